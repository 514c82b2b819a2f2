import type { CalendarDay, Weekday } from '../domain/calendar-day.ts';
import type { Duty, DutyKind, Evidence } from '../domain/duty.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

export type StoredDuty = Duty & {
  id: number;
  districtId: UnitId;
  /** undefined: every organisation of the district. */
  unitIds: readonly UnitId[] | undefined;
  createdBy: PersonId | undefined;
  createdAt: Date;
  announcedAt: Date | undefined;
};

export type NewDuty = Pick<Duty, 'kind' | 'title' | 'startsOn'> & {
  districtId: UnitId;
  basis?: string | undefined;
  dueOn?: CalendarDay | undefined;
  weekday?: Weekday | undefined;
  /** Default: the school's word. */
  evidence?: Evidence | undefined;
  question?: string | undefined;
  isCritical?: boolean | undefined;
  template?: string | undefined;
  unitIds?: readonly UnitId[] | undefined;
  createdBy?: PersonId | undefined;
};

type Row = {
  id: number;
  district_id: number;
  kind: DutyKind;
  title: string;
  basis: string | null;
  due_on: string | null;
  weekday: number | null;
  starts_on: string;
  evidence: string;
  question: string | null;
  is_critical: number;
  template: string | null;
  for_all: number;
  created_by: number | null;
  created_at: number;
  announced_at: number | null;
  unit_ids: string;
};

const SELECT = `SELECT id, district_id, kind, title, basis, due_on, weekday, starts_on, evidence, question, is_critical,
  template, for_all, created_by, created_at, announced_at,
  (SELECT json_group_array(unit_id) FROM duty_unit WHERE duty_id = duty.id) AS unit_ids FROM duty`;

/** To be called inside a transaction. */
export function insertDuty(db: Db, duty: NewDuty, now: Date): number {
  const { id } = run(
    db,
    `INSERT INTO duty (district_id, kind, title, basis, due_on, weekday, starts_on, evidence, question, is_critical,
       template, for_all, created_by, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      duty.districtId,
      duty.kind,
      duty.title,
      duty.basis ?? null,
      duty.dueOn ?? null,
      duty.weekday ?? null,
      duty.startsOn,
      JSON.stringify(duty.evidence ?? { kind: 'confirm' }),
      duty.question ?? null,
      duty.isCritical === true ? 1 : 0,
      duty.template ?? null,
      duty.unitIds === undefined ? 1 : 0,
      duty.createdBy ?? null,
      now.getTime(),
    ],
  );
  for (const unitId of duty.unitIds ?? []) {
    run(db, 'INSERT INTO duty_unit (duty_id, unit_id) VALUES (?, ?)', [id, unitId]);
  }
  return id;
}

/** One that is not removed, of whatever district: for the command line. */
export function findDuty(db: Db, id: number): StoredDuty | undefined {
  const row = get<Row>(db, `${SELECT} WHERE id = ? AND removed_at IS NULL`, [id]);
  return row && toDuty(row);
}

/** One of the district that is not removed. */
export function findDutyOf(db: Db, districtId: UnitId, id: number): StoredDuty | undefined {
  const row = get<Row>(db, `${SELECT} WHERE id = ? AND district_id = ? AND removed_at IS NULL`, [
    id,
    districtId,
  ]);
  return row && toDuty(row);
}

/**
 * Those of a district that are not removed: dated by day, soon, weekly, standing. `from`: without dated ones that were due
 * before it for every school.
 */
export function listDuties(db: Db, districtId: UnitId, from?: CalendarDay): StoredDuty[] {
  return all<Row>(
    db,
    `${SELECT} WHERE district_id = :districtId AND removed_at IS NULL AND (due_on IS NULL OR due_on >= :from
       OR EXISTS (SELECT 1 FROM duty_extension AS e WHERE e.duty_id = duty.id AND e.due_on >= :from))
     ORDER BY CASE kind WHEN 'dated' THEN 1 WHEN 'soon' THEN 2 WHEN 'weekly' THEN 3 ELSE 4 END, due_on, id`,
    { districtId, from: from ?? '' },
  ).map(toDuty);
}

/** Who took a duty away and when; undefined where nobody did, or the district has none of this number. */
export function findDutyRemoval(
  db: Db,
  districtId: UnitId,
  id: number,
): { at: Date; by: PersonId | undefined } | undefined {
  const row = get<{ removed_at: number; removed_by: number | null }>(
    db,
    'SELECT removed_at, removed_by FROM duty WHERE id = ? AND district_id = ? AND removed_at IS NOT NULL',
    [id, districtId],
  );
  return row && { at: new Date(row.removed_at), by: (row.removed_by ?? undefined) as PersonId | undefined };
}

/** False where there is none, or it is removed already. */
export function removeDuty(db: Db, id: number, by: PersonId | undefined, now: Date): boolean {
  return (
    run(db, 'UPDATE duty SET removed_at = ?, removed_by = ? WHERE id = ? AND removed_at IS NULL', [
      now.getTime(),
      by ?? null,
      id,
    ]).changes === 1
  );
}

export function markAnnounced(db: Db, id: number, now: Date): void {
  run(db, 'UPDATE duty SET announced_at = ? WHERE id = ?', [now.getTime(), id]);
}

function toDuty(row: Row): StoredDuty {
  return {
    id: row.id,
    districtId: row.district_id as UnitId,
    kind: row.kind,
    title: row.title,
    basis: row.basis ?? undefined,
    dueOn: (row.due_on ?? undefined) as CalendarDay | undefined,
    weekday: (row.weekday ?? undefined) as Weekday | undefined,
    startsOn: row.starts_on as CalendarDay,
    evidence: JSON.parse(row.evidence) as Evidence,
    question: row.question ?? undefined,
    isCritical: row.is_critical === 1,
    template: row.template ?? undefined,
    unitIds: row.for_all === 1 ? undefined : (JSON.parse(row.unit_ids) as UnitId[]),
    createdBy: (row.created_by ?? undefined) as PersonId | undefined,
    createdAt: new Date(row.created_at),
    announcedAt: row.announced_at === null ? undefined : new Date(row.announced_at),
  };
}
