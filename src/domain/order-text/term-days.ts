import { addDays, calendarDayOf, weekdayOf, yearOf } from '../calendar-day.ts';
import type { CalendarDay, Weekday } from '../calendar-day.ts';
import { isWorkingDay } from '../working-calendar.ts';
import type { WorkingCalendar } from '../working-calendar.ts';
import { SEPTEMBER } from './find-days.ts';

/** What terms are counted from: the day of the order, and the production calendar. */
export type TermBase = { day: CalendarDay; calendar: WorkingCalendar };

/** This weekday, today at the earliest. */
export function nextWeekday(from: CalendarDay, weekday: Weekday): CalendarDay {
  return addDays(from, (weekday - weekdayOf(from) + 7) % 7);
}

export function monthAfter(of: CalendarDay): CalendarDay {
  const month = Number(of.slice(5, 7)) + 1;
  const [year, next] = month > 12 ? [yearOf(of) + 1, 1] : [yearOf(of), month];
  for (let on = Number(of.slice(8)); on > 27; on -= 1) {
    const found = calendarDayOf(year, next, on);
    if (found !== undefined) return found;
  }
  return calendarDayOf(year, next, Number(of.slice(8))) ?? of;
}

/** «до конца недели» and the like; `year`: where the words name one. Undefined where it has no day in the calendar. */
export function endOf(
  what: string,
  { isNext, year }: { isNext: boolean; year: number | undefined },
  { day, calendar }: TermBase,
): CalendarDay | undefined {
  if (what.includes('недели')) {
    const sunday = addDays(day, 7 - weekdayOf(day) + (isNext ? 7 : 0));
    for (let on = sunday; on >= day; on = addDays(on, -1)) if (isWorkingDay(calendar, on)) return on;
    return sunday;
  }
  if (what.endsWith('дня')) return day;
  if (what === 'месяца') {
    const first = calendarDayOf(yearOf(day), Number(day.slice(5, 7)), 1);
    return first && addDays(monthAfter(isNext ? monthAfter(first) : first), -1);
  }
  if (what.includes('учебного')) {
    const next = Number(day.slice(5, 7)) >= SEPTEMBER ? yearOf(day) + 1 : yearOf(day);
    return calendarDayOf(year ?? next, 5, 31);
  }
  return what.endsWith('года') ? calendarDayOf(year ?? yearOf(day), 12, 31) : undefined;
}

/** Of this year, or of the next one where it is over. */
export function endOfQuarter(quarter: number, year: number | undefined, base: CalendarDay): CalendarDay {
  const isOver = 3 * quarter < Number(base.slice(5, 7));
  const first = calendarDayOf(year ?? yearOf(base) + (isOver ? 1 : 0), 3 * quarter, 1) ?? base;
  return addDays(monthAfter(first), -1);
}

/** The first of a month that is named without a day: of this year, or of the next one where it is long past. */
export function firstOfMonth(
  month: number,
  year: number | undefined,
  base: CalendarDay,
): CalendarDay | undefined {
  const own = Number(base.slice(5, 7));
  const isPast = month < own;
  if (year === undefined && isPast && own - month < MONTHS_JUST_GONE) return undefined;
  return calendarDayOf(year ?? yearOf(base) + (isPast ? 1 : 0), month, 1);
}

/** «в сентябре», said in October, is about what was. */
const MONTHS_JUST_GONE = 6;
