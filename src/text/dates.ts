/**
 * Days are `YYYY-MM-DD`. The year is printed when `year` is set, or when `thisYear` (the reader's) is given and the
 * day lies in another one.
 */
export type DayStyle = { year?: boolean; thisYear?: number; weekday?: boolean };

const WEEKDAY = new Intl.DateTimeFormat('ru-RU', { weekday: 'long', timeZone: 'UTC' });
const MONTH = new Intl.DateTimeFormat('ru-RU', { month: 'long', timeZone: 'UTC' });
const DAY_MS = 86_400_000;

/** «30.10», «30.10 (среда)», «30.10.2024». */
export function dayInWords(on: string, style: DayStyle = {}): string {
  const date = `${on.slice(8, 10)}.${on.slice(5, 7)}${showsYear(on, style) ? `.${on.slice(0, 4)}` : ''}`;
  return style.weekday === true ? `${date} (${weekdayInWords(on)})` : date;
}

/** «среда» */
export function weekdayInWords(on: string): string {
  return WEEKDAY.format(new Date(`${on}T00:00:00Z`));
}

/**
 * «19–25.10», «26.10–01.11», «29.04–05.05.2023», a single day «22.10», a whole calendar month «сентябрь 2024» (always
 * with its year). A stretch over New Year shows both years.
 */
export function periodInWords(
  { from, to }: { from: string; to: string },
  style: Omit<DayStyle, 'weekday'> = {},
): string {
  if (from === to) return dayInWords(from, style);
  if (isWholeMonth(from, to)) return `${MONTH.format(new Date(`${from}T00:00:00Z`))} ${from.slice(0, 4)}`;
  if (from.slice(0, 4) !== to.slice(0, 4)) {
    return `${dayInWords(from, { year: true })}–${dayInWords(to, { year: true })}`;
  }
  const end = dayInWords(to, style);
  return from.slice(0, 7) === to.slice(0, 7) ? `${from.slice(8, 10)}–${end}` : `${dayInWords(from)}–${end}`;
}

/** «15.11 14:10» of a local day and a local time `HH:MM`. */
export function momentInWords(moment: { day: string; time: string }, style: DayStyle = {}): string {
  return `${dayInWords(moment.day, style)} ${moment.time}`;
}

function showsYear(on: string, { year, thisYear }: DayStyle): boolean {
  return year === true || (thisYear !== undefined && Number(on.slice(0, 4)) !== thisYear);
}

function isWholeMonth(from: string, to: string): boolean {
  const dayAfter = new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS);
  return from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) && dayAfter.getUTCDate() === 1;
}
