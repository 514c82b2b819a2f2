import { addDays, yearOf } from '../../domain/calendar-day.ts';
import { findCause } from '../../domain/cause.ts';
import { periodKindOf, samePeriod } from '../../domain/period.ts';
import type { Period } from '../../domain/period.ts';
import { findMetric } from '../../domain/reference.ts';
import { endsWithin } from '../../domain/unit-figure.ts';
import { instantOf, localDayOf } from '../../domain/zone.ts';
import { listDoneMeasures, listOpenMeasures } from '../../storage/measure.ts';
import type { StoredMeasure } from '../../storage/measure.ts';
import { listMeasurementsOfUnit } from '../../storage/measurement.ts';
import { findNoteWords, findWeekNoteBefore } from '../../storage/week-note.ts';
import { causeText } from '../subjects/causes/cause-texts.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { zoneOf } from '../district-hours.ts';
import { figureFactsOf, hasFigure, newestWeek } from '../subjects/figures/figure-facts.ts';
import type { FigureFact } from '../subjects/figures/figure-facts.ts';
import { figureInWords } from '../subjects/figures/figure-words.ts';
import { measureTexts } from '../subjects/causes/measure-texts.ts';
import { isLowFact } from '../subjects/figures/low-fact.ts';
import { openFindings } from '../subjects/causes/open-findings.ts';
import { figureTexts } from '../texts.ts';
import { texts } from './texts.ts';

/** The text that goes to the coordinator, and what it lacks. */
export type WeekNote = {
  week: Period;
  text: string;
  words: string | undefined;
  lacks: { cause: boolean; measures: boolean };
};

/** Of each kind; the rest is counted. */
const MOST_MEASURES = 5;

/**
 * «Анализ и меры» of the newest week with figures: the figures with their change, the causes, the measures since the note
 * before it. Nothing in it depends on the day it is looked at. Undefined while the school has no weekly figure.
 */
export function weekNoteOf(context: Context): WeekNote | undefined {
  const { db, reference } = context;
  const school = schoolOf(context);
  const { facts } = figureFactsOf(
    reference.metrics,
    school.organisationKind,
    listMeasurementsOfUnit(db, school.id),
  );
  const week = newestWeek(facts);
  if (week === undefined) return undefined;
  // The week's own year: on 1 January the note of December is still the same text.
  const thisYear = yearOf(week.to);
  const done = listDoneMeasures(db, school.id, since(context, week));
  const open = listOpenMeasures(db, [school.id]);
  const causes = causesOf(context, done);
  const told = toldFacts(facts, week);
  // Where nothing is low there is nothing to explain.
  const lacksCause = causes.length === 0 && told.some(isLowFact);
  const words = findNoteWords(db, school.id, week.to);
  const measures = [
    ...some(done.map((one) => doneLine(context, one, thisYear))),
    ...some(open.map((one) => openLine(one, thisYear))),
  ];
  const lines = [
    school.name,
    texts.note.title(week, thisYear),
    ...figureLinesOf(told, thisYear),
    ...(lacksCause ? [texts.note.noCause] : causes),
    ...(measures.length > 0 ? [texts.note.measures, ...measures] : [texts.note.noMeasures]),
    ...(words === undefined ? [] : [texts.note.words(words)]),
  ];
  return {
    week,
    text: lines.join('\n'),
    words,
    lacks: { cause: lacksCause, measures: measures.length === 0 },
  };
}

/** What was done since the note of an earlier week belongs into this one; without such a note, since the week began. */
function since({ db, actor, settings }: Context, week: Period): Date {
  const began = instantOf(week.from, '00:00', zoneOf(settings));
  const before = actor.school && findWeekNoteBefore(db, actor.school.id, week.to);
  // What was done up to that very moment stood in it.
  return before !== undefined && before.sentAt >= began ? new Date(before.sentAt.getTime() + 1) : began;
}

/** The weekly figures, and a status of one of the week's days. */
function toldFacts(facts: readonly FigureFact[], week: Period): FigureFact[] {
  return facts.filter(({ metric, latest }) => {
    if (!hasFigure(latest)) return false;
    if (metric.window === 'week') return samePeriod(latest.period, week);
    return metric.kind === 'status' && endsWithin(latest.period, week);
  });
}

function figureLinesOf(told: readonly FigureFact[], thisYear: number): string[] {
  return told.map((fact) => {
    const { metric, version, origin, latest } = fact;
    const heading = figureTexts.heading(version.label, origin, undefined);
    const value = withChange(fact, thisYear);
    return figureTexts.line(
      heading,
      latest.doubt === undefined ? value : figureTexts.doubtful(figureInWords(metric, latest)),
    );
  });
}

/** «9 из 31 (29,0 %), неделей раньше 7» */
function withChange({ metric, latest, previous }: FigureFact, thisYear: number): string {
  const value = figureInWords(metric, latest);
  if (previous === undefined || latest.doubt !== undefined) return value;
  if (metric.kind === 'status') {
    if (previous.value === latest.value) return value;
    return figureTexts.statusBefore(value, figureInWords(metric, previous), previous.period, thisYear);
  }
  const { numerator, denominator } = previous;
  const isCounted =
    numerator !== undefined && latest.numerator !== undefined && denominator === latest.denominator;
  return figureTexts.compared(value, {
    before: isCounted ? figureTexts.number(numerator) : figureInWords(metric, previous),
    weekBefore:
      periodKindOf(latest.period) === 'week' && addDays(previous.period.to, 1) === latest.period.from,
    period: previous.period,
    thisYear,
  });
}

/** Causes in force, and those whose step was done meanwhile, each with the metrics it lowers. */
function causesOf(context: Context, done: readonly StoredMeasure[]): string[] {
  const found = [
    ...openFindings(context, [schoolOf(context)]).map(({ cause, metricCode }) => ({ cause, metricCode })),
    ...done.flatMap(({ cause, metricCode }) =>
      cause === undefined || metricCode === undefined ? [] : [{ cause, metricCode }],
    ),
  ];
  const metricsOf = new Map<string, Set<string>>();
  for (const { cause, metricCode } of found) {
    const title = findMetric(context.reference, metricCode)?.shortTitle ?? metricCode;
    metricsOf.set(cause, (metricsOf.get(cause) ?? new Set()).add(title));
  }
  return [...metricsOf].flatMap(([code, metrics]) => {
    const cause = findCause(code)?.code;
    return cause === undefined ? [] : [texts.note.cause(causeText(cause).name, [...metrics])];
  });
}

function doneLine({ settings }: Context, { title, endedAt, dueOn }: StoredMeasure, thisYear: number): string {
  const on = endedAt === undefined ? dueOn : localDayOf(endedAt, zoneOf(settings));
  return texts.note.done(title, on, thisYear);
}

function openLine({ title, dueOn, obstacle }: StoredMeasure, thisYear: number): string {
  return obstacle === undefined
    ? texts.note.open(title, dueOn, thisYear)
    : texts.note.stuck(title, measureTexts.obstacle(obstacle), dueOn, thisYear);
}

function some(lines: readonly string[]): string[] {
  const rest = lines.length - MOST_MEASURES;
  return rest > 0 ? [...lines.slice(0, MOST_MEASURES), texts.note.more(rest)] : [...lines];
}
