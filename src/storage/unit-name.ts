import type { CalendarDay } from '../domain/calendar-day.ts';
import { addDays } from '../domain/calendar-day.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** A name a school had up to `validTo`, that day included. */
export type FormerName = { name: string; validFrom: CalendarDay | undefined; validTo: CalendarDay };

/**
 * Notes that a school has its present name from a day on and had `former` before. A name that would have begun on that day
 * or later never was: a second thought about the same renaming takes its place.
 */
export function recordRename(
  db: Db,
  unitId: UnitId,
  { former, name, validFrom, by }: { former: string; name: string; validFrom: CalendarDay; by?: PersonId },
  now: Date,
): void {
  const lastDay = addDays(validFrom, -1);
  run(db, 'DELETE FROM unit_name WHERE unit_id = ? AND valid_from >= ?', [unitId, validFrom]);
  const { changes } = run(
    db,
    'UPDATE unit_name SET valid_to = :lastDay WHERE unit_id = :unitId AND (valid_to IS NULL OR valid_to > :lastDay)',
    { unitId, lastDay },
  );
  const insert = `INSERT INTO unit_name (unit_id, name, valid_from, valid_to, changed_by, changed_at)
    VALUES (?, ?, ?, ?, ?, ?)`;
  const said = [by ?? null, now.getTime()] as const;
  if (changes === 0) run(db, insert, [unitId, former, null, lastDay, ...said]);
  run(db, insert, [unitId, name, validFrom, null, ...said]);
}

/** A slip of the pen put right: the name was meant to be so from the day it is valid from. */
export function correctPresentName(db: Db, unitId: UnitId, name: string): void {
  run(db, 'UPDATE unit_name SET name = ? WHERE unit_id = ? AND valid_to IS NULL', [name, unitId]);
}

/** Newest first. */
export function listFormerNames(db: Db, unitId: UnitId): FormerName[] {
  return all<{ name: string; valid_from: string | null; valid_to: string }>(
    db,
    `SELECT name, valid_from, valid_to FROM unit_name WHERE unit_id = ? AND valid_to IS NOT NULL
     ORDER BY valid_to DESC`,
    [unitId],
  ).map((row) => ({
    name: row.name,
    validFrom: (row.valid_from ?? undefined) as CalendarDay | undefined,
    validTo: row.valid_to as CalendarDay,
  }));
}

/** What the schools of a district were called on a day; only those that are called something else now. */
export function listNamesOn(db: Db, parentId: UnitId, on: CalendarDay): ReadonlyMap<UnitId, string> {
  const rows = all<{ unit_id: number; name: string }>(
    db,
    `SELECT n.unit_id, n.name FROM unit_name AS n JOIN unit AS u ON u.id = n.unit_id
     WHERE u.parent_id = :parentId AND n.valid_to >= :on AND (n.valid_from IS NULL OR n.valid_from <= :on)`,
    { parentId, on },
  );
  return new Map(rows.map(({ unit_id, name }) => [unit_id as UnitId, name]));
}
