import { TABLE_NUMBER, TABLE_TASK, TABLE_TERM, TABLE_WHO } from './lexicon.ts';
import { plainOf } from './plain.ts';

export type Columns = { number?: number; task: number; term: number; who?: number };

/** The heading row of a table of measures. */
export function columnsOf(cells: readonly string[]): Columns | undefined {
  const find = (pattern: RegExp) => cells.findIndex((cell) => pattern.test(plainOf(cell)));
  const [number, task, term, who] = [find(TABLE_NUMBER), find(TABLE_TASK), find(TABLE_TERM), find(TABLE_WHO)];
  if (task < 0 || term < 0) return undefined;
  return { task, term, ...(number >= 0 && { number }), ...(who >= 0 && { who }) };
}
