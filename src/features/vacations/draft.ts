import { z } from 'zod';
import { daySchema } from '../period-schema.ts';

export const VACATION_DIALOG = 'vacation-add';

/** Vacations in the making. `ask`: what the next message answers; absent – the preview is on the screen. */
export const vacationDraft = z.object({
  ask: z.enum(['days', 'schools']).optional(),
  title: z.string().optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  unitIds: z.array(z.int()).optional(),
});
export type VacationDraft = z.infer<typeof vacationDraft>;
