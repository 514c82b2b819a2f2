import type { Lane, OutboxContent } from '../bot/outgoing.ts';
import type { Db } from './open.ts';
import { OPEN } from './outbox.ts';
import { all, get, run } from './statement.ts';

/** A row on its way out. */
export type OutboxRow = {
  id: number;
  peerId: number;
  lane: Lane;
  content: OutboxContent;
  randomId: number;
  attempts: number;
  createdAt: Date;
  usefulUntil: Date | undefined;
  /** Start of the earliest attempt whose outcome is unknown. */
  unansweredSince: Date | undefined;
  /** The messenger's strings of attachments that are uploaded already. */
  uploaded: readonly string[] | undefined;
  /** What kept it from being sent the last time. */
  failure: string | undefined;
  batchId: number | undefined;
  /** Its batch was stopped: it is sent no more, unless it stands in the dialog already. */
  isStopped: boolean;
  /** An edit: the row whose message it replaces. */
  edits: number | undefined;
};

/** As SQL gives it. */
export type RawOutboxRow = {
  id: number;
  peer_id: number;
  lane: Lane;
  content: string;
  random_id: number;
  attempts: number;
  created_at: number;
  useful_until: number | null;
  unanswered_since: number | null;
  uploaded: string | null;
  failure: string | null;
  batch_id: number | null;
  is_stopped: number;
  edits: number | null;
};

export const OUTBOX_COLUMNS = `id, peer_id, lane, content, random_id, attempts, created_at, useful_until, unanswered_since,
  uploaded, failure, batch_id, edits, EXISTS (SELECT 1 FROM batch WHERE batch.id = batch_id AND batch.state = 'stopped')
    AS is_stopped`;

/**
 * Of `outbox AS row`: it may go at `:now`. Due, still useful, and no earlier message or edit of the same peer and lane
 * is due and still open (order within a dialog). Peers in `:except` are left out.
 */
export const MAY_GO = `row.${OPEN} AND row.state = 'waiting' AND row.lane = :lane AND row.due_at <= :now
  AND (row.useful_until IS NULL OR row.useful_until >= :now)
  AND json_extract(row.content, '$.kind') <> 'button-answer'
  AND row.peer_id NOT IN (SELECT value FROM json_each(:except))
  AND NOT EXISTS (
    SELECT 1 FROM outbox AS earlier
    WHERE earlier.peer_id = row.peer_id AND earlier.lane = row.lane AND earlier.id < row.id
      AND earlier.${OPEN}
      AND (earlier.due_at <= :now OR earlier.attempts > 0)
      AND json_extract(earlier.content, '$.kind') <> 'button-answer')`;

/**
 * Messages and edits of a lane that may go now, oldest first. Answers to buttons are no messages of the dialog: they
 * neither hold nor are held (`listDueButtonAnswers`).
 */
export function listDueOutbox(
  db: Db,
  lane: Lane,
  { now, limit, except }: { now: Date; limit: number; except: readonly number[] },
): OutboxRow[] {
  return all<RawOutboxRow>(
    db,
    `SELECT ${OUTBOX_COLUMNS} FROM outbox AS row WHERE ${MAY_GO} ORDER BY due_at, id LIMIT :limit`,
    { lane, now: now.getTime(), limit, except: JSON.stringify(except) },
  ).map(toOutboxRow);
}

/** Answers to callback buttons that may go now and are still useful, oldest first. */
export function listDueButtonAnswers(db: Db, { now, limit }: { now: Date; limit: number }): OutboxRow[] {
  return all<RawOutboxRow>(
    db,
    `SELECT ${OUTBOX_COLUMNS} FROM outbox
     WHERE ${OPEN} AND state = 'waiting' AND lane = 'reply' AND due_at <= :now
       AND (useful_until IS NULL OR useful_until >= :now)
       AND json_extract(content, '$.kind') = 'button-answer'
     ORDER BY due_at, id LIMIT :limit`,
    { now: now.getTime(), limit },
  ).map(toOutboxRow);
}

/** When the next waiting row becomes due after `now`; undefined when nothing waits for a later moment. */
export function nextOutboxDue(db: Db, now: Date): Date | undefined {
  const dues = (['reply', 'bulk'] as const).flatMap((lane) => {
    const row = get<{ due: number | null }>(
      db,
      `SELECT min(due_at) AS due FROM outbox
       WHERE ${OPEN} AND state = 'waiting' AND lane = :lane AND due_at > :now`,
      { lane, now: now.getTime() },
    );
    return row === undefined || row.due === null ? [] : [row.due];
  });
  return dues.length === 0 ? undefined : new Date(Math.min(...dues));
}

/** Notes that an attempt begins; commit it before the call. */
export function markSending(db: Db, ids: readonly number[], now: Date): void {
  for (const id of ids) {
    run(
      db,
      `UPDATE outbox SET state = 'sending', attempts = attempts + 1,
         unanswered_since = COALESCE(unanswered_since, ?) WHERE id = ?`,
      [now.getTime(), id],
    );
  }
}

export function markSent(
  db: Db,
  id: number,
  {
    now,
    messageId,
    conversationMessageId,
  }: { now: Date; messageId?: number; conversationMessageId?: number },
): void {
  run(
    db,
    `UPDATE outbox SET state = 'sent', sent_at = ?, message_id = ?, conversation_message_id = ?,
       failure = NULL, unanswered_since = NULL WHERE id = ?`,
    [now.getTime(), messageId ?? null, conversationMessageId ?? null, id],
  );
}

/** The row waits for another attempt. `answered`: the messenger said that nothing was delivered. */
export function markRetry(
  db: Db,
  id: number,
  { dueAt, failure, answered }: { dueAt: Date; failure: string; answered: boolean },
): void {
  run(
    db,
    `UPDATE outbox SET state = 'waiting', due_at = ?, failure = ?,
       unanswered_since = CASE WHEN ? THEN NULL ELSE unanswered_since END WHERE id = ?`,
    [dueAt.getTime(), failure, answered ? 1 : 0, id],
  );
}

/** None of the attempts made so far reached the dialog: the next one is the first again. */
export function clearUnanswered(db: Db, id: number): void {
  run(db, 'UPDATE outbox SET unanswered_since = NULL WHERE id = ?', [id]);
}

/** The row is over without being delivered (`failed`), or nobody can tell whether it was (`uncertain`). */
export function markOver(db: Db, id: number, state: 'failed' | 'uncertain', failure: string): void {
  run(db, 'UPDATE outbox SET state = ?, failure = ? WHERE id = ?', [state, failure, id]);
}

export function saveUploaded(db: Db, id: number, attachments: readonly string[]): void {
  run(db, 'UPDATE outbox SET uploaded = ? WHERE id = ?', [JSON.stringify(attachments), id]);
}

export type ExpiredRow = { id: number; peerId: number; lane: Lane; kind: OutboxContent['kind'] };

/** Gives up on rows that are no longer useful; returns what they were. */
export function expireOutbox(db: Db, now: Date): ExpiredRow[] {
  return all<{ id: number; peer_id: number; lane: Lane; kind: OutboxContent['kind'] }>(
    db,
    `UPDATE outbox SET state = 'expired' WHERE ${OPEN} AND state = 'waiting' AND useful_until < ?
     RETURNING id, peer_id, lane, json_extract(content, '$.kind') AS kind`,
    [now.getTime()],
  ).map((row) => ({ id: row.id, peerId: row.peer_id, lane: row.lane, kind: row.kind }));
}

/** At start: what was being sent when the program ended is due again at once. Returns how many rows. */
export function reclaimSending(db: Db, now: Date): number {
  return run(db, "UPDATE outbox SET state = 'waiting', due_at = MIN(due_at, ?) WHERE state = 'sending'", [
    now.getTime(),
  ]).changes;
}

export function toOutboxRow(row: RawOutboxRow): OutboxRow {
  return {
    id: row.id,
    peerId: row.peer_id,
    lane: row.lane,
    content: JSON.parse(row.content) as OutboxContent,
    randomId: row.random_id,
    attempts: row.attempts,
    createdAt: new Date(row.created_at),
    usefulUntil: row.useful_until === null ? undefined : new Date(row.useful_until),
    unansweredSince: row.unanswered_since === null ? undefined : new Date(row.unanswered_since),
    uploaded: row.uploaded === null ? undefined : (JSON.parse(row.uploaded) as string[]),
    failure: row.failure ?? undefined,
    batchId: row.batch_id ?? undefined,
    isStopped: row.is_stopped === 1,
    edits: row.edits ?? undefined,
  };
}
