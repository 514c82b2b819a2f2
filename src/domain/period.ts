import { tz } from '@date-fns/tz/tz';
import { formatISO } from 'date-fns/formatISO';
import { lastDayOfMonth } from 'date-fns/lastDayOfMonth';
import { addDays, calendarDayOf, daysBetween, weekdayOf } from './calendar-day.ts';
import type { CalendarDay } from './calendar-day.ts';

/** The days a figure speaks of, both included. A state on a date has `from` equal to `to`. */
export type Period = { from: CalendarDay; to: CalendarDay };

/** `week`: Saturday–Friday, the monitoring's own; `range`: any other stretch, which is questioned. */
export type PeriodKind = 'date' | 'week' | 'month' | 'range';

export function periodKindOf(period: Period): PeriodKind {
  if (period.from === period.to) return 'date';
  if (weekdayOf(period.from) === 6 && daysBetween(period.from, period.to) === 6) return 'week';
  const isMonth = period.from.endsWith('-01') && period.to === lastOfMonth(period.from);
  return isMonth ? 'month' : 'range';
}

export function dateOnly(of: CalendarDay): Period {
  return { from: of, to: of };
}

/** The Saturday–Friday week that holds `of`. */
export function weekOf(of: CalendarDay): Period {
  const sinceSaturday = (weekdayOf(of) + 1) % 7;
  const from = addDays(of, -sinceSaturday);
  return { from, to: addDays(from, 6) };
}

/** The calendar month (1–12) as a period. */
export function monthOf(year: number, month: number): Period | undefined {
  const from = calendarDayOf(year, month, 1);
  return from && { from, to: lastOfMonth(from) };
}

export function samePeriod(a: Period, b: Period): boolean {
  return a.from === b.from && a.to === b.to;
}

const utc = tz('UTC');

function lastOfMonth(of: CalendarDay): CalendarDay {
  return formatISO(lastDayOfMonth(of, { in: utc }), { representation: 'date' }) as CalendarDay;
}
