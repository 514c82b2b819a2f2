import { addDays, calendarDayOf, daysBetween, yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { Period } from '../../domain/period.ts';
import { upperFirst } from '../../text/first-letter.ts';
import { parseTypedPeriod } from '../typed-date.ts';
import { DAYS_BEGIN, VACATION_WORD } from './lexicon.ts';

const MOST_LETTERS = 60;
/** Summer is the longest of them. */
const MOST_DAYS = 110;

/** «Осенние 28.10–05.11», «каникулы с 28.10 по 05.11»: the title, empty where none is given, and the days. */
export function parseVacation(text: string, today: CalendarDay): (Period & { title: string }) | undefined {
  const tidy = text.normalize('NFC').trim().replace(/\s+/g, ' ');
  const begin = tidy.search(DAYS_BEGIN);
  if (begin < 0) return undefined;
  const period = nextOf(tidy.slice(begin), today);
  if (period === undefined || daysBetween(period.from, period.to) > MOST_DAYS) return undefined;
  const title = tidy
    .slice(0, begin)
    .replace(VACATION_WORD, ' ')
    .replace(/[\s:,;–—-]+$/, '')
    .trim();
  return title.length > MOST_LETTERS ? undefined : { ...period, title: upperFirst(title) };
}

/** Without a year a stretch is the next one, the one that is just going on included. */
function nextOf(text: string, today: CalendarDay): Period | undefined {
  const period = parseTypedPeriod(text, today);
  if (period === undefined || period.to >= today || /\d{4}/.test(text)) return period;
  const [from, to] = [yearLater(period.from), yearLater(period.to)];
  return from !== undefined && to !== undefined ? { from, to } : undefined;
}

/** 29.02 of a common year is its 1 March. */
function yearLater(on: CalendarDay): CalendarDay | undefined {
  const [month, dayOfMonth] = [Number(on.slice(5, 7)), Number(on.slice(8, 10))];
  const year = yearOf(on) + 1;
  const found = calendarDayOf(year, month, dayOfMonth);
  if (found !== undefined) return found;
  const before = calendarDayOf(year, month, dayOfMonth - 1);
  return before && addDays(before, 1);
}
