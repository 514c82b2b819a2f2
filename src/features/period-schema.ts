import { z } from 'zod';
import { parseCalendarDay } from '../domain/calendar-day.ts';

/** A day as a draft or a button keeps it. */
export const daySchema = z.string().transform((text, context) => {
  const parsed = parseCalendarDay(text);
  if (parsed !== undefined) return parsed;
  context.addIssue('no such day');
  return z.NEVER;
});

/** A period as a draft keeps it. */
export const periodSchema = z.object({ from: daySchema, to: daySchema });
