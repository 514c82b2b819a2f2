import type { Measurement } from '../domain/measurement.ts';
import type { UnitId } from '../domain/unit.ts';
import { loadMetricVersionIds } from './metric-version.ts';
import { metricKey } from '../domain/metric.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** A letter whose figures of these schools are not in force any more, or are doubted by now. */
type OutdatedLetter = { letterId: number; unitIds: readonly UnitId[] };

/** Remembers the figures in force that a letter tells. To be called inside the transaction that makes it. */
export function insertFigureUses(
  db: Db,
  letterId: number,
  figures: readonly (Pick<Measurement, 'metric' | 'period' | 'origin'> & { unitId: UnitId })[],
): void {
  const versionIds = loadMetricVersionIds(db);
  for (const { unitId, metric, period, origin } of figures) {
    run(
      db,
      `INSERT OR IGNORE INTO figure_use (letter_id, measurement_id)
       SELECT ?, id FROM measurement WHERE unit_id = ? AND metric_version_id = ? AND period_to = ? AND period_from = ?
         AND origin = ? AND in_force = 1`,
      [letterId, unitId, versionIds.get(metricKey(metric)) ?? 0, period.to, period.from, origin],
    );
  }
}

/** Letters of a district made since then that tell something else than what is in force, the newest first. */
export function listOutdatedLetters(db: Db, districtId: UnitId, since: Date): OutdatedLetter[] {
  const rows = all<{ letter_id: number; unit_id: number }>(
    db,
    `SELECT DISTINCT l.id AS letter_id, told.unit_id FROM letter AS l
     CROSS JOIN figure_use AS u ON u.letter_id = l.id
     CROSS JOIN measurement AS told ON told.id = u.measurement_id
     LEFT JOIN measurement AS stands ON stands.unit_id = told.unit_id
       AND stands.metric_version_id = told.metric_version_id AND stands.period_to = told.period_to
       AND stands.period_from = told.period_from AND stands.origin = told.origin AND stands.in_force = 1
     WHERE l.district_id = ? AND l.contents IS NOT NULL AND l.created_at >= ?
       AND (stands.id IS NULL OR stands.doubt IS NOT NULL OR stands.state <> told.state OR stands.value IS NOT told.value
         OR stands.numerator IS NOT told.numerator OR stands.denominator IS NOT told.denominator)
     ORDER BY l.id DESC, told.unit_id`,
    [districtId, since.getTime()],
  );
  const letters = new Map<number, UnitId[]>();
  for (const { letter_id: id, unit_id: unitId } of rows) {
    letters.set(id, [...(letters.get(id) ?? []), unitId as UnitId]);
  }
  return [...letters].map(([letterId, unitIds]) => ({ letterId, unitIds }));
}
