import { OTHERS_NEEDED } from './disclosure.ts';
import type { Figure } from './measurement.ts';
import type { MetricKind } from './metric.ts';
import type { UnitId } from './unit.ts';

/**
 * One metric of many units. `counts`: people added up (Σk of Σn), with how many units could not be added since only
 * their percent is known; `mean`: only percents are known, their plain mean; `sum`: numbers added up; `fulfilled`: how
 * many units have the status; `stated`: a percent or a number given of the whole.
 */
export type Total =
  | { kind: 'counts'; numerator: number; denominator: number; units: number; percentOnly: number }
  | { kind: 'mean'; value: number; units: number }
  | { kind: 'sum'; value: number; units: number }
  | { kind: 'fulfilled'; count: number; units: number }
  | { kind: 'stated'; value: number };

/**
 * What it was the week before. `same`: of the very same units; `common`: of the units that have figures of both weeks,
 * with their present total, `givesAway` where the units of one week alone are so few that their figures would follow from
 * it and the whole; `redefined`: another definition was in use, so nothing is compared.
 */
export type Comparison =
  | { kind: 'same'; before: Total }
  | { kind: 'common'; units: number; givesAway: boolean; now: Total; before: Total }
  | { kind: 'redefined' };

type OwnFigure = Figure & { unitId: UnitId };

/** The total of figures of one metric, definition and period; undefined where there are none. `isWhole`: one figure of the whole. */
export function totalOf(kind: MetricKind, figures: readonly OwnFigure[], isWhole = false): Total | undefined {
  const [first] = figures;
  if (first === undefined) return undefined;
  const counted = kind === 'share' ? figures.filter(hasCounts) : [];
  if (counted.length > 0) {
    return {
      kind: 'counts',
      numerator: sum(counted.map(({ numerator }) => numerator)),
      denominator: sum(counted.map(({ denominator }) => denominator)),
      units: counted.length,
      percentOnly: figures.length - counted.length,
    };
  }
  if (isWhole) return { kind: 'stated', value: first.value ?? 0 };
  const value = sum(figures.map((figure) => figure.value ?? 0));
  switch (kind) {
    case 'share':
      return { kind: 'mean', value: value / figures.length, units: figures.length };
    case 'count':
      return { kind: 'sum', value, units: figures.length };
    case 'status':
      return { kind: 'fulfilled', count: value, units: figures.length };
  }
}

/** Compares like with like: people with people, percents with percents, the same units with themselves. */
export function comparisonOf(
  kind: MetricKind,
  now: readonly OwnFigure[],
  before: readonly OwnFigure[],
  { isWhole, isRedefined }: { isWhole: boolean; isRedefined: boolean },
): Comparison | undefined {
  if (isRedefined) return { kind: 'redefined' };
  const total = totalOf(kind, now, isWhole);
  const earlier = totalOf(kind, before, isWhole);
  if (total === undefined || earlier === undefined || total.kind !== earlier.kind) return undefined;
  const isTotalled = total.kind === 'counts' ? hasCounts : () => true;
  const [ofNow, ofBefore] = [now.filter(isTotalled), before.filter(isTotalled)];
  const common = ofNow.filter(({ unitId }) => ofBefore.some((figure) => figure.unitId === unitId));
  if (common.length === ofNow.length && common.length === ofBefore.length) {
    return { kind: 'same', before: earlier };
  }
  const ids = new Set(common.map(({ unitId }) => unitId));
  const commonNow = totalOf(kind, common, isWhole);
  const commonBefore = totalOf(
    kind,
    ofBefore.filter(({ unitId }) => ids.has(unitId)),
    isWhole,
  );
  if (commonNow === undefined || commonBefore === undefined) return undefined;
  const alone = [ofNow.length - ids.size, ofBefore.length - ids.size];
  const givesAway = alone.some((units) => units > 0 && units <= OTHERS_NEEDED);
  return { kind: 'common', units: ids.size, givesAway, now: commonNow, before: commonBefore };
}

function hasCounts(figure: OwnFigure): figure is OwnFigure & { numerator: number; denominator: number } {
  return figure.numerator !== undefined && figure.denominator !== undefined && figure.denominator > 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
