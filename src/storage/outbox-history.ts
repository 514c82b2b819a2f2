import type { Lane, OutboxContent } from '../bot/outgoing.ts';
import type { Db } from './open.ts';
import type { OutboxState } from './outbox.ts';
import { all, get, run } from './statement.ts';

/** Messages that entered a dialog since `since`, ours and theirs: VK checks random_id over the last 100 of them. */
export function countDialogMessagesSince(db: Db, peerId: number, since: Date): number {
  const row = get<{ n: number }>(
    db,
    `SELECT (SELECT count(*) FROM outbox WHERE peer_id = :peerId AND state = 'sent' AND sent_at >= :since
               AND edits IS NULL)
          + (SELECT count(*) FROM inbox WHERE peer_id = :peerId AND conversation_message_id IS NOT NULL
               AND received_at >= :since) AS n`,
    { peerId, since: since.getTime() },
  );
  return row?.n ?? 0;
}

/** The newest messages to a peer, newest first. */
export function listRecentContents(db: Db, peerId: number, limit: number): OutboxContent[] {
  return all<{ content: string }>(
    db,
    'SELECT content FROM outbox WHERE peer_id = ? AND content IS NOT NULL AND edits IS NULL ORDER BY id DESC LIMIT ?',
    [peerId, limit],
  ).map((row) => JSON.parse(row.content) as OutboxContent);
}

/**
 * What stands on a person's screen, newest first: the newest answer to them and everything after it, not older than
 * `since`. Where nothing was answered yet, all that was said. `askedAt`: when the open question was asked; what was only
 * remarked after it leaves its buttons in force.
 */
export function listScreen(
  db: Db,
  peerId: number,
  { since, askedAt }: { since: Date; askedAt?: Date | undefined },
): OutboxContent[] {
  return all<{ content: string }>(
    db,
    `SELECT content FROM outbox
     WHERE peer_id = :peerId AND content IS NOT NULL AND edits IS NULL AND created_at >= :since AND created_at >= MIN(:askedAt, COALESCE(
       (SELECT created_at FROM outbox WHERE peer_id = :peerId AND lane = 'reply' AND content IS NOT NULL
        ORDER BY id DESC LIMIT 1), 0))
     ORDER BY id DESC LIMIT 20`,
    { peerId, since: since.getTime(), askedAt: askedAt?.getTime() ?? Number.MAX_SAFE_INTEGER },
  ).map((row) => JSON.parse(row.content) as OutboxContent);
}

export type OutboxLine = {
  id: number;
  peerId: number;
  lane: Lane;
  state: OutboxState;
  text: string;
  dueAt: Date;
  failure: string | undefined;
};

/** The newest rows, for the sandbox's drawer and for people who look after the bot. */
export function listOutboxLines(db: Db, limit: number): OutboxLine[] {
  return all<{
    id: number;
    peer_id: number;
    lane: Lane;
    state: OutboxState;
    content: string | null;
    due_at: number;
    failure: string | null;
  }>(db, 'SELECT id, peer_id, lane, state, content, due_at, failure FROM outbox ORDER BY id DESC LIMIT ?', [
    limit,
  ]).map((row) => {
    const content = row.content === null ? undefined : (JSON.parse(row.content) as OutboxContent);
    return {
      id: row.id,
      peerId: row.peer_id,
      lane: row.lane,
      state: row.state,
      text: content?.text ?? '',
      dueAt: new Date(row.due_at),
      failure: row.failure ?? undefined,
    };
  });
}

/** How many messages to these dialogs ceased to be useful in [from, to] without being sent. */
export function countExpiredMessages(
  db: Db,
  peerIds: readonly number[],
  { from, to }: { from: Date; to: Date },
): number {
  const row = get<{ n: number }>(
    db,
    `SELECT count(*) AS n FROM outbox WHERE state IN ('waiting', 'expired') AND lane = 'bulk' AND failure IS NOT 'stopped'
       AND useful_until BETWEEN ? AND ? AND peer_id IN (SELECT value FROM json_each(?))`,
    [from.getTime(), to.getTime(), JSON.stringify(peerIds)],
  );
  return row?.n ?? 0;
}

/** Empties the texts of finished rows made before `before`; returns how many. */
export function emptyOutboxContents(db: Db, before: Date): number {
  return run(
    db,
    `UPDATE outbox SET content = NULL
     WHERE created_at < ? AND content IS NOT NULL AND state NOT IN ('waiting', 'sending')`,
    [before.getTime()],
  ).changes;
}

/** To whom messages under keys that begin with `keyPrefix` went, or are on their way past recall. */
export function listPeersTold(db: Db, keyPrefix: string): number[] {
  return all<{ peer_id: number }>(
    db,
    `SELECT DISTINCT peer_id FROM outbox WHERE dedupe_key >= ? AND dedupe_key < ?
       AND state NOT IN ('expired', 'failed') ORDER BY peer_id`,
    [keyPrefix, `${keyPrefix}\u{10ffff}`],
  ).map((row) => row.peer_id);
}

/** When the newest message was made whose key fits a pattern of SQLite's GLOB. */
export function findNewestMade(db: Db, keyPattern: string): Date | undefined {
  const row = get<{ at: number | null }>(
    db,
    'SELECT max(created_at) AS at FROM outbox WHERE dedupe_key GLOB ?',
    [keyPattern],
  );
  return row === undefined || row.at === null ? undefined : new Date(row.at);
}

/** Takes the messenger's references out of everything that was said since `since`, sent or not. */
export function eraseOutboxAttachments(db: Db, references: readonly string[], since: Date): void {
  run(
    db,
    `UPDATE outbox SET content = json_remove(content, '$.attachments')
     WHERE content IS NOT NULL AND created_at >= ? AND EXISTS (
       SELECT 1 FROM json_each(outbox.content, '$.attachments') AS shown
       WHERE shown.value IN (SELECT value FROM json_each(?)))`,
    [since.getTime(), JSON.stringify(references)],
  );
}

/** Empties what was said since `since` and holds `words`; what is not sent yet is not sent any more. */
export function eraseOutboxQuoting(db: Db, words: string, since: Date): void {
  run(
    db,
    `UPDATE outbox SET content = NULL, state = CASE WHEN state = 'waiting' THEN 'expired' ELSE state END
     WHERE content IS NOT NULL AND created_at >= ? AND state <> 'sending'
       AND instr(json_extract(content, '$.text'), ?) > 0`,
    [since.getTime(), words],
  );
}
