import { createHash } from 'node:crypto';
import { normaliseHeader } from './header-text.ts';
import { DATES_IN_HEADING, ORDER_IN_HEADING } from './column-lexicon.ts';

const MOST_LETTERS = 300;

/**
 * A heading for comparing it with last week's: folded, without dates, weeks, years and numbers of order. `parts` as in
 * LayoutColumn.
 */
export function columnKey(parts: readonly string[]): string {
  const key = parts
    .map((part) => withoutDates(normaliseHeader(part).replace(ORDER_IN_HEADING, '')))
    .filter((part) => part !== '')
    .join(' / ');
  return key.length <= MOST_LETTERS ? key : `${key.slice(0, MOST_LETTERS)} ${hashOf(key)}`;
}

/** Columns of one heading are told apart by their order: «доля», «доля #2». */
export function columnKeys(headings: readonly (readonly string[])[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((parts) => {
    const key = columnKey(parts);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key} #${times}`;
  });
}

/** The hash of what a file's sheets look like, in whatever order they stand; each once. */
export function shapeHash(sheets: readonly (readonly string[])[]): string {
  const hashes = [...new Set(sheets.map((keys) => hashOf(JSON.stringify(keys))))].toSorted();
  return hashOf(hashes.join(' '));
}

/** A folded heading without dates, weeks and years. */
export function withoutDates(text: string): string {
  return DATES_IN_HEADING.reduce((rest, pattern) => rest.replace(pattern, ' '), text)
    .replace(/\s+/g, ' ')
    .replace(/^[ ,.;:/–—-]+|[ ,;:/(–—-]+$/g, '')
    .replace(/^\(?\)$/, '');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
