import { z } from 'zod';

const ids = z.array(z.int()).max(2000);

/**
 * Whom a broadcast is for: every condition that is there must hold, then `except` goes out. Numbers come from buttons:
 * only what belongs to the district of the reader counts (`resolveAudience`).
 */
export const audienceSchema = z.object({
  /** Chosen schools. */
  only: ids.optional(),
  except: ids.optional(),
  /** «ниже 50 % по показателю» */
  below: z.object({ m: z.string().max(40), v: z.number().min(0).max(100) }).optional(),
  /** Status «Не активна». */
  notActive: z.literal(1).optional(),
  /** Who still owes this duty. */
  debtors: z.int().optional(),
  /** Who got this broadcast and did not acknowledge it. */
  unread: z.int().optional(),
  /** Nobody of the school is in the bot: a list for the telephone, no message. */
  absent: z.literal(1).optional(),
  kind: z.enum(['school', 'kindergarten', 'college', 'other']).optional(),
  /** Ответственные besides the directors. */
  more: z.literal(1).optional(),
});
export type Audience = z.infer<typeof audienceSchema>;

/** What a broadcast is made from, at once or at its moment (`batch.spec`). */
export const batchSpec = z.object({
  audience: audienceSchema,
  /** Of {показатель} and {сколько ещё}. */
  metric: z.string().max(40).optional(),
  /** For whom a variable has nothing to say; without it they get nothing. */
  otherText: z.string().optional(),
  /** Not counted in the week's budget. */
  critical: z.literal(1).optional(),
});
export type BatchSpec = z.infer<typeof batchSpec>;
