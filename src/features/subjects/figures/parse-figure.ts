import { z } from 'zod';
import { figureOfCounts, figureOfValue, isPossibleShare } from '../../../domain/measurement.ts';
import type { Metric } from '../../../domain/metric.ts';
import { normaliseText } from '../../../text/words.ts';
import { STATUS_WORDS, TYPED_COUNTS, TYPED_PERCENT } from '../../lexicon.ts';
import { typedFigureTexts as texts } from './typed-figure-texts.ts';

/** A figure that a person gave, as a draft keeps it. */
export const typedFigure = z.object({
  state: z.enum(['value', 'zero']),
  value: z.number(),
  numerator: z.int().exactOptional(),
  denominator: z.int().exactOptional(),
  doubt: z.string().exactOptional(),
});
export type TypedFigure = z.infer<typeof typedFigure>;

/** `impossible`: it is a number, but there is no such one. */
export type ParsedFigure = { figure: TypedFigure } | { trouble: string; reads: 'unreadable' | 'impossible' };

/**
 * A figure as a person typed it for a metric, or the sentence that says what is wrong with it. `roll`: the pupils of the
 * school, against which a share of pupils is checked: one that no whole number of them makes is doubtful.
 */
export function parseFigure(
  text: string,
  metric: Pick<Metric, 'kind' | 'audience'>,
  roll: number | undefined,
): ParsedFigure {
  const typed = text.trim().replace(/[\u00a0\s]+/g, ' ');
  switch (metric.kind) {
    case 'status': {
      const fulfilled = STATUS_WORDS.get(normaliseText(typed));
      return fulfilled === undefined
        ? { trouble: texts.unreadable.status, reads: 'unreadable' }
        : { figure: whole(figureOfValue(fulfilled ? 1 : 0)) };
    }
    case 'count': {
      const digits = typed.replaceAll(' ', '');
      if (!/^\d{1,7}$/.test(digits)) return { trouble: texts.unreadable.count, reads: 'unreadable' };
      return { figure: whole(figureOfValue(Number(digits))) };
    }
    case 'share':
      return parseShare(typed, metric.audience === 'pupils' ? roll : undefined);
  }
}

function parseShare(typed: string, roll: number | undefined): ParsedFigure {
  const counts = TYPED_COUNTS.exec(typed);
  if (counts !== null) {
    const [k, n] = [Number(counts[1]), Number(counts[2])];
    if (n === 0) return { trouble: texts.noBase, reads: 'impossible' };
    if (k > n) return { trouble: texts.overBase(k, n), reads: 'impossible' };
    return { figure: whole(figureOfCounts(k, n)) };
  }
  const percent = TYPED_PERCENT.exec(typed);
  if (percent === null) return { trouble: texts.unreadable.share, reads: 'unreadable' };
  const value = Number((percent[1] ?? '').replace(',', '.'));
  if (value > 100) return { trouble: texts.over100, reads: 'impossible' };
  const isPossible =
    roll === undefined || roll === 0 || isPossibleShare(value, roll, (percent[2] ?? '').length);
  return { figure: { ...whole(figureOfValue(value)), ...(!isPossible && { doubt: IMPOSSIBLE }) } };
}

/** The same code as in a table: see ingest. */
export const IMPOSSIBLE = 'impossible-percent';

function whole({ state, value, numerator, denominator }: ReturnType<typeof figureOfCounts>): TypedFigure {
  return {
    state: state === 'zero' ? 'zero' : 'value',
    value: value ?? 0,
    ...(numerator !== undefined && { numerator }),
    ...(denominator !== undefined && { denominator }),
  };
}
