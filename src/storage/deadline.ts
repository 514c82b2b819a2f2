import type { CalendarDay } from '../domain/calendar-day.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

export type StoredDeadline = {
  id: number;
  districtId: UnitId;
  dueOn: CalendarDay;
  title: string;
  basis: string | undefined;
  createdAt: Date;
  announcedAt: Date | undefined;
  /** undefined: every organisation of the district. */
  unitIds: readonly UnitId[] | undefined;
  /** Organisations that said «Готово». */
  doneBy: readonly UnitId[];
};

type Row = {
  id: number;
  district_id: number;
  due_on: string;
  title: string;
  basis: string | null;
  for_all: number;
  created_at: number;
  announced_at: number | null;
  unit_ids: string;
  done_by: string;
};

const SELECT = `SELECT id, district_id, due_on, title, basis, for_all, created_at, announced_at,
  (SELECT json_group_array(unit_id) FROM deadline_unit WHERE deadline_id = deadline.id) AS unit_ids,
  (SELECT json_group_array(unit_id) FROM deadline_done WHERE deadline_id = deadline.id) AS done_by FROM deadline`;

export type NewDeadline = {
  districtId: UnitId;
  dueOn: CalendarDay;
  title: string;
  basis?: string;
  unitIds?: readonly UnitId[];
  createdBy?: PersonId;
};

/** To be called inside a transaction. */
export function insertDeadline(db: Db, deadline: NewDeadline, now: Date): number {
  const { id } = run(
    db,
    `INSERT INTO deadline (district_id, due_on, title, basis, for_all, created_by, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      deadline.districtId,
      deadline.dueOn,
      deadline.title,
      deadline.basis ?? null,
      deadline.unitIds === undefined ? 1 : 0,
      deadline.createdBy ?? null,
      now.getTime(),
    ],
  );
  for (const unitId of deadline.unitIds ?? []) {
    run(db, 'INSERT INTO deadline_unit (deadline_id, unit_id) VALUES (?, ?)', [id, unitId]);
  }
  return id;
}

export function findDeadline(db: Db, id: number): StoredDeadline | undefined {
  const row = get<Row>(db, `${SELECT} WHERE id = ? AND removed_at IS NULL`, [id]);
  return row && toDeadline(row);
}

/** Deadlines of a district that are not removed and not before `from`, by date. */
export function listDeadlines(db: Db, districtId: UnitId, from?: CalendarDay): StoredDeadline[] {
  return all<Row>(
    db,
    `${SELECT} WHERE district_id = ? AND removed_at IS NULL AND due_on >= ? ORDER BY due_on, id`,
    [districtId, from ?? ''],
  ).map(toDeadline);
}

/** False where there is none, or it is removed already. */
export function removeDeadline(db: Db, id: number, by: PersonId | undefined, now: Date): boolean {
  return (
    run(db, 'UPDATE deadline SET removed_at = ?, removed_by = ? WHERE id = ? AND removed_at IS NULL', [
      now.getTime(),
      by ?? null,
      id,
    ]).changes === 1
  );
}

export function markAnnounced(db: Db, id: number, now: Date): void {
  run(db, 'UPDATE deadline SET announced_at = ? WHERE id = ?', [now.getTime(), id]);
}

/** «Готово» of an organisation; false where it was said before. */
export function insertDeadlineDone(
  db: Db,
  id: number,
  unitId: UnitId,
  personId: PersonId,
  now: Date,
): boolean {
  return (
    run(
      db,
      `INSERT INTO deadline_done (deadline_id, unit_id, person_id, done_at) VALUES (?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
      [id, unitId, personId, now.getTime()],
    ).changes === 1
  );
}

export function deleteDeadlineDone(db: Db, id: number, unitId: UnitId): boolean {
  return (
    run(db, 'DELETE FROM deadline_done WHERE deadline_id = ? AND unit_id = ?', [id, unitId]).changes === 1
  );
}

function toDeadline(row: Row): StoredDeadline {
  return {
    id: row.id,
    districtId: row.district_id as UnitId,
    dueOn: row.due_on as CalendarDay,
    title: row.title,
    basis: row.basis ?? undefined,
    createdAt: new Date(row.created_at),
    announcedAt: row.announced_at === null ? undefined : new Date(row.announced_at),
    unitIds: row.for_all === 1 ? undefined : (JSON.parse(row.unit_ids) as UnitId[]),
    doneBy: JSON.parse(row.done_by) as UnitId[],
  };
}
