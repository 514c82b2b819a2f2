import { addDays, daysBetween } from './calendar-day.ts';
import type { CalendarDay } from './calendar-day.ts';
import type { Period } from './period.ts';
import type { UnitId } from './unit.ts';
import { isWorkingDay } from './working-calendar.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** «Каникулы»: days on which a school does not teach. They are no days off: offices work and dated duties stay. */
export type Vacation = {
  id: number;
  /** undefined: every school of the district. */
  unitId: UnitId | undefined;
  title: string;
  from: CalendarDay;
  to: CalendarDay;
};

/** The vacation of a school on a day; its own outweighs the district's. */
export function vacationOn(
  vacations: readonly Vacation[],
  unitId: UnitId,
  on: CalendarDay,
): Vacation | undefined {
  const there = vacations.filter(
    (one) => one.from <= on && on <= one.to && (one.unitId === undefined || one.unitId === unitId),
  );
  return there.find((one) => one.unitId === unitId) ?? there[0];
}

/** Most of the working days of the stretch are vacation: its figures say nothing of how the school works. */
export function isVacationWeek(
  vacations: readonly Vacation[],
  unitId: UnitId,
  { from, to }: Period,
  calendar: WorkingCalendar,
): boolean {
  const working = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) =>
    addDays(from, index),
  ).filter((on) => isWorkingDay(calendar, on));
  const free = working.filter((on) => vacationOn(vacations, unitId, on) !== undefined);
  return free.length * 2 > working.length;
}

/** June to August: no school teaches, whether anybody entered the vacation or not. */
export function isSummerWeek({ from, to }: Period): boolean {
  const length = daysBetween(from, to) + 1;
  const summer = Array.from({ length }, (_, index) => addDays(from, index)).filter(isSummer);
  return summer.length * 2 > length;
}

function isSummer(on: CalendarDay): boolean {
  return '06-01' <= on.slice(5) && on.slice(5) <= '08-31';
}
