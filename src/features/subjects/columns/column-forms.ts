import type { Metric } from '../../../domain/metric.ts';
import type { ColumnMeaning, ColumnQuestion, MetricMeasure } from '../../../domain/table.ts';

const MOST_BASES = 3;

/**
 * The ways in which a column may hold a metric that a person chose: as the numbers allow, a count of people only where
 * some column says of how many.
 */
export function formsOfMetric(
  metric: Metric,
  { measures, bases }: Pick<ColumnQuestion, 'measures' | 'bases'>,
): ColumnMeaning[] {
  const of = (measure: MetricMeasure, base?: string): ColumnMeaning => ({
    ...{ kind: 'metric', code: metric.code, measure },
    ...(base !== undefined && { base }),
  });
  switch (metric.kind) {
    case 'status':
      return [of('status')];
    case 'count':
      return [of('count')];
    case 'share':
      return measures.flatMap((measure) => {
        if (measure !== 'count') return [of(measure)];
        // The base of the metric's own audience is found by the reader itself.
        if (bases.some(({ audience }) => audience === metric.audience)) return [of('count')];
        return bases.slice(0, MOST_BASES).map(({ key }) => of('count', key));
      });
  }
}
