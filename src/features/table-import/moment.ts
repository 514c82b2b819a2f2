import { yearOf } from '../../domain/calendar-day.ts';
import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import type { DistrictContext } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { texts } from './texts.ts';

/** «25.10 14:02» on the district's clocks. */
export function momentOf(context: DistrictContext, at: Date): string {
  const zone = zoneOf(context.settings);
  return texts.moment({ day: localDayOf(at, zone), time: localTimeOf(at, zone) }, yearOf(todayOf(context)));
}
