import type { CalendarDay } from '../domain/calendar-day.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

type MeasureState = 'open' | 'done' | 'stuck' | 'removed';

export type StoredMeasure = {
  id: number;
  unitId: UnitId;
  /** The step of a cause; absent – the school's own words. */
  cause: string | undefined;
  metricCode: string | undefined;
  title: string;
  dueOn: CalendarDay;
  state: MeasureState;
  obstacle: string | undefined;
  createdAt: Date;
  endedAt: Date | undefined;
};

export type NewMeasure = {
  unitId: UnitId;
  cause?: string;
  metricCode?: string;
  title: string;
  dueOn: CalendarDay;
  createdBy: PersonId;
};

type Row = {
  id: number;
  unit_id: number;
  cause: string | null;
  metric_code: string | null;
  title: string;
  due_on: string;
  state: MeasureState;
  obstacle: string | null;
  created_at: number;
  ended_at: number | null;
};

/** Who acts, and when. */
type Act = { by: PersonId; now: Date };

// A title of nothing is one whose author was erased.
const SELECT = `SELECT id, unit_id, cause, metric_code, title, due_on, state, obstacle, created_at, ended_at FROM measure
  WHERE title <> ''`;

/** undefined where the step of this cause stands in the plan already. */
export function insertMeasure(db: Db, measure: NewMeasure, now: Date): number | undefined {
  const { changes, id } = run(
    db,
    `INSERT INTO measure (unit_id, cause, metric_code, title, due_on, state, created_by, created_at)
     VALUES (?, ?, ?, ?, ?, 'open', ?, ?)
     ON CONFLICT (unit_id, metric_code, cause) WHERE cause IS NOT NULL AND state IN ('open', 'stuck') DO NOTHING`,
    [
      measure.unitId,
      measure.cause ?? null,
      measure.metricCode ?? null,
      measure.title,
      measure.dueOn,
      measure.createdBy,
      now.getTime(),
    ],
  );
  return changes === 1 ? id : undefined;
}

export function findMeasure(db: Db, id: number): StoredMeasure | undefined {
  const row = get<Row>(db, `${SELECT} AND id = ?`, [id]);
  return row && toMeasure(row);
}

/** The measure of a cause that is not over. */
export function findMeasureOfCause(
  db: Db,
  unitId: UnitId,
  { metric, cause }: { metric: string; cause: string },
): StoredMeasure | undefined {
  const row = get<Row>(
    db,
    `${SELECT} AND unit_id = ? AND metric_code = ? AND cause = ? AND state IN ('open', 'stuck')`,
    [unitId, metric, cause],
  );
  return row && toMeasure(row);
}

/** Measures that are not over, by their days. */
export function listOpenMeasures(db: Db, unitIds: readonly UnitId[]): StoredMeasure[] {
  return all<Row>(
    db,
    `${SELECT} AND unit_id IN (SELECT value FROM json_each(?)) AND state IN ('open', 'stuck') ORDER BY due_on, id`,
    [JSON.stringify(unitIds)],
  ).map(toMeasure);
}

/** Measures ticked off since a moment, in the order they were. */
export function listDoneMeasures(db: Db, unitId: UnitId, since: Date): StoredMeasure[] {
  return all<Row>(
    db,
    `${SELECT} AND unit_id = ? AND state = 'done' AND ended_at >= ? ORDER BY ended_at, id`,
    [unitId, since.getTime()],
  ).map(toMeasure);
}

/** Measures of many schools that were ticked off at `since` or later. */
export function listDoneMeasuresOfUnits(db: Db, unitIds: readonly UnitId[], since: Date): StoredMeasure[] {
  return all<Row>(
    db,
    `${SELECT} AND unit_id IN (SELECT value FROM json_each(?)) AND state = 'done' AND ended_at >= ?
     ORDER BY ended_at, id`,
    [JSON.stringify(unitIds), since.getTime()],
  ).map(toMeasure);
}

/** Ticks off or removes; false where it is over already. What stood in the way no longer matters. */
export function endMeasure(
  db: Db,
  { id, unitId }: Pick<StoredMeasure, 'id' | 'unitId'>,
  to: 'done' | 'removed',
  { by, now }: Act,
): boolean {
  return (
    run(
      db,
      `UPDATE measure SET state = ?, obstacle = NULL, ended_by = ?, ended_at = ?
       WHERE id = ? AND unit_id = ? AND state IN ('open', 'stuck')`,
      [to, by, now.getTime(), id, unitId],
    ).changes === 1
  );
}

/** «Не получается», put off to `dueOn`; false where it is over. */
export function stickMeasure(
  db: Db,
  { id, unitId }: Pick<StoredMeasure, 'id' | 'unitId'>,
  { obstacle, dueOn }: { obstacle: string; dueOn: CalendarDay },
  { by, now }: Act,
): boolean {
  return (
    run(
      db,
      `UPDATE measure SET state = 'stuck', obstacle = ?, due_on = ?, ended_by = ?, ended_at = ?
       WHERE id = ? AND unit_id = ? AND state IN ('open', 'stuck')`,
      [obstacle, dueOn, by, now.getTime(), id, unitId],
    ).changes === 1
  );
}

/** To another day; false where it is over or of that day already. */
export function moveMeasure(
  db: Db,
  { id, unitId }: Pick<StoredMeasure, 'id' | 'unitId'>,
  dueOn: CalendarDay,
): boolean {
  return (
    run(
      db,
      `UPDATE measure SET due_on = ? WHERE id = ? AND unit_id = ? AND state IN ('open', 'stuck') AND due_on <> ?`,
      [dueOn, id, unitId, dueOn],
    ).changes === 1
  );
}

/** Back into the plan; false where it is there, or where its cause has another measure by now. */
export function reopenMeasure(db: Db, { id, unitId }: Pick<StoredMeasure, 'id' | 'unitId'>): boolean {
  return (
    run(
      db,
      `UPDATE measure SET state = 'open', ended_by = NULL, ended_at = NULL
       WHERE id = ? AND unit_id = ? AND state IN ('done', 'removed') AND NOT EXISTS (
         SELECT 1 FROM measure AS other WHERE other.unit_id = measure.unit_id AND other.cause = measure.cause
           AND other.metric_code = measure.metric_code AND other.state IN ('open', 'stuck'))`,
      [id, unitId],
    ).changes === 1
  );
}

function toMeasure(row: Row): StoredMeasure {
  return {
    id: row.id,
    unitId: row.unit_id as UnitId,
    cause: row.cause ?? undefined,
    metricCode: row.metric_code ?? undefined,
    title: row.title,
    dueOn: row.due_on as CalendarDay,
    state: row.state,
    obstacle: row.obstacle ?? undefined,
    createdAt: new Date(row.created_at),
    endedAt: row.ended_at === null ? undefined : new Date(row.ended_at),
  };
}
