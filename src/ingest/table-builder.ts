import { MAX_COLUMNS, MAX_ROWS } from './grid.ts';
import { sheetBuilder } from './sheet-builder.ts';
import type { BuiltSheet } from './sheet-builder.ts';

/** `goesOn`: the cell belongs to the one above it, as Word says it. */
export type CellSpan = { columns: number; rows: number; goesOn?: boolean };

export type TableBuilder = {
  startRow(): void;
  addCell(text: string, span: CellSpan): void;
  build(): BuiltSheet;
};

type Covering = { until: number; row: number; column: number };

/** A table of a page or a document, cell after cell; merged ones take their place as they do on the page. */
export function tableBuilder(): TableBuilder {
  const sheet = sheetBuilder();
  /** Column → the cell from above that still covers it. */
  const covered = new Map<number, Covering>();
  /** Column → the last cell that began there, for Word. */
  const begun = new Map<number, { row: number; column: number; lastColumn: number }>();
  let row = -1;
  let column = 0;
  return {
    startRow() {
      row += 1;
      column = 0;
    },
    addCell(text, { columns, rows, goesOn = false }) {
      if (row < 0 || sheet.isFull()) return;
      while ((covered.get(column)?.until ?? -1) >= row) column += 1;
      const from = column;
      const last = Math.min(from + Math.max(1, columns), MAX_COLUMNS + 1) - 1;
      column = Math.max(last, from) + 1;
      if (from > MAX_COLUMNS) return;
      const above = goesOn ? begun.get(from) : undefined;
      if (above !== undefined) {
        sheet.merge(above.row, above.column, row, above.lastColumn);
        return;
      }
      begun.set(from, { row, column: from, lastColumn: last });
      sheet.put(row, from, text);
      const lastRow = Math.min(row + Math.max(1, rows) - 1, MAX_ROWS);
      sheet.merge(row, from, lastRow, last);
      if (lastRow > row)
        for (let c = from; c <= last; c += 1) covered.set(c, { until: lastRow, row, column: from });
    },
    build: () => sheet.build(),
  };
}
