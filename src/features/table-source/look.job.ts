import { roundsBetween } from '../../domain/source-schedule.ts';
import { endWait, findLatestWait, isOpenWait } from '../../storage/source-wait.ts';
import { listSources } from '../../storage/table-source.ts';
import type { StoredSource } from '../../storage/table-source.ts';
import type { DistrictContext } from '../context.ts';
import { weekScheduleOf } from '../district-hours.ts';
import type { Job } from '../feature.ts';
import { askLook, settleWait, waitOf } from './ask-look.ts';
import { currentRound, hasArrived, roundsOf } from './rounds.ts';
import { texts } from './texts.ts';

const DAY_MS = 24 * 60 * 60_000;

/**
 * From Friday 17:00 of the source's zone, with growing pauses, until the table is there. When the next look is due stands
 * in the database; one that was slept through is made up at once, and only once.
 */
export const lookForTables: Job = {
  name: 'table-source-look',
  title: texts.lookTitle,
  silent: true,
  occurrences(context, after, upTo) {
    const schedule = weekScheduleOf(context.settings);
    const moments = listSources(context.db, context.district.id).flatMap((source) => {
      const begins = roundsBetween(roundsOf(context, source), schedule, {
        after,
        upTo,
        moment: 'beginsAt',
      }).map(({ beginsAt }) => beginsAt);
      const next = nextLookOf(context, source);
      return next === undefined ? begins : [...begins, next > after ? next : new Date(after.getTime() + 1)];
    });
    return moments.filter((at) => after < at && at <= upTo);
  },
  usefulUntil: (_context, scheduledFor) => new Date(scheduledFor.getTime() + 7 * DAY_MS),
  run(context) {
    for (const source of listSources(context.db, context.district.id)) lookIfDue(context, source);
    return { messages: [] };
  },
};

function nextLookOf({ db }: DistrictContext, source: StoredSource): Date | undefined {
  const wait = findLatestWait(db, source.id);
  return wait !== undefined && isOpenWait(wait) ? wait.nextLookAt : undefined;
}

function lookIfDue(context: DistrictContext, source: StoredSource): void {
  const { db, now } = context;
  const round = currentRound(context, source);
  const latest = findLatestWait(db, source.id);
  const isLatest = latest?.period.to === round?.period.to;
  if (latest !== undefined && !isLatest && isOpenWait(latest)) endWait(db, latest.id, 'over');
  if (round === undefined) return;
  const wait = waitOf(context, source, round);
  if (!isOpenWait(wait) || wait.nextLookAt === undefined || wait.nextLookAt > now) return;
  if (hasArrived(context, source, wait)) settleWait(context, wait, 'arrived');
  else askLook(context, source, wait);
}
