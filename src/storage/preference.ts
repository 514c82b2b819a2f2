import type { PersonId } from '../domain/person.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** What a person set for themselves, by key; the shape of a value is its reader's to check. */
export function loadPreferences(db: Db, personId: PersonId): Map<string, unknown> {
  return new Map(
    all<{ key: string; value: string }>(db, 'SELECT key, value FROM person_preference WHERE person_id = ?', [
      personId,
    ]).map(({ key, value }) => [key, JSON.parse(value) as unknown]),
  );
}

export function savePreference(db: Db, personId: PersonId, key: string, value: unknown, now: Date): void {
  run(
    db,
    `INSERT INTO person_preference (person_id, key, value, changed_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (person_id, key) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at`,
    [personId, key, JSON.stringify(value), now.getTime()],
  );
}

export function deletePreference(db: Db, personId: PersonId, key: string): void {
  run(db, 'DELETE FROM person_preference WHERE person_id = ? AND key = ?', [personId, key]);
}

/** Who set this key, with the number to write to. */
export function listPeopleWithPreference(db: Db, key: string): { personId: PersonId; externalId: number }[] {
  return all<{ id: number; external_id: number }>(
    db,
    `SELECT p.id, p.external_id FROM person_preference AS o JOIN person AS p ON p.id = o.person_id
     WHERE o.key = ? ORDER BY p.id`,
    [key],
  ).map((row) => ({ personId: row.id as PersonId, externalId: row.external_id }));
}
