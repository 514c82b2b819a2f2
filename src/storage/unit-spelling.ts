import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** «Это не она»: the spelling is no more proposed as the unit's. False where it was said already. */
export function insertRefusal(
  db: Db,
  refusal: { parentId: UnitId; unitId: UnitId; name: string; by?: PersonId },
  now: Date,
): boolean {
  const { changes } = run(
    db,
    `INSERT INTO unit_name_refusal (parent_id, name, unit_id, refused_by, refused_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (unit_id, name) DO NOTHING`,
    [refusal.parentId, refusal.name, refusal.unitId, refusal.by ?? null, now.getTime()],
  );
  return changes === 1;
}

/** A person changed their mind: the spelling means the unit after all. */
export function deleteRefusal(db: Db, unitId: UnitId, name: string): void {
  run(db, 'DELETE FROM unit_name_refusal WHERE unit_id = ? AND name = ?', [unitId, name]);
}

export function listRefusals(db: Db, parentId: UnitId): { unitId: UnitId; name: string }[] {
  return all<{ unit_id: number; name: string }>(
    db,
    'SELECT unit_id, name FROM unit_name_refusal WHERE parent_id = ?',
    [parentId],
  ).map(({ unit_id, name }) => ({ unitId: unit_id as UnitId, name }));
}

/** Names of which a person said that no school of the district is meant: they are refused for the district itself. */
export function listForeignNames(db: Db, districtId: UnitId): string[] {
  return all<{ name: string }>(
    db,
    'SELECT name FROM unit_name_refusal WHERE parent_id = :district AND unit_id = :district ORDER BY name',
    { district: districtId },
  ).map(({ name }) => name);
}

/** A spelling under which a table brought figures of a unit; `cells` where the table has several of it. */
export type ImportSpelling = { unitId: UnitId; name: string; cells?: readonly string[] };

export function insertImportSpellings(db: Db, importId: number, spellings: readonly ImportSpelling[]): void {
  for (const { unitId, name, cells } of spellings) {
    run(
      db,
      `INSERT INTO import_unit_name (import_id, unit_id, name, cells) VALUES (?, ?, ?, ?)
       ON CONFLICT (import_id, unit_id, name) DO NOTHING`,
      [importId, unitId, name, cells === undefined ? null : JSON.stringify(cells)],
    );
  }
}

/** Under which names tables had a unit, the latest first, with the number of imports of each. */
export function listSpellingsOf(db: Db, unitId: UnitId): { name: string; imports: number }[] {
  return all<{ name: string; imports: number }>(
    db,
    `SELECT name, count(*) AS imports FROM import_unit_name WHERE unit_id = ? GROUP BY name
     ORDER BY max(import_id) DESC, name`,
    [unitId],
  );
}

/** The figures of a unit that came under one of the names, superseded ones too. */
export function listMeasurementsUnder(
  db: Db,
  unitId: UnitId,
  names: readonly string[],
): { id: number; inForce: boolean }[] {
  return all<{ id: number; in_force: number }>(
    db,
    `SELECT DISTINCT m.id, m.in_force FROM import_unit_name AS n
     JOIN measurement AS m ON m.import_id = n.import_id AND m.unit_id = n.unit_id AND m.state <> 'not-listed'
     WHERE n.unit_id = ? AND n.name IN (SELECT value FROM json_each(?))
       AND (n.cells IS NULL OR m.cell IN (SELECT value FROM json_each(n.cells)))
     ORDER BY m.id`,
    [unitId, JSON.stringify(names)],
  ).map(({ id, in_force }) => ({ id, inForce: in_force === 1 }));
}
