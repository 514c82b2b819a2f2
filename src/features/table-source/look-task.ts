import { z } from 'zod';
import { SOURCE_TROUBLES } from '../../domain/table-source.ts';

/** The task that looks for an awaited table; app/fetch-source.ts runs it. */
export const LOOK_AT_SOURCE = 'look-at-source';
/** The task that shows a coordinator what a source holds before it is set. */
export const TRY_SOURCE = 'try-source';

/** Nobody asked for a look that the schedule asked for; `askedBy`: whom it is to answer. */
export const lookParams = z.object({
  districtId: z.int(),
  sourceId: z.int(),
  waitId: z.int(),
  askedBy: z.int().optional(),
});
export type LookParams = z.infer<typeof lookParams>;

export const tryParams = z.object({ senderId: z.int(), sourceId: z.int() });
export type TryParams = z.infer<typeof tryParams>;

/**
 * `looked`: what was seen stands in source_file, tables to be decided on in staged_file; `soon`: a file is still being
 * written. `off`: this program asks nobody (the sandbox, a rehearsal). `gone`: the source was removed meanwhile.
 */
export const lookResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('looked'), files: z.int(), soon: z.literal(true).optional() }),
  z.object({
    outcome: z.literal('trouble'),
    trouble: z.enum(SOURCE_TROUBLES),
    /** How long the service asks to be left alone. */
    retryAfterMs: z.number().positive().optional(),
  }),
  z.object({ outcome: z.literal('off') }),
  z.object({ outcome: z.literal('gone') }),
  z.object({ outcome: z.literal('broken') }),
]);
export type LookResult = z.infer<typeof lookResult>;
