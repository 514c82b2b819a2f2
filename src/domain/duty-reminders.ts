import type { CalendarDay } from './calendar-day.ts';
import { deadlineReminders } from './deadline.ts';
import type { DutyKind, Occasion } from './duty.ts';
import { addWorkingDays } from './working-calendar.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * A morning on which a school that still owes a duty is reminded. `workingDaysLeft`: counted back from the day, 0 on it,
 * negative after it; undefined where there is no day. `last`: nothing comes after it that asks for the work in time.
 * `toOffice`: the same morning the coordinator gets the names.
 */
export type DutyReminder = {
  day: CalendarDay;
  workingDaysLeft: number | undefined;
  last: boolean;
  toOffice: boolean;
};

/** Working days after a day that passed: the school again twice, the office with the second. */
const AFTER = [1, 3];
/** «В кратчайшие сроки»: working days after it was set, the office with the last. */
const SOON_AFTER = [5, 10, 15];
/** A weekly duty is not announced a week ahead, a quarter's is not forgotten until its last day. */
const BEFORE: Readonly<Record<Exclude<DutyKind, 'soon' | 'dated'>, readonly number[]>> = {
  weekly: [1, 0],
  standing: [10, 3, 0],
};

/** `dueOn`: the day that holds for the school, a later one than the occasion's where it was extended. */
export function dutyReminders(
  kind: DutyKind,
  { from, dueOn }: Pick<Occasion, 'from' | 'dueOn'>,
  calendar: WorkingCalendar,
): DutyReminder[] {
  if (dueOn === undefined || kind === 'soon') {
    return SOON_AFTER.map((n, index) => ({
      day: addWorkingDays(calendar, from, n),
      workingDaysLeft: undefined,
      last: false,
      toOffice: index === SOON_AFTER.length - 1,
    }));
  }
  const before =
    kind === 'dated'
      ? deadlineReminders(dueOn, calendar)
      : BEFORE[kind]
          .map((workingDaysLeft) => ({
            day: addWorkingDays(calendar, dueOn, -workingDaysLeft),
            workingDaysLeft,
            last: workingDaysLeft === 0,
          }))
          // Nobody is reminded of a time that has not begun.
          .filter(({ day }) => day >= from);
  return [
    ...before.map((one) => ({ ...one, toOffice: false })),
    ...AFTER.map((n, index) => ({
      day: addWorkingDays(calendar, dueOn, n),
      workingDaysLeft: -n,
      last: false,
      toOffice: index === AFTER.length - 1,
    })),
  ];
}

/** It is of a day that has passed. */
export function isAfterDay({ workingDaysLeft }: Pick<DutyReminder, 'workingDaysLeft'>): boolean {
  return workingDaysLeft !== undefined && workingDaysLeft < 0;
}

/**
 * Whether the budget of a week may hold a reminder back. The few of a dated duty are the order's own, and nobody is told
 * that a day has passed who was not told that it is the last: those always come, the rest comes again anyway.
 */
export function isWithinBudget(kind: DutyKind, { last }: Pick<DutyReminder, 'last'>): boolean {
  return kind !== 'dated' && !last;
}

/** Whether a reminder is of something that cannot wait: it is not counted in the budget of a week. */
export function isUrgent(kind: DutyKind, { workingDaysLeft, last }: DutyReminder): boolean {
  return kind === 'dated' && workingDaysLeft !== undefined && (last || workingDaysLeft <= 1);
}
