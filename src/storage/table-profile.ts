import type { PersonId } from '../domain/person.ts';
import type { ProfileColumn } from '../domain/table.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/** What a district answered of the columns of tables of one shape. */
export type StoredProfile = {
  id: number;
  shape: string;
  /** The name of the file it was first seen in. */
  title: string;
  columns: readonly ProfileColumn[];
  createdAt: Date;
  usedAt: Date;
};

type Row = {
  id: number;
  shape: string;
  title: string;
  columns: string;
  created_at: number;
  used_at: number;
};

const SELECT = 'SELECT id, shape, title, columns, created_at, used_at FROM table_profile';

/** Makes a shape known, or says more of a known one: answers of before stay where `columns` has no other. */
export function saveTableProfile(
  db: Db,
  profile: {
    districtId: UnitId;
    shape: string;
    title: string;
    columns: readonly ProfileColumn[];
    by?: PersonId;
  },
  now: Date,
): void {
  const { districtId, shape, title, columns, by } = profile;
  const before = findTableProfileOfShape(db, districtId, shape)?.columns ?? [];
  const merged = new Map([...before, ...columns].map((column) => [column.key, column]));
  for (const old of before) {
    const next = merged.get(old.key);
    if (next !== undefined && next.meaning === undefined) merged.set(old.key, old);
  }
  run(
    db,
    `INSERT INTO table_profile (district_id, shape, title, columns, created_by, created_at, used_at)
     VALUES (:district, :shape, :title, :columns, :by, :now, :now)
     ON CONFLICT (district_id, shape) DO UPDATE SET columns = excluded.columns, used_at = excluded.used_at`,
    {
      district: districtId,
      shape,
      title,
      columns: JSON.stringify([...merged.values()]),
      by: by ?? null,
      now: now.getTime(),
    },
  );
}

/** The newest first. */
export function listTableProfiles(db: Db, districtId: UnitId): StoredProfile[] {
  return all<Row>(db, `${SELECT} WHERE district_id = ? ORDER BY used_at DESC, id DESC`, [districtId]).map(
    toProfile,
  );
}

export function findTableProfile(db: Db, districtId: UnitId, id: number): StoredProfile | undefined {
  const row = get<Row>(db, `${SELECT} WHERE district_id = ? AND id = ?`, [districtId, id]);
  return row && toProfile(row);
}

function findTableProfileOfShape(db: Db, districtId: UnitId, shape: string): StoredProfile | undefined {
  const row = get<Row>(db, `${SELECT} WHERE district_id = ? AND shape = ?`, [districtId, shape]);
  return row && toProfile(row);
}

export function updateProfileColumns(
  db: Db,
  districtId: UnitId,
  id: number,
  columns: readonly ProfileColumn[],
): void {
  run(db, 'UPDATE table_profile SET columns = ? WHERE district_id = ? AND id = ?', [
    JSON.stringify(columns),
    districtId,
    id,
  ]);
}

/** False where it was gone already. */
export function deleteTableProfile(db: Db, districtId: UnitId, id: number): boolean {
  return (
    run(db, 'DELETE FROM table_profile WHERE district_id = ? AND id = ?', [districtId, id]).changes === 1
  );
}

function toProfile(row: Row): StoredProfile {
  return {
    id: row.id,
    shape: row.shape,
    title: row.title,
    columns: JSON.parse(row.columns) as ProfileColumn[],
    createdAt: new Date(row.created_at),
    usedAt: new Date(row.used_at),
  };
}
