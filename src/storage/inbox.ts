import type { Incoming } from '../bot/incoming.ts';
import type { Db } from './open.ts';
import { get, run } from './statement.ts';

export type InboxEvent = { eventId: string; incoming: Incoming };
export type WaitingEvent = { id: number; eventId: string; incoming: Incoming; receivedAt: Date };

/** Adds an event once: false where its number or its message is already known. */
export function insertInboxEvent(db: Db, { eventId, incoming }: InboxEvent, now: Date): boolean {
  const peerId = 'peerId' in incoming ? incoming.peerId : null;
  const messageId = incoming.kind === 'message' ? incoming.conversationMessageId : null;
  const { changes } = run(
    db,
    `INSERT INTO inbox (event_id, peer_id, conversation_message_id, incoming, received_at)
     VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    [eventId, peerId, messageId, JSON.stringify(incoming), now.getTime()],
  );
  return changes === 1;
}

/** The oldest event that is not handled yet. */
export function findWaitingEvent(db: Db): WaitingEvent | undefined {
  const row = get<{ id: number; event_id: string; incoming: string; received_at: number }>(
    db,
    'SELECT id, event_id, incoming, received_at FROM inbox WHERE handled_at IS NULL ORDER BY id LIMIT 1',
  );
  return (
    row && {
      id: row.id,
      eventId: row.event_id,
      incoming: JSON.parse(row.incoming) as Incoming,
      receivedAt: new Date(row.received_at),
    }
  );
}

/**
 * `keep` false empties the payload at once (a guest's words are not kept). The words alone stay: by what a picture or a
 * file could be opened goes, since whoever has a use for it has it by now.
 */
export function markHandled(
  db: Db,
  id: number,
  { now, keep, incident }: { now: Date; keep: boolean; incident?: string },
): void {
  run(
    db,
    `UPDATE inbox SET handled_at = ?, incident = ?, incoming = CASE
       WHEN NOT ? THEN NULL
       WHEN json_extract(incoming, '$.kind') <> 'message' THEN incoming
       ELSE json_set(json_remove(incoming, '$.pictures'), '$.files', (
         SELECT json_group_array(json_remove(file.value, '$.url', '$.reference'))
         FROM json_each(inbox.incoming, '$.files') AS file)) END WHERE id = ?`,
    [now.getTime(), incident ?? null, keep ? 1 : 0, id],
  );
}

/** Empties the payloads of handled events received before `before`; returns how many. */
export function emptyInboxPayloads(db: Db, before: Date): number {
  return run(
    db,
    'UPDATE inbox SET incoming = NULL WHERE received_at < ? AND incoming IS NOT NULL AND handled_at IS NOT NULL',
    [before.getTime()],
  ).changes;
}

/** Empties the long messages of a person that are handled: texts that were pasted, and are needed no more. */
export function emptyLongMessages(db: Db, senderId: number, longerThan: number): void {
  run(
    db,
    `UPDATE inbox SET incoming = NULL WHERE incoming IS NOT NULL AND handled_at IS NOT NULL
       AND json_extract(incoming, '$.senderId') = ? AND length(json_extract(incoming, '$.text')) > ?`,
    [senderId, longerThan],
  );
}

/** Empties the messages of a person with exactly this text: a table of people that was pasted into the chat. */
export function emptyMessagesOf(db: Db, senderId: number, text: string): void {
  run(
    db,
    `UPDATE inbox SET incoming = NULL WHERE incoming IS NOT NULL AND handled_at IS NOT NULL
       AND json_extract(incoming, '$.senderId') = ? AND json_extract(incoming, '$.text') = ?`,
    [senderId, text],
  );
}

/** How many messages came from these private dialogs in [from, to) and are handled. */
export function countHandledMessages(
  db: Db,
  peerIds: readonly number[],
  { from, to }: { from: Date; to: Date },
): number {
  const row = get<{ n: number }>(
    db,
    `SELECT count(*) AS n FROM inbox WHERE received_at >= ? AND received_at < ? AND handled_at IS NOT NULL
       AND conversation_message_id IS NOT NULL AND peer_id IN (SELECT value FROM json_each(?))`,
    [from.getTime(), to.getTime(), JSON.stringify(peerIds)],
  );
  return row?.n ?? 0;
}
