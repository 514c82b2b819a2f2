import type { Job } from '../features/feature.ts';
import { zoneOf } from '../features/district-hours.ts';
import type { DistrictContext, World } from '../features/context.ts';
import type { Features } from '../features/registry.ts';
import { districtContextOf } from '../features/settings.ts';
import { dueRuns } from '../jobs/due-runs.ts';
import { notInQuietHours } from '../domain/quiet-hours.ts';
import type { Logger } from '../shared/log.ts';
import type { UnitId } from '../domain/unit.ts';
import { findJobCursor, insertJobRun, saveJobCursor, saveJobDetail } from '../storage/job-run.ts';
import type { JobOutcome } from '../storage/job-run.ts';
import { inTransaction } from '../storage/transaction.ts';
import { listDistricts } from '../storage/unit.ts';
import { enqueueNotice } from './enqueue-notice.ts';
import { refreshReminders } from './refresh-reminders.ts';
import { holdInQuietHours } from './hold-in-quiet-hours.ts';
import { sendOnceADay } from './send-once-a-day.ts';
import { announceStop, beat, noteGap } from './stops.ts';

export type JobsShell = {
  world: Omit<World, 'now'>;
  features: Pick<Features, 'jobs'>;
  log: Logger;
};

export type RanJob = { job: string; districtId: UnitId; scheduledFor: Date; outcome: JobOutcome };

/** A job of a district at this look. `cursor`: to be saved; absent – as it is. `isHeld`: something waits for the morning. */
type Look = { ran: RanJob[]; cursor?: Date; isHeld: boolean };

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A run that is no more behind than this is on time. */
const LATE_MS = 5 * MINUTE_MS;
/** A cursor this far ahead, or this far behind, is a clock that was wrong: it is forgotten, and nothing is made up. */
const MOST_AHEAD_MS = DAY_MS;
const MOST_BEHIND_MS = 60 * DAY_MS;

/**
 * Runs what every job of every district owes at `now` and returns what was run or given up. One transaction per moment:
 * the row of the run, which is unique, with everything it says. A job that throws is tried again at the next look until
 * its moment is no longer useful, and stops no other job and no later moment of its own.
 */
export function runDueJobs(shell: JobsShell, now: Date): RanJob[] {
  const { world, features } = shell;
  const ran: RanJob[] = [];
  const cursors: { job: string; districtId: UnitId; cursor: Date }[] = [];
  let isHeld = false;
  for (const district of listDistricts(world.db)) {
    const context = districtContextOf({ ...world, now }, district);
    for (const job of features.jobs) {
      const look = lookAt(shell, context, job);
      ran.push(...look.ran);
      if (look.cursor !== undefined) {
        cursors.push({ job: job.name, districtId: district.id, cursor: look.cursor });
      }
      isHeld ||= look.isHeld;
    }
  }
  inTransaction(world.db, () => {
    for (const { job, districtId, cursor } of cursors) saveJobCursor(world.db, job, districtId, cursor);
    if (ran.some((run) => isTold(features, run))) noteGap(world.db, now);
    beat(world.db, now);
  });
  for (const district of listDistricts(world.db))
    refresh(shell, districtContextOf({ ...world, now }, district));
  sendOnceADay(shell, now);
  holdInQuietHours(shell, now);
  // What waits for the morning belongs into the same line.
  if (!isHeld) announceStop(shell, now);
  return ran;
}

function lookAt(shell: JobsShell, context: DistrictContext, job: Job): Look {
  const { db, now, district } = context;
  const cursor = findJobCursor(db, job.name, district.id);
  try {
    const due = dueRuns({
      ...(cursor !== undefined && isCredible(cursor, now) && { cursor }),
      now,
      occurrences: (after, upTo) => job.occurrences(context, after, upTo),
      usefulUntil: (scheduledFor) => job.usefulUntil(context, scheduledFor),
    });
    const ran = recordMissed(context, job, due.missed);
    const isQuiet =
      job.quiet !== undefined && notInQuietHours(now, job.quiet, zoneOf(context.settings)) > now;
    const open: Date[] = [];
    for (const scheduledFor of due.run) {
      if (isQuiet) open.push(scheduledFor);
      else runOne(shell, context, job, scheduledFor, { ran, open });
    }
    const [first] = open;
    // Before the first open moment: at the next look it is due again, and what ran after it is known by its row.
    const settled = first === undefined ? due.cursor : new Date(first.getTime() - 1);
    const hasMoved = due.run.length + due.missed.length > 0;
    const isOld = cursor === undefined || Math.abs(settled.getTime() - cursor.getTime()) >= MINUTE_MS;
    return { ran, isHeld: isQuiet && open.length > 0, ...((hasMoved || isOld) && { cursor: settled }) };
  } catch (error) {
    shell.log.error({ job: job.name, district: district.id, error }, 'job cannot tell what is due');
    return { ran: [], isHeld: false };
  }
}

function refresh({ log }: JobsShell, context: DistrictContext): void {
  try {
    refreshReminders(context);
  } catch (error) {
    log.error({ district: context.district.id, error }, 'waiting reminders could not be looked at again');
  }
}

function isCredible(cursor: Date, now: Date): boolean {
  const behind = now.getTime() - cursor.getTime();
  return behind <= MOST_BEHIND_MS && -behind <= MOST_AHEAD_MS;
}

function recordMissed({ db, now, district }: DistrictContext, job: Job, missed: readonly Date[]): RanJob[] {
  if (missed.length === 0) return [];
  const outcome = 'missed';
  return inTransaction(db, () =>
    missed
      .filter((scheduledFor) =>
        insertJobRun(db, { job: job.name, districtId: district.id, scheduledFor, outcome }, now),
      )
      .map((scheduledFor) => ({ job: job.name, districtId: district.id, scheduledFor, outcome })),
  );
}

function runOne(
  shell: JobsShell,
  context: DistrictContext,
  job: Job,
  scheduledFor: Date,
  { ran, open }: { ran: RanJob[]; open: Date[] },
): void {
  const outcome = context.now.getTime() - scheduledFor.getTime() > LATE_MS ? 'late' : 'done';
  const run: RanJob = { job: job.name, districtId: context.district.id, scheduledFor, outcome };
  try {
    if (commitRun(context, job, run)) ran.push(run);
  } catch (error) {
    open.push(scheduledFor);
    shell.log.error({ ...run, error }, 'job failed, tried again at the next look');
  }
}

/** False where the run was made before: by this program or by another one on the same database. */
function commitRun(context: DistrictContext, job: Job, run: RanJob): boolean {
  const { db, now } = context;
  return inTransaction(db, () => {
    if (!insertJobRun(db, run, now)) return false;
    const { messages, detail } = job.run(context, run.scheduledFor);
    const key = `${run.job}/${run.districtId}/${run.scheduledFor.toISOString()}`;
    for (const [index, message] of messages.entries()) {
      const before = messages.slice(0, index).filter(({ to }) => to === message.to).length;
      const dedupeKey = `${key}/${message.to}${before === 0 ? '' : `/${before + 1}`}`;
      enqueueNotice(context, { dedupeKey, ...message }, { job, scheduledFor: run.scheduledFor });
    }
    if (detail !== undefined) saveJobDetail(db, run, detail);
    return true;
  });
}

/** Housekeeping that was late is nobody's concern. */
function isTold({ jobs }: JobsShell['features'], { job, outcome }: RanJob): boolean {
  return outcome !== 'done' && jobs.some(({ name, silent }) => name === job && silent !== true);
}
