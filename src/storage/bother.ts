import type { PersonId } from '../domain/person.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** What a person was bothered with by the bot or the coordinator. */
export type BotherKind = 'reminder' | 'broadcast';

export function insertBother(
  db: Db,
  personId: PersonId,
  { kind, isCritical, at }: { kind: BotherKind; isCritical: boolean; at: Date },
): void {
  run(db, 'INSERT INTO bother (person_id, kind, is_critical, at) VALUES (?, ?, ?, ?)', [
    personId,
    kind,
    isCritical ? 1 : 0,
    at.getTime(),
  ]);
}

/** The newest reminder to a person that was counted from `since` on was never said. */
export function takeBackBother(db: Db, externalId: number, since: Date): void {
  run(
    db,
    `DELETE FROM bother WHERE id = (SELECT max(b.id) FROM bother AS b JOIN person AS p ON p.id = b.person_id
       WHERE p.external_id = ? AND b.kind = 'reminder' AND b.at >= ?)`,
    [externalId, since.getTime()],
  );
}

/** How often each of the people was bothered between `since` and `by` with what is not critical; nobody is left out of none. */
export function countBothers(
  db: Db,
  personIds: readonly PersonId[],
  { since, by }: { since: Date; by: Date },
): ReadonlyMap<PersonId, number> {
  return new Map(
    all<{ person_id: number; n: number }>(
      db,
      `SELECT person_id, count(*) AS n FROM bother
       WHERE is_critical = 0 AND at > ? AND at < ? AND person_id IN (SELECT value FROM json_each(?)) GROUP BY person_id`,
      [since.getTime(), by.getTime(), JSON.stringify(personIds)],
    ).map((row) => [row.person_id as PersonId, row.n]),
  );
}
