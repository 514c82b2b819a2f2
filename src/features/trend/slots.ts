import { addDays, yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { Metric, Origin } from '../../domain/metric.ts';
import { dateOnly, monthOf, samePeriod, weekOf } from '../../domain/period.ts';
import type { Period } from '../../domain/period.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';

/** One place of the time axis: what is stored of a period, or a period of the rhythm of which nothing is stored. */
export type Slot = {
  period: Period;
  /** At most one a definition and origin; they may say that there is no figure. */
  stored: readonly StoredMeasurement[];
};

export type Slots = {
  /** Oldest first. */
  slots: readonly Slot[];
  /** How many weeks, months or (without a rhythm) dates they are. */
  steps: number;
  /** How many there would be without `most`. */
  known: number;
};

/** The monitoring's own figures first. */
export const ORIGINS: readonly Origin[] = ['federal', 'coordinator', 'school'];

/** Nobody looks farther back, and a figure with a mistyped year must not make an axis of a century. */
const LONGEST = 120;

/**
 * The newest `most` periods of the metric's rhythm, from the newest one that anything is stored of back to the first. A
 * week or a month without anything is a slot of its own; two dates within one month are two.
 */
export function slotsOf(
  { rhythm }: Pick<Metric, 'rhythm'>,
  measurements: readonly StoredMeasurement[],
  most: number,
): Slots {
  const steps: Slot[][] = [];
  const rest = measurements.toSorted(
    (a, b) => compare(b.period.to, a.period.to) || compare(b.period.from, a.period.from),
  );
  let [newest] = rest;
  let step = newest && stepOf(rhythm, newest.period);
  while (newest !== undefined && step !== undefined && steps.length < LONGEST) {
    const { from } = step;
    const taken = rest.filter(({ period }) => period.to >= from);
    rest.splice(0, taken.length);
    steps.push(taken.length === 0 ? [{ period: step, stored: [] }] : grouped(taken));
    [newest] = rest;
    // Without a rhythm the next date is the next step: nothing is missing between two.
    step =
      newest &&
      (rhythm === 'once' ? stepOf(rhythm, newest.period) : stepOf(rhythm, dateOnly(addDays(from, -1))));
  }
  const shown = steps.slice(0, most);
  return { slots: shown.flat().toReversed(), steps: shown.length, known: steps.length };
}

function stepOf(rhythm: Metric['rhythm'], { from, to }: Period): Period | undefined {
  switch (rhythm) {
    case 'weekly':
      return weekOf(to);
    case 'monthly':
      return monthOf(yearOf(to), Number(to.slice(5, 7)));
    case 'once':
      return { from, to };
  }
}

/** By their periods, newest first; within one the monitoring's own figure first, the newest definition first. */
function grouped(measurements: readonly StoredMeasurement[]): Slot[] {
  const slots: { period: Period; stored: StoredMeasurement[] }[] = [];
  for (const measurement of measurements) {
    const same = slots.find(({ period }) => samePeriod(period, measurement.period));
    if (same === undefined) slots.push({ period: measurement.period, stored: [measurement] });
    else same.stored.push(measurement);
  }
  const rankOf = ({ origin, metric }: StoredMeasurement) =>
    ORIGINS.indexOf(origin) - metric.version * ORIGINS.length;
  return slots.map(({ period, stored }) => ({
    period,
    stored: stored.toSorted((a, b) => rankOf(a) - rankOf(b)),
  }));
}

function compare(a: CalendarDay, b: CalendarDay): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
