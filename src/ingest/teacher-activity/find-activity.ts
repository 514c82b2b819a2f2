import { classifyHeading } from '../classify-heading.ts';
import { mergedCellAt, textOf } from '../grid.ts';
import type { Grid } from '../grid.ts';
import { normaliseHeader } from '../header-text.ts';
import { ANY_THRESHOLD } from '../metric-lexicon.ts';
import { isPersonName } from '../personal-data.ts';
import { ANY_ROLE, COUNTED, NOT_COUNTED, PERSON_HEADINGS, ROLE_HEADING } from './lexicon.ts';

/** Where an export with a row per user keeps what is counted. Other columns are never looked at. */
export type ActivityTable = {
  header: number;
  role: number;
  /** By which one user is told from another; undefined – each row is one. */
  person: number | undefined;
  organisation: number | undefined;
  municipality: number | undefined;
  period: number | undefined;
  counts: readonly CountColumn[];
};

export type CountColumn = { column: number; code: 'messages' | 'calls'; words: string };

const SEARCH_ROWS = 80;
const MAX_HEADING = 160;
/** Rows among which roles have to be seen. */
const SAMPLE_ROWS = 200;

/**
 * The export of the platform's own cabinet: a column of roles beside numbers of messages or calls. Undefined for every
 * other table – one with people in it is refused as before.
 */
export function findActivity(grid: Grid): ActivityTable | undefined {
  let looked = 0;
  for (let row = 0; row < grid.rows.length && looked < SEARCH_ROWS; row += 1) {
    const width = grid.rows[row]?.length ?? 0;
    if (width < 2) continue;
    looked += 1;
    const texts = Array.from({ length: width }, (_, column) => textOf(mergedCellAt(grid, row, column)));
    const headings = texts.map((text) => (text.length > MAX_HEADING ? '' : normaliseHeader(text)));
    const role = headings.findIndex((heading) => ROLE_HEADING.test(heading));
    const counts = role < 0 ? [] : countsIn(texts, headings);
    if (counts.length === 0 || !holdsRoles(grid, row, role)) continue;
    const free = headings.map((heading, column) => (column === role ? '' : heading));
    const of = (name: string) =>
      optional(free.findIndex((heading) => heading !== '' && classifyHeading([heading], '').role === name));
    const person = PERSON_HEADINGS.map((pattern) => free.findIndex((heading) => pattern.test(heading)));
    return {
      header: row,
      role,
      person: person.find((column) => column >= 0),
      organisation: of('organisation'),
      municipality: of('municipality'),
      period: of('period'),
      counts,
    };
  }
  return undefined;
}

function countsIn(texts: readonly string[], headings: readonly string[]): CountColumn[] {
  return headings.flatMap((heading, column) => {
    const found = COUNTED.filter(({ pattern }) => pattern.test(heading));
    const [only] = found;
    if (only === undefined || found.length > 1 || isUnfit(heading, texts[column] ?? '')) {
      return [];
    }
    return [{ column, code: only.code, words: texts[column] ?? '' }];
  });
}

// A heading is quoted where its column is doubtful, so it must not hold a name either.
function isUnfit(heading: string, text: string): boolean {
  return NOT_COUNTED.test(heading) || ANY_THRESHOLD.test(heading) || isPersonName(text);
}

function holdsRoles(grid: Grid, header: number, column: number): boolean {
  const rows = grid.rows.slice(header + 1, header + 1 + SAMPLE_ROWS);
  return rows.some((cells) => ANY_ROLE.test(normaliseHeader(textOf(cells[column]).slice(0, MAX_HEADING))));
}

function optional(column: number): number | undefined {
  return column < 0 ? undefined : column;
}
