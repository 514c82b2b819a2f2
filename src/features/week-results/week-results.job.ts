import {
  DEFAULT_WEEK_HOURS,
  expectedPeriod,
  fridayMoments,
  resultsInstant,
} from '../../domain/week-schedule.ts';
import { weekScheduleOf } from '../district-hours.ts';
import type { Job } from '../feature.ts';
import { publishResults } from './publish-results.ts';
import { WEEK_RESULTS, listResultsRuns, nextReminderAfter } from './results-run.ts';
import type { ResultsDetail } from './results-run.ts';
import { texts } from './texts.ts';

/** Friday evening, or the next morning: the week's results, or that its table has not come. */
export const weekResults: Job = {
  name: WEEK_RESULTS,
  title: texts.title,
  quiet: DEFAULT_WEEK_HOURS.night,
  occurrences({ settings }, after, upTo) {
    const schedule = weekScheduleOf(settings);
    return fridayMoments(after, upTo, schedule.zone, (friday) => resultsInstant(friday, schedule)).map(
      ({ at }) => at,
    );
  },
  usefulUntil: nextReminderAfter,
  run(context, scheduledFor) {
    const schedule = weekScheduleOf(context.settings);
    const before = new Date(scheduledFor.getTime() - 1);
    const [moment] = fridayMoments(before, scheduledFor, schedule.zone, (friday) =>
      resultsInstant(friday, schedule),
    );
    if (moment === undefined) return { messages: [] };
    const { friday } = moment;
    // A changed time zone or hour gives the same Friday another moment.
    if (listResultsRuns(context).some(({ detail }) => detail.friday === friday)) return { messages: [] };
    const period = expectedPeriod(friday, schedule);
    const usefulUntil = nextReminderAfter(context, scheduledFor);
    const { messages, state, told } = publishResults(context, { period, usefulUntil });
    const detail: ResultsDetail = { friday, period, state, told };
    return { messages, detail };
  },
};
