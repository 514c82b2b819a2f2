import {
  DEFAULT_WEEK_HOURS,
  expectedPeriod,
  fridayMoments,
  fridayOf,
  resultsInstant,
} from '../../domain/week-schedule.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { findResultsPost, listResultsPosts } from '../../storage/results-post.ts';
import type { DistrictContext } from '../context.ts';
import { weekScheduleOf } from '../district-hours.ts';
import type { Job } from '../feature.ts';
import { publishResults } from './publish-results.ts';
import { nextReminderAfter } from '../subjects/figures/results-correction.ts';
import { WEEK_RESULTS, listResultsRuns } from './results-run.ts';
import type { ResultsDetail } from './results-run.ts';
import { readPostDetail } from './shown-post.ts';
import { texts } from './texts.ts';

/** Only the week at hand is shown; an older one was never published. */
const SHOWN_AT_A_TIME = 2;

/** Friday evening, or the next morning: the week's results, or that its table has not come. */
export const weekResults: Job = {
  name: WEEK_RESULTS,
  title: texts.title,
  quiet: DEFAULT_WEEK_HOURS.night,
  occurrences(context, after, upTo) {
    const { settings } = context;
    const schedule = weekScheduleOf(settings);
    const moments = fridayMoments(after, upTo, schedule.zone, (friday) => resultsInstant(friday, schedule));
    // The hour that the coordinators were shown stands, whatever hour was set since.
    const promised = listResultsPosts(context.db, context.district.id, SHOWN_AT_A_TIME)
      .filter(({ state }) => state === 'shown')
      .map(({ dueAt }) => dueAt)
      .filter((at) => after < at && at <= upTo);
    return [...moments.map(({ at }) => at), ...promised];
  },
  usefulUntil: nextReminderAfter,
  run(context, scheduledFor) {
    const friday = fridayAt(context, scheduledFor);
    if (friday === undefined) return { messages: [] };
    // A changed time zone or hour gives the same Friday another moment.
    if (listResultsRuns(context).some(({ detail }) => detail.friday === friday)) return { messages: [] };
    const period = expectedPeriod(friday, weekScheduleOf(context.settings));
    const post = findResultsPost(context.db, context.district.id, period.to);
    // Held, or out already; a released one goes by its own job.
    if (post !== undefined && post.state !== 'shown') return { messages: [] };
    const usefulUntil = nextReminderAfter(context, scheduledFor);
    const { messages, state, told } = publishResults(context, { period, dueAt: scheduledFor, usefulUntil });
    const detail: ResultsDetail = { friday, period, state, told };
    return { messages, detail };
  },
};

/** The Friday that the moment is of. */
function fridayAt(context: DistrictContext, at: Date): CalendarDay | undefined {
  const { db, district, settings } = context;
  const schedule = weekScheduleOf(settings);
  const promised = listResultsPosts(db, district.id, SHOWN_AT_A_TIME).find(
    ({ state, dueAt }) => state === 'shown' && dueAt.getTime() === at.getTime(),
  );
  const period = promised && readPostDetail(promised.facts)?.period;
  if (period !== undefined) return fridayOf(period, schedule);
  const [moment] = fridayMoments(new Date(at.getTime() - 1), at, schedule.zone, (friday) =>
    resultsInstant(friday, schedule),
  );
  return moment?.friday;
}
