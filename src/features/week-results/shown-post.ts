import { z } from 'zod';
import { parseCalendarDay } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { RESULTS_PARTS } from '../../domain/results-parts.ts';
import { resultsFacts } from './results-facts.ts';

export const calendarDay = z.string().transform((text, context): CalendarDay => {
  const day = parseCalendarDay(text);
  if (day !== undefined) return day;
  context.addIssue('no such day');
  return z.NEVER;
});

/** What a row of results_post remembers of what was shown, and later of what was published. */
const postDetail = z.object({
  period: z.object({ from: calendarDay, to: calendarDay }),
  /** Whether its table was in. */
  arrived: z.boolean(),
  /** The text of the channel, word for word. */
  text: z.string(),
  facts: resultsFacts,
  /** Keys of what these results tell once (src/domain/results.ts, `isShown`). */
  told: z.array(z.string()),
  /** As it was decided when they went out: a later decision changes the next ones. */
  parts: z.record(z.enum(RESULTS_PARTS), z.boolean()),
  nameLow: z.boolean(),
  /** What was said to the schools in private, by unit: «messages@2» → its line. */
  own: z.record(z.string(), z.record(z.string(), z.string())),
  /** Of the figures it tells (features/subjects/tables/figure-uses.ts); absent of what an older version published. */
  print: z.string().optional(),
  /** Changes of figures up to here are in it. */
  checkedAt: z.int(),
});
export type PostDetail = z.infer<typeof postDetail>;

/** What an older version of the program wrote may be unreadable: then nothing is corrected. */
export function readPostDetail(facts: unknown): PostDetail | undefined {
  return postDetail.safeParse(facts).data;
}
