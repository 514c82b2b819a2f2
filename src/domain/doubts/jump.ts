import type { Figure } from '../measurement.ts';
import type { MetricKind } from '../metric.ts';

/** How far a value is from what is usual, in people (a count of organisations) or in percent. */
export type Deviation = { up: boolean; usual: number; of: number; people: boolean };

/** A value beside the unit's own earlier ones, in people of the present base or in percent. */
export type Standing = {
  value: number;
  usual: number;
  /** How many earlier ones make the usual. */
  of: number;
  people: boolean;
  /** Farther than this is strange. */
  threshold: number;
  /** So much less is strange where hardly anything is left. */
  lost: number;
  /** It is where the latest ones are; `wasLost`: by the narrower measure of `lost`. */
  isLevel: boolean;
  wasLost: boolean;
};

/** Fewer values say nothing of what is usual. */
export const LEAST_HISTORY = 4;
/** Whatever the size of a school, three people more or less are nothing strange. */
const LEAST_PEOPLE = 3;
/** A school of so many teachers is large. */
const LARGE_SCHOOL = 60;
/** The median of deviations by it is a standard deviation of normal values. */
const DEVIATION = 1.4826;
/** So many times the usual spread. */
const SPREADS = 4 * DEVIATION;
/** Of the usual number at most so much is left where a digit is lost; then fewer people and less spread are enough. */
const LEFT = 0.25;
const LEAST_LOST = 6;
const SPREADS_LOST = 3 * DEVIATION;

/**
 * The least that counts as strange: parts of all people, or of the usual number where nobody knows of how many.
 * `people`: of how many a percent without counts is, where that is known.
 */
export type Floor = { share: number; count: number; people?: number };

/** `latest`: newest first, with those that are doubted for being far from the usual. */
type History = { accepted: readonly Figure[]; latest: readonly Figure[] };

/** So many of the last weeks make a level the usual one though nobody spoke of it: one may be a vacation’s. */
const WEEKS_OF_LEVEL = 2;
const LAST_WEEKS = 3;

/**
 * A value beside the unit's own earlier ones; undefined: they are too few. By the median and the median of deviations, so
 * that one odd week among them changes nothing. Where all have counts it is reckoned in people of the present base, else
 * in percent.
 */
export function standingOf(
  now: Figure,
  { accepted: history, latest }: History,
  kind: MetricKind,
  floor: Floor,
): Standing | undefined {
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
  const inPeople = isPeople || kind === 'count';
  const least =
    kind === 'count'
      ? Math.max(LEAST_PEOPLE, floor.count * usual)
      : isPeople
        ? Math.max(LEAST_PEOPLE, floor.share * base * steadinessOf(base))
        : Math.max(percentOf(LEAST_PEOPLE, floor.people), floor.share * base);
  const leastLost = inPeople ? LEAST_LOST : Math.max(LEAST_LOST, percentOf(LEAST_LOST, floor.people));
  const threshold = Math.max(least, SPREADS * spread);
  const lost = Math.max(leastLost, SPREADS_LOST * spread);
  const isLevelWithin = (reach: number) =>
    isLevel(latest, (one) => !isOver(Math.abs(value - numberOf(one)), reach));
  return {
    value,
    usual,
    of: history.length,
    people: inPeople,
    threshold,
    lost,
    isLevel: isLevelWithin(least),
    wasLost: isLevelWithin(Math.min(least, lost / 2)),
  };
}

/**
 * How a value departs from the usual; undefined: not so much that it is strange. `common`: what the others of its kind
 * are of their own usual; between the usual and what it makes of it nothing is strange.
 */
export function deviationOf(standing: Standing, common = 1): Deviation | undefined {
  const { value, usual, of, people, threshold } = standing;
  const [low, high] = [usual * Math.min(1, common), usual * Math.max(1, common)];
  const isFar = isOver(low - value, threshold) || isOver(value - high, threshold);
  const isLost = value <= low * LEFT && low - value >= standing.lost;
  return (isFar && !standing.isLevel) || (isLost && !standing.wasLost)
    ? { up: value > usual, usual, of, people }
    : undefined;
}

/** The more people, the less of them by chance: half of the part is enough for a district of some hundred teachers. */
function steadinessOf(people: number): number {
  return Math.min(1, Math.max(0.5, Math.sqrt(LARGE_SCHOOL / people)));
}

/** A hair over is rounding. */
function isOver(difference: number, threshold: number): boolean {
  return difference > threshold + 1e-9;
}

function percentOf(people: number, all: number | undefined): number {
  return all === undefined || all <= 0 ? 0 : (100 * people) / all;
}

/**
 * Whether the value stays where the latest ones are: where the last one is, if it was not doubted (any more), or where two
 * of the last three are. A school that begins to work is asked about when it does, not for half a year.
 */
function isLevel(latest: readonly Figure[], isNear: (one: Figure) => boolean): boolean {
  const [newest] = latest;
  if (newest !== undefined && newest.doubt === undefined && isNear(newest)) return true;
  return latest.slice(0, LAST_WEEKS).filter(isNear).length >= WEEKS_OF_LEVEL;
}

/** Of at least one number. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
