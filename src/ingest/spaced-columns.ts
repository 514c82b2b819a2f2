import { isFigure } from './cell-value.ts';

const GAP = /[ \u00a0]{2,}/g;
const SAMPLE_LINES = 200;

/**
 * A text whose columns are held apart by spaces, as it is copied out of Word or a PDF, with tabs in their place;
 * undefined where it is none: its lines have to come out alike, with figures behind a name.
 */
export function tabsForSpaces(text: string): string | undefined {
  const lines = text
    .split('\n', SAMPLE_LINES)
    .map(cellsOf)
    .filter((cells) => cells.length > 1);
  const rows = lines.filter((cells) => /\p{L}{2}/u.test(cells.join(' ')) && isFigure(cells.at(-1)));
  const width = rows[0]?.length;
  const heading = lines.find((cells) => !cells.some(isFigure));
  const isTable =
    rows.length >= 2 && rows.every(({ length }) => length === width) && heading?.length === width;
  return isTable
    ? text
        .split('\n')
        .map((line) => cellsOf(line).join('\t'))
        .join('\n')
    : undefined;
}

function cellsOf(line: string): string[] {
  const trimmed = line.trim();
  return trimmed === '' ? [] : trimmed.split(GAP);
}
