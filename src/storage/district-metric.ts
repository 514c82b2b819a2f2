import type { Metric } from '../domain/metric.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import { registerMetrics } from './metric-version.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/** A metric that a district counts besides those of data/. */
export type DistrictMetric = {
  metric: Metric;
  createdAt: Date;
  /** It is asked for and read no more; its figures stay. */
  retiredAt: Date | undefined;
};

type Row = { metric: string; created_at: number; retired_at: number | null };

/** Adds it under a code of its own, «d12-3», with its first definition; returns it. */
export function insertDistrictMetric(
  db: Db,
  { districtId, metric, by }: { districtId: UnitId; metric: Omit<Metric, 'code'>; by: PersonId },
  now: Date,
): Metric {
  const last = get<{ n: number }>(db, 'SELECT count(*) AS n FROM district_metric WHERE district_id = ?', [
    districtId,
  ]);
  const added: Metric = { ...metric, code: `d${districtId}-${(last?.n ?? 0) + 1}` };
  run(
    db,
    'INSERT INTO district_metric (district_id, code, metric, created_by, created_at) VALUES (?, ?, ?, ?, ?)',
    [districtId, added.code, JSON.stringify(added), by, now.getTime()],
  );
  registerMetrics(db, [added]);
  return added;
}

/** Another title, or one more definition. */
export function updateDistrictMetric(db: Db, districtId: UnitId, metric: Metric): void {
  run(db, 'UPDATE district_metric SET metric = ? WHERE district_id = ? AND code = ?', [
    JSON.stringify(metric),
    districtId,
    metric.code,
  ]);
  registerMetrics(db, [metric]);
}

/** Those of a district in the order they were added, retired ones too. */
export function listDistrictMetrics(db: Db, districtId: UnitId): DistrictMetric[] {
  return all<Row>(
    db,
    'SELECT metric, created_at, retired_at FROM district_metric WHERE district_id = ? ORDER BY id',
    [districtId],
  ).map((row) => ({
    metric: JSON.parse(row.metric) as Metric,
    createdAt: new Date(row.created_at),
    retiredAt: row.retired_at === null ? undefined : new Date(row.retired_at),
  }));
}

/** Those that the districts of a region count. */
export function listMetricsUnder(db: Db, regionId: UnitId): Metric[] {
  return all<{ metric: string }>(
    db,
    `SELECT m.metric FROM district_metric AS m JOIN unit AS u ON u.id = m.district_id
     WHERE u.parent_id = ? ORDER BY m.id`,
    [regionId],
  ).map(({ metric }) => JSON.parse(metric) as Metric);
}

/** Takes it out of use, or back into it (`by` undefined); false where that was so already. */
export function retireDistrictMetric(
  db: Db,
  districtId: UnitId,
  code: string,
  { by, now }: { by: PersonId | undefined; now: Date },
): boolean {
  const isNow = by === undefined ? 'NOT NULL' : 'NULL';
  return (
    run(
      db,
      `UPDATE district_metric SET retired_at = ?, retired_by = ?
       WHERE district_id = ? AND code = ? AND retired_at IS ${isNow}`,
      [by === undefined ? null : now.getTime(), by ?? null, districtId, code],
    ).changes === 1
  );
}
