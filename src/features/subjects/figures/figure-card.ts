import { answer } from '../../../bot/answer.ts';
import type { Answer } from '../../../bot/answer.ts';
import { button, inline } from '../../../bot/buttons.ts';
import type { Button } from '../../../bot/outgoing.ts';
import { yearOf } from '../../../domain/calendar-day.ts';
import type { CalendarDay } from '../../../domain/calendar-day.ts';
import type { Metric } from '../../../domain/metric.ts';
import { dateOnly, weekOf } from '../../../domain/period.ts';
import { localDayOf } from '../../../domain/zone.ts';
import { findOpenDispute } from '../../../storage/dispute.ts';
import { findImportHeader } from '../../../storage/import.ts';
import type { StoredMeasurement } from '../../../storage/measurement.ts';
import type { Context } from '../../context.ts';
import { todayOf, zoneOf } from '../../district-hours.ts';
import { cardLines } from './figure-card-lines.ts';
import { figuresButton, inPairs, namedBy, sourceButton } from './figure-buttons.ts';
import type { FigureView } from './figure-buttons.ts';
import { figureCardTexts as texts } from './figure-card-texts.ts';
import { hasFigure } from './figure-facts.ts';
import type { FigureFact } from './figure-facts.ts';
import { figureOrTwins } from './figure-twins.ts';
import { figureInWords } from './figure-words.ts';
import { isLowFact } from './low-fact.ts';
import { metricFigures } from './metric-figures.ts';
import type { MetricFigures } from './metric-figures.ts';
import { factsOfSchool } from '../schools/school-facts.ts';
import { officeTexts } from '../../office-texts.ts';
import { figureTexts, labels } from '../../texts.ts';

const EMPLOYEES = 'employees';

/** Everything one screen can say of one metric of a school; `on` – the last day of the period that is meant. */
export function figureCard(context: Context, view: FigureView, code: string, on?: CalendarDay): Answer {
  const found = metricFigures(context, view.school, code, on);
  const toAll = [figuresButton(view, labels.figures)];
  if (found === undefined) return answer(texts.gone, { keyboard: inline(toAll) });
  const { metric } = found;
  const [fact] = found.facts;
  if (fact === undefined) {
    return answer(nothingKnown(context, view, found, on).join('\n'), {
      keyboard: inline(...(metric.code === EMPLOYEES ? ownNumber(view) : []), toAll),
    });
  }
  return answer(linesOf(context, view, found, fact, on).join('\n'), {
    keyboard: inline(...buttonsOf(view, found, fact)),
  });
}

function nothingKnown(
  context: Context,
  { viewer }: FigureView,
  { metric }: MetricFigures,
  on: CalendarDay | undefined,
): string[] {
  if (on !== undefined) {
    const period = metric.window === 'week' ? weekOf(on) : dateOnly(on);
    return [texts.goneForPeriod(metric.title, officeTexts.forPeriod(period, yearOf(todayOf(context))))];
  }
  const { operator } = context.settings;
  return [
    texts.noFigure(metric.title, viewer),
    metric.code === EMPLOYEES ? texts.comesFromSchool : texts.comesFrom(operator),
  ];
}

function linesOf(
  context: Context,
  view: FigureView,
  found: MetricFigures,
  fact: FigureFact,
  on: CalendarDay | undefined,
): string[] {
  const { school, viewer } = view;
  const { metric, version, latest, origin } = fact;
  const thisYear = yearOf(todayOf(context));
  const { ofDistrict } = found;
  const value = valueOf(context, view, fact);
  const createdAt = findImportHeader(context.db, latest.importId)?.createdAt;
  const loaded =
    origin === 'school' || createdAt === undefined
      ? undefined
      : localDayOf(createdAt, zoneOf(context.settings));
  return [
    // Who speaks for several schools is told which one it is by the shell.
    ...(viewer === 'coordinator' ? [school.name] : []),
    ofDistrict ? texts.ofDistrict(version.label, value) : texts.value(version.label, value),
    texts.dated(officeTexts.period(latest.period, thisYear), texts.origin[origin], loaded, thisYear),
    ...(ofDistrict ? [texts.ownMissing(viewer)] : []),
    ...(on === undefined ? gapLines(context, view, metric, thisYear) : []),
    ...lastKnown(found, fact, thisYear),
    ...cardLines(context, school, found, fact),
    ...disputeLines(context, latest, thisYear),
    ...found.facts
      .slice(1)
      .map((other) => texts.also(texts.origin[other.origin], figureInWords(metric, other.latest))),
    texts.definitionBriefly(version.definition, version.source),
  ];
}

function valueOf({ db }: Context, { viewer }: FigureView, { metric, latest }: FigureFact): string {
  if (latest.state === 'not-listed') return texts.notListed(viewer);
  const value = figureOrTwins(db, metric, latest, { people: true });
  return latest.doubt === undefined ? value : figureTexts.doubtful(value);
}

/** While the coordinator has not decided. */
function disputeLines({ db, settings }: Context, latest: StoredMeasurement, thisYear: number): string[] {
  const open = findOpenDispute(db, latest);
  return open === undefined ? [] : [texts.disputed(localDayOf(open.createdAt, zoneOf(settings)), thisYear)];
}

/** A newer week of the monitoring that says nothing of the metric. */
function gapLines(context: Context, { school }: FigureView, { code }: Metric, thisYear: number): string[] {
  const gap = factsOfSchool(context, school).gaps.find(({ metric }) => metric.code === code);
  return gap === undefined ? [] : [texts.nothingLater(gap.week, thisYear)];
}

/** Under an empty cell or an absent row: the newest figure of the same definition and origin that there is. */
function lastKnown({ measurements }: MetricFigures, fact: FigureFact, thisYear: number): string[] {
  const { latest, metric } = fact;
  if (hasFigure(latest)) return [];
  const known = measurements.find(
    (one) =>
      one.origin === latest.origin &&
      one.metric.version === latest.metric.version &&
      one.period.to < latest.period.to &&
      hasFigure(one),
  );
  return known === undefined
    ? []
    : [texts.lastKnown(figureInWords(metric, known, { people: true }), known.period, thisYear)];
}

function buttonsOf(view: FigureView, found: MetricFigures, fact: FigureFact): Button[][] {
  const { metric, latest, origin, missing } = fact;
  const about = { ...namedBy(view), m: metric.code };
  const m = metric.code;
  const w = latest.period.to;
  const source = sourceButton(view, m, w);
  if (view.viewer === 'coordinator') return [[source, figuresButton(view, labels.figures)]];
  if (found.ofDistrict) return [[source]];
  const isShare = metric.kind === 'share' && hasFigure(latest);
  const isSound = isShare && latest.doubt === undefined;
  return [
    ...inPairs([
      ...(isShare ? [button(labels.trend, 'trend', about)] : []),
      ...(isSound && origin === 'federal' ? [button(labels.compare, 'compare', about)] : []),
      ...(isSound && missing !== undefined ? [button(labels.forecast, 'forecast', about)] : []),
      ...(isWorthAsking(fact) ? [button(labels.why, 'why', about)] : []),
      source,
      // The school's own number the school itself puts right.
      ...(origin === 'school' ? [] : [button(labels.dispute, 'dispute', { ...about, w })]),
    ]),
    ...(m === EMPLOYEES ? ownNumber(view) : []),
  ];
}

function ownNumber({ viewer }: FigureView): Button[][] {
  return viewer === 'school' ? [[button(labels.employees, 'employees')]] : [];
}

/** What is low, and what nobody knows a figure of. */
function isWorthAsking(fact: FigureFact): boolean {
  return hasFigure(fact.latest) ? isLowFact(fact) : fact.latest.doubt === undefined;
}
