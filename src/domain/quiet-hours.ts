import { addDays } from './calendar-day.ts';
import { instantOf, localDayOf, localTimeOf } from './zone.ts';
import type { LocalTime, TimeZone } from './zone.ts';

/** From `from` (included) to `to` (not included), over midnight where `from` is later. Equal times: no such hours. */
export type QuietHours = { from: LocalTime; to: LocalTime };

/** `instant` itself outside of the quiet hours, otherwise their end. */
export function notInQuietHours(instant: Date, { from, to }: QuietHours, zone: TimeZone): Date {
  const time = localTimeOf(instant, zone);
  const isQuiet = from <= to ? from <= time && time < to : from <= time || time < to;
  if (!isQuiet) return instant;
  const today = localDayOf(instant, zone);
  return instantOf(time < to ? today : addDays(today, 1), to, zone);
}
