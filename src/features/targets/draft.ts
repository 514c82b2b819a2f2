import { z } from 'zod';
import { daySchema } from '../period-schema.ts';

export const TARGET_DIALOG = 'target';

/** A target in the making. `null` – the coordinator said that there is none; absent – not asked yet. */
export const targetDraft = z.object({
  code: z.string().optional(),
  value: z.number().gt(0).max(100).optional(),
  order: z.string().optional(),
  item: z.string().nullable().optional(),
  dueOn: daySchema.nullable().optional(),
});
export type TargetDraft = z.infer<typeof targetDraft>;
