import type { OutboxContent, Reply } from '../bot/outgoing.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** A message that nobody tried to send yet: on its way out, or held for the one message of the day. */
export type WaitingReminder = {
  store: 'outbox' | 'held';
  id: number;
  peerId: number;
  key: string;
  message: Reply;
};

/** Those whose key begins with `keyPrefix`. */
export function listWaitingReminders(db: Db, keyPrefix: string): WaitingReminder[] {
  const range = { from: keyPrefix, to: `${keyPrefix}\u{10ffff}` };
  const inOutbox = all<{ id: number; peer_id: number; dedupe_key: string; content: string }>(
    db,
    `SELECT id, peer_id, dedupe_key, content FROM outbox
     WHERE dedupe_key >= :from AND dedupe_key < :to AND state = 'waiting' AND attempts = 0
       AND content IS NOT NULL ORDER BY id`,
    range,
  ).flatMap((row): WaitingReminder[] => {
    const content = JSON.parse(row.content) as OutboxContent;
    if (content.kind !== 'message') return [];
    return [{ store: 'outbox', id: row.id, peerId: row.peer_id, key: row.dedupe_key, message: content }];
  });
  const held = all<{ id: number; external_id: number; dedupe_key: string; content: string }>(
    db,
    `SELECT h.id, p.external_id, h.dedupe_key, h.content FROM held_message AS h JOIN person AS p ON p.id = h.person_id
     WHERE h.dedupe_key >= :from AND h.dedupe_key < :to AND h.state = 'waiting' ORDER BY h.id`,
    range,
  ).map((row): WaitingReminder => ({
    store: 'held',
    id: row.id,
    peerId: row.external_id,
    key: row.dedupe_key,
    message: JSON.parse(row.content) as Reply,
  }));
  return [...inOutbox, ...held];
}

/** Says something else instead, at the same hour. */
export function replaceWaiting(db: Db, { store, id }: WaitingReminder, message: Reply): void {
  if (store === 'outbox') {
    const content: OutboxContent = { kind: 'message', ...message };
    run(db, "UPDATE outbox SET content = ? WHERE id = ? AND state = 'waiting' AND attempts = 0", [
      JSON.stringify(content),
      id,
    ]);
  } else {
    run(db, "UPDATE held_message SET content = ? WHERE id = ? AND state = 'waiting'", [
      JSON.stringify(message),
      id,
    ]);
  }
}

/** Takes it back: it is not said, nor made again. */
export function dropWaiting(db: Db, { store, id }: WaitingReminder): void {
  if (store === 'outbox') {
    run(db, "UPDATE outbox SET state = 'expired' WHERE id = ? AND state = 'waiting' AND attempts = 0", [id]);
  } else {
    run(db, "UPDATE held_message SET state = 'dropped', content = NULL WHERE id = ? AND state = 'waiting'", [
      id,
    ]);
  }
}
