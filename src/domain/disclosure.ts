import type { UnitId } from './unit.ts';

/** One figure in a sum: a corrected figure of the same unit is another one. */
export type SummedFigure = { unitId: UnitId; importId: number };

/** How many organisations besides one's own a sum must hold: fewer would give each other away. */
export const OTHERS_NEEDED: number = 5;

/**
 * Whether `candidate` may be told after `told` (sums of the same metric, definition and period): for everybody who
 * knows the figures of one organisation – or of `ownUnits` together – no combination of all these sums leaves fewer than
 * OTHERS_NEEDED foreign figures. So nothing of a neighbour follows by subtraction, in whatever order the sums were asked
 * for and whatever was corrected between.
 *
 * The combinations of the sums are a linear space. In its reduced echelon form a single figure follows if and only if it
 * is a row of its own; every row, and every difference of two sums, is held to OTHERS_NEEDED, which is stricter.
 */
export function maySum(
  told: readonly (readonly SummedFigure[])[],
  candidate: readonly SummedFigure[],
  ownUnits: readonly UnitId[] = [],
): boolean {
  if (!told.every((sum) => isFarFrom(sum, candidate))) return false;
  const sums = [...told, candidate];
  const rows = reducedRows(sums);
  const pivots = new Set(rows.map(({ pivot }) => unitOf(pivot)));
  const units = [...new Set(sums.flat().map(({ unitId }) => unitId))];
  const knowers: (readonly UnitId[])[] = [[], ownUnits, ...units.map((unitId) => [unitId])];
  return knowers.every((known) => {
    // Taking away columns without a pivot leaves the form reduced; otherwise it is made anew.
    const foreign = known.some((unitId) => pivots.has(unitId))
      ? reducedRows(sums.map((figures) => figures.filter(({ unitId }) => !known.includes(unitId))))
      : rows;
    return foreign.every(({ row }) => hasEnough(row, known));
  });
}

/** The same sum, or one that differs by so many units that the difference is a sum of its own. */
function isFarFrom(sum: readonly SummedFigure[], candidate: readonly SummedFigure[]): boolean {
  const [before, after] = [sum, candidate].map((figures) => new Set(figures.map(keyOf)));
  const changed = [...sum, ...candidate].filter((one) => before?.has(keyOf(one)) !== after?.has(keyOf(one)));
  return changed.length === 0 || new Set(changed.map(({ unitId }) => unitId)).size > OTHERS_NEEDED;
}

function hasEnough(row: Row, known: readonly UnitId[]): boolean {
  let others = 0;
  for (const key of row.keys()) {
    if (!known.includes(unitOf(key))) others++;
    if (others >= OTHERS_NEEDED) return true;
  }
  return false;
}

function keyOf({ unitId, importId }: SummedFigure): string {
  return `${unitId}/${importId}`;
}

function unitOf(key: string): UnitId {
  return Number(key.slice(0, key.indexOf('/'))) as UnitId;
}

type Row = Map<string, Fraction>;
/** numerator / denominator, in lowest terms, denominator > 0: sums of people leave no room for rounding. */
type Fraction = readonly [bigint, bigint];

/** The reduced row echelon form of the sums. */
function reducedRows(sums: readonly (readonly SummedFigure[])[]): { pivot: string; row: Row }[] {
  const rows: { pivot: string; row: Row }[] = [];
  for (const figures of sums) {
    let rest: Row = new Map(figures.map((figure) => [keyOf(figure), [1n, 1n]]));
    for (const { pivot, row } of rows) rest = without(rest, pivot, row);
    const [[pivot, lead] = []] = rest;
    if (pivot === undefined || lead === undefined) continue;
    const row: Row = new Map(Array.from(rest, ([key, value]) => [key, divide(value, lead)]));
    for (const other of rows) other.row = without(other.row, pivot, row);
    rows.push({ pivot, row });
  }
  return rows;
}

/** `row` less as much of `other` as takes the pivot out of it; zeros are left out. */
function without(row: Row, pivot: string, other: Row): Row {
  const factor = row.get(pivot);
  if (factor === undefined) return row;
  const result = new Map(row);
  for (const [key, value] of other) {
    const left = subtract(result.get(key) ?? [0n, 1n], multiply(factor, value));
    if (left[0] === 0n) result.delete(key);
    else result.set(key, left);
  }
  return result;
}

function multiply([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return lowest(a * c, b * d);
}

function divide([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return c < 0n ? lowest(-a * d, b * -c) : lowest(a * d, b * c);
}

function subtract([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return lowest(a * d - c * b, b * d);
}

function lowest(numerator: bigint, denominator: bigint): Fraction {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? [0n, 1n] : [numerator / a, denominator / a];
}
