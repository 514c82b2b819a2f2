import { addDays, calendarDayOf, yearOf } from '../domain/calendar-day.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { dateOnly } from '../domain/period.ts';
import type { Period } from '../domain/period.ts';
import { DATE_NOISE, MONTH_STEMS, TODAY_WORDS, UP_TO_WORDS } from './lexicon.ts';

/** Which day a date without a year means: the next such day from today on, or the last one up to today. */
type Direction = 'next' | 'last';

/** A week or a month may be named before it is over. */
const LOOK_AHEAD = 31;

const DAY = String.raw`(\d{1,2})[.,/](\d{1,2})(?:[.,/](\d{4}|\d{2}))?\.?`;
const ISO = String.raw`(\d{4})-(\d{2})-(\d{2})`;

/** The day a text names: «30.10.2024», «30.10.24», «30 октября», «30.10», «2024-10-30», «завтра». */
export function parseTypedDay(
  text: string,
  today: CalendarDay,
  direction: Direction = 'next',
): CalendarDay | undefined {
  const tidy = tidied(text).replace(UP_TO_WORDS, '');
  const offset = TODAY_WORDS.get(tidy);
  if (offset !== undefined) return addDays(today, offset);
  const iso = new RegExp(`^${ISO}$`).exec(tidy);
  if (iso !== null) return calendarDayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const match = new RegExp(`^${DAY}$`).exec(tidy);
  return match === null ? undefined : dayOf(match.slice(1), today, direction);
}

/** A text that begins with a day: «30.10.2024 Отчёт по классам» → the day and «Отчёт по классам». */
export function takeLeadingDay(
  text: string,
  today: CalendarDay,
): { day: CalendarDay; rest: string } | undefined {
  const words = text.trim().split(/\s+/);
  // «30 октября 2024 года» is the longest spelling of a day.
  for (let taken = Math.min(4, words.length); taken > 0; taken -= 1) {
    const day = parseTypedDay(
      words
        .slice(0, taken)
        .join(' ')
        .replace(/[:;,–—-]+$/, ''),
      today,
    );
    if (day === undefined) continue;
    return {
      day,
      rest: words
        .slice(taken)
        .join(' ')
        .replace(/^[\s:;,–—-]+/, ''),
    };
  }
  return undefined;
}

/**
 * The stretch of days a text names: «19–25.10.2024», «с 26.10 по 01.11», «19–25 октября», «2024-10-19..2024-10-25», or a
 * single day. Without a year it is the last such stretch, the one that is just going on included.
 */
export function parseTypedPeriod(text: string, now: CalendarDay): Period | undefined {
  if (TODAY_WORDS.has(tidied(text))) return dateOnly(parseTypedDay(text, now) ?? now);
  const today = addDays(now, LOOK_AHEAD);
  const single = parseTypedDay(text, today, 'last');
  if (single !== undefined) return dateOnly(single);
  const tidy = tidied(text)
    .replace(UP_TO_WORDS, '-')
    .replace(/\s*(?:[–—−-]|\.\.)\s*/g, '-');
  const iso = new RegExp(`^${ISO}-${ISO}$`).exec(tidy);
  if (iso !== null) {
    const [y1, m1, d1, y2, m2, d2] = iso.slice(1).map(Number);
    return between(calendarDayOf(y1 ?? 0, m1 ?? 0, d1 ?? 0), calendarDayOf(y2 ?? 0, m2 ?? 0, d2 ?? 0));
  }
  const match = new RegExp(String.raw`^(\d{1,2})(?:[.,/](\d{1,2})(?:[.,/](\d{4}|\d{2}))?\.?)?-${DAY}$`).exec(
    tidy,
  );
  if (match === null) return undefined;
  const [d1, m1, y1, d2, m2, y2] = match.slice(1);
  const to = dayOf([d2, m2, y2], today, 'last');
  if (to === undefined) return undefined;
  if (y1 !== undefined) return between(dayOf([d1, m1, y1], today, 'last'), to);
  const from = dayOf([d1, m1 ?? m2, String(yearOf(to))], today, 'last');
  // «28.12–03.01.2025»: the year is the second day's.
  const isOverNewYear = Number(m1 ?? m2) > Number(m2);
  return isOverNewYear
    ? between(dayOf([d1, m1, String(yearOf(to) - 1)], today, 'last'), to)
    : between(from, to);
}

function tidied(text: string): string {
  let tidy = text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');
  for (const [index, stem] of MONTH_STEMS.entries()) {
    tidy = tidy.replace(new RegExp(`(\\d{1,2})\\s*${stem}[а-я]*\\.?\\s*`, 'g'), `$1.${index + 1}.`);
  }
  return tidy
    .replace(DATE_NOISE, '')
    .replace(/[()«»"]/g, '')
    .trim();
}

function dayOf(
  [day, month, year]: readonly (string | undefined)[],
  today: CalendarDay,
  direction: Direction,
): CalendarDay | undefined {
  const of = (fullYear: number) => calendarDayOf(fullYear, Number(month), Number(day));
  if (year !== undefined && year !== '') return of(year.length === 2 ? 2000 + Number(year) : Number(year));
  const thisYear = of(yearOf(today));
  // 29.02 of a common year is that of the year beside it.
  if (direction === 'next')
    return thisYear !== undefined && thisYear >= today ? thisYear : of(yearOf(today) + 1);
  return thisYear !== undefined && thisYear <= today ? thisYear : of(yearOf(today) - 1);
}

function between(from: CalendarDay | undefined, to: CalendarDay | undefined): Period | undefined {
  return from === undefined || to === undefined || from > to ? undefined : { from, to };
}
