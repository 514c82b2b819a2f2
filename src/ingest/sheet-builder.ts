import { isBlank, MAX_COLUMNS, MAX_ROWS, mergeKey } from './grid.ts';
import type { Cell, Grid, Place } from './grid.ts';

/** The cells of one sheet with what was met while reading them. */
export type BuiltSheet = {
  rows: Cell[][];
  merged: Map<number, number>;
  /** Rows with something in them below the last that is read. */
  rowsBeyond: number;
  columnsCut: boolean;
  /** More cells than any table of a district has. */
  isTooLarge: boolean;
  /** Formulas that the program which wrote the file has not calculated. */
  unsolved: { count: number; first?: Place };
};

/** A sheet of a file: its grid and what is to be told of it. */
export type ReadSheet = Pick<Grid, 'sheet' | 'hasSheetName' | 'hidden' | 'above'> & { content: BuiltSheet };

export type SheetBuilder = {
  put(row: number, column: number, cell: Cell): void;
  unsolved(row: number, column: number): void;
  /** First and last row and column of a merged range, both counted from 0. */
  merge(row: number, column: number, lastRow: number, lastColumn: number): void;
  isFull(): boolean;
  build(): BuiltSheet;
};

const MAX_CELLS = 2_500_000;
/** An honest 50,000 × 20 has a quarter of it; many cells may share one long text. */
const MAX_CHARACTERS = 80_000_000;
const MAX_MERGED_CELLS = 200_000;

/** What the sheets of a file hold so far. */
export type Filling = { cells: number; characters: number };

/**
 * Takes cells in any order and bounds them: a row's number and a range are claims of the file. `filling`: shared by the
 * sheets of a file whose cells are repeated by number, since each of them costs it nothing.
 */
export function sheetBuilder(filling: Filling = { cells: 0, characters: 0 }): SheetBuilder {
  const rows: Cell[][] = [];
  const merged = new Map<number, number>();
  const beyond = new Set<number>();
  const unsolved: BuiltSheet['unsolved'] = { count: 0 };
  let columnsCut = false;
  let mergedCells = 0;
  const put = (row: number, column: number, cell: Cell) => {
    if (isBlank(cell) || row < 0 || column < 0) return;
    filling.cells += 1;
    if (typeof cell === 'string') filling.characters += cell.length;
    if (row >= MAX_ROWS) {
      if (beyond.size <= MAX_ROWS) beyond.add(row);
    } else if (column >= MAX_COLUMNS) columnsCut = true;
    else {
      while (rows.length <= row) rows.push([]);
      const line = rows[row] ?? [];
      while (line.length < column) line.push(undefined);
      line[column] = cell;
    }
  };
  const isTooLarge = () => filling.cells > MAX_CELLS || filling.characters > MAX_CHARACTERS;
  return {
    put,
    unsolved(row, column) {
      unsolved.count += 1;
      if (row < MAX_ROWS && column < MAX_COLUMNS) unsolved.first ??= { row, column };
      put(row, column, { kind: 'error' });
    },
    merge(row, column, lastRow, lastColumn) {
      if (row < 0 || column < 0 || (row === lastRow && column === lastColumn)) return;
      for (let r = row; r <= Math.min(lastRow, MAX_ROWS - 1); r += 1) {
        for (let c = column; c <= Math.min(lastColumn, MAX_COLUMNS - 1); c += 1) {
          // Counted and not looked up: one range may be there ten thousand times.
          if (mergedCells >= MAX_MERGED_CELLS) return;
          mergedCells += 1;
          merged.set(mergeKey(r, c), mergeKey(row, column));
        }
      }
    },
    isFull: isTooLarge,
    build: () => ({
      rows,
      merged,
      rowsBeyond: beyond.size,
      columnsCut,
      isTooLarge: isTooLarge(),
      unsolved,
    }),
  };
}
