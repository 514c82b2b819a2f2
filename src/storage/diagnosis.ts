import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { get, run } from './statement.ts';

/** How far a school got on the way to a cause; `answers` is the slice's own JSON. */
export type StoredDiagnosis = { answers: unknown; updatedAt: Date };

export function findDiagnosis(db: Db, unitId: UnitId, metricCode: string): StoredDiagnosis | undefined {
  const row = get<{ answers: string; updated_at: number }>(
    db,
    'SELECT answers, updated_at FROM diagnosis WHERE unit_id = ? AND metric_code = ?',
    [unitId, metricCode],
  );
  return row && { answers: parse(row.answers), updatedAt: new Date(row.updated_at) };
}

export function saveDiagnosis(
  db: Db,
  { unitId, metricCode, answers }: { unitId: UnitId; metricCode: string; answers: unknown },
  now: Date,
): void {
  run(
    db,
    `INSERT INTO diagnosis (unit_id, metric_code, answers, updated_at) VALUES (:unitId, :metricCode, :answers, :now)
     ON CONFLICT (unit_id, metric_code) DO UPDATE SET answers = excluded.answers, updated_at = excluded.updated_at`,
    { unitId, metricCode, answers: JSON.stringify(answers), now: now.getTime() },
  );
}

export function deleteDiagnosis(db: Db, unitId: UnitId, metricCode: string): void {
  run(db, 'DELETE FROM diagnosis WHERE unit_id = ? AND metric_code = ?', [unitId, metricCode]);
}

/** Undefined where it is not JSON: whoever reads it takes that for an unknown shape. */
function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
