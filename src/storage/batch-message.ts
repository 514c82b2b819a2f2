import type { Db } from './open.ts';
import { STATE_TOLD } from './outbox.ts';
import type { OutboxState } from './outbox.ts';
import { all } from './statement.ts';

/** One message of a batch: a long text and a second attempt are several. */
export type BatchMessage = {
  id: number;
  peerId: number;
  state: OutboxState;
  failure: string | undefined;
  dueAt: Date;
  sentAt: Date | undefined;
  key: string | undefined;
  /** Of a correction, which may have taken the place of a message that had not gone yet. */
  isCorrection: boolean;
};

/** How each message of a batch and of its corrections fares, oldest first, but for edits and what they replaced unsent. */
export function listBatchMessages(db: Db, batchId: number): BatchMessage[] {
  return all<{
    id: number;
    peer_id: number;
    state: OutboxState;
    failure: string | null;
    due_at: number;
    sent_at: number | null;
    dedupe_key: string | null;
    is_correction: number;
  }>(
    db,
    `SELECT id, peer_id, ${STATE_TOLD} AS state, failure, due_at, sent_at, dedupe_key, batch_id <> :id AS is_correction
     FROM outbox
     WHERE batch_id IN (SELECT :id UNION ALL SELECT id FROM batch WHERE corrects = :id)
       AND edits IS NULL AND failure IS NOT 'replaced' ORDER BY id`,
    { id: batchId },
  ).map((row) => ({
    id: row.id,
    peerId: row.peer_id,
    state: row.state,
    failure: row.failure ?? undefined,
    dueAt: new Date(row.due_at),
    sentAt: row.sent_at === null ? undefined : new Date(row.sent_at),
    key: row.dedupe_key ?? undefined,
    isCorrection: row.is_correction === 1,
  }));
}
