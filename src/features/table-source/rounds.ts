import type { Round, Rounds } from '../../domain/source-schedule.ts';
import { roundAt } from '../../domain/source-schedule.ts';
import type { SourceWait } from '../../storage/source-wait.ts';
import type { StoredSource } from '../../storage/table-source.ts';
import type { DistrictContext } from '../context.ts';
import { weekScheduleOf } from '../district-hours.ts';
import { findAwaitedArrival } from '../subjects/tables/table-arrival.ts';

/** After so many working days a monthly table that has not come is told of. */
const MONTHLY_PATIENCE = 3;
/** Where the coordinator named no day. */
const USUAL_DAY = 5;

/** When a source is looked at. */
export function roundsOf(
  { reference }: DistrictContext,
  { awaits, fromDay }: Pick<StoredSource, 'awaits' | 'fromDay'>,
): Rounds {
  return awaits === 'week'
    ? { of: 'week', calendar: reference.calendar }
    : {
        of: 'month',
        fromDay: fromDay ?? USUAL_DAY,
        workingDays: MONTHLY_PATIENCE,
        calendar: reference.calendar,
      };
}

export function currentRound(context: DistrictContext, source: StoredSource): Round | undefined {
  return roundAt(roundsOf(context, source), weekScheduleOf(context.settings), context.now);
}

/** Whether the table that a wait is for is there already, whoever wrote it. */
export function hasArrived(
  context: DistrictContext,
  { awaits }: StoredSource,
  { period, beganAt }: Pick<SourceWait, 'period' | 'beganAt'>,
): boolean {
  return findAwaitedArrival(context, { awaits, period, since: beganAt }) !== undefined;
}
