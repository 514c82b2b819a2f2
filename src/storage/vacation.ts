import type { CalendarDay } from '../domain/calendar-day.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Vacation } from '../domain/vacation.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

type Row = { id: number; unit_id: number | null; title: string; from_day: string; to_day: string };

/** To be called inside a transaction. */
export function insertVacation(
  db: Db,
  vacation: Omit<Vacation, 'id'> & { districtId: UnitId; createdBy: PersonId },
  now: Date,
): void {
  run(
    db,
    `INSERT INTO vacation (district_id, unit_id, title, from_day, to_day, created_by, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      vacation.districtId,
      vacation.unitId ?? null,
      vacation.title,
      vacation.from,
      vacation.to,
      vacation.createdBy,
      now.getTime(),
    ],
  );
}

/** Of a district, by date; those that ended before `from` are left out. */
export function listVacations(db: Db, districtId: UnitId, from?: CalendarDay): Vacation[] {
  return all<Row>(
    db,
    `SELECT id, unit_id, title, from_day, to_day FROM vacation
     WHERE district_id = ? AND removed_at IS NULL AND to_day >= ? ORDER BY from_day, to_day, title, id`,
    [districtId, from ?? ''],
  ).map((row) => ({
    id: row.id,
    unitId: (row.unit_id ?? undefined) as UnitId | undefined,
    title: row.title,
    from: row.from_day as CalendarDay,
    to: row.to_day as CalendarDay,
  }));
}

/** Takes back the vacations of these numbers, of this district alone; returns how many. */
export function removeVacations(
  db: Db,
  districtId: UnitId,
  ids: readonly number[],
  { by, now }: { by: PersonId; now: Date },
): number {
  return run(
    db,
    `UPDATE vacation SET removed_at = :now, removed_by = :by
     WHERE district_id = :districtId AND removed_at IS NULL AND id IN (SELECT value FROM json_each(:ids))`,
    { now: now.getTime(), by, districtId, ids: JSON.stringify(ids) },
  ).changes;
}

/** Who took a vacation of the district back, and when. */
export function findVacationEnd(
  db: Db,
  districtId: UnitId,
  id: number,
): { by: PersonId | undefined; at: Date } | undefined {
  const row = get<{ removed_by: number | null; removed_at: number }>(
    db,
    'SELECT removed_by, removed_at FROM vacation WHERE id = ? AND district_id = ? AND removed_at IS NOT NULL',
    [id, districtId],
  );
  return row && { by: (row.removed_by ?? undefined) as PersonId | undefined, at: new Date(row.removed_at) };
}
