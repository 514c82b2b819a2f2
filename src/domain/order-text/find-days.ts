import { addDays, calendarDayOf, yearOf } from '../calendar-day.ts';
import type { CalendarDay } from '../calendar-day.ts';
import { DAY_WORDS, MONTHS, SHORT_MONTHS, THIS_YEAR } from './term-lexicon.ts';
import { plainOf } from './plain.ts';

const YEAR_MARK = String.raw`(?:\s*г(?:ода|од|\.)?(?!\p{L}))?`;
const NOW = `\\s*(${THIS_YEAR})`;
const NUMERIC = String.raw`(?<![\d.,])(\d{1,2})\s?[./]\s?(\d{1,2})(?:\s?[./]\s?(\d{4}|\d{2})(?!\d)${YEAR_MARK}|\.?${NOW}|(?![\d./]*\d))`;
/** «15 сент. 2024» */
const SHORT_MONTH = `(?:${SHORT_MONTHS.join('|')})`;
const WORDED = String.raw`(?<![\p{L}\d])(?:[«"]\s?)?(\d{1,2}|${DAY_WORDS.map(({ pattern }) => pattern).join('|')})(?:\s?[»"])?(?:-?го|-?му)?\s+(${MONTHS.join('|')}|${SHORT_MONTH}(?=\.))(?:(?<=${SHORT_MONTH})\.|\p{L}*)(?:\s+(\d{4})(?!\d)${YEAR_MARK}|${NOW})?`;
const ISO = String.raw`(?<![\d./-])(20\d\d)-(\d\d)-(\d\d)(?![\d/-])`;
const DAY = new RegExp(`${ISO}|${NUMERIC}|${WORDED}`, 'gu');

type FoundDay = { from: number; to: number; day: CalendarDay; isGuessed: boolean };

/** Every day that a text names, deadline or not. */
export function findDays(text: string, base: CalendarDay): FoundDay[] {
  return [...plainOf(text).matchAll(DAY)].flatMap((found) => {
    const [whole, isoYear, isoMonth, isoDay, d1, m1, y1, now1, d2, m2, y2, now2] = found;
    const dayOfMonth = Number(isoDay ?? d1 ?? (/^\d/.test(d2 ?? '') ? d2 : dayOfWord(d2 ?? '')));
    const month = m2 === undefined ? Number(isoMonth ?? m1) : monthOf(m2);
    const year = isoYear ?? y1 ?? y2;
    const now = now1 ?? now2;
    const day = dated(dayOfMonth, month, year, now, base);
    if (day === undefined) return [];
    const to = found.index + whole.trimEnd().length;
    return [{ from: found.index, to, day, isGuessed: year === undefined && now === undefined }];
  });
}

function dated(
  day: number,
  month: number,
  year: string | undefined,
  now: string | undefined,
  base: CalendarDay,
): CalendarDay | undefined {
  if (year !== undefined)
    return calendarDayOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  if (now?.includes('учебн') === true) {
    const startsIn = Number(base.slice(5, 7)) >= SEPTEMBER ? yearOf(base) : yearOf(base) - 1;
    return calendarDayOf(month >= SEPTEMBER ? startsIn : startsIn + 1, month, day);
  }
  const own = calendarDayOf(yearOf(base), month, day);
  // A day that has just gone is over; only one that is long past comes again next year.
  if (now !== undefined || (own !== undefined && own >= addDays(base, -JUST_GONE_DAYS))) return own;
  return calendarDayOf(yearOf(base) + 1, month, day);
}

/** In which a school year begins. */
export const SEPTEMBER = 9;
const JUST_GONE_DAYS = 60;

function dayOfWord(words: string): number | undefined {
  return DAY_WORDS.find(({ pattern }) => new RegExp(`^${pattern}$`, 'u').test(words))?.day;
}

/** From 1 on, by the beginning of its name. */
export function monthOf(stem: string): number {
  const at = (patterns: readonly string[]) =>
    patterns.findIndex((pattern) => new RegExp(`^${pattern}$`, 'u').test(stem));
  return (at(MONTHS) < 0 ? at(SHORT_MONTHS) : at(MONTHS)) + 1;
}
