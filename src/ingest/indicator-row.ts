import type { CellValue } from './cell-value.ts';
import type { Heading } from './classify-heading.ts';
import type { Place } from './grid.ts';

/** A row whose text is an indicator; `values` – the cells with its figures. */
export type IndicatorRow = {
  heading: Extract<Heading, { role: 'metric' | 'base' }>;
  words: string;
  at: Place;
  values: readonly { at: Place; value: CellValue }[];
  /** The indicator is half in the row, half over the column («Моя школа» × «Учителя»). */
  crossed?: true;
};
