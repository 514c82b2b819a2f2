import { z } from 'zod';
import { typedFigure } from '../subjects/figures/parse-figure.ts';
import { periodSchema } from '../period-schema.ts';

export const VALUE_DIALOG = 'enter-value';

/** A value in the making; what is absent is asked for in this order. */
export const valueDraft = z.object({
  unitId: z.int().optional(),
  code: z.string().optional(),
  /** The definition, where it is not that of the period: the figure to put right was told under another one. */
  version: z.int().optional(),
  period: periodSchema.optional(),
  figure: typedFigure.optional(),
  source: z.string().optional(),
  /** What the preview said would be replaced: the import of the doubtful figure. */
  corrects: z.int().optional(),
});
export type ValueDraft = z.infer<typeof valueDraft>;
