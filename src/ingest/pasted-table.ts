import { isFigure } from './cell-value.ts';
import { cleanText } from './grid.ts';
import { normaliseHeader } from './header-text.ts';
import { ORGANISATION_NAME, SHARE_ITEM, STATUS_SIGNS } from './lexicon.ts';
import { tabsForSpaces } from './spaced-columns.ts';

const MOST_LINES = 5000;
/** A line of a table has names and figures; a line of prose is longer. */
const LONGEST_LINE = 600;

/**
 * Whether a message of the chat is a table that somebody has copied into it: cells parted by tabs or «;», or a list
 * «Школа — 45 %». Its text is then read as a file. An order with such a list inside is prose and no table: most of the
 * lines have to be rows.
 */
export function looksLikePastedTable(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/, MOST_LINES).filter((line) => line.trim() !== '');
  if (lines.length < 2) return false;
  if (isOfCells(lines, '\t') || isOfCells(lines, ';') || isShareList(lines)) return true;
  return tabsForSpaces(lines.join('\n')) !== undefined;
}

function isOfCells(lines: readonly string[], delimiter: string): boolean {
  const rows = lines
    .filter((line) => line.includes(delimiter))
    .map((line) => line.split(delimiter).map(cleanText));
  if (rows.length < 2 || rows.length < lines.length / 2) return false;
  const widest = mostFrequent(rows.map((row) => row.length));
  // Copied cells make rows of one width; the items of a list that end in «;» have nothing behind it.
  const regular = rows.filter((row) => row.length === widest);
  if (widest < 2 || regular.length < rows.length * 0.6) return false;
  const filled = regular.filter((row) => row.slice(1).some((cell) => cell !== ''));
  const figures = regular.filter((row) => row.slice(1).some(isValue));
  const named = regular.filter((row) => row.some((cell) => /\p{L}{2}/u.test(cell)));
  return (
    filled.length >= 2 && figures.length >= 1 && named.length >= 2 && figures.length >= (rows.length - 2) / 2
  );
}

function isValue(cell: string): boolean {
  return (
    (cell !== '' && isFigure(cell)) || STATUS_SIGNS.some(({ pattern }) => pattern.test(normaliseHeader(cell)))
  );
}

function isShareList(lines: readonly string[]): boolean {
  const items = lines.filter((line) => {
    const text = cleanText(line);
    const match = text.length > LONGEST_LINE ? null : SHARE_ITEM.exec(text);
    return match !== null && ORGANISATION_NAME.test(normaliseHeader(match[1] ?? ''));
  });
  return items.length >= 2 && items.length >= lines.length * 0.6;
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}
