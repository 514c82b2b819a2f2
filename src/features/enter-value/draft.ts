import { z } from 'zod';
import { typedFigure } from '../subjects/figures/parse-figure.ts';
import { periodSchema } from '../period-schema.ts';

export const VALUE_DIALOG = 'enter-value';

/** A value in the making; what is absent is asked for in this order. */
export const valueDraft = z.object({
  unitId: z.int().optional(),
  code: z.string().optional(),
  period: periodSchema.optional(),
  figure: typedFigure.optional(),
  source: z.string().optional(),
});
export type ValueDraft = z.infer<typeof valueDraft>;
