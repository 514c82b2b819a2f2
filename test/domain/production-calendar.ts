import years from '../../data/calendar.json' with { type: 'json' };
import { day } from '../../src/domain/calendar-day.ts';
import { workingCalendarOf } from '../../src/domain/working-calendar.ts';

/** data/calendar.json as the program reads it. */
export const productionCalendar = workingCalendarOf(
  years.map((year) => ({ ...year, daysOff: year.daysOff.map(day), workedDays: year.workedDays.map(day) })),
);
