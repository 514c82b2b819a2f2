import { addDays, calendarDayOf } from '../domain/calendar-day.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { dateOnly, monthOf } from '../domain/period.ts';
import type { Period } from '../domain/period.ts';
import { foldLetters } from './header-text.ts';
import { BEGINNING_OF, END_OF, MONTHS, NOT_A_PERIOD_BEFORE } from './lexicon.ts';

const DAY = '(\\d{1,2})';
const YEAR = '(\\d{4}|\\d{2})';
const SEP = '[./_-]';
const DASH = '\\s*(?:-|–|—|−|\\.\\.|…|по|до|_)\\s*';
const MONTH = `(${MONTHS.join('|')})[а-я]*\\.?`;
const NO_DIGIT = '(?<![\\d])';
const END = '(?!\\d)';

type Spelling = { pattern: RegExp; read: (groups: readonly string[]) => Period | undefined };

// Longer spellings first: what one has read is taken out of the text before the next looks at it.
const RANGES: readonly Spelling[] = [
  {
    // 2023-04-29..2023-05-05
    pattern: spelling(`(\\d{4})-(\\d{2})-(\\d{2})${DASH}(\\d{4})-(\\d{2})-(\\d{2})`),
    read: ([y1, m1, d1, y2, m2, d2]) => between(dayOf(y1, m1, d1), dayOf(y2, m2, d2)),
  },
  {
    // 29.04.23-05.05.23, с 08.04.2023 по 14.04.2023, 08.04.2023г. – 14.04.2023г.
    pattern: spelling(`${DAY}\\.${DAY}\\.${YEAR}(?: ?г(?:\\.|ода?)?)?${DASH}${DAY}\\.${DAY}\\.${YEAR}`),
    read: ([d1, m1, y1, d2, m2, y2]) => between(dayOf(y1, m1, d1), dayOf(y2, m2, d2)),
  },
  {
    // 28.12-03.01.2025
    pattern: spelling(`${DAY}\\.${DAY}\\.?${DASH}${DAY}\\.${DAY}\\.${YEAR}`),
    read: ([d1, m1, d2, m2, y2]) => crossing(d1, Number(m1), d2, Number(m2), y2),
  },
  {
    // 19-25.10.2024
    pattern: spelling(`${DAY}${DASH}${DAY}\\.${DAY}\\.${YEAR}`),
    read: ([d1, d2, m, y]) => between(dayOf(y, m, d1), dayOf(y, m, d2)),
  },
  {
    // 28 октября – 3 ноября 2024, 28 декабря 2024 – 3 января 2025
    pattern: spelling(`${DAY} ${MONTH}(?: (\\d{4})(?: ?г(?:\\.|ода?)?)?)?${DASH}${DAY} ${MONTH} ${YEAR}`),
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

const MONTH_AND_YEAR = new RegExp(`(?<![а-я])${MONTH} (\\d{4})${END}`, 'g');

/** What a text says of time. `ranges` and `months` have two days, `dates` one. */
export type Dates = { ranges: Period[]; dates: CalendarDay[]; months: Period[] };

/**
 * Every period and date of a text, in the spellings of orders, headings and file names. Left out: deadlines
 * («до 30.10.2024»), open beginnings («с 1 января 2024 года»), the dates of the orders themselves («письмо от …»).
 */
export function datesIn(text: string): Dates {
  const found: Dates = { ranges: [], dates: [], months: [] };
  if (!/\d/.test(text)) return found;
  let rest = foldLetters(text).slice(0, 2000);
  const takeOut = ({ pattern, read }: Spelling, use: (period: Period, before: string) => void) => {
    rest = rest.replace(pattern, (match: string, ...more: unknown[]) => {
      const groups = more.filter(
        (part, i) => i < more.length - 2 && (typeof part === 'string' || part === undefined),
      );
      const period = read(groups as string[]);
      if (period === undefined) return match;
      use(period, rest.slice(0, more.at(-2) as number));
      return '¦'.repeat(match.length);
    });
  };
  for (const one of RANGES) takeOut(one, (period) => found.ranges.push(period));
  for (const one of DATES) {
    takeOut(one, (period, before) => {
      if (!NOT_A_PERIOD_BEFORE.test(before)) found.dates.push(period.to);
    });
  }
  for (const match of rest.matchAll(MONTH_AND_YEAR)) addMonth(found, rest.slice(0, match.index), match);
  return found;
}

function addMonth(found: Dates, before: string, match: RegExpExecArray): void {
  const month = monthOf(Number(match[2]), monthNumber(match[1]));
  if (month === undefined) return;
  if (BEGINNING_OF.test(before)) found.dates.push(month.from);
  else if (END_OF.test(before)) found.dates.push(month.to);
  else found.months.push(month);
}

function spelling(source: string): RegExp {
  return new RegExp(`${NO_DIGIT}${source}${END}`, 'g');
}

function monthNumber(word: string | undefined): number {
  return 1 + MONTHS.findIndex((stem) => new RegExp(`^${stem}`).test(word ?? ''));
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
