import { addDays, weekdayOf } from './calendar-day.ts';
import type { CalendarDay } from './calendar-day.ts';
import { weekOf } from './period.ts';
import type { Period } from './period.ts';
import { notInQuietHours } from './quiet-hours.ts';
import type { QuietHours } from './quiet-hours.ts';
import { isWorkingDay, lastWorkingDayBefore } from './working-calendar.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { instantOf, localDayOf } from './zone.ts';
import type { LocalTime, TimeZone } from './zone.ts';

/** The district's week of monitoring: all its moments hang on a Friday, a day of both calendars. */
export type WeekSchedule = {
  /** The people's. */
  zone: TimeZone;
  /** The monitoring's. */
  sourceZone: TimeZone;
  /** The refresh of the monitoring, on the source's clocks. */
  refreshAt: LocalTime;
  /** The reminder, on the people's clocks. */
  reminderAt: LocalTime;
  /** The results, on the people's clocks: not before this … */
  resultsAt: LocalTime;
  /** … and not sooner than this after the refresh. */
  resultsDelayMinutes: number;
  /** When no results are published, on the people's clocks. */
  night: QuietHours;
  /** The Saturday–Friday week whose table is expected on a Friday. */
  expectedWeek: 'ending-on-friday' | 'week-before';
};

export const DEFAULT_WEEK_HOURS: Omit<WeekSchedule, 'zone' | 'sourceZone'> = {
  refreshAt: '17:00',
  reminderAt: '12:00',
  resultsAt: '18:00',
  resultsDelayMinutes: 60,
  night: { from: '20:00', to: '09:00' },
  expectedWeek: 'ending-on-friday',
};

export type Reminder = {
  at: Date;
  /** The local day of `at`. */
  day: CalendarDay;
  /** The Friday is a day off, so the reminder comes on an earlier day and says so. */
  moved: boolean;
};

const MINUTE_MS = 60_000;

// New Year's days off move a reminder by ten days; a night moves results to the day after.
const MOST_DAYS_BEFORE_FRIDAY = 14;
const MOST_DAYS_AFTER_FRIDAY = 3;

export function refreshInstant(friday: CalendarDay, s: WeekSchedule): Date {
  return instantOf(friday, s.refreshAt, s.sourceZone);
}

/** On the Friday, or on the last working day before one that is a day off. */
export function reminderOf(friday: CalendarDay, s: WeekSchedule, calendar: WorkingCalendar): Reminder {
  const moved = !isWorkingDay(calendar, friday);
  const on = moved ? lastWorkingDayBefore(calendar, friday) : friday;
  return { at: instantOf(on, s.reminderAt, s.zone), day: on, moved };
}

/** The later of the results' hour and the refresh with its delay; what falls into the night waits for its end. */
export function resultsInstant(friday: CalendarDay, s: WeekSchedule): Date {
  const byHour = instantOf(friday, s.resultsAt, s.zone).getTime();
  const byRefresh = refreshInstant(friday, s).getTime() + s.resultsDelayMinutes * MINUTE_MS;
  return afterNight(new Date(Math.max(byHour, byRefresh)), s);
}

/** `instant`, or the end of the night it falls into: 20:00 is night already, 09:00 no longer. */
export function afterNight(instant: Date, s: Pick<WeekSchedule, 'night' | 'zone'>): Date {
  return notInQuietHours(instant, s.night, s.zone);
}

export function expectedPeriod(friday: CalendarDay, s: Pick<WeekSchedule, 'expectedWeek'>): Period {
  return weekOf(s.expectedWeek === 'week-before' ? addDays(friday, -7) : friday);
}

/** The Friday on which the table of this week is expected. */
export function fridayOf({ to }: Period, s: Pick<WeekSchedule, 'expectedWeek'>): CalendarDay {
  return s.expectedWeek === 'week-before' ? addDays(to, 7) : to;
}

/** The week whose table the last refresh of the monitoring brought, or should have brought. */
export function lastRefreshedWeek(now: Date, s: WeekSchedule): Period {
  const fridays = fridaysBetween(new Date(now.getTime() - 15 * 24 * 60 * MINUTE_MS), now, s.zone);
  const last = fridays.findLast((friday) => refreshInstant(friday, s) <= now);
  if (last === undefined) throw new Error('no Friday within two weeks');
  return expectedPeriod(last, s);
}

/** The Fridays of the local calendar from the day of `after` to the day of `upTo`, both included. */
export function fridaysBetween(after: Date, upTo: Date, zone: TimeZone): CalendarDay[] {
  return fridaysOf(localDayOf(after, zone), localDayOf(upTo, zone));
}

/**
 * The Fridays whose moment lies after `after` and not after `upTo`, in the order of the moments. Fridays that share
 * one moment (two days off in a row are reminded of on the same working day) are given once, by the first of them.
 */
export function fridayMoments(
  after: Date,
  upTo: Date,
  zone: TimeZone,
  momentOf: (friday: CalendarDay) => Date,
): { friday: CalendarDay; at: Date }[] {
  const first = addDays(localDayOf(after, zone), -MOST_DAYS_AFTER_FRIDAY);
  const last = addDays(localDayOf(upTo, zone), MOST_DAYS_BEFORE_FRIDAY);
  return fridaysOf(first, last)
    .map((friday) => ({ friday, at: momentOf(friday) }))
    .filter(({ at }) => after < at && at <= upTo)
    .filter(({ at }, index, all) => all[index - 1]?.at.getTime() !== at.getTime());
}

function fridaysOf(from: CalendarDay, to: CalendarDay): CalendarDay[] {
  const fridays: CalendarDay[] = [];
  for (let on = addDays(from, (12 - weekdayOf(from)) % 7); on <= to; on = addDays(on, 7)) fridays.push(on);
  return fridays;
}
