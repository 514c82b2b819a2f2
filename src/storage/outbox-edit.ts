import { createHash } from 'node:crypto';
import type { Hours, OutboxContent, Reply } from '../bot/outgoing.ts';
import { notInQuietHours } from '../domain/quiet-hours.ts';
import { randomInt32 } from '../shared/random.ts';
import type { Random } from '../shared/random.ts';
import { sharedRandomId } from './batch-random-id.ts';
import type { Db } from './open.ts';
import { enqueue, OPEN } from './outbox.ts';
import type { OutboxState } from './outbox.ts';
import { get, run } from './statement.ts';

/** A message whose content is to be replaced, or was. */
type EditTarget = {
  peerId: number;
  state: OutboxState;
  content: OutboxContent | undefined;
  conversationMessageId: number | undefined;
  sentAt: Date | undefined;
};

/**
 * Puts an edit of the message of row `edits` into the outbox, behind everything that waits for that peer. `reply` is the
 * whole new content, at most one message long; the stored one is replaced when the messenger has taken it. An earlier
 * edit of the same message that has not begun is given up. Where the message can no longer be edited, `otherwise` is
 * sent as one of its own, out of the quiet `hours`. Undefined: there is no such message, or its words are erased.
 */
export function enqueueEdit(
  db: Db,
  {
    edits,
    reply,
    otherwise,
    hours,
    batchId,
  }: { edits: number; reply: Reply; otherwise?: Reply; hours?: Hours; batchId?: number },
  { now, random }: { now: Date; random: Random },
): number | undefined {
  const target = get<{ peer_id: number; lane: string; content: string | null; uploaded: string | null }>(
    db,
    'SELECT peer_id, lane, content, uploaded FROM outbox WHERE id = ? AND edits IS NULL',
    [edits],
  );
  if (target === undefined || target.content === null) return undefined;
  const before = JSON.parse(target.content) as OutboxContent;
  if (before.kind !== 'message') return undefined;
  run(
    db,
    `UPDATE outbox SET state = 'expired', failure = 'replaced'
     WHERE edits = ? AND ${OPEN} AND state = 'waiting'`,
    [edits],
  );
  const content: OutboxContent = {
    kind: 'edit',
    ...reply,
    ...(otherwise && { otherwise }),
    ...(hours && { hours }),
  };
  return run(
    db,
    `INSERT INTO outbox (peer_id, lane, content, random_id, batch_id, created_at, due_at, state, uploaded, edits)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)`,
    [
      target.peer_id,
      target.lane,
      JSON.stringify(content),
      randomInt32(random),
      batchId ?? null,
      now.getTime(),
      now.getTime(),
      // What is drawn and written anew is not uploaded anew when it is the same.
      drawnOf(before) === drawnOf(content) ? target.uploaded : null,
      edits,
    ],
  ).id;
}

function drawnOf({ documents, charts }: Exclude<OutboxContent, { kind: 'button-answer' }>): string {
  return JSON.stringify([documents ?? [], charts ?? []]);
}

/** The message that the edit `edits` is of. */
export function findEditTarget(db: Db, edits: number): EditTarget | undefined {
  const row = get<{
    peer_id: number;
    state: OutboxState;
    content: string | null;
    conversation_message_id: number | null;
    sent_at: number | null;
  }>(db, 'SELECT peer_id, state, content, conversation_message_id, sent_at FROM outbox WHERE id = ?', [
    edits,
  ]);
  return (
    row && {
      peerId: row.peer_id,
      state: row.state,
      content: row.content === null ? undefined : (JSON.parse(row.content) as OutboxContent),
      conversationMessageId: row.conversation_message_id ?? undefined,
      sentAt: row.sent_at === null ? undefined : new Date(row.sent_at),
    }
  );
}

/** The messenger took the edit: from now on the message is kept with its new content. */
export function markEdited(db: Db, id: number, now: Date): void {
  run(
    db,
    `UPDATE outbox SET state = 'sent', sent_at = ?, failure = NULL, unanswered_since = NULL WHERE id = ?`,
    [now.getTime(), id],
  );
  run(
    db,
    `UPDATE outbox SET uploaded = edit.uploaded,
       content = json_set(json_remove(edit.content, '$.otherwise', '$.hours'), '$.kind', 'message')
     FROM (SELECT edits, content, uploaded FROM outbox WHERE id = ?) AS edit
     WHERE outbox.id = edit.edits AND outbox.content IS NOT NULL AND edit.content IS NOT NULL`,
    [id],
  );
}

/** The message that this edit is of was never delivered, or nobody knows whether it was. */
export function markPointless(db: Db, id: number): void {
  run(db, "UPDATE outbox SET state = 'expired', failure = 'not-delivered' WHERE id = ?", [id]);
}

/** What the edit `id` had to say is said as a message of its own. Its random_id follows from the edit's: said once. */
export function sayInstead(db: Db, id: number, now: Date): void {
  const row = get<{
    peer_id: number;
    lane: 'reply' | 'bulk';
    content: string | null;
    batch_id: number | null;
    random_id: number;
  }>(db, 'SELECT peer_id, lane, content, batch_id, random_id FROM outbox WHERE id = ?', [id]);
  if (row === undefined || row.content === null) return;
  const content = JSON.parse(row.content) as OutboxContent;
  if (content.kind !== 'edit' || content.otherwise === undefined) return;
  const { otherwise, hours } = content;
  let drawn = 0;
  const random: Random = (length) =>
    createHash('sha256')
      .update(`${id}/${row.random_id}/${(drawn += 1)}`)
      .digest()
      .subarray(0, length);
  enqueue(
    db,
    {
      ...otherwise,
      ...(hours && { notBefore: notInQuietHours(now, hours.quiet, hours.zone) }),
      to: row.peer_id,
      lane: row.lane,
      dedupeKey: `instead-of-edit/${id}`,
      ...(row.batch_id !== null && { batchId: row.batch_id }),
    },
    { now, random },
  );
}

/** Another content for a message of which nothing can stand in the dialog yet; false where that is not certain. */
export function replaceWaiting(db: Db, id: number, reply: Reply): boolean {
  const row = get<{ peer_id: number; batch_id: number | null; content: string; random_id: number }>(
    db,
    `SELECT peer_id, batch_id, content, random_id FROM outbox
     WHERE id = ? AND ${OPEN} AND state = 'waiting' AND unanswered_since IS NULL AND edits IS NULL`,
    [id],
  );
  if (row === undefined) return false;
  const before = JSON.parse(row.content) as OutboxContent;
  if (before.kind !== 'message') return false;
  const content: OutboxContent = { kind: 'message', ...reply };
  const json = JSON.stringify(content);
  // Those whose texts have become the same can go together.
  const randomId =
    sharedRandomId(db, { peerId: row.peer_id, batchId: row.batch_id ?? undefined, content: json, part: 0 }) ??
    row.random_id;
  run(
    db,
    `UPDATE outbox SET content = ?, random_id = ?, uploaded = CASE WHEN ? THEN uploaded END WHERE id = ?`,
    [json, randomId, drawnOf(before) === drawnOf(content) ? 1 : 0, id],
  );
  return true;
}
