import type { Reply } from '../bot/outgoing.ts';
import type { PersonId } from '../domain/person.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/** What waits for a person's one message of the day. */
export type HeldMessage = {
  id: number;
  /** Of the job that made it. */
  title: string;
  message: Reply;
  usefulUntil: Date | undefined;
  /** A role of the person ended after it was made: it may tell of a school that is theirs no more. */
  roleEnded: boolean;
};

/** Holds a message once: nothing happens where it was held before, or said. */
export function holdMessage(
  db: Db,
  held: {
    personId: PersonId;
    title: string;
    message: Reply;
    dedupeKey: string;
    dueAt: Date;
    usefulUntil: Date | undefined;
  },
  now: Date,
): void {
  run(
    db,
    `INSERT INTO held_message (person_id, title, content, dedupe_key, held_at, due_at, useful_until, state)
     SELECT :personId, :title, :content, :dedupeKey, :now, :dueAt, :usefulUntil, 'waiting'
     WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE dedupe_key = :dedupeKey)
     ON CONFLICT (dedupe_key) DO NOTHING`,
    {
      personId: held.personId,
      title: held.title,
      content: JSON.stringify(held.message),
      dedupeKey: held.dedupeKey,
      now: now.getTime(),
      dueAt: held.dueAt.getTime(),
      usefulUntil: held.usefulUntil?.getTime() ?? null,
    },
  );
}

/** Whether this message was ever held. */
export function wasHeld(db: Db, dedupeKey: string): boolean {
  return (
    get<{ id: number }>(db, 'SELECT id FROM held_message WHERE dedupe_key = ?', [dedupeKey]) !== undefined
  );
}

/** For whom something waits that is due. */
export function listPeopleWithHeld(db: Db, now: Date): { personId: PersonId; externalId: number }[] {
  return all<{ id: number; external_id: number }>(
    db,
    `SELECT DISTINCT p.id, p.external_id FROM held_message AS h JOIN person AS p ON p.id = h.person_id
     WHERE h.state = 'waiting' AND h.due_at <= ? ORDER BY p.id`,
    [now.getTime()],
  ).map((row) => ({ personId: row.id as PersonId, externalId: row.external_id }));
}

/** What waits for a person and is due, in the order it was made. */
export function listHeldMessages(db: Db, personId: PersonId, now: Date): HeldMessage[] {
  return all<{ id: number; title: string; content: string; useful_until: number | null; ended: number }>(
    db,
    `SELECT h.id, h.title, h.content, h.useful_until,
       EXISTS (SELECT 1 FROM binding AS b WHERE b.person_id = h.person_id AND b.ended_at >= h.held_at) AS ended
     FROM held_message AS h WHERE h.person_id = ? AND h.state = 'waiting' AND h.due_at <= ? ORDER BY h.id`,
    [personId, now.getTime()],
  ).map((row) => ({
    id: row.id,
    title: row.title,
    message: JSON.parse(row.content) as Reply,
    usefulUntil: row.useful_until === null ? undefined : new Date(row.useful_until),
    roleEnded: row.ended === 1,
  }));
}

/** Its words go with that; its key stays, so that it is not made again. */
export function endHeldMessage(db: Db, id: number, state: 'said' | 'dropped'): void {
  run(db, 'UPDATE held_message SET state = ?, content = NULL WHERE id = ?', [state, id]);
}

/** Another hour was chosen: nothing waits longer than until `dueAt`. */
export function hastenHeldMessages(db: Db, personId: PersonId, dueAt: Date): void {
  run(
    db,
    "UPDATE held_message SET due_at = :dueAt WHERE person_id = :personId AND state = 'waiting' AND due_at > :dueAt",
    { personId, dueAt: dueAt.getTime() },
  );
}

export function countHeldMessages(db: Db, personId: PersonId): number {
  const row = get<{ n: number }>(
    db,
    "SELECT count(*) AS n FROM held_message WHERE person_id = ? AND state = 'waiting'",
    [personId],
  );
  return row?.n ?? 0;
}
