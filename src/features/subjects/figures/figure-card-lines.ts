import { yearOf } from '../../../domain/calendar-day.ts';
import {
  TURNED_ROUND,
  TWO_VALUES,
  missingToTarget,
  possibleCounts,
  printedDecimals,
} from '../../../domain/measurement.ts';
import { metricKey } from '../../../domain/metric.ts';
import type { School } from '../../../domain/unit.ts';
import { listDoubtsOf, listSettledDoubts } from '../../../storage/figure-doubt.ts';
import type { StoredMeasurement } from '../../../storage/measurement.ts';
import type { Context } from '../../context.ts';
import { todayOf } from '../../district-hours.ts';
import { doubtReason } from './doubt-reason.ts';
import { figureCardTexts as texts } from './figure-card-texts.ts';
import { hasFigure, shareOf } from './figure-facts.ts';
import type { FigureFact } from './figure-facts.ts';
import { isWeekBefore } from './figure-lines.ts';
import { bothInWords } from './figure-twins.ts';
import { knownCounts, peopleOf } from './known-counts.ts';
import { figureInWords } from './figure-words.ts';
import type { MetricFigures } from './metric-figures.ts';
import { IMPOSSIBLE } from './parse-figure.ts';
import { hasEqualNeighbour, placeOf } from '../schools/school-facts.ts';

const { sign, light } = texts;

/** What follows from a figure: how it stands, what it was, how many are missing, what is strange about it. */
export function cardLines(
  context: Context,
  school: School,
  { measurements, ofDistrict }: MetricFigures,
  fact: FigureFact,
): string[] {
  const { metric, latest } = fact;
  if (!hasFigure(latest)) return [];
  if (latest.doubt !== undefined) {
    return [
      light(sign.doubt, texts.doubtful(reasonOf(context, fact, latest.doubt))),
      ...(ofDistrict ? [] : possibleLines(context, school, fact)),
    ];
  }
  const today = todayOf(context);
  if (metric.kind === 'status') return statusLines(fact, yearOf(today));
  if (ofDistrict) return [];
  const standing = placeOf(context, school, fact);
  return [
    ...standingLines(fact, measurements, today),
    ...missingLines(school, fact),
    ...(standing === undefined ? [] : [texts.place(standing.place, standing.among)]),
    ...possibleLines(context, school, fact),
    ...(hasEqualNeighbour(context, fact) ? [texts.equalNeighbour(latest.value ?? 0)] : []),
  ];
}

/** Why it is doubtful; of two values in one document both are named. */
function reasonOf(context: Context, { metric, latest }: FigureFact, doubt: string): string {
  const { db } = context;
  if (doubt === TURNED_ROUND) return texts.turnedRound(latest.state === 'zero');
  if (doubt === TWO_VALUES) return texts.twoValues(bothInWords(db, metric, latest));
  const stored = listDoubtsOf(db, latest).find(({ code }) => code === doubt);
  // What the percent may stand for is said in a line of its own, with the number of people.
  const facts = doubt === IMPOSSIBLE ? undefined : stored?.facts;
  return doubtReason({ code: doubt, facts }, { thisYear: yearOf(todayOf(context)) });
}

function statusLines(fact: FigureFact, thisYear: number): string[] {
  const { metric, latest, previous } = fact;
  const own =
    latest.value === 1
      ? light(sign.up, texts.fulfilled(metric.code))
      : light(sign.down, texts.unfulfilled(metric.code));
  if (previous === undefined || previous.value === latest.value) return [`${own}.`];
  const when = texts.when(false, previous.period, thisYear);
  return [`${own}. ${texts.statusWas(when, figureInWords(metric, previous))}.`];
}

/** The light: by the target where there is one, and by what was before. */
function standingLines(
  fact: FigureFact,
  measurements: readonly StoredMeasurement[],
  today: string,
): string[] {
  const { target } = fact.metric;
  const changed = changeLine(fact, measurements, Number(today.slice(0, 4)));
  if (target === undefined) return [`${changed} ${texts.noTarget}`];
  const byTarget =
    shareOf(fact.latest) >= target.value
      ? light(sign.up, texts.reached(target.value, target.source))
      : light(sign.down, texts.below(target.value, target.source, target.dueOn, today));
  return [`${byTarget}.`, changed];
}

/** Against the figure before it: by people where the base is the same, otherwise by the share. */
function changeLine(fact: FigureFact, measurements: readonly StoredMeasurement[], thisYear: number): string {
  const { metric, latest, previous } = fact;
  if (previous === undefined) return `${light(sign.same, nothingBefore(fact, measurements))}.`;
  const when = texts.when(isWeekBefore(fact), previous.period, thisYear);
  const sameBase = latest.denominator !== undefined && latest.denominator === previous.denominator;
  const before =
    sameBase && previous.numerator !== undefined
      ? figureInWords({ ...metric, kind: 'count' }, { state: previous.state, value: previous.numerator })
      : figureInWords(metric, previous);
  const by = shareOf(latest) - shareOf(previous);
  const difference = sameBase
    ? texts.byPeople((latest.numerator ?? 0) - (previous.numerator ?? 0), metric.audience)
    : texts.byPoints(by);
  if (Math.abs(by) < SMALLEST) return `${light(sign.same, texts.unchanged(when, before))}.`;
  return by > 0
    ? `${light(sign.up, texts.higher(when, before, difference))}.`
    : `${light(sign.down, texts.lower(when, before, difference))}.`;
}

/** Less is rounding, not a change. */
const SMALLEST = 0.005;

function nothingBefore(
  { metric, version, latest }: FigureFact,
  measurements: readonly StoredMeasurement[],
): string {
  const other = measurements.find(
    (one) => one.metric.version !== version.version && one.period.to < latest.period.from && hasFigure(one),
  );
  const label = metric.versions.find((one) => one.version === other?.metric.version)?.label;
  return label === undefined ? texts.firstData : texts.otherDefinition(label);
}

/** «Сколько ещё», in people: by the counts of the table, or by the only ones that its percent can stand for. */
function missingLines(school: School, { metric, latest }: FigureFact): string[] {
  const { target, audience, window } = metric;
  const counts = knownCounts(school, metric.audience, latest);
  if (target === undefined || counts === undefined) return [];
  const [numerator, denominator] = counts;
  const missing = missingToTarget(numerator, denominator, target.value);
  if (missing === 0) return [];
  return [
    `${texts.missing(missing, numerator + missing, denominator, audience)}${texts.ifNobodyDrops(window)}.`,
  ];
}

/** What a percent without counts may stand for, where the number of people is known. */
function possibleLines(context: Context, school: School, { metric, latest }: FigureFact): string[] {
  const { value, numerator } = latest;
  const all = peopleOf(school, metric.audience);
  if (metric.kind !== 'share' || value === undefined || numerator !== undefined || all === undefined)
    return [];
  const counts = possibleCounts(value, all, printedDecimals(value));
  if (counts.length > 0) return [texts.possible(value, counts, all, metric.audience)];
  if (isSettled(context, latest)) return [];
  return context.actor.audience === 'coordinator'
    ? [texts.impossibleForDistrict(value, all, metric.audience)]
    : [texts.impossible(value, all, metric.audience)];
}

/** Whether somebody of the office called this very percent right: the roll of the list may be the wrong one. */
function isSettled(
  { db }: Context,
  { unitId, metric, period: { to }, origin, value }: StoredMeasurement,
): boolean {
  return listSettledDoubts(db, [unitId], { origin, from: to, to }).some(
    (one) => one.code === IMPOSSIBLE && metricKey(one.metric) === metricKey(metric) && one.value === value,
  );
}
