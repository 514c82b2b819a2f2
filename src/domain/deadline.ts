import type { CalendarDay } from './calendar-day.ts';
import { notInQuietHours } from './quiet-hours.ts';
import type { QuietHours } from './quiet-hours.ts';
import { addWorkingDays, isWorkingDay } from './working-calendar.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { instantOf, localDayOf } from './zone.ts';
import type { LocalTime, TimeZone } from './zone.ts';

/**
 * A regular reminder of a deadline. `workingDaysLeft`: working days counted back from the date, 0 on the day itself.
 * `last`: nothing comes after it.
 */
export type DeadlineReminder = { day: CalendarDay; workingDaysLeft: number; last: boolean };

/** When people of a district may hear of deadlines, on their clocks. */
export type DeadlineHours = { zone: TimeZone; reminderAt: LocalTime; quiet: QuietHours };

export const DEFAULT_DEADLINE_HOURS: Omit<DeadlineHours, 'zone'> = {
  reminderAt: '09:00',
  quiet: { from: '20:00', to: '08:00' },
};

const WORKING_DAYS_BEFORE = [7, 3, 1];

/**
 * 7, 3 and 1 working days before the date, and on it. A date that is a day off gets its last one on the last working day
 * before, which is the one of «1 before».
 */
export function deadlineReminders(dueOn: CalendarDay, calendar: WorkingCalendar): DeadlineReminder[] {
  const left = isWorkingDay(calendar, dueOn) ? [...WORKING_DAYS_BEFORE, 0] : WORKING_DAYS_BEFORE;
  return left.map((workingDaysLeft, index) => ({
    day: addWorkingDays(calendar, dueOn, -workingDaysLeft),
    workingDaysLeft,
    last: index === left.length - 1,
  }));
}

export function reminderInstant(reminder: Pick<DeadlineReminder, 'day'>, hours: DeadlineHours): Date {
  return instantOf(reminder.day, hours.reminderAt, hours.zone);
}

/** The reminders still ahead when the deadline was added: slots already past are not made up. */
export function remindersAfter(
  createdAt: Date,
  reminders: readonly DeadlineReminder[],
  hours: DeadlineHours,
): DeadlineReminder[] {
  return reminders.filter((reminder) => reminderInstant(reminder, hours) > createdAt);
}

/**
 * When a deadline that was just added is announced: at once, or at the end of the quiet hours. Undefined when one of its
 * `reminders` is still to come on that local day and says the same.
 */
export function announcementOf(
  createdAt: Date,
  reminders: readonly DeadlineReminder[],
  hours: DeadlineHours,
): { at: Date } | undefined {
  const at = notInQuietHours(createdAt, hours.quiet, hours.zone);
  const on = localDayOf(at, hours.zone);
  return remindersAfter(createdAt, reminders, hours).some((reminder) => reminder.day === on)
    ? undefined
    : { at };
}
