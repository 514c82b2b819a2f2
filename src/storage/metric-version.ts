import type { Metric, MetricRef } from '../domain/metric.ts';
import { metricKey } from '../domain/metric.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** Adds the definitions of data/metrics.json that the database does not know yet. */
export function registerMetrics(db: Db, metrics: readonly Metric[]): void {
  for (const { code, versions } of metrics) {
    for (const { version } of versions) {
      run(db, 'INSERT INTO metric_version (code, version) VALUES (?, ?) ON CONFLICT DO NOTHING', [
        code,
        version,
      ]);
    }
  }
}

/** Row ids by `metricKey`. */
export function loadMetricVersionIds(db: Db): Map<string, number> {
  const rows = all<MetricRef & { id: number }>(db, 'SELECT id, code, version FROM metric_version');
  return new Map(rows.map((row) => [metricKey(row), row.id]));
}
