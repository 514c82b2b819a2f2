import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { OPEN } from './outbox.ts';
import { MAY_GO, OUTBOX_COLUMNS, toOutboxRow } from './outbox-sending.ts';
import type { OutboxRow, RawOutboxRow } from './outbox-sending.ts';
import { all, get, run } from './statement.ts';

/** The failure of a row that was not sent because its batch was stopped; its state is `expired`. */
export const STOPPED = 'stopped';

/** Failures of a call that say nothing about the one recipient: the network's, and too many calls a second. */
const NOTHING_SAID = ['retry', 'paced:6'];

/**
 * Takes back what of a stopped batch cannot stand in any dialog. `underWay`: may have arrived, or is asked once more
 * right before its call. The batch's state says that it is stopped before this is called, in the same transaction.
 */
export function stopBatch(db: Db, batchId: number): { stopped: number; underWay: number } {
  const { changes } = run(
    db,
    `UPDATE outbox SET state = 'expired', failure = ? WHERE batch_id = ? AND edits IS NULL AND ${OPEN}
       AND state = 'waiting' AND unanswered_since IS NULL`,
    [STOPPED, batchId],
  );
  const left = get<{ n: number }>(
    db,
    `SELECT count(*) AS n FROM outbox WHERE batch_id = ? AND edits IS NULL AND ${OPEN}`,
    [batchId],
  );
  return { stopped: changes, underWay: left?.n ?? 0 };
}

/** Whether a message of the batch, or of a correction of it, stands in a dialog or may stand there. */
export function mayHaveBatch(db: Db, batchId: number, peerId: number): boolean {
  const row = get(
    db,
    `SELECT 1 FROM outbox
     WHERE batch_id IN (SELECT :batchId UNION ALL SELECT id FROM batch WHERE corrects = :batchId)
       AND peer_id = :peerId AND edits IS NULL
       AND (state IN ('sent', 'sending', 'uncertain') OR unanswered_since IS NOT NULL) LIMIT 1`,
    { batchId, peerId },
  );
  return row !== undefined;
}

/** Empties what batches said; what is not sent yet is not sent any more. */
export function eraseOutboxOfBatches(db: Db, batchIds: readonly number[]): void {
  run(
    db,
    `UPDATE outbox SET content = NULL, failure = CASE WHEN state = 'waiting' THEN ? ELSE failure END,
       state = CASE WHEN state = 'waiting' THEN 'expired' ELSE state END
     WHERE batch_id IN (SELECT value FROM json_each(?)) AND state <> 'sending'`,
    [STOPPED, JSON.stringify(batchIds)],
  );
}

/** A message of a batch that nobody tried to send yet. */
type UntriedMessage = { id: number; batchId: number; peerId: number; text: string };

/** Those of a district's batches whose key fits a pattern of SQLite's GLOB. */
export function listUntried(db: Db, districtId: UnitId, keyPattern: string): UntriedMessage[] {
  return all<{ id: number; batch_id: number; peer_id: number; text: string }>(
    db,
    `SELECT row.id, row.batch_id, row.peer_id, json_extract(row.content, '$.text') AS text
     FROM outbox AS row JOIN batch ON batch.id = row.batch_id
     WHERE row.${OPEN} AND row.state = 'waiting' AND row.attempts = 0 AND row.edits IS NULL
       AND batch.district_id = ? AND row.dedupe_key GLOB ? ORDER BY row.id`,
    [districtId, keyPattern],
  ).map((row) => ({ id: row.id, batchId: row.batch_id, peerId: row.peer_id, text: row.text }));
}

/** Takes them back, where nobody has tried to send them yet. */
export function withdrawUntried(db: Db, ids: readonly number[]): void {
  run(
    db,
    `UPDATE outbox SET state = 'expired' WHERE id IN (SELECT value FROM json_each(?)) AND state = 'waiting'
       AND attempts = 0`,
    [JSON.stringify(ids)],
  );
}

/** The call for this row was not made, its batch being stopped. */
export function markStopped(db: Db, id: number): void {
  run(db, `UPDATE outbox SET state = 'expired', failure = ?, unanswered_since = NULL WHERE id = ?`, [
    STOPPED,
    id,
  ]);
}

export function isBatchStopped(db: Db, batchId: number): boolean {
  return get(db, "SELECT 1 FROM batch WHERE id = ? AND state = 'stopped'", [batchId]) !== undefined;
}

/**
 * Others that may go now with the same content and random_id as `row`, of its batch: all of them can be sent in one
 * call. Left out is what the messenger has said something about already (it goes alone) and what is in doubt where
 * `row` is not.
 */
export function listAlike(
  db: Db,
  row: OutboxRow,
  { now, limit, except }: { now: Date; limit: number; except: readonly number[] },
): OutboxRow[] {
  return all<RawOutboxRow>(
    db,
    `SELECT ${OUTBOX_COLUMNS} FROM outbox AS row
     WHERE batch_id = :batchId AND random_id = :randomId AND id <> :id AND edits IS NULL
       AND content = (SELECT content FROM outbox WHERE id = :id)
       AND uploaded IS (SELECT uploaded FROM outbox WHERE id = :id)
       AND (unanswered_since IS NULL) = :certain AND (failure IS NULL OR failure IN (SELECT value FROM json_each(:nothingSaid)))
       AND ${MAY_GO}
     ORDER BY due_at, id LIMIT :limit`,
    {
      id: row.id,
      batchId: row.batchId ?? null,
      randomId: row.randomId,
      certain: row.unansweredSince === undefined ? 1 : 0,
      nothingSaid: JSON.stringify(NOTHING_SAID),
      lane: row.lane,
      now: now.getTime(),
      limit,
      except: JSON.stringify([...except, row.peerId]),
    },
  ).map(toOutboxRow);
}

/** Whether `row` may go in one call with those that `listAlike` gives. */
export function mayGoTogether(row: OutboxRow): boolean {
  if (row.batchId === undefined || row.edits !== undefined || row.content.kind !== 'message') return false;
  return row.failure === undefined || NOTHING_SAID.includes(row.failure);
}
