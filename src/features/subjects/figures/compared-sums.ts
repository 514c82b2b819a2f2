import { maySum, OTHERS_NEEDED } from '../../../domain/disclosure.ts';
import type { SummedFigure } from '../../../domain/disclosure.ts';
import type { MetricRef } from '../../../domain/metric.ts';
import type { Period } from '../../../domain/period.ts';
import type { UnitId } from '../../../domain/unit.ts';
import type { StoredMeasurement } from '../../../storage/measurement.ts';
import { insertPublishedSum, listPublishedSums } from '../../../storage/published-sum.ts';
import type { PublishedSum, SumScope } from '../../../storage/published-sum.ts';
import { hasFigure } from './figure-facts.ts';
import type { DistrictContext } from '../../context.ts';

/** A figure of people, known and not doubtful: only such are added up. */
export type CountedFigure = StoredMeasurement & { numerator: number; denominator: number };

export function isCounted(figure: StoredMeasurement): figure is CountedFigure {
  const { numerator, denominator = 0, doubt } = figure;
  return hasFigure(figure) && doubt === undefined && numerator !== undefined && denominator > 0;
}

/** Σk of Σn over `schools` organisations; `asOf`: what was told then, since nothing newer may be told. */
export type ToldSum = { numerator: number; denominator: number; schools: number; asOf: Date | undefined };

/**
 * The sum of `figures` (all of one metric, definition and period), where it gives nobody away; otherwise the newest one
 * told of the same scope; undefined where there are fewer than OTHERS_NEEDED organisations besides `ownUnits`. What is
 * told is written down, since the next sum is held against it.
 */
export function tellSum(
  context: Pick<DistrictContext, 'db' | 'now'>,
  {
    districtId,
    metric,
    period,
    scope,
    figures,
    ownUnits,
  }: {
    districtId: UnitId;
    metric: MetricRef;
    period: Period;
    scope: SumScope;
    figures: readonly CountedFigure[];
    ownUnits: readonly UnitId[];
  },
): ToldSum | undefined {
  const { db, now } = context;
  const of = { districtId, metric, period };
  const told = listPublishedSums(db, of);
  const summed = figures.map(({ unitId, importId }): SummedFigure => ({ unitId, importId }));
  if (!hasEnoughOthers(summed, ownUnits)) return undefined;
  const allTold = told.map((sum) => sum.figures);
  if (maySum(allTold, summed, ownUnits)) {
    const sum = sumOf(figures);
    if (!told.some((one) => one.scope === scope && isSame(one.figures, summed))) {
      insertPublishedSum(db, of, { scope, ...sum, figures: summed }, now);
    }
    return { ...sum, schools: figures.length, asOf: undefined };
  }
  const earlier = told.findLast(
    (sum) => sum.scope === scope && hasEnoughOthers(sum.figures, ownUnits) && isAbout(sum, summed),
  );
  return (
    earlier && {
      numerator: earlier.numerator,
      denominator: earlier.denominator,
      schools: earlier.figures.length,
      asOf: earlier.publishedAt,
    }
  );
}

/** Writes down a sum that everybody was told elsewhere (the results of the week): later sums are held against it. */
export function noteSum(
  { db, now }: Pick<DistrictContext, 'db' | 'now'>,
  of: { districtId: UnitId; metric: MetricRef; period: Period },
  figures: readonly CountedFigure[],
): void {
  const summed = figures.map(({ unitId, importId }): SummedFigure => ({ unitId, importId }));
  if (listPublishedSums(db, of).some((told) => isSame(told.figures, summed))) return;
  insertPublishedSum(db, of, { scope: 'district', ...sumOf(figures), figures: summed }, now);
}

function sumOf(figures: readonly CountedFigure[]): { numerator: number; denominator: number } {
  return {
    numerator: total(figures.map(({ numerator }) => numerator)),
    denominator: total(figures.map(({ denominator }) => denominator)),
  };
}

function hasEnoughOthers(figures: readonly SummedFigure[], ownUnits: readonly UnitId[]): boolean {
  return figures.filter(({ unitId }) => !ownUnits.includes(unitId)).length >= OTHERS_NEEDED;
}

/** Mostly of the same organisations: schools and kindergartens have sums of their own. */
function isAbout(sum: PublishedSum, figures: readonly SummedFigure[]): boolean {
  const units = new Set(figures.map(({ unitId }) => unitId));
  const common = sum.figures.filter(({ unitId }) => units.has(unitId)).length;
  return 2 * common > Math.max(units.size, sum.figures.length);
}

function isSame(a: readonly SummedFigure[], b: readonly SummedFigure[]): boolean {
  const keys = new Set(a.map(({ unitId, importId }) => `${unitId}/${importId}`));
  return a.length === b.length && b.every(({ unitId, importId }) => keys.has(`${unitId}/${importId}`));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
