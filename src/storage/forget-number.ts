import type { Person } from '../domain/person.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** From here on a peer is a group chat, which is nobody's number. */
const FIRST_CHAT = 2_000_000_000;

/**
 * Puts the number that means nobody in place of a person's in everything that is over: what was handled, what was sent.
 * The event in hand and what is on its way keep the number until they are over: `forgetLostNumbers` comes after them.
 */
export function forgetNumber(db: Db, { id, externalId }: Person): void {
  const nobody = -Number(id);
  const numbers = { number: externalId, nobody };
  run(db, 'UPDATE inbox SET peer_id = :nobody WHERE peer_id = :number AND handled_at IS NOT NULL', numbers);
  run(
    db,
    `UPDATE outbox SET content = NULL WHERE json_extract(content, '$.kind') = 'button-answer' AND state <> 'sending'
       AND json_extract(content, '$.senderId') = ?`,
    [externalId],
  );
  const own = new RegExp(String.raw`(?<=/)${externalId}(?=$|[/#])`, 'g');
  for (const row of all<{ id: number; dedupe_key: string }>(
    db,
    `SELECT id, dedupe_key FROM outbox WHERE peer_id = ? AND dedupe_key IS NOT NULL
       AND state NOT IN ('waiting', 'sending')`,
    [externalId],
  )) {
    const key = row.dedupe_key.replace(own, String(nobody));
    if (key !== row.dedupe_key) run(db, 'UPDATE outbox SET dedupe_key = ? WHERE id = ?', [key, row.id]);
  }
  run(
    db,
    `UPDATE outbox SET peer_id = :nobody WHERE peer_id = :number AND state NOT IN ('waiting', 'sending')`,
    numbers,
  );
}

/**
 * Takes out what is left of numbers that belong to no person of ours: the last message of somebody who erased themself and
 * the answer to it. Only what was over before `before`, so that what VK delivers again is still known as the same.
 */
export function forgetLostNumbers(db: Db, before: Date): number {
  const isLost = (column: string) =>
    `${column} > 0 AND ${column} < ${FIRST_CHAT} AND NOT EXISTS (SELECT 1 FROM person WHERE external_id = ${column})`;
  const at = before.getTime();
  const inbox = run(
    db,
    `UPDATE inbox SET peer_id = NULL, conversation_message_id = NULL, incoming = NULL
     WHERE received_at < ? AND handled_at IS NOT NULL AND ${isLost('peer_id')}`,
    [at],
  ).changes;
  const outbox = run(
    db,
    `UPDATE outbox SET peer_id = 0, dedupe_key = NULL, content = NULL
     WHERE created_at < ? AND state NOT IN ('waiting', 'sending') AND ${isLost('peer_id')}`,
    [at],
  ).changes;
  for (const { table, column, over } of [
    { table: 'inbox', column: 'incoming', over: 'handled_at IS NOT NULL' },
    { table: 'task', column: 'params', over: "state <> 'waiting'" },
  ]) {
    const empty = table === 'task' ? "'{}'" : 'NULL';
    for (const path of ['$.senderId', '$.params.senderId']) {
      run(
        db,
        `UPDATE ${table} SET ${column} = ${empty}
         WHERE ${over} AND ${column} IS NOT NULL AND ${isLost(`json_extract(${column}, '${path}')`)}`,
      );
    }
  }
  return inbox + outbox;
}
