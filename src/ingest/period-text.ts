import { addDays, calendarDayOf, daysBetween } from '../domain/calendar-day.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { dateOnly, monthOf } from '../domain/period.ts';
import type { Period } from '../domain/period.ts';
import { foldLetters } from './header-text.ts';
import {
  BEGINNING_OF,
  END_OF,
  HALF_YEAR,
  LETTER_NUMBER_AFTER,
  MONTHS,
  NOT_A_PERIOD_BEFORE,
  QUARTER,
  QUARTER_NUMBERS,
  SCHOOL_YEAR,
  YEAR_WORD,
} from './period-lexicon.ts';

const DAY = '(\\d{1,2})';
const YEAR = '(\\d{4}|\\d{2})';
const SEP = '[./_-]';
const DASH = '\\s*(?:-|–|—|−|\\.\\.|…|по|до|_)\\s*';
const MONTH = `(${MONTHS.join('|')})(?![а-я])\\.?`;
const NO_DIGIT = '(?<![\\d])';
const END = '(?!\\d)';

type Spelling = { pattern: RegExp; read: (groups: readonly string[]) => Period | undefined };

// Longer spellings first: what one has read is taken out of the text before the next looks at it.
const RANGES: readonly Spelling[] = [
  {
    // 2023-04-29..2023-05-05, 20230429-20230505
    pattern: spelling(`(\\d{4})([-.]?)(\\d{2})\\2(\\d{2})${DASH}(\\d{4})\\2(\\d{2})\\2(\\d{2})`),
    read: ([y1, , m1, d1, y2, m2, d2]) => between(dayOf(y1, m1, d1), dayOf(y2, m2, d2)),
  },
  {
    // 29.04.23-05.05.23, с 08.04.2023 по 14.04.2023, 08.04.2023г. – 14.04.2023г., 29_04_2023-05_05_2023
    pattern: spelling(`${DAY}(${SEP})${DAY}\\2${YEAR}${YEAR_WORD}${DASH}${DAY}\\2${DAY}\\2${YEAR}`),
    read: ([d1, , m1, y1, d2, m2, y2]) => between(dayOf(y1, m1, d1), dayOf(y2, m2, d2)),
  },
  {
    // 29042023-05052023
    pattern: spelling(`(\\d{2})(\\d{2})(20\\d{2})${DASH}(\\d{2})(\\d{2})(20\\d{2})`),
    read: ([d1, m1, y1, d2, m2, y2]) => between(dayOf(y1, m1, d1), dayOf(y2, m2, d2)),
  },
  {
    // 28.12-03.01.2025
    pattern: spelling(`${DAY}\\.${DAY}\\.?${DASH}${DAY}\\.${DAY}\\.? ?${YEAR}`),
    read: ([d1, m1, d2, m2, y2]) => crossing(d1, Number(m1), d2, Number(m2), y2),
  },
  {
    // 19-25.10.2024
    pattern: spelling(`${DAY}${DASH}${DAY}\\.${DAY}\\.${YEAR}`),
    read: ([d1, d2, m, y]) => between(dayOf(y, m, d1), dayOf(y, m, d2)),
  },
  {
    // 28 октября – 3 ноября 2024, 28 декабря 2024 – 3 января 2025
    pattern: spelling(`${DAY} ${MONTH}(?: (\\d{4})${YEAR_WORD})?${DASH}${DAY} ${MONTH} ${YEAR}`),
    read: ([d1, m1, y1, d2, m2, y2]) =>
      y1 === undefined || y1 === ''
        ? crossing(d1, monthNumber(m1), d2, monthNumber(m2), y2)
        : between(dayOf(y1, String(monthNumber(m1)), d1), dayOf(y2, String(monthNumber(m2)), d2)),
  },
  {
    // с 19 по 25 октября 2024
    pattern: spelling(`${DAY}${DASH}${DAY} ${MONTH} ${YEAR}`),
    read: ([d1, d2, m, y]) =>
      between(dayOf(y, String(monthNumber(m)), d1), dayOf(y, String(monthNumber(m)), d2)),
  },
];

const DATES: readonly Spelling[] = [
  {
    // 2024-10-25, 20241025 in file names
    pattern: spelling(`(20\\d{2})(?:${SEP})?(\\d{2})(?:${SEP})?(\\d{2})`),
    read: ([y, m, d]) => single(dayOf(y, m, d)),
  },
  {
    // One separator throughout: «№ 06-15798/06-04/23» is the number of a letter.
    pattern: spelling(`${DAY}(${SEP})${DAY}\\2${YEAR}`),
    read: ([d, , m, y]) => single(dayOf(y, m, d)),
  },
  {
    pattern: spelling(`${DAY} ${MONTH} ${YEAR}`),
    read: ([d, m, y]) => single(dayOf(y, String(monthNumber(m)), d)),
  },
];

/** A stretch of days whose year is said elsewhere or nowhere: «29.04-05.05». */
export type Yearless = {
  from: readonly [day: number, month: number];
  to: readonly [day: number, month: number];
};

type YearlessSpelling = { pattern: RegExp; read: (groups: readonly string[]) => Yearless };
const YEARLESS: readonly YearlessSpelling[] = [
  {
    // 29.04-05.05
    pattern: new RegExp(`(?<![\\d.,])(\\d{2})\\.(\\d{2})\\.?${DASH}(\\d{2})\\.(\\d{2})(?![.,]?\\d)`, 'g'),
    read: ([d1, m1, d2, m2]) => yearless(d1, Number(m1), d2, Number(m2)),
  },
  {
    // 08-14.04
    pattern: new RegExp(`(?<![\\d.,])(\\d{2})${DASH}(\\d{2})\\.(\\d{2})(?![.,]?\\d)`, 'g'),
    read: ([d1, d2, m]) => yearless(d1, Number(m), d2, Number(m)),
  },
  {
    // 29 апреля – 5 мая
    pattern: spelling(`${DAY} ${MONTH}${DASH}${DAY} ${MONTH}`),
    read: ([d1, m1, d2, m2]) => yearless(d1, monthNumber(m1), d2, monthNumber(m2)),
  },
  {
    // с 8 по 14 апреля
    pattern: spelling(`${DAY}${DASH}${DAY} ${MONTH}`),
    read: ([d1, d2, m]) => yearless(d1, monthNumber(m), d2, monthNumber(m)),
  },
];

const MONTHS_AND_YEAR = new RegExp(`(?<![а-я])${MONTH}${DASH}${MONTH} (\\d{4})${END}`, 'g');
const MONTH_AND_YEAR = new RegExp(`(?<![а-я])${MONTH} (\\d{4})${END}`, 'g');
const BARE_YEAR = /(?<![\d.,№/-])(?<!№ )(20\d{2})(?![\d/]|[.,-]\d)/g;

/**
 * What a text says of time. `ranges` have two days, `dates` one; `months`: calendar months and quarters, which no week
 * follows from; `yearless`: a stretch without its year; `years`: the years that the text names, of its dates too.
 */
export type Dates = {
  ranges: Period[];
  dates: CalendarDay[];
  months: Period[];
  yearless: Yearless[];
  years: SaidYear[];
};

/** A year as said: «2023», or the two of a school year. */
export type SaidYear = { year: number; schoolYear?: true };

/**
 * Every period and date of a text, in the spellings of orders, headings and file names. Left out: deadlines
 * («до 30.10.2024»), open beginnings («с 1 января 2024 года»), the dates of the orders themselves («письмо от …»).
 */
export function datesIn(text: string): Dates {
  const found: Dates = { ranges: [], dates: [], months: [], yearless: [], years: [] };
  if (!/\d/.test(text)) return found;
  let rest = foldLetters(text).slice(0, 2000);
  const takeOut = (
    pattern: RegExp,
    use: (groups: readonly string[], before: string, after: string) => boolean,
  ) => {
    rest = rest.replace(pattern, (match: string, ...more: unknown[]) => {
      const groups = more.slice(0, -2) as string[];
      const at = more.at(-2) as number;
      return use(groups, rest.slice(0, at), rest.slice(at + match.length)) ? '¦'.repeat(match.length) : match;
    });
  };
  for (const { pattern, read } of RANGES) {
    takeOut(pattern, (groups) => keep(read(groups), (period) => found.ranges.push(period)));
  }
  for (const { pattern, read } of DATES) {
    takeOut(pattern, (groups, before, after) => {
      const isNone = NOT_A_PERIOD_BEFORE.test(before) || LETTER_NUMBER_AFTER.test(after);
      return keep(read(groups), (period) => isNone || found.dates.push(period.to));
    });
  }
  takeOut(QUARTER, (groups) => keep(quarterOf(groups), (period) => found.months.push(period)));
  takeOut(MONTHS_AND_YEAR, ([first, last, year]) =>
    keep(monthsOf(first, last, year), (period) => found.months.push(period)),
  );
  takeOut(MONTH_AND_YEAR, ([month, year], before) => addMonth(found, before, month, year));
  for (const { pattern, read } of YEARLESS) {
    takeOut(pattern, (groups) => keep(possible(read(groups)), (one) => found.yearless.push(one)));
  }
  takeOut(SCHOOL_YEAR, ([year]) => found.years.push({ year: Number(year), schoolYear: true }) > 0);
  for (const [, year] of rest.matchAll(BARE_YEAR)) found.years.push({ year: Number(year) });
  for (const day of [
    ...found.ranges.map(({ to }) => to),
    ...found.dates,
    ...found.months.map(({ to }) => to),
  ]) {
    found.years.push({ year: Number(day.slice(0, 4)) });
  }
  return found;
}

/** The stretch in a year that is said somewhere; undefined where that gives none. Of a school year autumn is the first. */
export function withYear({ from, to }: Yearless, { year, schoolYear }: SaidYear): Period | undefined {
  const ends = schoolYear === true && to[1] < SCHOOL_YEAR_BEGINS ? year + 1 : year;
  return crossing(String(from[0]), from[1], String(to[0]), to[1], String(ends));
}

/** «Звонили (07.11–13.11)» in a table of a day: the stretch of that name which ends nearest to it. */
export function nearestStretch(said: Yearless, on: CalendarDay): Period | undefined {
  const year = Number(on.slice(0, 4));
  const found = [year - 1, year, year + 1].flatMap((one) => withYear(said, { year: one }) ?? []);
  const far = ({ to }: Period) => Math.abs(daysBetween(to, on));
  return found.toSorted((a, b) => far(a) - far(b))[0];
}

const SCHOOL_YEAR_BEGINS = 8;
const LONGEST_YEARLESS = 31;

function keep<T>(found: T | undefined, use: (found: T) => unknown): boolean {
  if (found === undefined) return false;
  use(found);
  return true;
}

function yearless(d1 = '', m1: number, d2 = '', m2: number): Yearless {
  return { from: [Number(d1), m1], to: [Number(d2), m2] };
}

// In no leap year and in a leap one: 29.02 is a day of some years.
function possible(one: Yearless): Yearless | undefined {
  const period = withYear(one, { year: 2023 }) ?? withYear(one, { year: 2024 });
  return period !== undefined && period.to <= addDays(period.from, LONGEST_YEARLESS) ? one : undefined;
}

function addMonth(found: Dates, before: string, word: string | undefined, year: string | undefined): boolean {
  const month = monthOf(Number(year), monthNumber(word));
  if (month === undefined) return false;
  if (BEGINNING_OF.test(before)) found.dates.push(month.from);
  else if (END_OF.test(before)) found.dates.push(month.to);
  else found.months.push(month);
  return true;
}

function monthsOf(
  first: string | undefined,
  last: string | undefined,
  year: string | undefined,
): Period | undefined {
  const [from, to] = [first, last].map((word) => monthOf(Number(year), monthNumber(word)));
  return from !== undefined && to !== undefined && from.from < to.to
    ? { from: from.from, to: to.to }
    : undefined;
}

function quarterOf([number = '', word = '', year]: readonly string[]): Period | undefined {
  const length = HALF_YEAR.test(word) ? 6 : 3;
  const last = length * (1 + QUARTER_NUMBERS.findIndex((pattern) => pattern.test(number)));
  const [from, to] = [last - length + 1, last].map((month) => monthOf(Number(year), month));
  return from !== undefined && to !== undefined ? { from: from.from, to: to.to } : undefined;
}

function spelling(source: string): RegExp {
  return new RegExp(`${NO_DIGIT}${source}${END}`, 'g');
}

function monthNumber(word: string | undefined): number {
  return 1 + MONTHS.findIndex((month) => new RegExp(`^(?:${month})$`).test(word ?? ''));
}

function dayOf(year = '', month = '', date = ''): CalendarDay | undefined {
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year);
  if (fullYear < 2000 || fullYear > 2100) return undefined;
  return calendarDayOf(fullYear, Number(month), Number(date));
}

function single(of: CalendarDay | undefined): Period | undefined {
  return of && dateOnly(of);
}

function between(from: CalendarDay | undefined, to: CalendarDay | undefined): Period | undefined {
  if (from === undefined || to === undefined || from > to || to > addDays(from, 400)) return undefined;
  return { from, to };
}

// «28.12-03.01.2025»: the year belongs to the second day.
function crossing(d1 = '', m1: number, d2 = '', m2: number, year = ''): Period | undefined {
  const to = dayOf(year, String(m2), d2);
  if (to === undefined) return undefined;
  const fromYear = Number(to.slice(0, 4)) - (m1 > m2 ? 1 : 0);
  return between(dayOf(String(fromYear), String(m1), d1), to);
}
