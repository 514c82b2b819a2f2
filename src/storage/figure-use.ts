import type { Measurement } from '../domain/measurement.ts';
import type { UnitId } from '../domain/unit.ts';
import { loadMetricVersionIds } from './metric-version.ts';
import { metricKey } from '../domain/metric.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** A letter whose figures of these schools are not in force any more, or are doubted by now. */
type OutdatedLetter = { letterId: number; unitIds: readonly UnitId[] };

/** A figure in force, by what it is of. */
export type UsedFigure = Pick<Measurement, 'metric' | 'period' | 'origin'> & { unitId: UnitId };

/** Remembers the figures in force that a letter tells. To be called inside the transaction that makes it. */
export function insertFigureUses(db: Db, letterId: number, figures: readonly UsedFigure[]): void {
  insertUses(db, 'figure_use (letter_id, measurement_id)', letterId, figures);
}

/** Remembers the figures in force that somebody is told by a broadcast, in place of those that they were told before. */
export function replaceBroadcastUses(db: Db, recipientId: number, figures: readonly UsedFigure[]): void {
  run(db, 'DELETE FROM broadcast_figure_use WHERE recipient_id = ?', [recipientId]);
  insertUses(db, 'broadcast_figure_use (recipient_id, measurement_id)', recipientId, figures);
}

function insertUses(
  db: Db,
  into: 'figure_use (letter_id, measurement_id)' | 'broadcast_figure_use (recipient_id, measurement_id)',
  userId: number,
  figures: readonly UsedFigure[],
): void {
  const versionIds = loadMetricVersionIds(db);
  for (const { unitId, metric, period, origin } of figures) {
    run(
      db,
      `INSERT OR IGNORE INTO ${into}
       SELECT ?, id FROM measurement WHERE unit_id = ? AND metric_version_id = ? AND period_to = ? AND period_from = ?
         AND origin = ? AND in_force = 1`,
      [userId, unitId, versionIds.get(metricKey(metric)) ?? 0, period.to, period.from, origin],
    );
  }
}

/** What was told and stands no more: nothing in force, doubted by now, or another figure. */
const STANDS_NO_MORE = `(stands.id IS NULL OR stands.doubt IS NOT NULL OR stands.state <> told.state
         OR stands.value IS NOT told.value OR stands.numerator IS NOT told.numerator
         OR stands.denominator IS NOT told.denominator)`;

/** The figure in force in the place of `told`. */
const STANDING = `LEFT JOIN measurement AS stands ON stands.unit_id = told.unit_id
       AND stands.metric_version_id = told.metric_version_id AND stands.period_to = told.period_to
       AND stands.period_from = told.period_from AND stands.origin = told.origin AND stands.in_force = 1`;

/** Letters of a district made since then that tell something else than what is in force, the newest first. */
export function listOutdatedLetters(db: Db, districtId: UnitId, since: Date): OutdatedLetter[] {
  const rows = all<{ letter_id: number; unit_id: number }>(
    db,
    `SELECT DISTINCT l.id AS letter_id, told.unit_id FROM letter AS l
     CROSS JOIN figure_use AS u ON u.letter_id = l.id
     CROSS JOIN measurement AS told ON told.id = u.measurement_id
     ${STANDING}
     WHERE l.district_id = ? AND l.contents IS NOT NULL AND l.created_at >= ? AND ${STANDS_NO_MORE}
     ORDER BY l.id DESC, told.unit_id`,
    [districtId, since.getTime()],
  );
  const letters = new Map<number, UnitId[]>();
  for (const { letter_id: id, unit_id: unitId } of rows) {
    letters.set(id, [...(letters.get(id) ?? []), unitId as UnitId]);
  }
  return [...letters].map(([letterId, unitIds]) => ({ letterId, unitIds }));
}

/** Somebody who has, or will get, a figure in a broadcast that stands no more. */
export type OutdatedRecipient = { batchId: number; recipientId: number; peerId: number; unitId: UnitId };

/** Of the broadcasts of a district made since then whose words are still kept, the newest first. */
export function listOutdatedRecipients(
  db: Db,
  districtId: UnitId,
  { since, batchId }: { since?: Date; batchId?: number },
): OutdatedRecipient[] {
  return all<{ batch_id: number; recipient_id: number; external_id: number; unit_id: number }>(
    db,
    `SELECT DISTINCT b.id AS batch_id, r.id AS recipient_id, p.external_id, told.unit_id FROM batch AS b
     CROSS JOIN batch_recipient AS r ON r.batch_id = b.id
     CROSS JOIN person AS p ON p.id = r.person_id
     CROSS JOIN broadcast_figure_use AS u ON u.recipient_id = r.id
     CROSS JOIN measurement AS told ON told.id = u.measurement_id
     ${STANDING}
     WHERE b.district_id = :districtId AND b.text IS NOT NULL AND b.created_at >= :since
       AND (:batchId IS NULL OR b.id = :batchId) AND ${STANDS_NO_MORE}
       AND EXISTS (SELECT 1 FROM outbox AS o JOIN batch AS own ON own.id = o.batch_id
         WHERE (own.id = b.id OR own.corrects = b.id) AND o.peer_id = p.external_id
           AND o.state IN ('waiting', 'sending', 'sent'))
     ORDER BY b.id DESC, told.unit_id`,
    { districtId, since: since?.getTime() ?? 0, batchId: batchId ?? null },
  ).map((row) => ({
    batchId: row.batch_id,
    recipientId: row.recipient_id,
    peerId: row.external_id,
    unitId: row.unit_id as UnitId,
  }));
}
