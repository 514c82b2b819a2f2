import { z } from 'zod';
import { parseCalendarDay } from '../../domain/calendar-day.ts';

export const VALUE_DIALOG = 'enter-value';

const day = z.string().transform((text, context) => {
  const parsed = parseCalendarDay(text);
  if (parsed !== undefined) return parsed;
  context.addIssue('no such day');
  return z.NEVER;
});

/** A value in the making; what is absent is asked for in this order. */
export const valueDraft = z.object({
  unitId: z.int().optional(),
  code: z.string().optional(),
  period: z.object({ from: day, to: day }).optional(),
  figure: z
    .object({
      state: z.enum(['value', 'zero']),
      value: z.number(),
      numerator: z.int().exactOptional(),
      denominator: z.int().exactOptional(),
      doubt: z.string().exactOptional(),
    })
    .optional(),
  source: z.string().optional(),
});
export type ValueDraft = z.infer<typeof valueDraft>;
export type ValueFigure = NonNullable<ValueDraft['figure']>;
