/** A day of the calendar without a time or a zone: `'2024-10-30'`. Strings compare in the order of days. */
export type CalendarDay = string & { readonly __brand: 'CalendarDay' };

const DAY_MS = 86_400_000;

/** `2024-10-30` → a day; undefined where the text has another shape or no such day exists. */
export function parseCalendarDay(text: string): CalendarDay | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  return calendarDayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** A day from year, month 1–12 and day of month; undefined where no such day exists (31.02). */
export function calendarDayOf(year: number, month: number, day: number): CalendarDay | undefined {
  if (!(year >= 1900 && year <= 9999)) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return fromUtc(date);
}

/** For days known while writing the program; throws where `parseCalendarDay` gives undefined. */
export function day(text: string): CalendarDay {
  const parsed = parseCalendarDay(text);
  if (parsed === undefined) throw new Error(`no such day: ${text}`);
  return parsed;
}

export function addDays(from: CalendarDay, days: number): CalendarDay {
  return fromUtc(new Date(toUtc(from) + days * DAY_MS));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((toUtc(to) - toUtc(from)) / DAY_MS);
}

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** ISO: Monday 1 … Sunday 7. */
export function weekdayOf(of: CalendarDay): Weekday {
  return (new Date(toUtc(of)).getUTCDay() || 7) as Weekday;
}

export function yearOf(of: CalendarDay): number {
  return Number(of.slice(0, 4));
}

function toUtc(of: CalendarDay): number {
  return Date.UTC(Number(of.slice(0, 4)), Number(of.slice(5, 7)) - 1, Number(of.slice(8)));
}

function fromUtc(date: Date): CalendarDay {
  return date.toISOString().slice(0, 10) as CalendarDay;
}
