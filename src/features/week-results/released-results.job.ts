import { DEFAULT_WEEK_HOURS, afterNight } from '../../domain/week-schedule.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import type { Period } from '../../domain/period.ts';
import { listResultsPosts, saveResultsPost } from '../../storage/results-post.ts';
import type { ResultsPost } from '../../storage/results-post.ts';
import type { DistrictContext } from '../context.ts';
import { weekScheduleOf } from '../district-hours.ts';
import type { Job } from '../feature.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { findTableArrival } from './load-results.ts';
import { publishResults } from './publish-results.ts';
import { nextReminderAfter } from '../subjects/figures/results-correction.ts';
import { WEEK_RESULTS } from './results-run.ts';
import { readPostDetail } from './shown-post.ts';
import { screenTexts } from './screen-texts.ts';

/** The newest and the one before it: nobody wants an older one. */
const AT_HAND = 2;

/** «Опубликовать сейчас»: the same results at the next look, not at night, once. */
export const releasedResults: Job = {
  name: 'week-results-released',
  title: screenTexts.releasedTitle,
  // The same results, only sooner or later.
  kind: WEEK_RESULTS,
  quiet: DEFAULT_WEEK_HOURS.night,
  occurrences(context, after, upTo) {
    const schedule = weekScheduleOf(context.settings);
    return listReleased(context)
      .map(({ post: { changedAt } }) => {
        const at = afterNight(changedAt, schedule);
        return at > after ? at : new Date(after.getTime() + 1);
      })
      .filter((at) => after < at && at <= upTo);
  },
  usefulUntil: (context, scheduledFor) => usefulUntilOf(context, scheduledFor),
  run(context, scheduledFor) {
    const usefulUntil = usefulUntilOf(context, scheduledFor);
    return {
      messages: listReleased(context).flatMap(({ post, period }) => {
        if (findTableArrival(context, period) === undefined) return callOff(context, post, period);
        const { dueAt, changedBy } = post;
        return publishResults(context, { period, dueAt, usefulUntil, by: changedBy }).messages;
      }),
    };
  },
};

/** The table was taken back while the wish waited for the morning: there is nothing to publish until it is in again. */
function callOff(context: DistrictContext, post: ResultsPost, period: Period): Outgoing[] {
  const { db, district, now } = context;
  saveResultsPost(db, district.id, { ...post, state: 'shown', changedBy: undefined, changedAt: now });
  return tellCoordinators(context, district.id, { text: screenTexts.calledOff(period) });
}

function listReleased({ db, district }: DistrictContext): { post: ResultsPost; period: Period }[] {
  return listResultsPosts(db, district.id, AT_HAND).flatMap((post) => {
    const period = readPostDetail(post.facts)?.period;
    return post.state === 'released' && period !== undefined ? [{ post, period }] : [];
  });
}

/** Released before the reminder of its own Friday, the week is wanted until the next one. */
function usefulUntilOf(context: DistrictContext, scheduledFor: Date): Date {
  const due = listReleased(context).map(({ post }) => post.dueAt.getTime());
  return nextReminderAfter(context, new Date(Math.max(scheduledFor.getTime(), ...due)));
}
