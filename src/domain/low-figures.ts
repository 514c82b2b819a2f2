import { metricKey } from './metric.ts';
import type { Metric } from './metric.ts';
import { samePeriod } from './period.ts';
import type { Period } from './period.ts';
import { hasFigure, weekBefore } from './unit-figure.ts';
import type { UnitFigure } from './unit-figure.ts';

/** A weekly metric of one unit that is 0, or worse than the week before. */
export type LowFigure = { metric: Metric; kind: 'zero' | 'fell' };

/**
 * What of a unit's week its director is told in private: 0, or less than the week before under the same definition
 * (by people where both have counts). Only federal figures count, and no doubtful one. `figures` are the unit's own.
 */
export function lowFigures(
  figures: readonly UnitFigure[],
  { period, metrics }: { period: Period; metrics: readonly Metric[] },
): LowFigure[] {
  const sure = figures.filter(
    (figure) => figure.origin === 'federal' && figure.doubt === undefined && hasFigure(figure),
  );
  return metrics.flatMap((metric): LowFigure[] => {
    if (metric.window !== 'week' || metric.direction !== 'more-is-better') return [];
    const now = sure.find(
      (figure) => figure.metric.code === metric.code && samePeriod(figure.period, period),
    );
    if (now === undefined) return [];
    if (now.state === 'zero') return [{ metric, kind: 'zero' }];
    const before = sure.find(
      (figure) =>
        metricKey(figure.metric) === metricKey(now.metric) && samePeriod(figure.period, weekBefore(period)),
    );
    return before !== undefined && isLess(now, before) ? [{ metric, kind: 'fell' }] : [];
  });
}

function isLess(now: UnitFigure, before: UnitFigure): boolean {
  if (now.numerator !== undefined && before.numerator !== undefined) return now.numerator < before.numerator;
  return (now.value ?? 0) < (before.value ?? 0);
}
