import type { Person, PersonId } from '../domain/person.ts';
import type { Db } from './open.ts';
import { get, run } from './statement.ts';

type PersonRow = { id: number; external_id: number; reachable: number | null };

/** The person with this number in the messenger, added at first sight. */
export function ensurePerson(db: Db, externalId: number, now: Date): Person {
  const found = findPersonByExternalId(db, externalId);
  if (found !== undefined) return found;
  const { id } = run(db, "INSERT INTO person (messenger, external_id, created_at) VALUES ('vk', ?, ?)", [
    externalId,
    now.getTime(),
  ]);
  return { id: id as PersonId, externalId, reachable: undefined };
}

export function findPersonByExternalId(db: Db, externalId: number): Person | undefined {
  const row = get<PersonRow>(
    db,
    "SELECT id, external_id, reachable FROM person WHERE messenger = 'vk' AND external_id = ?",
    [externalId],
  );
  return row && toPerson(row);
}

export function getPerson(db: Db, id: PersonId): Person {
  const row = get<PersonRow>(db, 'SELECT id, external_id, reachable FROM person WHERE id = ?', [id]);
  if (row === undefined) throw new Error(`no person ${id}`);
  return toPerson(row);
}

/** `reason` in words of the log; cleared when the person writes or allows messages again. */
export function setReachable(db: Db, externalId: number, reachable: boolean, reason?: string): void {
  run(
    db,
    "UPDATE person SET reachable = ?, unreachable_reason = ? WHERE messenger = 'vk' AND external_id = ?",
    [reachable ? 1 : 0, reason ?? null, externalId],
  );
}

/**
 * Notes that words nobody understood are answered today; false when the same words were already, or more than
 * `limit` different ones. `day` is the district's, `hash` stands for the words.
 */
export function noteNoiseAnswered(db: Db, id: PersonId, day: string, hash: string, limit = 5): boolean {
  const row = get<{ noise_answered: string | null }>(db, 'SELECT noise_answered FROM person WHERE id = ?', [
    id,
  ]);
  const [noted, ...hashes] = (row?.noise_answered ?? '').split(' ');
  const today = noted === day ? hashes : [];
  if (today.includes(hash) || today.length >= limit) return false;
  run(db, 'UPDATE person SET noise_answered = ? WHERE id = ?', [[day, ...today, hash].join(' '), id]);
  return true;
}

function toPerson(row: PersonRow): Person {
  return {
    id: row.id as PersonId,
    externalId: row.external_id,
    reachable: row.reachable === null ? undefined : row.reachable === 1,
  };
}
