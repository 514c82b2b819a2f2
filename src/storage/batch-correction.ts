import type { OutboxContent } from '../bot/outgoing.ts';
import type { PersonId } from '../domain/person.ts';
import type { Batch } from './batch.ts';
import type { Db } from './open.ts';
import { STATE_TOLD } from './outbox.ts';
import type { OutboxState } from './outbox.ts';
import { all, get, run } from './statement.ts';

/** A message that the batch itself or one of its corrections made. */
export type CorrectableMessage = {
  id: number;
  peerId: number;
  state: OutboxState;
  /** Nothing of it can stand in the dialog. */
  isCertain: boolean;
  dueAt: Date;
  usefulUntil: Date | undefined;
  sentAt: Date | undefined;
  /** With the edit that is on its way, if one is; undefined: its words were kept long enough. */
  content: OutboxContent | undefined;
};

/** What stands, or will stand, in people's dialogs of a batch and its corrections, oldest first; edits are no messages. */
export function listCorrectable(db: Db, batchId: number): CorrectableMessage[] {
  return all<{
    id: number;
    peer_id: number;
    state: OutboxState;
    unanswered_since: number | null;
    due_at: number;
    useful_until: number | null;
    sent_at: number | null;
    content: string | null;
  }>(
    db,
    `SELECT id, peer_id, ${STATE_TOLD} AS state, unanswered_since, due_at, useful_until, sent_at,
       COALESCE((SELECT edit.content FROM outbox AS edit WHERE edit.edits = outbox.id
         AND edit.state IN ('waiting', 'sending') ORDER BY edit.id DESC LIMIT 1), content) AS content
     FROM outbox
     WHERE batch_id IN (SELECT id FROM batch WHERE id = :batchId OR corrects = :batchId)
       AND edits IS NULL AND peer_id > 0 ORDER BY id`,
    { batchId },
  ).map((row) => ({
    id: row.id,
    peerId: row.peer_id,
    state: row.state,
    isCertain: row.unanswered_since === null && row.state === 'waiting',
    dueAt: new Date(row.due_at),
    usefulUntil: row.useful_until === null ? undefined : new Date(row.useful_until),
    sentAt: row.sent_at === null ? undefined : new Date(row.sent_at),
    content: row.content === null ? undefined : (JSON.parse(row.content) as OutboxContent),
  }));
}

/** Gives up on messages of which nothing can stand in the dialog yet: another text goes in their place. */
export function withdrawReplaced(db: Db, ids: readonly number[]): void {
  run(
    db,
    `UPDATE outbox SET state = 'expired', failure = 'replaced'
     WHERE id IN (SELECT value FROM json_each(?)) AND state = 'waiting' AND unanswered_since IS NULL`,
    [JSON.stringify(ids)],
  );
}

/** The values that the variables of a batch were filled with, by the number of the person; absent – it had none. */
export function listFilledValues(db: Db, batchId: number): Map<number, Readonly<Record<string, string>>> {
  return new Map(
    all<{ external_id: number; filled: string }>(
      db,
      `SELECT p.external_id, r.filled FROM batch_recipient AS r JOIN person AS p ON p.id = r.person_id
       WHERE r.batch_id = ? AND r.filled IS NOT NULL`,
      [batchId],
    ).map((row) => [row.external_id, JSON.parse(row.filled) as Record<string, string>]),
  );
}

/** A correction is a batch of its own, of which the edits and the new messages are; it is never listed by itself. */
export function insertCorrection(
  db: Db,
  batch: Batch,
  { text, personId }: { text: string; personId: PersonId | undefined },
  now: Date,
): number {
  return run(
    db,
    `INSERT INTO batch (district_id, person_id, title, created_at, kind, text, corrects) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [batch.districtId, personId ?? null, batch.title, now.getTime(), batch.kind, text, batch.id],
  ).id;
}

/** What everybody has from now on; the old words are the journal's. */
export function changeBatchText(
  db: Db,
  { id, districtId }: Pick<Batch, 'id' | 'districtId'>,
  { text, title }: { text: string; title: string },
): void {
  run(db, 'UPDATE batch SET text = ?, title = ? WHERE id = ? AND district_id = ?', [
    text,
    title,
    id,
    districtId,
  ]);
}

/** The newest correction: by whom and when. */
export function findLastCorrection(
  db: Db,
  batchId: number,
): { personId: PersonId | undefined; at: Date } | undefined {
  const [row] = all<{ person_id: number | null; created_at: number }>(
    db,
    'SELECT person_id, created_at FROM batch WHERE corrects = ? ORDER BY id DESC LIMIT 1',
    [batchId],
  );
  return (
    row && { personId: (row.person_id ?? undefined) as PersonId | undefined, at: new Date(row.created_at) }
  );
}

/** The corrections of a batch. */
export function listCorrections(db: Db, batchId: number): number[] {
  return all<{ id: number }>(db, 'SELECT id FROM batch WHERE corrects = ? ORDER BY id', [batchId]).map(
    ({ id }) => id,
  );
}

/** When the text was corrected last. */
export function findCorrectedAt(db: Db, batchId: number): Date | undefined {
  const row = get<{ at: number | null }>(db, 'SELECT max(created_at) AS at FROM batch WHERE corrects = ?', [
    batchId,
  ]);
  return row === undefined || row.at === null ? undefined : new Date(row.at);
}
