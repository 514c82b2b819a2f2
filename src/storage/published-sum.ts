import type { SummedFigure } from '../domain/disclosure.ts';
import type { MetricRef } from '../domain/metric.ts';
import type { Period } from '../domain/period.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/** `district`: of all organisations of a kind; `size`: of those of similar size. */
export type SumScope = 'district' | 'size';

/** A sum of people that somebody was told: Σk of Σn, and the figures in it. */
export type PublishedSum = {
  scope: SumScope;
  numerator: number;
  denominator: number;
  figures: readonly SummedFigure[];
  publishedAt: Date;
};

type Of = { districtId: UnitId; metric: MetricRef; period: Period };

const VERSION = '(SELECT id FROM metric_version WHERE code = :code AND version = :version)';

/** Everything ever told of a metric and a period in a district, oldest first. */
export function listPublishedSums(db: Db, { districtId, metric, period }: Of): PublishedSum[] {
  const sums = all<{
    id: number;
    scope: SumScope;
    numerator: number;
    denominator: number;
    published_at: number;
  }>(
    db,
    `SELECT id, scope, numerator, denominator, published_at FROM published_sum
     WHERE district_id = :districtId AND metric_version_id = ${VERSION} AND period_to = :to AND period_from = :from
     ORDER BY id`,
    { districtId, ...metric, ...period },
  );
  return sums.map(({ id, published_at, ...sum }) => ({
    ...sum,
    publishedAt: new Date(published_at),
    figures: all<{ unit_id: number; import_id: number }>(
      db,
      'SELECT unit_id, import_id FROM published_figure WHERE sum_id = ? ORDER BY unit_id',
      [id],
    ).map((row) => ({ unitId: row.unit_id as UnitId, importId: row.import_id })),
  }));
}

/** To be called inside a transaction. */
export function insertPublishedSum(
  db: Db,
  { districtId, metric, period }: Of,
  sum: Omit<PublishedSum, 'publishedAt'>,
  now: Date,
): void {
  const version = get<{ id: number }>(db, `SELECT ${VERSION} AS id`, { ...metric });
  if (version === undefined) throw new Error(`metric ${metric.code} is not registered`);
  const { id } = run(
    db,
    `INSERT INTO published_sum (district_id, metric_version_id, period_from, period_to, scope, numerator, denominator,
       published_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      districtId,
      version.id,
      period.from,
      period.to,
      sum.scope,
      sum.numerator,
      sum.denominator,
      now.getTime(),
    ],
  );
  for (const { unitId, importId } of sum.figures) {
    run(db, 'INSERT INTO published_figure (sum_id, unit_id, import_id) VALUES (?, ?, ?)', [
      id,
      unitId,
      importId,
    ]);
  }
}
