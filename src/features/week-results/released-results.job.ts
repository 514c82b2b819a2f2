import { DEFAULT_WEEK_HOURS, afterNight } from '../../domain/week-schedule.ts';
import { listResultsPosts } from '../../storage/results-post.ts';
import type { ResultsPost } from '../../storage/results-post.ts';
import type { DistrictContext } from '../context.ts';
import { weekScheduleOf } from '../district-hours.ts';
import type { Job } from '../feature.ts';
import { publishResults } from './publish-results.ts';
import { WEEK_RESULTS, nextReminderAfter } from './results-run.ts';
import { readPostDetail } from './shown-post.ts';
import { texts } from './texts.ts';

/** The newest and the one before it: nobody wants an older one. */
const AT_HAND = 2;

/** «Опубликовать сейчас»: the same results at the next look, not at night, once. */
export const releasedResults: Job = {
  name: 'week-results-released',
  title: texts.releasedTitle,
  // The same results, only sooner or later.
  kind: WEEK_RESULTS,
  quiet: DEFAULT_WEEK_HOURS.night,
  occurrences(context, after, upTo) {
    const schedule = weekScheduleOf(context.settings);
    return listReleased(context)
      .map(({ changedAt }) => {
        const at = afterNight(changedAt, schedule);
        return at > after ? at : new Date(after.getTime() + 1);
      })
      .filter((at) => after < at && at <= upTo);
  },
  usefulUntil: (context, scheduledFor) => usefulUntilOf(context, scheduledFor),
  run(context, scheduledFor) {
    const usefulUntil = usefulUntilOf(context, scheduledFor);
    return {
      messages: listReleased(context).flatMap((post) => {
        const period = readPostDetail(post.facts)?.period;
        if (period === undefined) return [];
        const { dueAt, changedBy } = post;
        return publishResults(context, { period, dueAt, usefulUntil, by: changedBy }).messages;
      }),
    };
  },
};

function listReleased({ db, district }: DistrictContext): ResultsPost[] {
  return listResultsPosts(db, district.id, AT_HAND).filter(({ state }) => state === 'released');
}

/** Released before the reminder of its own Friday, the week is wanted until the next one. */
function usefulUntilOf(context: DistrictContext, scheduledFor: Date): Date {
  const due = listReleased(context).map(({ dueAt }) => dueAt.getTime());
  return nextReminderAfter(context, new Date(Math.max(scheduledFor.getTime(), ...due)));
}
