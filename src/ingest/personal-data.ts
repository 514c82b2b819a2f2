import type { TableProblem } from '../domain/table.ts';
import type { Layout } from './find-layout.ts';
import { MAX_COLUMNS, textOf } from './grid.ts';
import type { Grid, Place } from './grid.ts';
import { normaliseHeader } from './header-text.ts';
import {
  FOOTNOTE,
  LIKELY_PERSON,
  PERSONAL_HEADING,
  PERSON_INSIDE,
  PERSON_NAME,
  RESPONSIBLE_HEADING,
  SNILS,
} from './lexicon.ts';
import { problemAt } from './problem.ts';
import { personalCell, personalColumn } from './texts.ts';

const HEADING_ROWS = 80;
const HEADING_LENGTH = 60;

/**
 * The refusal of a file that holds data of people: a column headed so, a СНИЛС anywhere, a column of names. The
 * problem names the cell and never quotes it.
 */
export function findPersonalData(grid: Grid, layout: Layout | undefined): TableProblem | undefined {
  const heading = personalHeading(grid, layout);
  if (heading !== undefined) return problemAt(grid, heading, 'refuse', 'personal-data', personalColumn());
  const cell = snilsCell(grid) ?? nameCell(grid, layout);
  return cell && problemAt(grid, cell, 'refuse', 'personal-data', personalCell());
}

/** Whether a text names a person, alone or with their school: such a text is never stored nor quoted. */
export function isPersonName(text: string): boolean {
  return text.length <= 300 && (PERSON_NAME.test(text) || PERSON_INSIDE.test(text));
}

function personalHeading(grid: Grid, layout: Layout | undefined): Place | undefined {
  // Without a table every short cell may be a heading; with one, a telephone under it is the office's.
  const rows = layout?.headerRows ?? { top: 0, bottom: HEADING_ROWS };
  for (let row = rows.top; row <= Math.min(rows.bottom, grid.rows.length - 1); row += 1) {
    for (const [column, cell] of (grid.rows[row] ?? []).entries()) {
      const text = textOf(cell);
      if (text === '' || text.length > HEADING_LENGTH) continue;
      const normal = normaliseHeader(text);
      // Without a table a signature or an office's telephone may stand anywhere.
      if (layout === undefined && FOOTNOTE.test(normal) && /\d/.test(normal)) continue;
      if (PERSONAL_HEADING.test(normal) || (layout !== undefined && isPersonName(text)))
        return { row, column };
    }
  }
  return undefined;
}

function snilsCell(grid: Grid): Place | undefined {
  for (const [row, cells] of grid.rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (typeof cell === 'string' && cell.length >= 13 && SNILS.test(cell)) return { row, column };
    }
  }
  return undefined;
}

function nameCell(grid: Grid, layout: Layout | undefined): Place | undefined {
  const headings = new Map(
    layout?.columns.map(({ column, parts }) => [column, normaliseHeader(parts.join(' '))]),
  );
  for (let column = 0; column < MAX_COLUMNS; column += 1) {
    const responsible = RESPONSIBLE_HEADING.test(headings.get(column) ?? '');
    let first: Place | undefined;
    let count = 0;
    for (let row = layout?.firstDataRow ?? 0; row < grid.rows.length; row += 1) {
      const cell = grid.rows[row]?.[column];
      if (typeof cell !== 'string' || cell.length < 5) continue;
      if (!isPersonName(cell) && !(responsible && LIKELY_PERSON.test(cell))) continue;
      first ??= { row, column };
      count += 1;
      // One name under a table is a signature; two in a column, or one under «Директор», are data.
      if (responsible || count > 1) return first;
    }
  }
  return undefined;
}
