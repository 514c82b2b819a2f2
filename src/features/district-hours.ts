import type { CalendarDay } from '../domain/calendar-day.ts';
import { DEFAULT_DEADLINE_HOURS } from '../domain/deadline.ts';
import type { DeadlineHours } from '../domain/deadline.ts';
import type { DistrictSettings } from '../domain/district-settings.ts';
import { DEFAULT_WEEK_HOURS } from '../domain/week-schedule.ts';
import type { WeekSchedule } from '../domain/week-schedule.ts';
import { localDayOf, parseLocalTime, parseTimeZone } from '../domain/zone.ts';
import type { TimeZone } from '../domain/zone.ts';

/** The district's zone; settings are checked when they are saved, so an unknown one is our mistake. */
export function zoneOf({ timeZone }: Pick<DistrictSettings, 'timeZone'>): TimeZone {
  const zone = parseTimeZone(timeZone);
  if (zone === undefined) throw new Error(`no such time zone: ${timeZone}`);
  return zone;
}

export function todayOf({ now, settings }: { now: Date; settings: DistrictSettings }): CalendarDay {
  return localDayOf(now, zoneOf(settings));
}

export function weekScheduleOf(settings: DistrictSettings): WeekSchedule {
  const { refreshAt, reminderAt, resultsAt } = DEFAULT_WEEK_HOURS;
  return {
    ...DEFAULT_WEEK_HOURS,
    zone: zoneOf(settings),
    sourceZone: zoneOf({ timeZone: settings.sourceTimeZone }),
    refreshAt: parseLocalTime(settings.refreshAt) ?? refreshAt,
    reminderAt: parseLocalTime(settings.reminderAt) ?? reminderAt,
    resultsAt: parseLocalTime(settings.resultsAt) ?? resultsAt,
    expectedWeek: settings.expectedWeek,
  };
}

/** When people of the district may hear of deadlines; the quiet hours hold for everything but answers. */
export function deadlineHoursOf(settings: DistrictSettings): DeadlineHours {
  return { ...DEFAULT_DEADLINE_HOURS, zone: zoneOf(settings) };
}
