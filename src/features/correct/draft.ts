import { z } from 'zod';

export const CORRECT_DIALOG = 'correct';

/** A correction in the making: of which batch, and of which of its texts; without `text` it is still asked for. */
export const correctDraft = z.object({
  b: z.int(),
  of: z.string(),
  text: z.string().optional(),
});
export type CorrectDraft = z.infer<typeof correctDraft>;
