import { z } from 'zod';

/** The task that fetches a document and takes its text; app/read-order.ts runs it. */
export const READ_ORDER = 'read-order';

export const MAX_ORDER_BYTES = 20 * 1024 * 1024;

/**
 * `url` is dropped when the task is over: it holds a key; absent where the bytes are staged. `mayBeTable`: nothing but the
 * contents tells whether the document is an order.
 */
export const orderReadingParams = z.object({
  senderId: z.int(),
  stagedId: z.int(),
  name: z.string(),
  url: z.string().optional(),
  mayBeTable: z.literal(true).optional(),
});
export type OrderReadingParams = z.infer<typeof orderReadingParams>;

/**
 * `read`: the text waits in staged_file.contents; `refused`: the document has none, the sentence says why. `table`: it
 * holds a table of figures and no order, `both`: an order too; then its bytes wait. The others as in
 * table-import/reading-task.ts.
 */
export const orderReadingResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('refused'), sentence: z.string() }),
  z.object({ outcome: z.enum(['table', 'both']) }),
  z.object({
    outcome: z.enum(['read', 'gone', 'too-large', 'not-a-file', 'foreign', 'unreachable', 'broken']),
  }),
]);
export type OrderReadingResult = z.infer<typeof orderReadingResult>;

/** What staged_file.contents holds until the text is taken apart. */
export const stagedText = z.object({
  kind: z.literal('order-text'),
  text: z.string(),
  /** The document is longer. */
  isCut: z.literal(true).optional(),
});
export type StagedText = z.infer<typeof stagedText>;
