/** A wall clock's reading without a zone. `month` is 1–12. */
export type WallTime = { year: number; month: number; day: number; hour: number; minute: number };

const FRIDAY = 5;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

function wallTimeOf(instant: Date, timeZone: string): WallTime {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return {
    year: get('year'),
    month: get('month'),
    day: get('day'),
    hour: get('hour'),
    minute: get('minute'),
  };
}

/** The instant at which the zone's clocks show `wall`. A reading that does not exist is moved by the size of the gap. */
export function instantOf(wall: WallTime, timeZone: string): Date {
  const asUtc = utcOf(wall);
  let guess = asUtc;
  // The zone's offset at the guess may differ from that at the answer: the second pass settles it.
  for (let pass = 0; pass < 2; pass += 1) {
    guess = asUtc - (utcOf(wallTimeOf(new Date(guess), timeZone)) - guess);
  }
  return new Date(guess);
}

function utcOf({ year, month, day, hour, minute }: WallTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

/** The first Friday `hour`:00 after `now` on the zone's clocks. */
export function nextFriday(now: Date, hour: number, timeZone: string): Date {
  const today = wallTimeOf(now, timeZone);
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = new Date(Date.UTC(today.year, today.month - 1, today.day + ahead));
    if (day.getUTCDay() !== FRIDAY) continue;
    const candidate = instantOf(dayAt(day, hour, 0), timeZone);
    if (candidate > now) return candidate;
  }
  return now;
}

/** The same reading of the clock one day later. */
export function nextDay(now: Date, timeZone: string): Date {
  const wall = wallTimeOf(now, timeZone);
  const day = new Date(Date.UTC(wall.year, wall.month - 1, wall.day + 1));
  return instantOf(dayAt(day, wall.hour, wall.minute), timeZone);
}

function dayAt(day: Date, hour: number, minute: number): WallTime {
  return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate(), hour, minute };
}

/** Reads a datetime-local value, «2024-10-25T12:00». */
export function parseWallTime(text: string): WallTime | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { year, month, day, hour, minute };
}
