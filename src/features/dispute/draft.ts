import { z } from 'zod';
import { typedFigure } from '../subjects/figures/parse-figure.ts';
import { periodSchema } from '../period-schema.ts';

export const DISPUTE_DIALOG = 'dispute';
export const ACCEPT_DIALOG = 'dispute-accept';
export const REJECT_DIALOG = 'dispute-reject';

/** A dispute in the making: the figure that stands, and what the school has said of it so far. */
export const disputeDraft = z.object({
  unitId: z.int(),
  code: z.string(),
  version: z.int(),
  period: periodSchema,
  origin: z.enum(['federal', 'coordinator']),
  importId: z.int(),
  /** The open dispute that this one is to replace. */
  replaces: z.int().optional(),
  figure: typedFigure.optional(),
  words: z.string().optional(),
  attachments: z.array(z.string()).optional(),
  /** Words that seem to name somebody: not of the claim until the person says that they do not. */
  named: z.string().optional(),
});
export type DisputeDraft = z.infer<typeof disputeDraft>;

/**
 * A decision in the making. `saidAt`: when the school said what the coordinator is deciding about; if it says something
 * else meanwhile, the decision begins anew.
 */
export const decisionDraft = z.object({
  d: z.int(),
  saidAt: z.int(),
  /** What is to be written instead; absent while the coordinator is asked for it. */
  figure: typedFigure.optional(),
  /** A percent that does not tell the people: it may be written as it is, if the coordinator so chooses. */
  offered: typedFigure.optional(),
  /** A reason or an answer that seems to name somebody. */
  named: z.string().optional(),
});
export type DecisionDraft = z.infer<typeof decisionDraft>;
