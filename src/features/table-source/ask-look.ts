import { nextLook } from '../../domain/source-schedule.ts';
import type { Round } from '../../domain/source-schedule.ts';
import { addressOf } from '../../domain/table-source.ts';
import { endStagedFile, listStagedOfWait } from '../../storage/staged-file.ts';
import { beginLook, endWait, ensureWait } from '../../storage/source-wait.ts';
import type { SourceWait } from '../../storage/source-wait.ts';
import type { StoredSource } from '../../storage/table-source.ts';
import { insertTask, isTaskWaiting } from '../../storage/task.ts';
import type { DistrictContext } from '../context.ts';
import { weekScheduleOf } from '../district-hours.ts';
import { LOOK_AT_SOURCE } from './look-task.ts';
import type { LookParams } from './look-task.ts';

/** The wait of a round, begun where there is none. */
export function waitOf(context: DistrictContext, source: StoredSource, round: Round): SourceWait {
  const { period, beginsAt, endsAt } = round;
  return ensureWait(context.db, source.id, { period, beganAt: beginsAt, endsAt });
}

/** A look goes out as a task; when the next one is due is written before it. */
export function askLook(
  context: DistrictContext,
  source: StoredSource,
  wait: SourceWait,
  { askedBy }: { askedBy?: number } = {},
): void {
  const { db, now, district, settings } = context;
  const next = nextLook(
    {
      of: source.awaits,
      looks: wait.looks + 1,
      at: now,
      endsAt: wait.endsAt,
      seed: addressOf(source.source),
    },
    weekScheduleOf(settings),
  );
  beginLook(db, wait.id, next);
  const params: LookParams = {
    districtId: district.id,
    sourceId: source.id,
    waitId: wait.id,
    ...(askedBy !== undefined && { askedBy }),
  };
  if (!isTaskWaiting(db, LOOK_AT_SOURCE, params)) insertTask(db, LOOK_AT_SOURCE, params, now);
}

/** The table is there: nothing is looked for any more, and no file of this wait is to be decided on. */
export function settleWait({ db }: DistrictContext, wait: SourceWait, state: 'written' | 'arrived'): void {
  endWait(db, wait.id, state);
  for (const stagedId of listStagedOfWait(db, wait.id)) endStagedFile(db, stagedId, 'superseded');
}
