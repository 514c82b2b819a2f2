import { z } from 'zod';
import type { Metric } from '../../domain/metric.ts';
import { daySchema } from '../period-schema.ts';
import { texts } from './texts.ts';

export const OWN_METRIC_DIALOG = 'own-metric';
export const LONGEST_TITLE = 40;
export const LONGEST_DEFINITION = 300;
export const LONGEST_BASIS = 120;
export const MOST_METRICS = 30;

export const audienceSchema = z.enum(['teachers', 'pupils', 'employees', 'organisations']);
export const kindSchema = z.enum(['share', 'count']);
export const windowSchema = z.enum(['week', 'month', 'state']);
export const directionSchema = z.enum(['more-is-better', 'less-is-better']);

/** A metric in the making; `f`, `k`: the file and the column that it is made for. */
const newDraft = z.object({
  ask: z.enum(['title', 'definition', 'audience', 'kind', 'window', 'direction', 'basis', 'preview']),
  title: z.string().max(LONGEST_TITLE).optional(),
  definition: z.string().max(LONGEST_DEFINITION).optional(),
  audience: audienceSchema.optional(),
  kind: kindSchema.optional(),
  window: windowSchema.optional(),
  direction: directionSchema.optional(),
  basis: z.string().max(LONGEST_BASIS).optional(),
  f: z.int().optional(),
  k: z.string().max(20).optional(),
});
export type NewDraft = z.infer<typeof newDraft>;

/** A change of one that there is. */
const changeDraft = z.object({
  ask: z.enum(['rename', 'redefine', 'since']),
  m: z.string().max(60),
  definition: z.string().max(LONGEST_DEFINITION).optional(),
  since: daySchema.optional(),
});
export type ChangeDraft = z.infer<typeof changeDraft>;

export const ownMetricDraft = z.union([newDraft, changeDraft]);
export type OwnMetricDraft = z.infer<typeof ownMetricDraft>;

export function isNew(draft: OwnMetricDraft): draft is NewDraft {
  return newDraft.shape.ask.safeParse(draft.ask).success;
}

/** The metric as it would be saved; what is not told yet stands at its likeliest. */
export function metricOf(draft: NewDraft): Omit<Metric, 'code'> {
  const { title = '', definition = '', audience = 'teachers', kind = 'share', window = 'week' } = draft;
  return {
    title,
    shortTitle: title,
    audience,
    levels: ['organisation', 'municipality', 'region'],
    organisationKinds: ['school', 'kindergarten', 'college', 'other'],
    kind,
    window: window === 'week' ? 'week' : 'state',
    rhythm: window === 'month' ? 'monthly' : 'weekly',
    direction: draft.direction ?? 'more-is-better',
    versions: [{ version: 1, label: title, definition, source: { order: draft.basis ?? texts.noSource } }],
  };
}

export function windowOf({ window, rhythm }: Pick<Metric, 'window' | 'rhythm'>): 'week' | 'month' | 'state' {
  return window === 'week' ? 'week' : rhythm === 'monthly' ? 'month' : 'state';
}
