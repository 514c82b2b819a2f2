import { z } from 'zod';
import { parseCalendarDay } from '../../domain/calendar-day.ts';
import type { Period } from '../../domain/period.ts';

export { READ_TABLE } from '../subjects/tables/read-table-task.ts';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/**
 * `url` is absent where the bytes are staged already; `expects`: the coordinator was asked for a list of schools;
 * `period`: as they named it, `2024-10-19..2024-10-25`.
 */
export const readingParams = z.object({
  senderId: z.int(),
  stagedId: z.int(),
  name: z.string(),
  url: z.string().optional(),
  expects: z.literal('schools').optional(),
  period: z.string().optional(),
});
export type ReadingParams = z.infer<typeof readingParams>;

/**
 * `read`: what the file says is in staged_file. `gone`: it was cancelled or grew too old meanwhile. `too-large`,
 * `not-a-file`, `foreign`: fetched nothing that may be read; `unreachable`: three tries failed; `broken`: our own fault.
 */
export const readingResult = z.object({
  outcome: z.enum(['read', 'gone', 'too-large', 'not-a-file', 'foreign', 'unreachable', 'broken']),
});
export type ReadingResult = z.infer<typeof readingResult>;

export function periodToText({ from, to }: Period): string {
  return `${from}..${to}`;
}

export function periodFromText(text: string): Period | undefined {
  const [from, to] = text.split('..').map(parseCalendarDay);
  return from === undefined || to === undefined || from > to ? undefined : { from, to };
}
