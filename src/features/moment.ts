import { yearOf } from '../domain/calendar-day.ts';
import { localDayOf, localTimeOf } from '../domain/zone.ts';
import { momentInWords } from '../text/dates.ts';
import type { DistrictContext } from './context.ts';
import { todayOf, zoneOf } from './district-hours.ts';

/** «25.10 14:02» on the district's clocks. */
export function momentOf(context: DistrictContext, at: Date): string {
  const zone = zoneOf(context.settings);
  return momentInWords(
    { day: localDayOf(at, zone), time: localTimeOf(at, zone) },
    { thisYear: yearOf(todayOf(context)) },
  );
}
