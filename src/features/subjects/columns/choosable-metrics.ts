import type { Metric } from '../../../domain/metric.ts';
import type { Reference } from '../../../domain/reference.ts';
import type { UnitLevel } from '../../../domain/table.ts';

/** What a column of numbers may hold, the district's own metrics first: those of the monitoring are mostly recognised. */
export function choosableMetrics(
  { metrics, metricsOfData = metrics }: Pick<Reference, 'metrics' | 'metricsOfData'>,
  level?: UnitLevel,
): Metric[] {
  const ofData = new Set(metricsOfData.map(({ code }) => code));
  const fitting = metrics.filter(
    ({ kind, levels }) => kind !== 'status' && (level === undefined || levels.includes(level)),
  );
  return [
    ...fitting.filter(({ code }) => !ofData.has(code)),
    ...fitting.filter(({ code }) => ofData.has(code)),
  ];
}
