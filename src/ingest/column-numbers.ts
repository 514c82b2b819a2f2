import type { MetricMeasure } from '../domain/table.ts';
import type { CellValue } from './cell-value.ts';
import { countOf } from './texts.ts';

/** The cells of a column (or of a row of indicators) and the numbers among them. */
export type Numbers = { values: readonly CellValue[]; numbers: readonly number[] };

const SAMPLES = 3;

export function numbersIn(values: readonly CellValue[]): Numbers {
  const numbers = values.flatMap((value) =>
    value.kind === 'number' ? value.number : value.kind === 'counts' ? value.numerator : [],
  );
  return { values, numbers };
}

/** Numbers alone, as they are printed: a text may be anybody's name. */
export function samplesOf({ values }: Numbers): string[] {
  const shown = values.flatMap((value) => {
    if (value.kind === 'counts') {
      const { numerator, denominator } = value;
      return denominator === undefined ? String(numerator) : countOf(numerator, denominator);
    }
    if (value.kind !== 'number') return [];
    return `${String(value.number).replace('.', ',')}${value.percent ? '\u00a0%' : ''}`;
  });
  return [...new Set(shown)].slice(0, SAMPLES);
}

/** How the numbers may be meant, whatever the metric. */
export function measuresOf({ values, numbers }: Numbers): MetricMeasure[] {
  if (values.some(({ kind }) => kind === 'counts')) return ['count'];
  if (values.some((value) => value.kind === 'number' && value.percent)) return ['percent'];
  const most = Math.max(0, ...numbers);
  if (numbers.every((number) => Number.isInteger(number)))
    return most > 100 ? ['count'] : ['count', 'percent'];
  return most <= 1 ? ['fraction', 'percent'] : ['percent'];
}
