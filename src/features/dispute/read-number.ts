import type { Figure } from '../../domain/measurement.ts';
import type { Metric } from '../../domain/metric.ts';
import { number } from '../../text/number.ts';
import { COUNTS_WITHIN, PERCENT_WITHIN } from '../lexicon.ts';
import { parseFigure } from '../subjects/figures/parse-figure.ts';
import type { ParsedFigure } from '../subjects/figures/parse-figure.ts';
import { isSameFigure } from './disputed-figure.ts';
import { texts } from './texts.ts';

type Known = { roll: number | undefined; base: number | undefined };

/** A figure typed alone; a bare number may be people or percents, and nobody guesses which. */
export function readNumber(
  text: string,
  metric: Pick<Metric, 'kind' | 'audience'>,
  { roll, base }: Known,
): ParsedFigure {
  const typed = text
    .trim()
    .replace(/[\u00a0\s]+/g, ' ')
    .replace(/(?<=[\p{L}\d%])[.!?]+$/u, '');
  if (metric.kind === 'share' && /^\d{1,7}$/.test(typed)) {
    const trouble = texts.countsOrPercent(typed, base === undefined ? undefined : number(base));
    return { trouble, reads: 'impossible' };
  }
  return parseFigure(typed, metric, roll);
}

/** A number within words that is neither of the two they are about. */
export function otherNumberIn(
  words: string,
  metric: Pick<Metric, 'kind' | 'audience'>,
  known: readonly Figure[],
): string | undefined {
  if (metric.kind !== 'share') return undefined;
  const within = [...(words.match(COUNTS_WITHIN) ?? []), ...(words.match(PERCENT_WITHIN) ?? [])];
  return within.find((one) => {
    const parsed = parseFigure(one, metric, undefined);
    return !('figure' in parsed) || !known.some((figure) => isTold(parsed.figure, figure));
  });
}

/** «16,1 %» tells of 5 out of 31 too. */
function isTold(typed: Figure, figure: Figure): boolean {
  if (typed.denominator !== undefined) return isSameFigure(typed, figure);
  return Math.abs((typed.value ?? 0) - (figure.value ?? -1)) < 1;
}
