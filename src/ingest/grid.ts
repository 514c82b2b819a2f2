import type { CalendarDay } from '../domain/calendar-day.ts';
import { columnName } from '../domain/cell-name.ts';
import type { CellAddress } from '../domain/table.ts';

/**
 * One cell as the file holds it, cleaned of control characters. A plain number carries no format; `percent` is a
 * number under a format with «%» (0.876 printed as 87,6 %), already multiplied by 100; `day` a number under a date
 * format; `error` an Excel error such as #DIV/0!.
 */
export type Cell =
  | string
  | number
  | { kind: 'percent'; number: number }
  | { kind: 'day'; day: CalendarDay }
  | { kind: 'error' }
  | undefined;

/** A sheet without its file format: rows of cells, both counted from 0. */
export type Grid = {
  /** The sheet's name; of a CSV the file's. */
  sheet: string;
  /** False for CSV: there the sentences name the cell alone. */
  hasSheetName: boolean;
  hidden: boolean;
  rows: readonly (readonly Cell[])[];
  /** The texts over a table that lies in a document: they have no cell. */
  above?: readonly string[];
  /** The cells of merged ranges (by `mergeKey`) → the key of the cell that carries the text. */
  merged: ReadonlyMap<number, number>;
  /** Where in the file a cell of a grid that was turned round stands. */
  origin?: (place: Place) => Place;
};

export type Place = { row: number; column: number };

/** The widest table that is looked at, and the longest. */
export const MAX_COLUMNS = 200;
export const MAX_ROWS = 60_000;

export function mergeKey(row: number, column: number): number {
  return row * 1024 + column;
}

/** The cell as it stands, without merges. */
export function cellAt(grid: Grid, row: number, column: number): Cell {
  return grid.rows[row]?.[column];
}

/** The cell, or the one that carries the text of the merged range it lies in. */
export function mergedCellAt(grid: Grid, row: number, column: number): Cell {
  const origin = grid.merged.get(mergeKey(row, column));
  return origin === undefined ? cellAt(grid, row, column) : cellAt(grid, origin >> 10, origin & 1023);
}

/** The text of a cell; '' for an empty one, a day as dd.mm.yyyy. */
export function textOf(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return String(cell);
  if (cell.kind === 'percent') return `${cell.number}%`;
  if (cell.kind === 'day') return cell.day.split('-').reverse().join('.');
  return '';
}

export function isBlank(cell: Cell): boolean {
  return cell === undefined || cell === '';
}

/** `C17`: the letters of a column counted from 0 and the number of a row counted from 0. */
export function cellName({ row, column }: Place): string {
  return `${columnName(column)}${row + 1}`;
}

export function addressOf(grid: Grid, place: Place): CellAddress {
  return { sheet: grid.sheet, cell: cellName(grid.origin?.(place) ?? place) };
}

// Control and zero-width characters, the soft hyphen, lone halves of surrogate pairs.
const REMOVED = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2060\ufeff]|\p{Cs}/gu;
const NEEDS_CLEANING = /[^ -~\u00ab\u00bb\u0400-\u04ff\u2013\u2014\u2116]| {2}|^ | $/;

/** As long as Excel lets a text be. */
const LONGEST_TEXT = 32_767;

/** The text of a cell on one line: NBSP and thin spaces are spaces, what cannot be seen is gone. */
export function cleanText(whole: string): string {
  const text = whole.length > LONGEST_TEXT ? whole.slice(0, LONGEST_TEXT) : whole;
  if (!NEEDS_CLEANING.test(text)) return text;
  return text.replace(REMOVED, '').replace(/\s+/g, ' ').trim();
}
