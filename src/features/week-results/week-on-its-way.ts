import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { Period } from '../../domain/period.ts';
import { expectedPeriod, fridayMoments, resultsInstant } from '../../domain/week-schedule.ts';
import type { WeekSchedule } from '../../domain/week-schedule.ts';
import { findResultsPost } from '../../storage/results-post.ts';
import type { ResultsPost } from '../../storage/results-post.ts';
import type { DistrictContext } from '../context.ts';
import { weekScheduleOf } from '../district-hours.ts';
import { findTableArrival } from './load-results.ts';
import { nextReminderAfter } from '../subjects/figures/results-correction.ts';
import { listResultsRuns } from './results-run.ts';
import type { ResultsRun } from './results-run.ts';

const DAY_MS = 86_400_000;

/** The week whose results come next, or should have come and still may. */
export type WeekOnItsWay = {
  friday: CalendarDay;
  period: Period;
  /** Its hour, passed or not. */
  dueAt: Date;
  /** After it nobody wants these results any more. */
  usefulUntil: Date;
  hasArrived: boolean;
  post: ResultsPost | undefined;
  /** What its hour said. */
  run: ResultsRun | undefined;
};

/** The oldest week that is still worth telling and is not told. */
export function weekOnItsWay(context: DistrictContext): WeekOnItsWay {
  const { now, settings } = context;
  const schedule = weekScheduleOf(settings);
  const moments = fridayMoments(
    new Date(now.getTime() - 8 * DAY_MS),
    new Date(now.getTime() + 22 * DAY_MS),
    schedule.zone,
    (friday) => resultsInstant(friday, schedule),
  );
  const weeks = moments
    .filter(({ at }) => nextReminderAfter(context, at) > now)
    .map(({ friday, at }) => weekOf(context, friday, at, schedule));
  const next = weeks.find(({ dueAt, post, run }) => {
    if (post?.state === 'published' || run?.detail.state === 'shown') return false;
    // An hour that passed while there was no bot, or no district, owes nothing.
    return dueAt > now || post !== undefined || run !== undefined;
  });
  if (next === undefined) throw new Error('a Friday without results lies ahead');
  return next;
}

function weekOf(
  context: DistrictContext,
  friday: CalendarDay,
  dueAt: Date,
  schedule: WeekSchedule,
): WeekOnItsWay {
  const period = expectedPeriod(friday, schedule);
  const post = findResultsPost(context.db, context.district.id, period.to);
  return {
    friday,
    period,
    dueAt,
    usefulUntil: nextReminderAfter(context, dueAt),
    hasArrived: findTableArrival(context, period) !== undefined,
    post,
    run: listResultsRuns(context).find(({ detail }) => detail.friday === friday),
  };
}
