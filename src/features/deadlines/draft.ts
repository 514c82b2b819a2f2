import { z } from 'zod';
import { parseCalendarDay } from '../../domain/calendar-day.ts';
import type { CalendarDay, Weekday } from '../../domain/calendar-day.ts';

export const DEADLINE_DIALOG = 'deadline-add';
export const MOST_LETTERS = 200;

const day = z.string().transform((text, context) => {
  const parsed = parseCalendarDay(text);
  if (parsed !== undefined) return parsed;
  context.addIssue('no such day');
  return z.NEVER;
});
const weekday = z
  .int()
  .min(1)
  .max(7)
  .transform((n): Weekday => n as Weekday);
const words = z.string().max(MOST_LETTERS);

const evidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('confirm') }),
  z.object({ kind: z.literal('file'), what: words.exactOptional() }),
  z.object({ kind: z.literal('link'), what: words.exactOptional() }),
  z.object({ kind: z.literal('count'), of: words }),
  z.object({ kind: z.literal('metric'), metric: words, atLeast: z.number().exactOptional() }),
  z.object({ kind: z.literal('report'), form: words }),
  z.object({ kind: z.literal('week-note') }),
]);

/**
 * A duty that is being added. `ask`: what the next message answers; absent – the preview is on the screen, or buttons
 * alone go on. Without a kind it is a dated one, without evidence the school's word is enough.
 */
export const deadlineDraft = z.object({
  ask: z.enum(['day', 'title', 'basis', 'schools', 'what', 'of']).optional(),
  kind: z.enum(['dated', 'soon', 'standing', 'weekly']).optional(),
  dueOn: day.optional(),
  weekday: weekday.optional(),
  title: z.string().optional(),
  basis: z.string().optional(),
  evidence: evidence.optional(),
  question: z.string().optional(),
  isCritical: z.boolean().optional(),
  template: z.string().optional(),
  unitIds: z.array(z.int()).optional(),
});
export type DeadlineDraft = z.infer<typeof deadlineDraft>;

/** What it takes to be saved. */
export type WholeDraft = DeadlineDraft & { kind: NonNullable<DeadlineDraft['kind']>; title: string };

/** The fields of the draft that its kind has. */
export function timeOf({ kind = 'dated', dueOn, weekday: on }: DeadlineDraft): {
  kind: NonNullable<DeadlineDraft['kind']>;
  dueOn: CalendarDay | undefined;
  weekday: Weekday | undefined;
} {
  return {
    kind,
    dueOn: kind === 'dated' ? dueOn : undefined,
    weekday: kind === 'weekly' ? (on ?? 3) : undefined,
  };
}
