import type { Figure } from '../measurement.ts';
import type { MetricKind } from '../metric.ts';

/** How far a value is from what is usual, in people (a count of organisations) or in percent. */
export type Deviation = { up: boolean; usual: number; of: number; people: boolean };

/** Fewer values say nothing of what is usual. */
export const LEAST_HISTORY = 4;
/** Whatever the size of a school, three people more or less are nothing strange. */
const LEAST_PEOPLE = 3;
/** A school of so many teachers is large. */
const LARGE_SCHOOL = 60;
/** So many times the usual spread; 1.4826 makes the median of deviations a standard deviation of normal values. */
const SPREADS = 4 * 1.4826;

/**
 * The least that counts as strange: parts of all people, or of the usual number where nobody knows of how many.
 * `people`: of how many a percent without counts is, where that is known.
 */
export type Floor = { share: number; count: number; people?: number };

/** `latest`: newest first, with those that are doubted for being far from the usual. */
type History = { accepted: readonly Figure[]; latest: readonly Figure[] };

/** Weeks that make a level the usual one though nobody spoke of it. */
const WEEKS_OF_LEVEL = 2;

/**
 * How a value departs from the unit's own earlier ones; undefined: not so much that it is strange, or they are too few.
 * By the median and the median of deviations, so that one odd week among them changes nothing. Where all have counts it
 * is reckoned in people of the present base, else in percent.
 */
export function deviationOf(
  now: Figure,
  { accepted: history, latest }: History,
  kind: MetricKind,
  floor: Floor,
): Deviation | undefined {
  if (history.length < LEAST_HISTORY || kind === 'status' || now.value === undefined) return undefined;
  const { denominator } = now;
  const isPeople =
    kind === 'share' &&
    now.numerator !== undefined &&
    denominator !== undefined &&
    denominator > 0 &&
    [...history, ...latest].every((one) => one.numerator !== undefined && (one.denominator ?? 0) > 0);
  const base = isPeople ? denominator : 100;
  const value = isPeople ? (now.numerator ?? 0) : now.value;
  const numberOf = (one: Figure) =>
    isPeople ? ((one.numerator ?? 0) * base) / (one.denominator ?? 1) : (one.value ?? 0);
  const earlier = history.map(numberOf);
  const usual = medianOf(earlier);
  const spread = medianOf(earlier.map((one) => Math.abs(one - usual)));
  const least =
    kind === 'count'
      ? Math.max(LEAST_PEOPLE, floor.count * usual)
      : isPeople
        ? Math.max(LEAST_PEOPLE, floor.share * base * steadinessOf(base))
        : Math.max(percentOf(LEAST_PEOPLE, floor.people), floor.share * base);
  const threshold = Math.max(least, SPREADS * spread);
  const isNear = (one: Figure) => !isOver(value - numberOf(one), least);
  return isOver(value - usual, threshold) && !isLevel(latest, isNear)
    ? { up: value > usual, usual, of: history.length, people: isPeople || kind === 'count' }
    : undefined;
}

/** The more people, the less of them by chance: half of the part is enough for a district of some hundred teachers. */
function steadinessOf(people: number): number {
  return Math.min(1, Math.max(0.5, Math.sqrt(LARGE_SCHOOL / people)));
}

/** A hair over is rounding. */
function isOver(difference: number, threshold: number): boolean {
  return Math.abs(difference) > threshold + 1e-9;
}

function percentOf(people: number, all: number | undefined): number {
  return all === undefined || all <= 0 ? 0 : (100 * people) / all;
}

/**
 * Whether the value stays where the latest ones are: the last one was not doubted (any more), or two came one after the
 * other. A school that begins to work is asked about when it does, not for half a year.
 */
function isLevel(latest: readonly Figure[], isNear: (one: Figure) => boolean): boolean {
  const last = latest.slice(0, WEEKS_OF_LEVEL);
  const [newest] = last;
  if (newest === undefined || !isNear(newest)) return false;
  return newest.doubt === undefined || (last.length === WEEKS_OF_LEVEL && last.every(isNear));
}

/** Of at least one number. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
