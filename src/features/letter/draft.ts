import { z } from 'zod';
import { daySchema, periodSchema } from '../period-schema.ts';

export const LETTER_DIALOG = 'letter';

/** What a letter repeats from the settings of the district: typed once. */
export const LETTER_FIELDS = [
  'head',
  'addressee',
  'post',
  'signatory',
  'executor',
  'mailbox',
  'mark',
] as const;
export type LetterField = (typeof LETTER_FIELDS)[number];

/** A letter in the making. `ask`: what the next message answers; absent – a screen with buttons is shown. */
export const letterDraft = z.object({
  ask: z.enum(['period', 'threshold', 'number', 'date', 'subject', 'basis', ...LETTER_FIELDS]).optional(),
  period: periodSchema.optional(),
  /** Codes of data/metrics.json. */
  metrics: z.array(z.string()),
  threshold: z.number().min(0).max(100),
  /** Of single metrics, by code: «звонки 30». */
  thresholds: z.record(z.string(), z.number().min(0).max(100)).optional(),
  /** Ids of duties; absent – every dated one and every one «в кратчайшие сроки». */
  duties: z.array(z.int()).optional(),
  /** Ids of data/orders.json. */
  orders: z.array(z.string()),
  basis: z.string().optional(),
  number: z.string().optional(),
  date: daySchema.optional(),
  subject: z.string().optional(),
  /** Words that hold what looks like a name, until somebody says that it is none. */
  doubted: z.string().optional(),
});
export type LetterDraft = z.infer<typeof letterDraft>;

export const NEW_LETTER: LetterDraft = { metrics: [], threshold: 50, orders: [] };
