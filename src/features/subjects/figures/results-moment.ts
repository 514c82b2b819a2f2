import { addDays, weekdayOf } from '../../../domain/calendar-day.ts';
import type { Weekday } from '../../../domain/calendar-day.ts';
import type { DistrictSettings } from '../../../domain/district-settings.ts';
import { resultsInstant } from '../../../domain/week-schedule.ts';
import type { LocalTime } from '../../../domain/zone.ts';
import { localDayOf, localTimeOf } from '../../../domain/zone.ts';
import { weekScheduleOf } from '../../district-hours.ts';

/** On which day of the week and at what time of the district the results of a week come: the Friday after `now`. */
export function resultsMoment({ now, settings }: { now: Date; settings: DistrictSettings }): {
  weekday: Weekday;
  time: LocalTime;
} {
  const schedule = weekScheduleOf(settings);
  const today = localDayOf(now, schedule.zone);
  const friday = addDays(today, (12 - weekdayOf(today)) % 7);
  const at = resultsInstant(friday, schedule);
  return { weekday: weekdayOf(localDayOf(at, schedule.zone)), time: localTimeOf(at, schedule.zone) };
}
