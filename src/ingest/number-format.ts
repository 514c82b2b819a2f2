import { addDays, calendarDayOf, day } from '../domain/calendar-day.ts';
import type { Cell } from './grid.ts';

/** What a number format makes of a number. */
export type NumberKind = 'plain' | 'percent' | 'day';

/** By the number of a format that is part of Excel, or by the code of the book's own. */
export function numberKindOf(id: number, code: string | undefined): NumberKind {
  if (code !== undefined) {
    if (code.includes('%')) return 'percent';
    return isDateCode(code) ? 'day' : 'plain';
  }
  if (id === 9 || id === 10) return 'percent';
  const isDate =
    (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  return isDate ? 'day' : 'plain';
}

// What is quoted or escaped is printed as it stands; «[Red]» and «[$-419]» are no letters of a date either.
function isDateCode(code: string): boolean {
  const letters = code
    .replace(/"[^"]*"?|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]?/gi, '')
    .replace(/general/gi, '');
  return /[dmyhse]/i.test(letters);
}

const FIRST_DAY = day('1900-01-01');
const LAST_SERIAL = 2_958_465;
const DAYS_BEFORE_1904 = 1462;

/** A number of days as Excel counts them; it believes in a 29.02.1900. */
export function dayOfSerial(serial: number, date1904: boolean): Cell {
  const whole = Math.floor(serial) + (date1904 ? DAYS_BEFORE_1904 : 0);
  if (whole < 1 || whole > LAST_SERIAL || whole === 60) return { kind: 'error' };
  return { kind: 'day', day: addDays(FIRST_DAY, whole > 60 ? whole - 2 : whole - 1) };
}

/** `2024-10-22T00:00:00`, as ODS and strict books write a day. */
export function dayOfText(text: string): Cell {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T|$)/.exec(text);
  const found =
    match === null ? undefined : calendarDayOf(Number(match[1]), Number(match[2]), Number(match[3]));
  return found === undefined ? { kind: 'error' } : { kind: 'day', day: found };
}
