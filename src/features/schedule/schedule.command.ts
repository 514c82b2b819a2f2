import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { addDays, yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { instantOf, localDayOf, localTimeOf } from '../../domain/zone.ts';
import { listRunsOfJobs } from '../../storage/job-run.ts';
import type { StoredJobRun } from '../../storage/job-run.ts';
import { countRunMessages } from '../../storage/schedule.ts';
import type { Context } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import type { Job } from '../feature.ts';
import { listPlanned } from './planned.ts';
import type { Planned } from './planned.ts';
import { texts } from './texts.ts';

/** What the product sends by itself: a function, since a slice cannot know of the others. */
export type ListJobs = () => readonly Job[];

const NAME = 'schedule';
const DAYS = 7;
const MOST_WEEKS = 3;
/** Lines of one day; what is more is counted. */
const MOST_OF_DAY = 5;
const RUNS = 8;
const MOST_PAGE = 10_000;
/** `p`: weeks from now; `r`: a page of what was. */
const args = z.object({
  p: z.int().min(0).max(MOST_WEEKS).optional(),
  r: z.int().min(0).max(MOST_PAGE).optional(),
});

/** «Расписание»: what goes out by itself or was planned, by day; and how the last runs fared. */
export function scheduleCommand(listJobs: ListJobs): Command<Context> {
  return {
    name: NAME,
    words: texts.words,
    help: texts.help,
    who: ['coordinator', 'head'],
    where: 'private',
    run(context, input) {
      const { p = 0, r } = args.safeParse(input.args).data ?? {};
      return r === undefined ? ahead(context, listJobs(), p) : past(context, listJobs(), r);
    },
  };
}

function ahead(context: Context, jobs: readonly Job[], page: number): Answer {
  const { now, settings } = context;
  const zone = zoneOf(settings);
  const today = todayOf(context);
  const from = addDays(today, page * DAYS);
  const to = addDays(from, DAYS - 1);
  const thisYear = yearOf(today);
  const after = page === 0 ? now : new Date(instantOf(from, '00:00', zone).getTime() - 1);
  const upTo = new Date(instantOf(addDays(to, 1), '00:00', zone).getTime() - 1);
  const planned = listPlanned(context, jobs, { after, upTo });
  const ofDayOn = (on: CalendarDay) => planned.filter(({ at }) => localDayOf(at, zone) === on);
  const days = [...new Set(planned.map(({ at }) => localDayOf(at, zone)))];
  const lines = days
    .map((on) => ({ on, ofDay: ofDayOn(on) }))
    .flatMap(({ on, ofDay }) => [
      texts.day(on, thisYear),
      ...ofDay.slice(0, MOST_OF_DAY).map((one) => lineOf(one, localTimeOf(one.at, zone))),
      ...(ofDay.length > MOST_OF_DAY ? [texts.moreThatDay(ofDay.length - MOST_OF_DAY)] : []),
    ]);
  const keyboard = inline(
    [
      ...(page > 0 ? [button(texts.before, NAME, { p: page - 1 })] : []),
      ...(page < MOST_WEEKS ? [button(texts.next, NAME, { p: page + 1 })] : []),
    ],
    [button(texts.past, NAME, { r: 0 })],
  );
  if (lines.length === 0) return answer(texts.nothing(from, to, thisYear), { keyboard });
  return answer([texts.head(from, to, thisYear), ...lines].join('\n'), { keyboard });
}

function lineOf(planned: Planned, time: string): string {
  if (planned.kind === 'run') {
    const { title, to } = planned;
    return texts.run(time, title, to === undefined ? texts.notKnown : texts.receivers(to));
  }
  const { kind, title, audience, recipients, isApproved } = planned.batch;
  return texts.batch(time, kind, title, audience ?? texts.toMany(recipients), isApproved);
}

function past(context: Context, jobs: readonly Job[], page: number): Answer {
  const { db, district } = context;
  const told = jobs.filter(({ silent }) => silent !== true);
  const runs = listRunsOfJobs(db, district.id, {
    jobs: told.map(({ name }) => name),
    limit: RUNS + 1,
    skip: page * RUNS,
  });
  const keyboard = inline(
    [
      ...(page > 0 ? [button(texts.next, NAME, { r: page - 1 })] : []),
      ...(runs.length > RUNS ? [button(texts.before, NAME, { r: page + 1 })] : []),
    ],
    [button(texts.ahead, NAME, { p: 0 })],
  );
  const lines = runs.slice(0, RUNS).map((run) => ranLine(context, told, run));
  if (lines.length === 0) return answer(texts.nothingYet, { keyboard });
  return answer([texts.pastHead, ...lines].join('\n'), { keyboard });
}

function ranLine(
  context: Context,
  jobs: readonly Job[],
  { job, scheduledFor, ranAt, outcome }: StoredJobRun,
): string {
  const { db, district, settings } = context;
  const zone = zoneOf(settings);
  const thisYear = yearOf(todayOf(context));
  const momentOf = (at: Date) => ({ day: localDayOf(at, zone), time: localTimeOf(at, zone) });
  const { title, alsoKeys = [] } = jobs.find(({ name }) => name === job) ?? { title: job };
  if (outcome === 'missed') return texts.ran.missed(momentOf(scheduledFor), title, thisYear);
  const how = texts.fared(countRunMessages(db, { keys: [job, ...alsoKeys], districtId: district.id, ranAt }));
  return outcome === 'late'
    ? texts.ran.late(momentOf(scheduledFor), title, how, thisYear, momentOf(ranAt))
    : texts.ran.done(momentOf(scheduledFor), title, how, thisYear);
}
