import { columnKeys } from './column-key.ts';
import { candidatesFor } from './column-candidates.ts';
import { headingOf } from './column-mapping.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { measuresOf, numbersIn, samplesOf } from './column-numbers.ts';
import { MOST_QUESTIONS } from './column-questions.ts';
import { addressOf } from './grid.ts';
import type { Grid } from './grid.ts';
import type { IndicatorRow } from './indicator-row.ts';
import type { Reading } from './sheet-reading.ts';

/** The keys of rows of indicators: as those of columns, by their words and their order. */
function keysOfRows(rows: readonly IndicatorRow[]): string[] {
  return columnKeys(rows.map(({ words }) => [words]));
}

/** The rows as the district answered them; those that it does not need are gone. */
export function withAnswersOfRows(
  rows: readonly IndicatorRow[],
  mapping: ColumnMapping | undefined,
): readonly IndicatorRow[] {
  if (mapping === undefined || mapping.answers.size === 0) return rows;
  const keys = keysOfRows(rows);
  return rows.flatMap((row, index): IndicatorRow[] => {
    const meaning = mapping.answers.get(keys[index] ?? '');
    if (meaning === undefined) return [row];
    const heading = headingOf(meaning, { parts: [row.words], heading: row.heading }, new Map());
    return heading.role === 'metric' || heading.role === 'base' ? [{ ...row, heading }] : [];
  });
}

/** Asks what a row of indicators says that names a metric and more than it. */
export function askIndicator(
  grid: Grid,
  row: IndicatorRow,
  rows: readonly IndicatorRow[],
  { mapping, metrics }: Reading,
): void {
  if (mapping === undefined || mapping.questions.length >= MOST_QUESTIONS) return;
  const keys = keysOfRows(rows);
  const key = keys[rows.indexOf(row)] ?? '';
  if (mapping.questions.some((question) => question.key === key)) return;
  const { words, heading, at } = row;
  const numbers = numbersIn(row.values.map(({ value }) => value));
  const measures = measuresOf(numbers);
  const bases = rows.flatMap((other, index) =>
    other.heading.role === 'base'
      ? [{ key: keys[index] ?? '', heading: other.words, audience: other.heading.audience }]
      : [],
  );
  const level = 'municipality';
  const suggestion = mapping.suggestions.get(key);
  const candidates = candidatesFor({
    ...{ heading, words, doubt: 'unknown', measures, bases, level, metrics },
    ...(suggestion && { suggestion }),
  });
  const samples = samplesOf(numbers);
  mapping.questions.push({
    ...{ key, at: addressOf(grid, at), heading: words, doubt: 'unknown', inRow: true },
    ...{ level, samples, candidates, measures, bases },
  });
}
