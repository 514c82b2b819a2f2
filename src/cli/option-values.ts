import { InvalidArgumentError } from 'commander';
import { parseCalendarDay } from '../domain/calendar-day.ts';
import type { CalendarDay } from '../domain/calendar-day.ts';
import { dateOnly } from '../domain/period.ts';
import type { Period } from '../domain/period.ts';
import { commandTexts as texts } from './command-texts.ts';

// Checks of option values for commander; what they throw is said to the person as it is.

/** `2024-10-22` */
export function dayValue(text: string): CalendarDay {
  const day = parseCalendarDay(text.trim());
  if (day === undefined) throw new InvalidArgumentError(texts.badDay(text));
  return day;
}

/** `2024-10-22` as the period of a state on that day. */
export function asOfValue(text: string): Period {
  return dateOnly(dayValue(text));
}

/** `2023-04-29..2023-05-05`, both days included. */
export function periodValue(text: string): Period {
  const [from, to, ...rest] = text.split('..').map((part) => parseCalendarDay(part.trim()));
  if (from === undefined || to === undefined || rest.length > 0)
    throw new InvalidArgumentError(texts.badPeriod(text));
  if (from > to) throw new InvalidArgumentError(texts.reversedPeriod(text));
  return { from, to };
}

/** The number of an import or a deadline, as `list` prints it. */
export function idValue(text: string): number {
  const id = Number(text.replace(/^№\s*/, ''));
  if (!Number.isSafeInteger(id) || id < 1) throw new InvalidArgumentError(texts.badId(text));
  return id;
}
