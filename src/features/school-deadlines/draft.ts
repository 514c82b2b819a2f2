import { z } from 'zod';

export const ANSWER_DIALOG = 'duty-answer';

/** The school, the duty and its occasion that are being answered, and with what. */
export const answerDraft = z.object({
  d: z.int(),
  s: z.int(),
  o: z.string().max(20),
  ask: z.enum(['file', 'link', 'count', 'reason']),
  /** A reason that seems to name somebody. */
  words: z.string().max(500).optional(),
});
export type AnswerDraft = z.infer<typeof answerDraft>;
