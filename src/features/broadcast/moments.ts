import { addDays, yearOf } from '../../domain/calendar-day.ts';
import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import type { DistrictContext } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';

type Moment = { day: string; time: string; thisYear: number; isToday: boolean; isTomorrow: boolean };

/** An instant on the district's clocks, as texts print it. */
export function momentParts(context: Pick<DistrictContext, 'now' | 'settings'>, at: Date): Moment {
  const zone = zoneOf(context.settings);
  const today = todayOf(context);
  const day = localDayOf(at, zone);
  return {
    day,
    time: localTimeOf(at, zone),
    thisYear: yearOf(today),
    isToday: day === today,
    isTomorrow: day === addDays(today, 1),
  };
}
