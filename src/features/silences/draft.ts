import { z } from 'zod';
import { daySchema } from '../period-schema.ts';

export const SILENCE_DIALOG = 'silence-add';

/** A silence in the making. `ask`: what the next message answers; absent – the preview is on the screen. */
export const silenceDraft = z.object({
  ask: z.enum(['schools', 'until', 'reason']).optional(),
  /** Absent: not chosen yet; empty: every school. */
  unitIds: z.array(z.int()).optional(),
  everybody: z.literal(true).optional(),
  /** Of one duty alone. */
  dutyId: z.int().optional(),
  until: daySchema.optional(),
  reason: z.string().optional(),
  /** What looks like a name in the reason is none. */
  isNameless: z.literal(true).optional(),
});
export type SilenceDraft = z.infer<typeof silenceDraft>;
