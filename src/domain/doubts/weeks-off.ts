import { addDays, daysBetween } from '../calendar-day.ts';
import type { Period } from '../period.ts';
import type { UnitId } from '../unit.ts';
import { isSummerWeek, isVacationWeek } from '../vacation.ts';
import { isWorkingDay } from '../working-calendar.ts';
import type { DoubtData } from './finding.ts';

/** Why a week says nothing of a week of lessons: the summer, whoever entered it, or holidays and vacations (`free`). */
export type WeekOff = 'summer' | 'free';

/** A week with so few working days is one of holidays. */
const FEW_WORKING_DAYS = 2;
/** A longer stretch is of no one season. */
const MOST_DAYS = 31;

/** Asks of a unit's week whether it is one of lessons; each question of the table is answered once. */
export function weeksOff({
  vacations,
  calendar,
}: Pick<DoubtData, 'vacations' | 'calendar'>): (unitId: UnitId, period: Period) => WeekOff | undefined {
  const own = new Set(vacations.flatMap(({ unitId }) => unitId ?? []));
  const answers = new Map<string, WeekOff | undefined>();
  const weekOff = (unitId: UnitId, period: Period): WeekOff | undefined => {
    const length = daysBetween(period.from, period.to) + 1;
    if (length > MOST_DAYS) return undefined;
    if (isSummerWeek(period)) return 'summer';
    const days = Array.from({ length }, (_, index) => addDays(period.from, index));
    const working = days.filter((on) => isWorkingDay(calendar, on)).length;
    return working <= FEW_WORKING_DAYS || isVacationWeek(vacations, unitId, period, calendar)
      ? 'free'
      : undefined;
  };
  return (unitId, period) => {
    // Schools without vacations of their own share the district's.
    const key = `${own.has(unitId) ? unitId : ''} ${period.from} ${period.to}`;
    if (answers.has(key)) return answers.get(key);
    const off = weekOff(unitId, period);
    answers.set(key, off);
    return off;
  };
}
