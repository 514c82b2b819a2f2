import type { CalendarDay } from '../../domain/calendar-day.ts';
import { reminderInstant } from '../../domain/deadline.ts';
import type { DeadlineHours } from '../../domain/deadline.ts';
import { addWorkingDays, isWorkingDay, lastWorkingDayBefore } from '../../domain/working-calendar.ts';
import type { WorkingCalendar } from '../../domain/working-calendar.ts';

/** The morning on which a measure is reminded of: of its day, of the last working day before one that is off. */
export function reminderOf(dueOn: CalendarDay, calendar: WorkingCalendar, hours: DeadlineHours): Date {
  return reminderInstant({ day: reminderDayOf(dueOn, calendar) }, hours);
}

export function reminderDayOf(dueOn: CalendarDay, calendar: WorkingCalendar): CalendarDay {
  return isWorkingDay(calendar, dueOn) ? dueOn : lastWorkingDayBefore(calendar, dueOn);
}

/** The one day after it on which what is still open is named again. */
export function afterDayOf(dueOn: CalendarDay, calendar: WorkingCalendar): CalendarDay {
  return addWorkingDays(calendar, dueOn, 1);
}
