import { metricKey } from './metric.ts';
import type { Metric, MetricRef } from './metric.ts';
import { samePeriod } from './period.ts';
import type { Period } from './period.ts';
import { totalOf } from './totals.ts';
import type { Total } from './totals.ts';
import { endsWithin, hasFigure, isMostlyDoubtful, newestFirst } from './unit-figure.ts';
import type { UnitFigure } from './unit-figure.ts';

/** A state or a long window of a group of units, on its own date. `key` names it for «shown already». */
export type DatedResult = { key: string; ref: MetricRef; metric: Metric; period: Period; total: Total };

/**
 * What is not weekly: `updated` – the newest date within the week of each metric; `monthly` – the newest figures of
 * monthly metrics dated outside of it. What earlier results have shown is left out. `isWhole`: figures of the district
 * as a whole.
 */
export function datedResults(
  figures: readonly UnitFigure[],
  {
    period,
    metrics,
    prefix,
    isWhole,
    isShown,
  }: {
    period: Period;
    metrics: readonly Metric[];
    prefix: string;
    isWhole: boolean;
    isShown: (key: string) => boolean;
  },
): { updated: DatedResult[]; monthly: DatedResult[] } {
  const newestOf = (metric: Metric, own: readonly UnitFigure[]): DatedResult[] => {
    const newest = newestFirst(own)[0];
    if (newest === undefined) return [];
    const ref = newest.metric;
    const key = `${prefix}/${metricKey(ref)}/${newest.period.from}..${newest.period.to}`;
    const told = own.filter(
      (figure) => metricKey(figure.metric) === metricKey(ref) && samePeriod(figure.period, newest.period),
    );
    const total = isMostlyDoubtful(told) ? undefined : totalOf(metric.kind, told, isWhole);
    return total === undefined || isShown(key) ? [] : [{ key, ref, metric, period: newest.period, total }];
  };
  const perMetric = metrics
    .filter(({ window }) => window !== 'week')
    .map((metric) => {
      const own = figures.filter((figure) => figure.metric.code === metric.code && hasFigure(figure));
      return {
        updated: newestOf(
          metric,
          own.filter((figure) => endsWithin(figure.period, period)),
        ),
        monthly: newestOf(metric, own).filter(
          (dated) => metric.rhythm === 'monthly' && !endsWithin(dated.period, period),
        ),
      };
    });
  return {
    updated: perMetric.flatMap(({ updated }) => updated),
    monthly: perMetric.flatMap(({ monthly }) => monthly),
  };
}
