import type { PersonId } from '../domain/person.ts';
import { addressOf, sourceOf } from '../domain/table-source.ts';
import type { Awaits, SourceKind, TableSource } from '../domain/table-source.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

export type StoredSource = {
  id: number;
  districtId: UnitId;
  awaits: Awaits;
  source: TableSource;
  /** Of a monthly one. */
  fromDay: number | undefined;
  state: 'tried' | 'on' | 'removed';
  setBy: PersonId | undefined;
  setAt: Date;
};

type Row = {
  id: number;
  district_id: number;
  awaits: Awaits;
  kind: SourceKind;
  address: string;
  from_day: number | null;
  state: StoredSource['state'];
  set_by: number | null;
  set_at: number;
};

const SELECT =
  'SELECT id, district_id, awaits, kind, address, from_day, state, set_by, set_at FROM table_source';

/** A source that is to be tried; it is looked at again only after `turnOnSource`. */
export function insertTriedSource(
  db: Db,
  {
    districtId,
    awaits,
    source,
    fromDay,
    setBy,
  }: Pick<StoredSource, 'districtId' | 'awaits' | 'source' | 'fromDay' | 'setBy'>,
  now: Date,
): number {
  return run(
    db,
    `INSERT INTO table_source (district_id, awaits, kind, address, from_day, state, set_by, set_at)
     VALUES (?, ?, ?, ?, ?, 'tried', ?, ?)`,
    [districtId, awaits, source.kind, addressOf(source), fromDay ?? null, setBy ?? null, now.getTime()],
  ).id;
}

/** The district's source of its sort from now on; the one before it is removed. Call inside a transaction. */
export function turnOnSource(
  db: Db,
  { id, districtId, awaits }: StoredSource,
  by: PersonId,
  now: Date,
): void {
  run(
    db,
    "UPDATE table_source SET state = 'removed', ended_at = ? WHERE district_id = ? AND awaits = ? AND state = 'on'",
    [now.getTime(), districtId, awaits],
  );
  run(db, "UPDATE table_source SET state = 'on', set_by = ?, set_at = ? WHERE id = ?", [
    by,
    now.getTime(),
    id,
  ]);
}

export function removeSource(db: Db, id: number, now: Date): void {
  run(db, "UPDATE table_source SET state = 'removed', ended_at = ? WHERE id = ?", [now.getTime(), id]);
}

export function findSource(db: Db, id: number): StoredSource | undefined {
  const row = get<Row>(db, `${SELECT} WHERE id = ?`, [id]);
  return row && toSource(row);
}

/** The sources of a district that are looked at, the weekly one first. */
export function listSources(db: Db, districtId: UnitId): StoredSource[] {
  return all<Row>(db, `${SELECT} WHERE district_id = ? AND state = 'on' ORDER BY awaits DESC`, [
    districtId,
  ]).map(toSource);
}

function toSource(row: Row): StoredSource {
  return {
    id: row.id,
    districtId: row.district_id as UnitId,
    awaits: row.awaits,
    source: sourceOf(row.kind, row.address),
    fromDay: row.from_day ?? undefined,
    state: row.state,
    setBy: (row.set_by ?? undefined) as PersonId | undefined,
    setAt: new Date(row.set_at),
  };
}
