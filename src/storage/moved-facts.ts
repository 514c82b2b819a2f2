import type { PersonId } from '../domain/person.ts';
import { schoolNameKey } from '../domain/school-name.ts';
import type { Unit, UnitId } from '../domain/unit.ts';
import { changed } from './moved-rows.ts';
import type { MovedRow } from './moved-rows.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';
import { insertRefusal } from './unit-spelling.ts';

/** Somebody who holds a role in both holds it once; what they speak for now stays theirs. */
export function endDoubleBindings(db: Db, from: UnitId, into: UnitId, now: Date): MovedRow[] {
  const doubles = all<{ id: number; other: number; person_id: number }>(
    db,
    `SELECT own.id, other.id AS other, own.person_id FROM binding AS own
     JOIN binding AS other ON other.person_id = own.person_id AND other.role = own.role AND other.unit_id = ?
       AND other.ended_at IS NULL
     WHERE own.unit_id = ? AND own.ended_at IS NULL`,
    [into, from],
  );
  return doubles.flatMap(({ id, other, person_id }): MovedRow[] => {
    run(db, 'UPDATE binding SET ended_at = ? WHERE id = ?', [now.getTime(), id]);
    const { changes } = run(
      db,
      'UPDATE person SET current_binding_id = ? WHERE id = ? AND current_binding_id = ?',
      [other, person_id, id],
    );
    return [
      changed('binding', { id }, { ended_at: null }),
      ...(changes === 1
        ? [changed('person', { id: person_id, current_binding_id: other }, { current_binding_id: id })]
        : []),
    ];
  });
}

/** The numbers of pupils and employees that only the double has. */
export function takeNumbers(db: Db, from: Unit, into: Unit): MovedRow[] {
  return (['roll', 'staff'] as const).flatMap((column): MovedRow[] => {
    const taken = from[column];
    if (into[column] !== undefined || taken === undefined) return [];
    run(db, `UPDATE unit SET ${column} = ? WHERE id = ?`, [taken, into.id]);
    return [changed('unit', { id: into.id, [column]: taken }, { [column]: null })];
  });
}

/** A closed school that a working one turns out to be. */
export function workAgain(db: Db, id: UnitId): MovedRow[] {
  const was = get<{ closed_at: number }>(db, 'SELECT closed_at FROM unit WHERE id = ?', [id]);
  run(db, 'UPDATE unit SET closed_at = NULL WHERE id = ?', [id]);
  return [changed('unit', { id, closed_at: null }, { closed_at: was?.closed_at ?? null })];
}

/** «Это не она» of every way a name is written. */
export function refuseNames(
  db: Db,
  unitId: UnitId,
  names: readonly string[],
  { parentId, by }: { parentId: UnitId; by: PersonId | undefined },
  now: Date,
): MovedRow[] {
  return names.flatMap((name): MovedRow[] =>
    insertRefusal(db, { parentId, unitId, name, ...(by !== undefined && { by }) }, now)
      ? [{ table: 'unit_name_refusal', key: { unit_id: unitId, name }, act: 'added', before: {} }]
      : [],
  );
}

/** «Это не она» was said of a name that is hers after all. */
export function takeRefusals(db: Db, into: Unit, names: readonly string[]): MovedRow[] {
  const keys = new Set(names.map(schoolNameKey));
  const refusals = all<Record<string, string | number | null> & { name: string }>(
    db,
    'SELECT parent_id, name, unit_id, refused_by, refused_at FROM unit_name_refusal WHERE unit_id = ?',
    [into.id],
  );
  return refusals
    .filter(({ name }) => keys.has(schoolNameKey(name)))
    .map((row): MovedRow => {
      const key = { unit_id: into.id, name: row.name };
      run(db, 'DELETE FROM unit_name_refusal WHERE unit_id = ? AND name = ?', [into.id, row.name]);
      return { table: 'unit_name_refusal', key, act: 'removed', before: row };
    });
}

/** A person says whose the name is, so a third unit that had it as a spelling gives it up. */
export function addAlias(
  db: Db,
  into: Unit,
  alias: { name: string; nameKey: string },
  now: Date,
): MovedRow[] {
  if (into.parentId === undefined) return [];
  const known = get<{ id: number; unit_id: number }>(
    db,
    'SELECT id, unit_id FROM unit_alias WHERE parent_id = ? AND name_key = ?',
    [into.parentId, alias.nameKey],
  );
  if (known !== undefined) {
    if (known.unit_id === into.id) return [];
    run(db, 'UPDATE unit_alias SET unit_id = ? WHERE id = ?', [into.id, known.id]);
    return [changed('unit_alias', { id: known.id }, { unit_id: known.unit_id })];
  }
  const { id } = run(
    db,
    'INSERT INTO unit_alias (unit_id, parent_id, name, name_key, created_at) VALUES (?, ?, ?, ?, ?)',
    [into.id, into.parentId, alias.name, alias.nameKey, now.getTime()],
  );
  return [{ table: 'unit_alias', key: { id }, act: 'added', before: {} }];
}
