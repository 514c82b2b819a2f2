import { z } from 'zod';
import { listJobRuns } from '../../storage/job-run.ts';
import { listResultsPosts } from '../../storage/results-post.ts';
import type { DistrictContext } from '../context.ts';
import { calendarDay, readPostDetail } from './shown-post.ts';
import type { PostDetail } from './shown-post.ts';

export const WEEK_RESULTS = 'week-results';

/** More than a year of Fridays: what results have shown is remembered that long. */
const REMEMBERED_RUNS = 60;

/** What a run remembers: the week it was of, whether its table was in, and what besides was told. */
const resultsDetail = z.object({
  friday: calendarDay,
  period: z.object({ from: calendarDay, to: calendarDay }),
  state: z.enum(['shown', 'waiting']),
  told: z.array(z.string()),
});
export type ResultsDetail = z.infer<typeof resultsDetail>;

export type ResultsRun = { scheduledFor: Date; detail: ResultsDetail };

/** The runs that said something, newest first. */
export function listResultsRuns({ db, district }: DistrictContext): ResultsRun[] {
  return listJobRuns(db, WEEK_RESULTS, district.id, REMEMBERED_RUNS).flatMap(({ scheduledFor, detail }) => {
    const parsed = resultsDetail.safeParse(detail);
    return parsed.success ? [{ scheduledFor, detail: parsed.data }] : [];
  });
}

/** What of earlier weeks is out in the channel, newest first; what was only shown to coordinators is not among it. */
export function listPostDetails({ db, district }: DistrictContext): PostDetail[] {
  return listResultsPosts(db, district.id, REMEMBERED_RUNS).flatMap(({ state, facts }) => {
    const detail = state === 'published' ? readPostDetail(facts) : undefined;
    return detail === undefined ? [] : [detail];
  });
}
