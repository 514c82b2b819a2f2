import { z } from 'zod';
import { gravityOf } from '../../../domain/doubts/doubt-codes.ts';
import { PLAIN_REASONS, UNKNOWN_REASON, doubtReasons } from './doubt-texts.ts';

const usual = z.object({ usual: z.number(), of: z.number(), people: z.boolean() });
const period = z.object({ from: z.string(), to: z.string() });

/** Facts come from the database, where an older program may have written them. */
const factsSchemas = {
  percent: z.object({ value: z.number(), all: z.number() }),
  over: z.object({ value: z.number() }),
  counts: z.object({ count: z.number(), base: z.number() }),
  funnel: z.object({ kind: z.enum(['active', 'people', 'year']), year: z.number().exactOptional() }),
  jump: usual.extend({ up: z.boolean() }),
  rise: usual.extend({ stays: z.literal(true).exactOptional() }),
  base: z.object({ base: z.number(), usual: z.number(), of: z.number() }),
};

/** Why a value is doubtful, as a part of a sentence. */
export function doubtReason(
  { code, facts }: { code: string; facts: unknown },
  { thisYear }: { thisYear: number },
): string {
  switch (code) {
    case 'over-100': {
      const known = factsSchemas.over.safeParse(facts).data;
      return known === undefined ? UNKNOWN_REASON : doubtReasons[code](known);
    }
    case 'count-over-base': {
      const known = factsSchemas.counts.safeParse(facts).data;
      return known === undefined ? UNKNOWN_REASON : doubtReasons[code](known);
    }
    case 'impossible-percent':
      return doubtReasons[code](factsSchemas.percent.safeParse(facts).data);
    case 'same-figures':
    case 'period-overlaps': {
      const known = period.safeParse(facts).data;
      return known === undefined ? UNKNOWN_REASON : doubtReasons[code](known as never, thisYear);
    }
    case 'period-not-week':
    case 'definition-dates-differ':
      return doubtReasons[code]();
    case 'funnel-broken': {
      const known = factsSchemas.funnel.safeParse(facts).data;
      return known === undefined ? UNKNOWN_REASON : doubtReasons[code](known);
    }
    case 'base-jump': {
      const known = factsSchemas.base.safeParse(facts).data;
      return known === undefined ? UNKNOWN_REASON : doubtReasons[code](known);
    }
    case 'jump': {
      const known = factsSchemas.jump.safeParse(facts).data;
      return known === undefined ? UNKNOWN_REASON : doubtReasons[code](known);
    }
    case 'holiday-rise': {
      const known = factsSchemas.rise.safeParse(facts).data;
      return known === undefined ? UNKNOWN_REASON : doubtReasons[code](known);
    }
    default:
      return PLAIN_REASONS[code] ?? UNKNOWN_REASON;
  }
}

/** The gravest first. */
export function byGravity<Doubt extends { code: string }>(doubts: readonly Doubt[]): Doubt[] {
  return doubts.toSorted((a, b) => gravityOf(a.code) - gravityOf(b.code));
}
