import { tzOffset } from '@date-fns/tz/tzOffset';
import { parseCalendarDay } from './calendar-day.ts';
import type { CalendarDay } from './calendar-day.ts';

/** An IANA name that this machine knows: `Asia/Sakhalin`. */
export type TimeZone = string & { readonly __brand: 'TimeZone' };

/** A time on the wall, `HH:MM` from 00:00 to 23:59, always two digits each: strings compare in the order of times. */
export type LocalTime = `${number}:${number}`;

// Asking Intl costs a tenth of a millisecond and more; a district's zone is asked for at every message.
const parsed = new Map<string, TimeZone>();

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * `Europe/Moscow` → a zone; undefined for a name that is not known, for offsets (`+03:00`), abbreviations (`MSK`) and
 * the `Etc/GMT-3` family, whose sign is the reverse of what people mean. `UTC` is taken.
 */
export function parseTimeZone(text: string): TimeZone | undefined {
  const name = text.trim();
  const before = parsed.get(name);
  if (before !== undefined) return before;
  if (name !== 'UTC' && (!/^[A-Za-z_]+\/[\w/+-]+$/.test(name) || /^etc\//i.test(name))) return undefined;
  try {
    const known = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
    // An alias resolves to another city; only the letters' case is corrected.
    const zone = (known.toLowerCase() === name.toLowerCase() ? known : name) as TimeZone;
    parsed.set(name, zone);
    return zone;
  } catch {
    return undefined;
  }
}

/** `9:05` or `09:05` → `09:05`; undefined where no clock shows it. */
export function parseLocalTime(text: string): LocalTime | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (match === null || Number(match[1]) > 23 || Number(match[2]) > 59) return undefined;
  return `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? ''}` as LocalTime;
}

/**
 * The instant at which clocks in `zone` show `time` on `on`. Where the clocks jump over that time: the first instant
 * after the jump; where they show it twice: the first one. Throws on a time that is none (parse it first).
 */
export function instantOf(on: CalendarDay, time: LocalTime, zone: TimeZone): Date {
  const parsed = parseLocalTime(time);
  if (parsed === undefined) throw new Error(`no such time: ${time}`);
  const wall = Date.parse(`${on}T${parsed}:00Z`);
  // Offsets lie between −12 and +14 hours, so the instant lies between these two.
  const earliest = wall - 15 * HOUR_MS;
  const latest = wall + 13 * HOUR_MS;
  for (const offset of [offsetMs(earliest, zone), offsetMs(latest, zone)]) {
    if (offsetMs(wall - offset, zone) === offset) return new Date(wall - offset);
  }
  return new Date(jumpBetween(earliest, latest, zone));
}

/** The day on the calendars of `zone` at `instant`. */
export function localDayOf(instant: Date, zone: TimeZone): CalendarDay {
  const on = parseCalendarDay(wallOf(instant, zone).slice(0, 10));
  if (on === undefined) throw new Error(`no day of ${zone} at ${String(instant.getTime())}`);
  return on;
}

/** The time on the clocks of `zone` at `instant`, the seconds cut off. */
export function localTimeOf(instant: Date, zone: TimeZone): LocalTime {
  return wallOf(instant, zone).slice(11, 16) as LocalTime;
}

function wallOf(instant: Date, zone: TimeZone): string {
  return new Date(instant.getTime() + offsetMs(instant.getTime(), zone)).toISOString();
}

function offsetMs(at: number, zone: TimeZone): number {
  return tzOffset(zone, new Date(at)) * MINUTE_MS;
}

/** The first minute at which `zone` has the offset it has at `to`, another one than at `from`. */
function jumpBetween(from: number, to: number, zone: TimeZone): number {
  const after = offsetMs(to, zone);
  let before = Math.floor(from / MINUTE_MS);
  let found = Math.ceil(to / MINUTE_MS);
  while (found - before > 1) {
    const middle = Math.floor((before + found) / 2);
    if (offsetMs(middle * MINUTE_MS, zone) === after) found = middle;
    else before = middle;
  }
  return found * MINUTE_MS;
}
