import { DEFAULT_WEEK_HOURS } from '../../domain/week-schedule.ts';
import { roundsBetween } from '../../domain/source-schedule.ts';
import { findWaitOf } from '../../storage/source-wait.ts';
import { listSources } from '../../storage/table-source.ts';
import type { DistrictContext } from '../context.ts';
import { weekScheduleOf } from '../district-hours.ts';
import type { Job } from '../feature.ts';
import { missingNotice } from './missing-notice.ts';
import { roundsOf } from './rounds.ts';
import { texts } from './texts.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Saturday noon: a table that was looked for and has not come is told of, once a week. */
export const tableMissing: Job = {
  name: 'table-source-missing',
  title: texts.missingTitle,
  quiet: DEFAULT_WEEK_HOURS.night,
  occurrences: (context, after, upTo) =>
    listSources(context.db, context.district.id).flatMap((source) =>
      roundsOfSource(context, source, after, upTo).map(({ toldAt }) => toldAt),
    ),
  usefulUntil: (_context, scheduledFor) => new Date(scheduledFor.getTime() + 2 * DAY_MS),
  run(context, scheduledFor) {
    const { db, district } = context;
    const before = new Date(scheduledFor.getTime() - 1);
    const messages = listSources(db, district.id).flatMap((source) =>
      roundsOfSource(context, source, before, scheduledFor).flatMap((round) => {
        const wait = findWaitOf(db, source.id, round.period.to);
        return wait === undefined ? [] : missingNotice(context, source, wait);
      }),
    );
    return { messages };
  },
};

function roundsOfSource(
  context: DistrictContext,
  source: Parameters<typeof roundsOf>[1],
  after: Date,
  upTo: Date,
) {
  return roundsBetween(roundsOf(context, source), weekScheduleOf(context.settings), {
    after,
    upTo,
    moment: 'toldAt',
  });
}
