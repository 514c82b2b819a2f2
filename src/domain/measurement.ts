import type { MetricRef, Origin } from './metric.ts';
import type { Period } from './period.ts';

/**
 * 0 is a figure; `missing` – the cell is empty or a dash; `not-listed` – the table has no row for the unit.
 * «Not registered» is a value of the metric «зарегистрирована», not a state.
 */
export type MeasurementState = 'value' | 'zero' | 'missing' | 'not-listed';

/**
 * What a table says of one unit. `value`: percent 0–100 for a share, the number for a count, 1/0 for a status;
 * undefined in the states without a figure. `numerator`/`denominator` are people or organisations, where known.
 */
export type Figure = {
  state: MeasurementState;
  value?: number;
  numerator?: number;
  denominator?: number;
  /** Why the value is doubtful (a code with its Russian sentence in texts); undefined – it is not. */
  doubt?: string;
};

export type Measurement = Figure & { metric: MetricRef; period: Period; origin: Origin };

/** Percent of k out of n people, unrounded; n > 0. */
export function percentOf(numerator: number, denominator: number): number {
  return (100 * numerator) / denominator;
}

/** The figure of k out of n; n = 0 is a missing figure, since nobody could be counted. */
export function figureOfCounts(numerator: number, denominator: number): Figure {
  if (denominator === 0) return { state: 'missing', numerator, denominator };
  return {
    state: numerator === 0 ? 'zero' : 'value',
    value: percentOf(numerator, denominator),
    numerator,
    denominator,
  };
}

/** A figure of a plain number (a count, a percent without counts, a status). */
export function figureOfValue(value: number): Figure {
  return { state: value === 0 ? 'zero' : 'value', value };
}

/**
 * How many more people reach the target: ⌈target·n/100⌉ − k, never below 0. `target` in percent. The product is
 * rounded to 9 decimals before the ceiling, so that 100 % of 45 is 45 and never 46.
 */
export function missingToTarget(numerator: number, denominator: number, target: number): number {
  const needed = Math.ceil(Number(((target * denominator) / 100).toFixed(9)));
  return Math.max(0, needed - numerator);
}

/** All k with k/n printing as `percent` at `decimals` decimals: what the published share may stand for. */
export function possibleCounts(percent: number, denominator: number, decimals = 2): number[] {
  const near = Math.round((percent * denominator) / 100);
  const printed = percent.toFixed(decimals);
  return [near - 1, near, near + 1].filter(
    (k) => k >= 0 && k <= denominator && percentOf(k, denominator).toFixed(decimals) === printed,
  );
}
