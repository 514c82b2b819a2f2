import type { CalendarDay } from './calendar-day.ts';
import type { Period } from './period.ts';
import type { PlanRemark } from './plan-remark.ts';

/**
 * What is wrong with the periods of a table on the day it comes. The state on the last day of a week belongs to that
 * week: while the week is under way, it is no date of the future.
 */
export function periodRemarks(periods: readonly Period[], today: CalendarDay): PlanRemark[] {
  const underWay = periods.filter(({ from, to }) => from <= today && today < to);
  const notBegun = periods.filter(
    ({ from, to }) => today < from && !underWay.some((other) => other.from <= from && to <= other.to),
  );
  return [
    ...notBegun.map((period) => ({ code: 'period-in-future' as const, period })),
    ...underWay.map((period) => ({ code: 'period-under-way' as const, period })),
  ];
}
