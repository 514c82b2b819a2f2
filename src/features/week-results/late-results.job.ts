import { DEFAULT_WEEK_HOURS, afterNight } from '../../domain/week-schedule.ts';
import { saveJobDetail } from '../../storage/job-run.ts';
import { findResultsPost } from '../../storage/results-post.ts';
import type { DistrictContext } from '../context.ts';
import { weekScheduleOf } from '../district-hours.ts';
import type { Job } from '../feature.ts';
import { findTableArrival } from './load-results.ts';
import { publishResults } from './publish-results.ts';
import { nextReminderAfter } from '../subjects/figures/results-correction.ts';
import { WEEK_RESULTS, listResultsRuns } from './results-run.ts';
import type { ResultsDetail, ResultsRun } from './results-run.ts';
import { texts } from './texts.ts';

/**
 * The results of a week whose table came after «ещё не пришла»: as soon as it is in, not at night, once. What was
 * promised and when the table came are read from the database, so neither a restart nor an undone loading confuses it.
 */
export const lateResults: Job = {
  name: 'week-results-late',
  title: texts.lateTitle,
  // The same results, only later.
  kind: WEEK_RESULTS,
  quiet: DEFAULT_WEEK_HOURS.night,
  occurrences(context, after, upTo) {
    return listPromised(context)
      .map((promised) => momentOf(context, promised, after))
      .filter((at) => after < at && at <= upTo);
  },
  usefulUntil: nextReminderAfter,
  run(context, scheduledFor) {
    const usefulUntil = nextReminderAfter(context, scheduledFor);
    const messages = listPromised(context).flatMap(({ scheduledFor: promisedAt, detail }) => {
      const published = publishResults(context, {
        period: detail.period,
        dueAt: promisedAt,
        usefulUntil,
      });
      const kept: ResultsDetail = { ...detail, state: 'shown', told: [...detail.told, ...published.told] };
      saveJobDetail(
        context.db,
        { job: WEEK_RESULTS, districtId: context.district.id, scheduledFor: promisedAt },
        kept,
      );
      return published.messages;
    });
    return { messages };
  },
};

type Promised = ResultsRun & { arrivedAt: Date };

/** Weeks whose results are owed: promised, their table in, and the next Friday's reminder not yet reached. */
function listPromised(context: DistrictContext): Promised[] {
  return listResultsRuns(context).flatMap((run) => {
    if (run.detail.state !== 'waiting') return [];
    if (nextReminderAfter(context, run.scheduledFor) <= context.now) return [];
    // Held, or out already by somebody's wish.
    const post = findResultsPost(context.db, context.district.id, run.detail.period.to);
    if (post !== undefined && post.state !== 'shown') return [];
    const arrivedAt = findTableArrival(context, run.detail.period);
    return arrivedAt === undefined ? [] : [{ ...run, arrivedAt }];
  });
}

/**
 * When the table came, moved out of the night. A table can be stamped before the last look at the job and be committed
 * after it (another program imports it): then it is owed at once.
 */
function momentOf(context: DistrictContext, { scheduledFor, arrivedAt }: Promised, after: Date): Date {
  const schedule = weekScheduleOf(context.settings);
  const owed = afterNight(new Date(Math.max(arrivedAt.getTime(), scheduledFor.getTime())), schedule);
  return owed > after ? owed : new Date(after.getTime() + 1);
}
