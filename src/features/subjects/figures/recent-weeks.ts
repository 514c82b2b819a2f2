import { addDays } from '../../../domain/calendar-day.ts';
import type { CalendarDay } from '../../../domain/calendar-day.ts';
import { periodKindOf, weekOf } from '../../../domain/period.ts';
import type { Period } from '../../../domain/period.ts';

/** The last `count` weeks (Сб–Пт) that are over or end today, newest first: the tables that may be there. */
export function recentWeeks(today: CalendarDay, count = 4): Period[] {
  const current = weekOf(today);
  const newest = current.to <= today ? current : weekOf(addDays(today, -7));
  return Array.from({ length: count }, (_, back) => weekOf(addDays(newest.to, -7 * back)));
}

/** The periods a person needs to be told: weeks first, without the days that lie within one of them. */
export function toldPeriods(periods: readonly Period[]): Period[] {
  const distinct = [...new Map(periods.map((period) => [`${period.from} ${period.to}`, period])).values()];
  const weeks = distinct.filter((period) => periodKindOf(period) === 'week');
  const rest = distinct.filter(
    (period) =>
      !weeks.includes(period) && !weeks.some((week) => week.from <= period.from && period.to <= week.to),
  );
  return [...weeks, ...rest].toSorted((a, b) => b.to.localeCompare(a.to));
}
