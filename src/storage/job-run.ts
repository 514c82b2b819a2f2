import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

export type JobOutcome = 'done' | 'late' | 'missed';

/** Up to which moment a job of a district was considered; undefined at first sight. */
export function findJobCursor(db: Db, job: string, districtId: UnitId): Date | undefined {
  const row = get<{ considered_until: number }>(
    db,
    'SELECT considered_until FROM job_cursor WHERE job = ? AND district_id = ?',
    [job, districtId],
  );
  return row && new Date(row.considered_until);
}

export function saveJobCursor(db: Db, job: string, districtId: UnitId, consideredUntil: Date): void {
  run(
    db,
    `INSERT INTO job_cursor (job, district_id, considered_until) VALUES (?, ?, ?)
     ON CONFLICT (job, district_id) DO UPDATE SET considered_until = excluded.considered_until`,
    [job, districtId, consideredUntil.getTime()],
  );
}

/** Claims a run: false where it was run before. Call in one transaction with its messages. */
export function insertJobRun(
  db: Db,
  runOf: { job: string; districtId: UnitId; scheduledFor: Date; outcome: JobOutcome; detail?: unknown },
  now: Date,
): boolean {
  return (
    run(
      db,
      `INSERT INTO job_run (job, district_id, scheduled_for, outcome, ran_at, detail) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (job, district_id, scheduled_for) DO NOTHING`,
      [
        runOf.job,
        runOf.districtId,
        runOf.scheduledFor.getTime(),
        runOf.outcome,
        now.getTime(),
        runOf.detail === undefined ? null : JSON.stringify(runOf.detail),
      ],
    ).changes === 1
  );
}

export function saveJobDetail(
  db: Db,
  runOf: { job: string; districtId: UnitId; scheduledFor: Date },
  detail: unknown,
): void {
  run(db, 'UPDATE job_run SET detail = ? WHERE job = ? AND district_id = ? AND scheduled_for = ?', [
    JSON.stringify(detail),
    runOf.job,
    runOf.districtId,
    runOf.scheduledFor.getTime(),
  ]);
}

export type StoredJobRun = {
  job: string;
  scheduledFor: Date;
  outcome: JobOutcome;
  ranAt: Date;
  detail: unknown;
};

type Row = { job: string; scheduled_for: number; outcome: JobOutcome; ran_at: number; detail: string | null };

const SELECT = 'SELECT job, scheduled_for, outcome, ran_at, detail FROM job_run';

/** The run of one moment of a job of a district; undefined where it was neither made nor missed. */
export function findJobRun(
  db: Db,
  { job, districtId, scheduledFor }: { job: string; districtId: UnitId; scheduledFor: Date },
): StoredJobRun | undefined {
  const row = get<Row>(db, `${SELECT} WHERE job = ? AND district_id = ? AND scheduled_for = ?`, [
    job,
    districtId,
    scheduledFor.getTime(),
  ]);
  return row && toJobRun(row);
}

/** Runs of a job of a district, newest first. */
export function listJobRuns(db: Db, job: string, districtId: UnitId, limit: number): StoredJobRun[] {
  return all<Row>(db, `${SELECT} WHERE job = ? AND district_id = ? ORDER BY scheduled_for DESC LIMIT ?`, [
    job,
    districtId,
    limit,
  ]).map(toJobRun);
}

/** Runs of several jobs of a district, newest first, `skip` of them left out. */
export function listRunsOfJobs(
  db: Db,
  districtId: UnitId,
  { jobs, limit, skip }: { jobs: readonly string[]; limit: number; skip: number },
): StoredJobRun[] {
  return all<Row>(
    db,
    `${SELECT} WHERE district_id = :districtId AND job IN (SELECT value FROM json_each(:jobs))
     ORDER BY scheduled_for DESC, id DESC LIMIT :limit OFFSET :skip`,
    { districtId, jobs: JSON.stringify(jobs), limit, skip },
  ).map(toJobRun);
}

/** Runs of a district that were decided on at `since` or later and not on time, by their moments. */
export function listLateRunsSince(db: Db, districtId: UnitId, since: Date): StoredJobRun[] {
  return all<Row>(
    db,
    `${SELECT} WHERE district_id = ? AND ran_at >= ? AND outcome IN ('late', 'missed') ORDER BY scheduled_for, id`,
    [districtId, since.getTime()],
  ).map(toJobRun);
}

/** Runs that keep nothing to be remembered go; what was said and done stays. Returns how many. */
export function deleteOldJobRuns(db: Db, before: Date): number {
  return run(db, 'DELETE FROM job_run WHERE detail IS NULL AND scheduled_for < ?', [before.getTime()])
    .changes;
}

function toJobRun(row: Row): StoredJobRun {
  return {
    job: row.job,
    scheduledFor: new Date(row.scheduled_for),
    outcome: row.outcome,
    ranAt: new Date(row.ran_at),
    detail: row.detail === null ? undefined : (JSON.parse(row.detail) as unknown),
  };
}
