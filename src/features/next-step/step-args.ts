import { z } from 'zod';
import { parseCalendarDay } from '../../domain/calendar-day.ts';
import { findCause } from '../../domain/cause.ts';
import type { Step } from '../../domain/next-step.ts';
import type { UnitId } from '../../domain/unit.ts';

const KINDS = ['measure', 'deadline', 'finding', 'diagnosis', 'employees', 'note'] as const;
const code = z.string().max(40);

/** What the buttons of a step carry: its kind in `k`, what it is of, the school it was shown for in `s`. */
export const stepArgs = z.object({
  k: z.enum(KINDS),
  s: z.int().optional(),
  i: z.int().optional(),
  d: z.int().optional(),
  m: code.optional(),
  c: code.optional(),
  w: z.string().max(10).optional(),
});

export type StepArgs = z.infer<typeof stepArgs>;

export function argsOf(step: Step, unitId: UnitId): StepArgs {
  const s = unitId;
  switch (step.kind) {
    case 'measure':
      return { k: step.kind, s, i: step.id };
    case 'deadline':
      return { k: step.kind, s, d: step.id };
    case 'finding':
      return { k: step.kind, s, m: step.metric, c: step.cause };
    case 'diagnosis':
      return { k: step.kind, s, m: step.metric };
    case 'employees':
      return { k: step.kind, s };
    case 'note':
      return { k: step.kind, s, w: step.weekTo };
  }
}

/** The step that checked arguments name; undefined where they are not whole. */
export function stepOf({ k, i, d, m, c, w }: StepArgs): Step | undefined {
  switch (k) {
    case 'measure':
      return i === undefined ? undefined : { kind: k, id: i };
    case 'deadline':
      return d === undefined ? undefined : { kind: k, id: d };
    case 'finding': {
      const cause = c === undefined ? undefined : findCause(c)?.code;
      return m === undefined || cause === undefined ? undefined : { kind: k, metric: m, cause };
    }
    case 'diagnosis':
      return m === undefined ? undefined : { kind: k, metric: m };
    case 'employees':
      return { kind: k };
    case 'note': {
      const weekTo = w === undefined ? undefined : parseCalendarDay(w);
      return weekTo && { kind: k, weekTo };
    }
  }
}
