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
