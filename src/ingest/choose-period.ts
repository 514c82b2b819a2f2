import { addDays, weekdayOf } from '../domain/calendar-day.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { dateOnly, periodKindOf, samePeriod, weekOf } from '../domain/period.ts';
import type { Period } from '../domain/period.ts';
import type { TableProblem } from '../domain/table.ts';
import { datesIn, withYear } from './period-text.ts';
import type { Dates, SaidYear, Yearless } from './period-text.ts';
import { problem } from './problem.ts';
import { noPeriod, noYear, periodDiffers, periodDiffersInName, severalPeriods } from './texts.ts';

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
  /** Titles of the other tables of the file. */
  elsewhere: readonly string[];
  /** Lines under the table that say of what time it is: they count where nothing else does. */
  below?: readonly string[];
};

/** `isMonths`: calendar months or quarters, from which no week follows. */
type Candidate = Period & { isMonths?: true };

/** The period of a table out of its own words and of what the person gave; they must not contradict each other. */
export function choosePeriod(texts: PeriodTexts, given: Period | undefined): PeriodChoice {
  const groups = [
    texts.titles,
    texts.headings,
    [texts.sheet],
    [texts.file],
    texts.elsewhere,
    texts.below ?? [],
  ].map((group) => group.map(datesIn));
  const said = groups.flat().flatMap(({ years }) => years);
  const years = given === undefined ? said : yearsOf(given);
  const [titles = [], headings = [], ...names] = groups.map((group) => candidatesIn(group, years));
  const last = headings.toSorted((a, b) => (a.to < b.to ? 1 : -1));
  const sources = [titles, given === undefined ? last.slice(0, 1) : last, ...names];
  const strong = sources.find((candidates) => candidates.length > 0) ?? [];
  const fromTitles = strong === sources[0] || strong === sources[1];
  const named = names.slice(0, 2).flat().filter(isRange);
  if (given !== undefined) return chooseGiven(given, strong, fromTitles ? named : [], !fromTitles);
  const yearless = groups.flat().flatMap((found) => found.yearless);
  return chooseAlone(strong, fromTitles ? named : [], yearless[0]);
}

function chooseAlone(
  candidates: readonly Candidate[],
  named: readonly Candidate[],
  yearless: Yearless | undefined,
): PeriodChoice {
  const [first, ...others] = candidates;
  if (first === undefined) {
    return { problem: problem('refuse', 'no-period', yearless ? noYear(yearless) : noPeriod()) };
  }
  if (others.length > 0) return { problem: problem('refuse', 'several-periods', severalPeriods(candidates)) };
  // The title of last week left standing in this week's file is the commonest slip of all.
  const contradicting = named.filter((period) => isRange(first) && !agrees(first, period));
  if (contradicting.length > 0) {
    return { problem: problem('refuse', 'several-periods', severalPeriods([first, ...contradicting])) };
  }
  const week = isStretch(first) ? first : named.find((period) => isStretch(period) && agrees(period, first));
  return { found: { ...(week && { range: periodOf(week) }), on: first.to }, notes: [] };
}

function chooseGiven(
  given: Period,
  strong: readonly Candidate[],
  named: readonly Candidate[],
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
  const range = fitting.find(isStretch);
  return { found: { ...(range && { range: periodOf(range) }), on: given.to }, notes };
}

/**
 * The periods a group of texts may mean. A stretch of days outweighs the dates beside it, a Сб–Пт week the other
 * stretches, a date the month. Two dates that bound a week are the week: «с» and «по» in cells of their own.
 */
function candidatesIn(found: readonly Dates[], years: readonly SaidYear[]): Candidate[] {
  const said = found.flatMap(({ yearless }) => yearless.flatMap((one) => inOneYear(one, years)));
  const ranges = distinct([...found.flatMap((one) => one.ranges), ...said]);
  const weeks = ranges.filter((period) => periodKindOf(period) === 'week');
  if (weeks.length === 1) return weeks;
  if (ranges.length > 0) return ranges;
  const dates = distinct(found.flatMap((one) => one.dates.map(dateOnly)));
  const bounded = weekBoundedBy(dates);
  if (bounded !== undefined) return [bounded];
  if (dates.length > 0) return dates;
  return distinct(found.flatMap(({ months }) => months)).map((period) => ({
    ...period,
    isMonths: true as const,
  }));
}

// The year is never guessed: the one that the file names, if all it names lead to the same days.
function inOneYear(one: Yearless, years: readonly SaidYear[]): Period[] {
  const found = distinct(years.map((year) => withYear(one, year)).filter((period) => period !== undefined));
  return found.length === 1 ? found : [];
}

// Of the given week alone: what the file says without a year may then only agree with it or not.
function yearsOf({ to }: Period): SaidYear[] {
  return [{ year: Number(to.slice(0, 4)) }];
}

function weekBoundedBy(dates: readonly Period[]): Period | undefined {
  const weeks = dates.flatMap(({ from }) =>
    dates.map(({ to }) => ({ from, to })).filter((period) => periodKindOf(period) === 'week'),
  );
  return weeks.length === 1 ? weeks[0] : undefined;
}

function agrees(given: Period, found: Candidate): boolean {
  if (samePeriod(given, found)) return true;
  if (found.isMonths === true) return found.from <= given.to && given.to <= found.to;
  if (!isRange(given)) return isRange(found) && found.from <= given.to && given.to <= found.to;
  // A table of the week may carry the day it was drawn up on.
  if (!isRange(found)) return given.from <= found.to && found.to <= addDays(given.to, 7);
  return periodKindOf(found) === 'month' && found.from <= given.from && given.to <= found.to;
}

function isStretch(period: Candidate): boolean {
  return isRange(period) && period.isMonths !== true;
}

function periodOf({ from, to }: Candidate): Period {
  return { from, to };
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
