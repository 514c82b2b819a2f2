import { addDays, weekdayOf, yearOf } from './calendar-day.ts';
import type { CalendarDay } from './calendar-day.ts';

/** One year of the production calendar: what differs from weekends and the fixed days off. */
export type CalendarYear = {
  year: number;
  /** The decree, as printed. */
  source: string;
  /** Days off besides Saturdays, Sundays and the fixed holidays (by decree or by law). */
  daysOff: readonly CalendarDay[];
  /** Saturdays and Sundays that are worked. */
  workedDays: readonly CalendarDay[];
};

/** The production calendar by year; a year not in it goes by weekends and fixed holidays. */
export type WorkingCalendar = ReadonlyMap<number, CalendarYear>;

/** Article 112 of the Labour Code, as MM-DD. */
const FIXED_DAYS_OFF: ReadonlySet<string> = new Set([
  ...['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'],
  ...['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'],
]);

export function workingCalendarOf(years: readonly CalendarYear[]): WorkingCalendar {
  return new Map(years.map((year) => [year.year, year]));
}

/** Whether transfers of `year` are known; the coordinator is told when they are not. */
export function hasYear(calendar: WorkingCalendar, year: number): boolean {
  return calendar.has(year);
}

/**
 * In a year that is not in the calendar: neither a weekend nor a fixed day off. The law's transfer of a holiday that
 * falls on a weekend is not applied there, since the yearly decree may send it elsewhere.
 */
export function isWorkingDay(calendar: WorkingCalendar, on: CalendarDay): boolean {
  const year = calendar.get(yearOf(on));
  if (year?.workedDays.includes(on) === true) return true;
  if (year?.daysOff.includes(on) === true) return false;
  return weekdayOf(on) <= 5 && !FIXED_DAYS_OFF.has(on.slice(5));
}

/**
 * The n-th working day after `from` (before it for a negative n). `from` is not counted and need not be working; 0 gives
 * `from` itself.
 */
export function addWorkingDays(calendar: WorkingCalendar, from: CalendarDay, n: number): CalendarDay {
  let on = from;
  for (let left = Math.abs(n); left > 0;) {
    on = addDays(on, Math.sign(n));
    if (isWorkingDay(calendar, on)) left -= 1;
  }
  return on;
}

export function lastWorkingDayBefore(calendar: WorkingCalendar, before: CalendarDay): CalendarDay {
  return addWorkingDays(calendar, before, -1);
}
