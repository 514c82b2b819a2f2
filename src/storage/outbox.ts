import type { OutboxContent, Outgoing } from '../bot/outgoing.ts';
import { splitText } from '../bot/split-text.ts';
import { randomInt32 } from '../shared/random.ts';
import type { Random } from '../shared/random.ts';
import { sharedRandomId } from './batch-random-id.ts';
import type { Db } from './open.ts';
import { run } from './statement.ts';

export type OutboxState = 'waiting' | 'sending' | 'sent' | 'failed' | 'expired' | 'uncertain';

/** The condition of the partial indexes, word for word: SQLite uses them only where it stands in the query. */
export const OPEN = "state IN ('waiting', 'sending')";

/** The state as people are told it: what an earlier attempt may have brought into the dialog did not certainly fail. */
export const STATE_TOLD = `CASE WHEN state IN ('failed', 'expired') AND unanswered_since IS NOT NULL THEN 'uncertain'
  ELSE state END`;

/**
 * Puts a message into the outbox, a long text as several rows (the keyboard, documents and pictures go with the last), each
 * with its own random_id. Returns the ids; none when `dedupeKey` is already there.
 */
export function enqueue(
  db: Db,
  outgoing: Outgoing,
  { now, random }: { now: Date; random: Random },
): number[] {
  const parts = splitText(outgoing.text);
  const ids: number[] = [];
  for (const [index, text] of parts.entries()) {
    const last = index === parts.length - 1;
    const content: OutboxContent = {
      kind: 'message',
      text,
      ...(outgoing.notifies && { notifies: outgoing.notifies }),
      ...(last && outgoing.keyboard && { keyboard: outgoing.keyboard }),
      ...(last && outgoing.documents && { documents: outgoing.documents }),
      ...(last && outgoing.charts && { charts: outgoing.charts }),
      ...(last && outgoing.attachments && { attachments: outgoing.attachments }),
    };
    const id = insert(db, { ...outgoing, peerId: outgoing.to }, content, index, { now, random });
    if (id === undefined) break;
    ids.push(id);
  }
  return ids;
}

/** Puts the answer to a callback button into the reply lane; the messenger takes it for a minute. */
export function enqueueButtonAnswer(
  db: Db,
  answer: Omit<Extract<OutboxContent, { kind: 'button-answer' }>, 'kind'>,
  usefulUntil: Date,
  context: { now: Date; random: Random },
): void {
  insert(
    db,
    { peerId: answer.peerId, lane: 'reply', usefulUntil, dedupeKey: `button/${answer.answerId}` },
    { kind: 'button-answer', ...answer },
    0,
    context,
  );
}

function insert(
  db: Db,
  to: Pick<Outgoing, 'lane' | 'notBefore' | 'usefulUntil' | 'dedupeKey' | 'batchId'> & { peerId: number },
  content: OutboxContent,
  part: number,
  { now, random }: { now: Date; random: Random },
): number | undefined {
  const key = to.dedupeKey === undefined ? null : part === 0 ? to.dedupeKey : `${to.dedupeKey}#${part}`;
  const json = JSON.stringify(content);
  const { changes, id } = run(
    db,
    `INSERT INTO outbox (peer_id, lane, content, random_id, dedupe_key, batch_id, created_at, due_at, useful_until, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting') ON CONFLICT (dedupe_key) DO NOTHING`,
    [
      to.peerId,
      to.lane,
      json,
      sharedRandomId(db, { peerId: to.peerId, batchId: to.batchId, content: json, part }) ??
        randomInt32(random),
      key,
      to.batchId ?? null,
      now.getTime(),
      (to.notBefore ?? now).getTime(),
      to.usefulUntil?.getTime() ?? null,
    ],
  );
  return changes === 1 ? id : undefined;
}

/** Takes back what is not sent yet: the waiting messages to a peer whose key begins with `keyPrefix`. */
export function withdrawWaiting(db: Db, peerId: number, keyPrefix: string): void {
  run(
    db,
    `UPDATE outbox SET state = 'expired' WHERE peer_id = ? AND ${OPEN} AND state = 'waiting'
       AND substr(dedupe_key, 1, length(?)) = ?`,
    [peerId, keyPrefix, keyPrefix],
  );
}

/**
 * Notices to these dialogs that were made before `madeBefore` and are due still: they wait until `until`. A row whose
 * last attempt the messenger never answered is left alone, since waiting would take it out of VK's check for doubles.
 */
export function holdBulk(
  db: Db,
  peerIds: readonly number[],
  { madeBefore, until }: { madeBefore: Date; until: Date },
): number {
  return run(
    db,
    `UPDATE outbox SET due_at = :until WHERE ${OPEN} AND state = 'waiting' AND lane = 'bulk' AND due_at < :until
       AND created_at < :madeBefore AND unanswered_since IS NULL
       AND peer_id IN (SELECT value FROM json_each(:peerIds))`,
    { until: until.getTime(), madeBefore: madeBefore.getTime(), peerIds: JSON.stringify(peerIds) },
  ).changes;
}

/** Gives up on messages that wait under keys beginning with `keyPrefix`; returns how many. */
export function cancelOutbox(db: Db, keyPrefix: string): number {
  return run(
    db,
    `UPDATE outbox SET state = 'expired' WHERE dedupe_key >= :from AND dedupe_key < :to AND ${OPEN}
       AND state = 'waiting' AND attempts = 0`,
    { from: keyPrefix, to: `${keyPrefix}\u{10ffff}` },
  ).changes;
}
