import { z } from 'zod';
import { parseCalendarDay } from '../../domain/calendar-day.ts';

export const DEADLINE_DIALOG = 'deadline-add';

const day = z.string().transform((text, context) => {
  const parsed = parseCalendarDay(text);
  if (parsed !== undefined) return parsed;
  context.addIssue('no such day');
  return z.NEVER;
});

/** A deadline that is being added. `ask`: what the next message answers; absent – the preview is on the screen. */
export const deadlineDraft = z.object({
  ask: z.enum(['day', 'title', 'basis', 'schools']).optional(),
  dueOn: day.optional(),
  title: z.string().optional(),
  basis: z.string().optional(),
  unitIds: z.array(z.int()).optional(),
});
export type DeadlineDraft = z.infer<typeof deadlineDraft>;
