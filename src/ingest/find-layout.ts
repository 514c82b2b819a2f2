import { isFigure, valueOf } from './cell-value.ts';
import { classifyHeading } from './classify-heading.ts';
import type { Heading } from './classify-heading.ts';
import { cellAt, isBlank, MAX_COLUMNS, mergedCellAt, mergeKey, textOf } from './grid.ts';
import type { Cell, Grid, Place } from './grid.ts';
import { normaliseHeader } from './header-text.ts';
import { COLUMN_LETTER, COLUMN_NUMBER, GOES_ON, HEADING_STANDS_ALONE, ORGANISATION_NAME } from './lexicon.ts';

export type LayoutColumn = {
  column: number;
  /** The texts over the column, from the top heading to the lowest, each once. */
  parts: readonly string[];
  heading: Heading;
  /** The cell of the lowest heading. */
  at: Place;
};

type Title = { text: string; at: Place };

/** Where in a sheet the titles, the headings and the rows are. */
export type Layout = {
  titles: readonly Title[];
  columns: readonly LayoutColumn[];
  headerRows: { top: number; bottom: number };
  firstDataRow: number;
};

/** Headings are looked for in the first rows alone: a letter may stand above the table, not a book. */
const HEADER_SEARCH_ROWS = 80;
const MAX_HEADER_ROWS = 6;
/** The nearest ones: a letter over a table has fewer lines. */
const MOST_TITLES = 500;

/**
 * The table of a sheet by its headings: the first row that names a column of units or two known columns, with the
 * group headings above it and the wrapped or split ones below. Undefined where no row looks like that.
 */
export function findLayout(grid: Grid, context: string): Layout | undefined {
  const start = Math.max(
    0,
    grid.rows.findIndex((cells) => cells.some((cell) => !isBlank(cell))),
  );
  const limit = Math.min(grid.rows.length, start + HEADER_SEARCH_ROWS);
  let spare: Layout | undefined;
  for (const anchorOf of [anchorColumn, loneHeading]) {
    for (let row = start; row < limit; row += 1) {
      const nameColumn = anchorOf(grid, row);
      if (nameColumn === undefined) continue;
      const layout = layoutAround(grid, row, nameColumn, context);
      // «Район: | Сергокалинский» above the table looks like a heading too: a known column settles it.
      if (layout.columns.some(({ heading }) => heading.role === 'metric')) return layout;
      spare ??= layout;
    }
  }
  return spare;
}

export function layoutAround(grid: Grid, row: number, nameColumn: number, context: string): Layout {
  const { top, bottom } = headerRowsAround(grid, row, nameColumn);
  const titles = titlesAbove(grid, top);
  const words = [...titles.map((title) => title.text), context].join(' ');
  return {
    titles,
    columns: columnsOf(grid, top, bottom, words),
    headerRows: { top, bottom },
    firstDataRow: isNumbering(grid, bottom + 1) ? bottom + 2 : bottom + 1,
  };
}

/** The first and the last row of the headings that stand round one of them. */
export function headerRowsAround(grid: Grid, row: number, nameColumn: number): Layout['headerRows'] {
  return { top: topOfHeader(grid, row, nameColumn), bottom: bottomOfHeader(grid, row, nameColumn) };
}

/** The texts above row `before`, each once, in reading order. */
function titlesAbove(grid: Grid, before: number): Title[] {
  const titles: Title[] = (grid.above ?? []).map((text) => ({ text, at: { row: 0, column: 0 } }));
  for (let row = 0; row < before; row += 1) {
    for (const [column, cell] of (grid.rows[row] ?? []).entries()) {
      const text = textOf(cell);
      if (text !== '') titles.push({ text, at: { row, column } });
    }
  }
  return titles.slice(-MOST_TITLES);
}

/** The titles a row each: «с», «08.04.2023», «по», «14.04.2023» in cells of their own say one thing. */
export function titleLines({ titles }: Layout): string[] {
  const lines: string[] = [];
  for (const [i, { text, at }] of titles.entries()) {
    const before = titles[i - 1]?.at;
    if (before?.row === at.row && before.column < at.column) lines.push(`${lines.pop() ?? ''} ${text}`);
    else lines.push(text);
  }
  return lines;
}

/** By the cells of a row: it is looked at for tables side by side, under one another and on their side. */
const anchors = new WeakMap<readonly Cell[], { column: number | undefined }>();

/** The column of names in a row of headings; -1 where the row has known columns but none that names units. */
export function anchorColumn(grid: Grid, row: number): number | undefined {
  const key = grid.rows[row] ?? [];
  const known = anchors.get(key) ?? { column: findAnchor(grid, row) };
  anchors.set(key, known);
  return known.column;
}

function findAnchor(grid: Grid, row: number): number | undefined {
  const cells = distinctTexts(grid, row);
  if (cells.length < 2 || cells.some(({ column }) => isNumber(grid, row, column))) return undefined;
  const roles = cells.map(({ text, column }) => ({ column, role: classifyHeading([text], '').role }));
  const named = (role: Heading['role']) => roles.find((cell) => cell.role === role)?.column;
  const names = named('organisation') ?? named('name') ?? named('municipality') ?? named('region');
  if (names !== undefined) return names;
  return roles.filter(({ role }) => role === 'metric' || role === 'base').length >= 2 ? -1 : undefined;
}

// «Школа» over a single column: a list.
function loneHeading(grid: Grid, row: number): number | undefined {
  const [cell, ...others] = distinctTexts(grid, row);
  if (cell === undefined || others.length > 0 || cell.text.length > 60) return undefined;
  const next = distinctTexts(grid, row + 1);
  const role = classifyHeading([cell.text], '').role;
  return next.length === 1 && (role === 'organisation' || role === 'name') ? cell.column : undefined;
}

function topOfHeader(grid: Grid, anchor: number, nameColumn: number): number {
  let top = anchor;
  while (top > 0 && anchor - top < MAX_HEADER_ROWS) {
    const cells = distinctTexts(grid, top - 1);
    const first = cells[0];
    if (first === undefined || cells.some(({ column }) => isNumber(grid, top - 1, column))) break;
    const isTitle =
      cells.length === 1 && (first.column <= Math.max(nameColumn, 0) || first.text.length > 120);
    if (isTitle) break;
    top -= 1;
  }
  return top;
}

function bottomOfHeader(grid: Grid, anchor: number, nameColumn: number): number {
  let bottom = anchor;
  const name = textOf(mergedCellAt(grid, anchor, Math.max(nameColumn, 0)));
  while (bottom + 1 < grid.rows.length && bottom - anchor < MAX_HEADER_ROWS) {
    const row = bottom + 1;
    const cells = distinctTexts(grid, row);
    if (cells.length === 0 || cells.some(({ column }) => isFigure(cellAt(grid, row, column)))) break;
    const own = nameColumn < 0 ? '' : textOf(mergedCellAt(grid, row, nameColumn));
    const spans = own === '' || own === name;
    if (spans && cells.every(({ column }) => column <= nameColumn)) break;
    if (!spans && !isWrapped(own, cells.length)) break;
    if (nameColumn < 0 && !cells.some(({ text }) => classifyHeading([text], '').role !== 'unknown')) break;
    bottom = row;
  }
  return bottom;
}

// «Наименование / образовательной / организации» typed over three rows: each goes on in lower case.
function isWrapped(text: string, cellsInRow: number): boolean {
  return cellsInRow > 1 && GOES_ON.test(text) && !ORGANISATION_NAME.test(normaliseHeader(text));
}

function columnsOf(grid: Grid, top: number, bottom: number, context: string): LayoutColumn[] {
  const columns: LayoutColumn[] = [];
  const last = Math.min(MAX_COLUMNS, Math.max(...grid.rows.slice(top, bottom + 1).map((row) => row.length)));
  for (let column = 0; column < last; column += 1) {
    const parts: string[] = [];
    let at: Place = { row: bottom, column };
    for (let row = top; row <= bottom; row += 1) {
      const text = headerText(grid, row, column, top, bottom);
      if (text === '') continue;
      if (text !== parts.at(-1)) {
        parts.push(text);
        const origin = grid.merged.get(mergeKey(row, column));
        at = origin === undefined ? { row, column } : { row: origin >> 10, column };
      }
    }
    columns.push({ column, parts: joinWrapped(parts), heading: { role: 'unknown' }, at });
  }
  const data = grid.rows.slice(bottom + 1);
  return columns
    .filter(({ column, parts }) => parts.length > 0 || data.some((row) => !isBlank(row[column])))
    .map((one) => ({ ...one, heading: classifyHeading(one.parts, context) }));
}

// Without merges (CSV) a group heading stands over its first column alone: the next ones take it over as long as
// they have a heading of their own below and nothing above it.
function headerText(grid: Grid, row: number, column: number, top: number, bottom: number): string {
  const own = textOf(mergedCellAt(grid, row, column));
  if (own !== '' || row === bottom || grid.merged.size > 0) return own;
  if (!hasTextBelow(grid, row, column, bottom)) return '';
  for (let above = top; above < row; above += 1) if (textOf(cellAt(grid, above, column)) !== '') return '';
  for (let left = column - 1; left >= 0; left -= 1) {
    const text = textOf(cellAt(grid, row, left));
    if (text !== '') return hasTextBelow(grid, row, left, bottom) ? text : '';
  }
  return '';
}

function hasTextBelow(grid: Grid, row: number, column: number, bottom: number): boolean {
  for (let below = row + 1; below <= bottom; below += 1)
    if (textOf(cellAt(grid, below, column)) !== '') return true;
  return false;
}

// A heading broken over several rows goes on in lower case: one text again, so that its words stand together.
function joinWrapped(parts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const goesOn = before !== undefined && GOES_ON.test(part) && /[а-яёa-z,-]$/i.test(before);
    if (goesOn && !HEADING_STANDS_ALONE.test(normaliseHeader(part)))
      joined[joined.length - 1] = `${before} ${part}`;
    else joined.push(part);
  }
  return joined;
}

/** «1 2 3 4» under the headings, «А Б 1 2», «1 2 3 4=3/2*100». */
export function isNumbering(grid: Grid, row: number): boolean {
  const texts = (grid.rows[row] ?? []).map(textOf).filter((text) => text !== '');
  const numbered = texts.filter((text) => !(text.length === 1 && COLUMN_LETTER.test(text)));
  const from = texts.length > numbered.length && numbered[0] !== '1' ? texts.length - numbered.length + 1 : 1;
  if (texts.length < 2 || numbered.length === 0) return false;
  return numbered.every((text, i) => text.length < 40 && COLUMN_NUMBER.exec(text)?.[1] === String(from + i));
}

function distinctTexts(grid: Grid, row: number): { column: number; text: string }[] {
  const found: { column: number; text: string }[] = [];
  const width = Math.max(grid.rows[row]?.length ?? 0, 0);
  for (let column = 0; column < width; column += 1) {
    const text = textOf(cellAt(grid, row, column));
    if (text !== '') found.push({ column, text });
  }
  return found;
}

function isNumber(grid: Grid, row: number, column: number): boolean {
  const value = valueOf(cellAt(grid, row, column));
  return value.kind === 'number' || value.kind === 'counts';
}
