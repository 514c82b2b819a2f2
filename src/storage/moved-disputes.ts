import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import { changed } from './moved-rows.ts';
import type { MovedRow } from './moved-rows.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** Of each figure that both units ask about now, the number of the open dispute that was asked first. */
export function listEarlierDisputes(db: Db, one: UnitId, other: UnitId): number[] {
  return all<{ id: number }>(
    db,
    `SELECT CASE WHEN (a.created_at, a.id) < (b.created_at, b.id) THEN a.id ELSE b.id END AS id
     FROM dispute AS a JOIN dispute AS b ON b.state = 'open' AND b.unit_id = ?
       AND b.metric_version_id = a.metric_version_id AND b.period_to = a.period_to AND b.period_from = a.period_from
     WHERE a.state = 'open' AND a.unit_id = ? ORDER BY a.id`,
    [other, one],
  ).map(({ id }) => id);
}

/** One figure has one open dispute: what was asked last stays. The pictures stay for the time they are kept anyway. */
export function closeEarlierDisputes(
  db: Db,
  from: UnitId,
  into: UnitId,
  by: PersonId | undefined,
  now: Date,
): MovedRow[] {
  return listEarlierDisputes(db, from, into).map((id) => {
    run(
      db,
      "UPDATE dispute SET state = 'closed', decided_by = ?, decided_at = ? WHERE id = ? AND state = 'open'",
      [by ?? null, now.getTime(), id],
    );
    return changed('dispute', { id }, { state: 'open', decided_by: null, decided_at: null });
  });
}
