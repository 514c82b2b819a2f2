import type { PersonId } from '../domain/person.ts';
import type { Unit, UnitId } from '../domain/unit.ts';
import {
  addAlias,
  endDoubleBindings,
  refuseNames,
  takeNumbers,
  takeRefusals,
  workAgain,
} from './moved-facts.ts';
import { closeEarlierDisputes } from './moved-disputes.ts';
import { moveMeasurements, restoreMeasurements } from './moved-measurements.ts';
import { AUDIENCE_LISTS, moveMentions, setAudience } from './moved-mentions.ts';
import { changed, moveRowsOf } from './moved-rows.ts';
import type { MovedRow } from './moved-rows.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';
import { getKeyedUnit } from './unit.ts';

export type StoredMerge = {
  id: number;
  districtId: UnitId;
  kind: 'merge' | 'split';
  fromId: UnitId;
  intoId: UnitId;
  name: string;
  by: PersonId | undefined;
  createdAt: Date;
  undoneBy: PersonId | undefined;
  undoneAt: Date | undefined;
};

type Act = { districtId: UnitId; by?: PersonId | undefined };
type Keyed = Unit & { nameKey: string };

/**
 * Makes two units one: all that `from` has becomes `into`'s, its name a second one of `into`, and `from` hangs in no
 * district any more. Where both have a figure of the same thing the newer import's is in force. A row that `into` has a
 * counterpart of (an answer to the same duty) stays with `from`, so that taking it back loses nothing. To be called inside
 * a transaction.
 */
export function mergeUnits(db: Db, from: Keyed, into: Keyed, act: Act, now: Date): number {
  const id = insertMerge(
    db,
    { kind: 'merge', fromId: from.id, intoId: into.id, name: from.name, ...act },
    now,
  );
  const measurements = all<{ id: number }>(db, 'SELECT id FROM measurement WHERE unit_id = ?', [from.id]).map(
    (row) => row.id,
  );
  const moved = [
    ...moveMeasurements(db, measurements, from.id, into.id),
    ...endDoubleBindings(db, from.id, into.id, now),
    ...closeEarlierDisputes(db, from.id, into.id, act.by, now),
    ...moveRowsOf(db, from.id, into.id),
    ...moveMentions(db, from.id, into.id, act.districtId),
    ...takeNumbers(db, from, into),
    ...(into.closed && !from.closed ? workAgain(db, into.id) : []),
  ];
  moved.push(changed('unit', { id: from.id }, unitRow(db, from.id)));
  run(db, 'UPDATE unit SET parent_id = NULL, name_key = ?, closed_at = COALESCE(closed_at, ?) WHERE id = ?', [
    `merged/${from.id}`,
    now.getTime(),
    from.id,
  ]);
  moved.push(
    ...addAlias(db, into, { name: from.name, nameKey: from.nameKey }, now),
    ...takeRefusals(db, into, [from.name, ...from.aliases]),
  );
  insertRows(db, id, moved);
  return id;
}

/**
 * A spelling means another unit: the figures that came under it go there, the older ones of `from` return to force, and it
 * is `from`'s no more, nor proposed as it. `appeared`: the other unit was made for it. To be called inside a transaction.
 */
export function splitSpelling(
  db: Db,
  {
    from,
    into,
    spellings,
    nameKey,
    measurements,
    appeared,
  }: {
    from: Unit;
    into: Keyed;
    spellings: readonly string[];
    nameKey: string;
    measurements: readonly number[];
    appeared: boolean;
  },
  act: Act,
  now: Date,
): number {
  const [name = ''] = spellings;
  const id = insertMerge(db, { kind: 'split', fromId: from.id, intoId: into.id, name, ...act }, now);
  const moved = moveMeasurements(db, measurements, from.id, into.id);
  for (const spelling of spellings) {
    const imports = all<{ import_id: number }>(
      db,
      'SELECT import_id FROM import_unit_name WHERE unit_id = ? AND name = ?',
      [from.id, spelling],
    );
    for (const { import_id } of imports) {
      const row = { import_id, name: spelling };
      const { changes } = run(
        db,
        'UPDATE OR IGNORE import_unit_name SET unit_id = ? WHERE import_id = ? AND unit_id = ? AND name = ?',
        [into.id, import_id, from.id, spelling],
      );
      if (changes === 1) {
        moved.push(changed('import_unit_name', { ...row, unit_id: into.id }, { unit_id: from.id }));
      }
    }
  }
  const aliases = all<Record<string, string | number>>(
    db,
    'SELECT id, unit_id, parent_id, name, name_key, created_at FROM unit_alias WHERE unit_id = ? AND name IN (SELECT value FROM json_each(?))',
    [from.id, JSON.stringify(spellings)],
  );
  for (const alias of aliases) {
    run(db, 'DELETE FROM unit_alias WHERE id = ?', [alias['id'] ?? 0]);
    moved.push({ table: 'unit_alias', key: { id: alias['id'] ?? 0 }, act: 'removed', before: alias });
  }
  if (into.nameKey !== nameKey) moved.push(...addAlias(db, into, { name, nameKey }, now));
  moved.push(
    ...refuseNames(db, from.id, spellings, { parentId: act.districtId, by: act.by }, now),
    ...takeRefusals(db, into, spellings),
  );
  if (appeared) moved.push({ table: 'unit', key: { id: into.id }, act: 'added', before: {} });
  insertRows(db, id, moved);
  return id;
}

/**
 * Puts every row back where it was; a unit that appeared with a spelling goes with all it has got to the one the spelling
 * is of again. False where it is undone already. To be called inside a transaction.
 */
export function undoMerge(db: Db, merge: StoredMerge, by: PersonId | undefined, now: Date): boolean {
  const { changes } = run(
    db,
    'UPDATE unit_merge SET undone_at = ?, undone_by = ? WHERE id = ? AND undone_at IS NULL',
    [now.getTime(), by ?? null, merge.id],
  );
  if (changes === 0) return false;
  const rows = all<{ table_name: string; row_key: string; act: MovedRow['act']; before: string }>(
    db,
    'SELECT table_name, row_key, act, before FROM unit_merge_row WHERE merge_id = ? ORDER BY place DESC',
    [merge.id],
  ).map(({ table_name, row_key, act, before }) => ({
    table: table_name,
    key: JSON.parse(row_key) as MovedRow['key'],
    act,
    before: JSON.parse(before) as MovedRow['before'],
  }));
  for (const row of rows) {
    if (row.table !== 'measurement' && !isAppearance(row)) restoreRow(db, row, merge.intoId);
  }
  restoreMeasurements(
    db,
    rows.filter(({ table }) => table === 'measurement'),
  );
  if (rows.some(isAppearance)) {
    const [from, into] = [getKeyedUnit(db, merge.intoId), getKeyedUnit(db, merge.fromId)];
    mergeUnits(db, from, into, { districtId: merge.districtId, by }, now);
  }
  return true;
}

function isAppearance({ table, act }: Pick<MovedRow, 'table' | 'act'>): boolean {
  return table === 'unit' && act === 'added';
}

/** Whether the unit a spelling went to was made for it. */
export function appearedWith(db: Db, mergeId: number): boolean {
  return (
    get(db, "SELECT 1 FROM unit_merge_row WHERE merge_id = ? AND table_name = 'unit' AND act = 'added'", [
      mergeId,
    ]) !== undefined
  );
}

export function findMerge(db: Db, id: number): StoredMerge | undefined {
  const row = get<MergeRow>(db, `${SELECT} WHERE id = ?`, [id]);
  return row && toMerge(row);
}

/** What was joined to a unit or taken off it and may be taken back, newest first. */
export function listMergesOf(db: Db, unitId: UnitId): StoredMerge[] {
  return all<MergeRow>(
    db,
    `${SELECT} WHERE (into_id = :unitId OR from_id = :unitId AND kind = 'split') AND undone_at IS NULL ORDER BY id DESC`,
    { unitId },
  ).map(toMerge);
}

type MergeRow = {
  id: number;
  district_id: number;
  kind: 'merge' | 'split';
  from_id: number;
  into_id: number;
  name: string;
  person_id: number | null;
  created_at: number;
  undone_by: number | null;
  undone_at: number | null;
};

const SELECT = `SELECT id, district_id, kind, from_id, into_id, name, person_id, created_at, undone_by, undone_at
  FROM unit_merge`;

function toMerge(row: MergeRow): StoredMerge {
  return {
    id: row.id,
    districtId: row.district_id as UnitId,
    kind: row.kind,
    fromId: row.from_id as UnitId,
    intoId: row.into_id as UnitId,
    name: row.name,
    by: (row.person_id ?? undefined) as PersonId | undefined,
    createdAt: new Date(row.created_at),
    undoneBy: (row.undone_by ?? undefined) as PersonId | undefined,
    undoneAt: row.undone_at === null ? undefined : new Date(row.undone_at),
  };
}

function insertMerge(
  db: Db,
  merge: Act & { kind: 'merge' | 'split'; fromId: UnitId; intoId: UnitId; name: string },
  now: Date,
): number {
  return run(
    db,
    `INSERT INTO unit_merge (district_id, kind, from_id, into_id, name, person_id, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [merge.districtId, merge.kind, merge.fromId, merge.intoId, merge.name, merge.by ?? null, now.getTime()],
  ).id;
}

function insertRows(db: Db, mergeId: number, rows: readonly MovedRow[]): void {
  for (const [place, { table, key, act, before }] of rows.entries()) {
    run(
      db,
      'INSERT INTO unit_merge_row (merge_id, place, table_name, row_key, act, before) VALUES (?, ?, ?, ?, ?, ?)',
      [mergeId, place, table, JSON.stringify(key), act, JSON.stringify(before)],
    );
  }
}

/**
 * Columns and tables are our own schema's, taken from it when the row was moved. A column of the key that was written since
 * keeps what was written.
 */
function restoreRow(db: Db, { table, key, act, before }: MovedRow, intoId: UnitId): void {
  const where = Object.keys(key)
    .map((column) => `${column} IS ?`)
    .join(' AND ');
  const columns = Object.keys(before);
  if (table === 'binding' && 'ended_at' in before) reviveDouble(db, Number(key['id']), intoId);
  else if (table === 'batch') {
    for (const list of AUDIENCE_LISTS) {
      const ids = before[list];
      if (typeof ids === 'string') setAudience(db, Number(key['id']), list, ids);
    }
  } else if (act === 'added') run(db, `DELETE FROM ${table} WHERE ${where}`, Object.values(key));
  else if (act === 'removed') {
    run(
      db,
      `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      Object.values(before),
    );
  } else {
    run(
      db,
      `UPDATE OR IGNORE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE ${where}`,
      [...Object.values(before), ...Object.values(key)],
    );
  }
}

/** The role of somebody who held it in both units; who has given it up since does not get it back. */
function reviveDouble(db: Db, id: number, intoId: UnitId): void {
  run(
    db,
    `UPDATE binding SET ended_at = NULL WHERE id = ? AND EXISTS (SELECT 1 FROM binding AS kept
       WHERE kept.person_id = binding.person_id AND kept.role = binding.role AND kept.unit_id = ?
         AND kept.ended_at IS NULL)`,
    [id, intoId],
  );
}

function unitRow(db: Db, id: UnitId): MovedRow['before'] {
  return get(db, 'SELECT parent_id, name_key, closed_at FROM unit WHERE id = ?', [id]) ?? {};
}
