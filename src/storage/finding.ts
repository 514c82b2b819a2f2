import type { CauseCode } from '../domain/cause.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/** The cause a school found for a low figure; one in force of each (unit, metric). */
export type StoredFinding = {
  id: number;
  unitId: UnitId;
  metricCode: string;
  cause: CauseCode;
  foundAt: Date;
};

export type DoneFinding = StoredFinding & { closedAt: Date };

type Row = { id: number; unit_id: number; metric_code: string; cause: CauseCode; found_at: number };

const SELECT = 'SELECT id, unit_id, metric_code, cause, found_at FROM finding';

/** The finding in force. */
export function findFinding(db: Db, unitId: UnitId, metricCode: string): StoredFinding | undefined {
  const row = get<Row>(db, `${SELECT} WHERE unit_id = ? AND metric_code = ? AND closed_at IS NULL`, [
    unitId,
    metricCode,
  ]);
  return row && toFinding(row);
}

/** Findings in force of one school, newest first. */
export function listFindings(db: Db, unitId: UnitId): StoredFinding[] {
  return all<Row>(db, `${SELECT} WHERE unit_id = ? AND closed_at IS NULL ORDER BY found_at DESC, id DESC`, [
    unitId,
  ]).map(toFinding);
}

/** Findings in force of many schools, by school. */
export function listFindingsOfUnits(db: Db, unitIds: readonly UnitId[]): StoredFinding[] {
  return all<Row>(
    db,
    `${SELECT} WHERE closed_at IS NULL AND unit_id IN (SELECT value FROM json_each(?)) ORDER BY unit_id, found_at, id`,
    [JSON.stringify(unitIds)],
  ).map(toFinding);
}

/** Replaces the finding in force of the same metric. To be called inside a transaction. */
export function insertFinding(
  db: Db,
  finding: { unitId: UnitId; metricCode: string; cause: CauseCode; personId: PersonId },
  now: Date,
): number {
  const { unitId, metricCode, cause, personId } = finding;
  run(db, 'UPDATE finding SET closed_at = ? WHERE unit_id = ? AND metric_code = ? AND closed_at IS NULL', [
    now.getTime(),
    unitId,
    metricCode,
  ]);
  return run(
    db,
    'INSERT INTO finding (unit_id, metric_code, cause, person_id, found_at) VALUES (?, ?, ?, ?, ?)',
    [unitId, metricCode, cause, personId, now.getTime()],
  ).id;
}

/** Put right, or no longer true; false where it was closed before. `id` comes from our own rows. */
export function closeFinding(db: Db, id: number, now: Date): boolean {
  return (
    run(db, 'UPDATE finding SET closed_at = ? WHERE id = ? AND closed_at IS NULL', [now.getTime(), id])
      .changes === 1
  );
}

/** Findings whose step was ticked off, the newest of each (unit, metric) without one in force, by school. */
export function listDoneFindings(db: Db, unitIds: readonly UnitId[]): DoneFinding[] {
  return all<Row & { closed_at: number }>(
    db,
    // Of a row with max() SQLite takes the other columns too.
    `SELECT id, unit_id, metric_code, cause, found_at, max(closed_at) AS closed_at FROM finding AS closed
     WHERE closed_at IS NOT NULL AND unit_id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
       SELECT 1 FROM finding AS open
       WHERE open.unit_id = closed.unit_id AND open.metric_code = closed.metric_code AND open.closed_at IS NULL)
     AND EXISTS (SELECT 1 FROM measure WHERE measure.unit_id = closed.unit_id AND measure.cause = closed.cause
       AND measure.state = 'done' AND measure.ended_at = closed.closed_at)
     GROUP BY unit_id, metric_code ORDER BY unit_id, found_at, id`,
    [JSON.stringify(unitIds)],
  ).map((row) => ({ ...toFinding(row), closedAt: new Date(row.closed_at) }));
}

/** The step of the cause was not done after all: what was closed with it is in force again. */
export function reopenFindings(
  db: Db,
  { unitId, cause, closedAt }: { unitId: UnitId; cause: string; closedAt: Date },
): void {
  run(
    db,
    `UPDATE finding SET closed_at = NULL WHERE unit_id = ? AND cause = ? AND closed_at = ? AND NOT EXISTS (
       SELECT 1 FROM finding AS open
       WHERE open.unit_id = finding.unit_id AND open.metric_code = finding.metric_code AND open.closed_at IS NULL)`,
    [unitId, cause, closedAt.getTime()],
  );
}

function toFinding(row: Row): StoredFinding {
  return {
    id: row.id,
    unitId: row.unit_id as UnitId,
    metricCode: row.metric_code,
    cause: row.cause,
    foundAt: new Date(row.found_at),
  };
}
