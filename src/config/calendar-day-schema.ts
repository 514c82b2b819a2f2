import { z } from 'zod';
import { parseCalendarDay } from '../domain/calendar-day.ts';

/** A day of a data file, `YYYY-MM-DD`. */
export const calendarDay = z.string().transform((text, context) => {
  const parsed = parseCalendarDay(text);
  if (parsed !== undefined) return parsed;
  context.addIssue(`нет такого дня: ${text}`);
  return z.NEVER;
});
