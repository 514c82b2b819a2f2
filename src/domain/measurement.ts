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

/** The doubt of figures that contradict each other in one document: all of them are kept, the last one is in force. */
export const TWO_VALUES = 'two-values';

/** The doubt of a figure whose words hold a negation. */
export const TURNED_ROUND = 'turned-round';

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
  // Half a unit of the last printed digit, in people, and one more for what rounding does at the edges.
  const reach = Math.ceil((denominator * 10 ** -decimals) / 200) + 1;
  const from = Math.max(0, near - reach);
  const to = Math.min(denominator, near + reach);
  const printed = percent.toFixed(decimals);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index).filter(
    (k) => denominator > 0 && percentOf(k, denominator).toFixed(decimals) === printed,
  );
}

/** Whether some k of `all` prints as the percent: tables round and cut off alike. */
export function isPossibleShare(percent: number, all: number, decimals: number): boolean {
  if (possibleCounts(percent, all, decimals).length > 0) return true;
  const least = Math.ceil(Number(((percent * all) / 100).toFixed(9)));
  return least <= all && Number((percentOf(least, all) - percent).toFixed(9)) < 10 ** -decimals;
}

/** Shares are published at so many decimals. */
const MOST_DECIMALS = 2;

/** The decimals a share is printed with, as far as its value shows: «48,7» stands for more counts than «48,67». */
export function printedDecimals(value: number): number {
  return String(Number(value.toFixed(MOST_DECIMALS))).split('.')[1]?.length ?? 0;
}
