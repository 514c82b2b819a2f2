import { addDays, calendarDayOf, yearOf } from './calendar-day.ts';
import type { CalendarDay, Weekday } from './calendar-day.ts';
import type { DutyKind, Evidence } from './duty.ts';
import type { Order } from './order.ts';
import { isWorkingDay, lastWorkingDayBefore } from './working-calendar.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** A duty that an order of data/orders.json sets, to be given out again. */
export type DutyTemplate = {
  id: string;
  title: string;
  order: string;
  item?: string;
  kind: DutyKind;
  /** Of a weekly one. */
  weekday?: Weekday;
  /** Of a dated one: the days its order gave, or the same day every year as MM-DD. */
  leadDays?: number;
  yearly?: string;
  evidence: Evidence;
  question?: string;
  isCritical?: boolean;
};

/** The day that is proposed for a dated one: the last working day within its lead; a yearly day is as it is printed. */
export function templateDay(
  { leadDays, yearly }: Pick<DutyTemplate, 'leadDays' | 'yearly'>,
  today: CalendarDay,
  calendar: WorkingCalendar,
): CalendarDay | undefined {
  if (yearly !== undefined) {
    const [month, day] = yearly.split('-').map(Number);
    const of = (year: number) => calendarDayOf(year, month ?? 0, day ?? 0);
    const thisYear = of(yearOf(today));
    return thisYear !== undefined && thisYear >= today ? thisYear : of(yearOf(today) + 1);
  }
  if (leadDays === undefined) return undefined;
  const on = addDays(today, leadDays);
  return isWorkingDay(calendar, on) ? on : lastWorkingDayBefore(calendar, on);
}

/** «постановление № 380, п. 1.2»: the basis of a duty made from a template. */
export function templateBasis(
  { order: id, item }: Pick<DutyTemplate, 'order' | 'item'>,
  orders: readonly Order[],
): string | undefined {
  const order = orders.find((one) => one.id === id);
  if (order === undefined) return undefined;
  const cited = order.number === undefined ? order.cite : `${order.kind} ${order.number}`;
  return item === undefined ? cited : `${cited}, ${item}`;
}
