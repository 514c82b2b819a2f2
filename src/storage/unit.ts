import type { OrganisationKind } from '../domain/metric.ts';
import type { UnitLevel } from '../domain/table.ts';
import type { KeyedUnit } from '../domain/plan-unit.ts';
import { schoolNameKey } from '../domain/school-name.ts';
import type { School, Unit, UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';
import { listRefusals } from './unit-spelling.ts';

type Row = {
  id: number;
  level: UnitLevel;
  parent_id: number | null;
  name: string;
  organisation_kind: OrganisationKind | null;
  roll: number | null;
  staff: number | null;
  closed_at: number | null;
  name_key: string;
  aliases: string;
};

const SELECT = `SELECT id, level, parent_id, name, name_key, organisation_kind, roll, staff, closed_at,
  (SELECT json_group_array(name) FROM unit_alias WHERE unit_id = unit.id) AS aliases FROM unit`;

export type NewUnit = {
  level: UnitLevel;
  parentId: UnitId | undefined;
  name: string;
  /** Of domain/school-name.ts; unique among siblings. */
  nameKey: string;
  organisationKind?: OrganisationKind;
  roll?: number;
  staff?: number;
};

/** Throws SQLITE_CONSTRAINT where a sibling has the same key. */
export function insertUnit(db: Db, unit: NewUnit, now: Date): UnitId {
  return run(
    db,
    `INSERT INTO unit (level, parent_id, name, name_key, organisation_kind, roll, staff, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      unit.level,
      unit.parentId ?? null,
      unit.name,
      unit.nameKey,
      unit.organisationKind ?? null,
      unit.roll ?? null,
      unit.staff ?? null,
      now.getTime(),
    ],
  ).id as UnitId;
}

export function findUnit(db: Db, id: number): Unit | undefined {
  const row = get<Row>(db, `${SELECT} WHERE id = ?`, [id]);
  return row && toUnit(row);
}

/** Throws where there is no such unit: ids come from our own rows. */
export function getUnit(db: Db, id: UnitId): Unit {
  const unit = findUnit(db, id);
  if (unit === undefined) throw new Error(`no unit ${id}`);
  return unit;
}

export function listChildren(db: Db, parentId: UnitId): Unit[] {
  return all<Row>(db, `${SELECT} WHERE parent_id = ? ORDER BY id`, [parentId]).map(toUnit);
}

/** Children with the keys their names are stored under, closed ones too: what a table's names are looked up in. */
export function listKeyedChildren(db: Db, parentId: UnitId): KeyedUnit[] {
  const refused = new Map<UnitId, string[]>();
  for (const { unitId, name } of listRefusals(db, parentId)) {
    refused.set(unitId, [...(refused.get(unitId) ?? []), schoolNameKey(name)]);
  }
  return all<Row>(db, `${SELECT} WHERE parent_id = ? ORDER BY id`, [parentId]).map((row) => {
    const unit = toUnit(row);
    const own = refused.get(unit.id);
    return { ...unit, nameKey: row.name_key, ...(own && { refused: own }) };
  });
}

/** Throws where there is no such unit. */
export function getKeyedUnit(db: Db, id: UnitId): KeyedUnit {
  const row = get<Row>(db, `${SELECT} WHERE id = ?`, [id]);
  if (row === undefined) throw new Error(`no unit ${id}`);
  return { ...toUnit(row), nameKey: row.name_key };
}

/** The working organisations of a district, in the order they were added. Sort by name in TypeScript. */
export function listSchools(db: Db, districtId: UnitId): School[] {
  return all<Row>(
    db,
    `${SELECT} WHERE parent_id = ? AND level = 'organisation' AND closed_at IS NULL ORDER BY id`,
    [districtId],
  ).map((row) => toUnit(row) as School);
}

/** Units at the top of the tree or below it that an office may serve: no organisations. */
export function listDistricts(db: Db): Unit[] {
  return all<Row>(db, `${SELECT} WHERE level <> 'organisation' ORDER BY id`).map(toUnit);
}

/** Units above the schools that somebody works for, or that have schools: a municipality that a table names is none. */
export function listOffices(db: Db): UnitId[] {
  return all<{ id: number }>(
    db,
    `SELECT id FROM unit WHERE level <> 'organisation' AND (
       EXISTS (SELECT 1 FROM binding WHERE unit_id = unit.id AND ended_at IS NULL)
       OR EXISTS (SELECT 1 FROM unit AS school WHERE school.parent_id = unit.id AND school.level = 'organisation'))`,
  ).map(({ id }) => id as UnitId);
}

/** A district by its normalised name, wherever it hangs. */
export function findDistrictByKey(db: Db, nameKey: string): Unit | undefined {
  const row = get<Row>(db, `${SELECT} WHERE level <> 'organisation' AND name_key = ? ORDER BY id`, [nameKey]);
  return row && toUnit(row);
}

/** Takes the new name; the former one stays as an alias, so that old tables and habits still find the unit. */
export function renameUnit(
  db: Db,
  unit: Unit,
  to: { name: string; nameKey: string; formerKey: string },
  now: Date,
): void {
  run(db, 'UPDATE unit SET name = ?, name_key = ? WHERE id = ?', [to.name, to.nameKey, unit.id]);
  if (to.nameKey !== to.formerKey) insertAlias(db, unit, { name: unit.name, nameKey: to.formerKey }, now);
}

/** Makes a spelling mean the unit; a spelling that means something already stays with it. */
export function insertAlias(db: Db, unit: Unit, alias: { name: string; nameKey: string }, now: Date): void {
  if (unit.parentId === undefined) return;
  run(
    db,
    `INSERT INTO unit_alias (unit_id, parent_id, name, name_key, created_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (parent_id, name_key) DO NOTHING`,
    [unit.id, unit.parentId, alias.name, alias.nameKey, now.getTime()],
  );
}

export function updateUnit(
  db: Db,
  id: UnitId,
  { organisationKind, roll, staff }: { organisationKind?: OrganisationKind; roll?: number; staff?: number },
): void {
  run(
    db,
    `UPDATE unit SET organisation_kind = COALESCE(?, organisation_kind), roll = COALESCE(?, roll),
       staff = COALESCE(?, staff) WHERE id = ?`,
    [organisationKind ?? null, roll ?? null, staff ?? null, id],
  );
}

export function closeUnit(db: Db, id: UnitId, now: Date): void {
  run(db, 'UPDATE unit SET closed_at = ? WHERE id = ?', [now.getTime(), id]);
}

export function reopenUnit(db: Db, id: UnitId): void {
  run(db, 'UPDATE unit SET closed_at = NULL WHERE id = ?', [id]);
}

/** An office turns out to serve a region: its tables list municipalities. */
export function setUnitLevel(db: Db, id: UnitId, level: 'region' | 'municipality'): void {
  run(db, 'UPDATE unit SET level = ? WHERE id = ?', [level, id]);
}

function toUnit(row: Row): Unit {
  return {
    id: row.id as UnitId,
    level: row.level,
    parentId: (row.parent_id ?? undefined) as UnitId | undefined,
    name: row.name,
    aliases: JSON.parse(row.aliases) as string[],
    organisationKind: row.organisation_kind ?? undefined,
    roll: row.roll ?? undefined,
    staff: row.staff ?? undefined,
    closed: row.closed_at !== null,
  };
}
