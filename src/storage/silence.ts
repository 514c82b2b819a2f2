import type { CalendarDay } from '../domain/calendar-day.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/** «Тишина»: no reminders to a school, of a duty, or of both. */
export type Silence = {
  id: number;
  /** undefined: every school of the district. */
  unitId: UnitId | undefined;
  /** undefined: whatever there is to remind of. */
  dutyId: number | undefined;
  reason: string;
  /** Its last day. */
  until: CalendarDay;
  createdBy: PersonId | undefined;
  createdAt: Date;
};

type Row = {
  id: number;
  unit_id: number | null;
  duty_id: number | null;
  reason: string;
  until: string;
  created_by: number | null;
  created_at: number;
};

const SELECT = 'SELECT id, unit_id, duty_id, reason, until, created_by, created_at FROM silence';

/** To be called inside a transaction. */
export function insertSilence(
  db: Db,
  silence: {
    districtId: UnitId;
    unitId: UnitId | undefined;
    dutyId: number | undefined;
    reason: string;
    until: CalendarDay;
    createdBy: PersonId;
  },
  now: Date,
): void {
  run(
    db,
    `INSERT INTO silence (district_id, unit_id, duty_id, reason, until, created_by, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      silence.districtId,
      silence.unitId ?? null,
      silence.dutyId ?? null,
      silence.reason,
      silence.until,
      silence.createdBy,
      now.getTime(),
    ],
  );
}

/** In force on a day. */
export function listSilences(db: Db, districtId: UnitId, on: CalendarDay): Silence[] {
  return all<Row>(
    db,
    `${SELECT} WHERE district_id = ? AND ended_at IS NULL AND until >= ? ORDER BY until, id`,
    [districtId, on],
  ).map(toSilence);
}

/** Over before this day, and nobody was told so yet. */
export function listSilencesOver(db: Db, districtId: UnitId, on: CalendarDay): Silence[] {
  return all<Row>(
    db,
    `${SELECT} WHERE district_id = ? AND ended_at IS NULL AND told_at IS NULL AND until < ? ORDER BY until, id`,
    [districtId, on],
  ).map(toSilence);
}

export function markSilencesTold(db: Db, districtId: UnitId, ids: readonly number[], now: Date): void {
  run(
    db,
    `UPDATE silence SET told_at = :now WHERE district_id = :districtId
       AND id IN (SELECT value FROM json_each(:ids))`,
    { now: now.getTime(), districtId, ids: JSON.stringify(ids) },
  );
}

/** Ends them before their day, in this district alone; returns how many. */
export function endSilences(
  db: Db,
  districtId: UnitId,
  ids: readonly number[],
  { by, now }: { by: PersonId; now: Date },
): number {
  return run(
    db,
    `UPDATE silence SET ended_at = :now, ended_by = :by
     WHERE district_id = :districtId AND ended_at IS NULL AND id IN (SELECT value FROM json_each(:ids))`,
    { now: now.getTime(), by, districtId, ids: JSON.stringify(ids) },
  ).changes;
}

/** Who ended a silence of the district before its day, and when. */
export function findSilenceEnd(
  db: Db,
  districtId: UnitId,
  id: number,
): { by: PersonId | undefined; at: Date } | undefined {
  const row = get<{ ended_by: number | null; ended_at: number }>(
    db,
    'SELECT ended_by, ended_at FROM silence WHERE id = ? AND district_id = ? AND ended_at IS NOT NULL',
    [id, districtId],
  );
  return row && { by: (row.ended_by ?? undefined) as PersonId | undefined, at: new Date(row.ended_at) };
}

/** The reasons that somebody who erases themself gave. */
export function eraseSilenceReasons(db: Db, personId: PersonId): void {
  run(db, "UPDATE silence SET reason = '' WHERE created_by = ?", [personId]);
}

function toSilence(row: Row): Silence {
  return {
    id: row.id,
    unitId: (row.unit_id ?? undefined) as UnitId | undefined,
    dutyId: row.duty_id ?? undefined,
    reason: row.reason,
    until: row.until as CalendarDay,
    createdBy: (row.created_by ?? undefined) as PersonId | undefined,
    createdAt: new Date(row.created_at),
  };
}
