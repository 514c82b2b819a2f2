import { addDays, weekdayOf } from '../domain/calendar-day.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { dateOnly, periodKindOf, samePeriod, weekOf } from '../domain/period.ts';
import type { Period } from '../domain/period.ts';
import type { TableProblem } from '../domain/table.ts';
import { datesIn } from './period-text.ts';
import { problem } from './problem.ts';
import { noPeriod, periodDiffers, periodDiffersInName, severalPeriods } from './texts.ts';

/** `range`: the stretch of days of the table, where it has one; `on`: the date of what stands on a date. */
export type TablePeriod = { range?: Period; on: CalendarDay };
export type PeriodChoice =
  { found: TablePeriod; notes: readonly TableProblem[] } | { found?: undefined; problem: TableProblem };

/** Texts of a file by how much their dates are worth: titles first, then headings, the sheet's name, the file's. */
export type PeriodTexts = {
  titles: readonly string[];
  /** Of the columns: they may speak of several weeks side by side, and the last one counts. */
  headings: readonly string[];
  sheet: string;
  file: string;
};

/** The period of a table out of its own words and of what the person gave; they must not contradict each other. */
export function choosePeriod(texts: PeriodTexts, given: Period | undefined): PeriodChoice {
  const headings = candidatesIn(texts.headings).toSorted((a, b) => (a.to < b.to ? 1 : -1));
  const names = [candidatesIn([texts.sheet]), candidatesIn([texts.file])];
  const sources = [
    candidatesIn(texts.titles),
    given === undefined ? headings.slice(0, 1) : headings,
    ...names,
  ];
  const strong = sources.find((candidates) => candidates.length > 0) ?? [];
  const fromTitles = strong === sources[0] || strong === sources[1];
  const named = names.flat().filter(isRange);
  return given === undefined
    ? chooseAlone(strong, fromTitles ? named : [])
    : chooseGiven(given, strong, fromTitles ? named : [], !fromTitles);
}

function chooseAlone(candidates: readonly Period[], named: readonly Period[]): PeriodChoice {
  const [first, ...others] = candidates;
  if (first === undefined) return { problem: problem('refuse', 'no-period', noPeriod()) };
  if (others.length > 0) return { problem: problem('refuse', 'several-periods', severalPeriods(candidates)) };
  // The title of last week left standing in this week's file is the commonest slip of all.
  const contradicting = named.filter((period) => isRange(first) && !agrees(first, period));
  if (contradicting.length > 0) {
    return { problem: problem('refuse', 'several-periods', severalPeriods([first, ...contradicting])) };
  }
  return { found: { ...(isRange(first) && { range: first }), on: first.to }, notes: [] };
}

function chooseGiven(
  given: Period,
  strong: readonly Period[],
  named: readonly Period[],
  onlyNamed: boolean,
): PeriodChoice {
  const fitting = [...strong, ...named].filter((period) => agrees(given, period));
  const nameDate = onlyNamed ? strong.find((period) => !isRange(period)) : undefined;
  if (strong.length > 0 && fitting.length === 0 && nameDate === undefined) {
    return { problem: problem('refuse', 'period-differs', periodDiffers(given, strong)) };
  }
  const notes =
    nameDate !== undefined && fitting.length === 0
      ? [problem('note', 'period-differs-in-name', periodDiffersInName(given, nameDate))]
      : [];
  if (isRange(given)) {
    const date = onlyNamed ? undefined : fitting.find((period) => !isRange(period));
    return { found: { range: given, on: date?.to ?? given.to }, notes };
  }
  const range = fitting.find(isRange);
  return { found: { ...(range && { range }), on: given.to }, notes };
}

/**
 * The periods a group of texts may mean. A stretch of days outweighs the dates beside it, a Сб–Пт week the other
 * stretches, a date the month.
 */
function candidatesIn(texts: readonly string[]): Period[] {
  const all = texts.map(datesIn);
  const ranges = distinct(all.flatMap((found) => found.ranges));
  const weeks = ranges.filter((period) => periodKindOf(period) === 'week');
  if (weeks.length === 1) return weeks;
  if (ranges.length > 0) return ranges;
  const dates = distinct(all.flatMap((found) => found.dates.map(dateOnly)));
  return dates.length > 0 ? dates : distinct(all.flatMap((found) => found.months));
}

function agrees(given: Period, found: Period): boolean {
  if (samePeriod(given, found)) return true;
  if (!isRange(given)) return isRange(found) && found.from <= given.to && given.to <= found.to;
  // A table of the week may carry the day it was drawn up on.
  if (!isRange(found)) return given.from <= found.to && found.to <= addDays(given.to, 7);
  return periodKindOf(found) === 'month' && found.from <= given.from && given.to <= found.to;
}

function isRange(period: Period): boolean {
  return period.from !== period.to;
}

function distinct(periods: readonly Period[]): Period[] {
  return periods.filter((period, i) => periods.findIndex((other) => samePeriod(other, period)) === i);
}

/** The week that a table with a lone Friday means; undefined for any other day, from which no week follows. */
export function weekEndingOn(on: CalendarDay): Period | undefined {
  return weekdayOf(on) === 5 ? weekOf(on) : undefined;
}
