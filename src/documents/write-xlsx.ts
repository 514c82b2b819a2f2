import { writeXlsx, type Cell, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';
import type { CellSpec, DocumentSpec, SheetSpec } from './document-spec.ts';

const HEADER: CellStyle = { font: { bold: true }, alignment: { wrapText: true, vertical: 'center' } };
const PERCENT: CellStyle = { numFmt: '0.00%' };

const WIDEST = 60;
const NARROWEST = 8;
/** What Excel refuses in the name of a sheet, and its length. */
const BAD_IN_NAME = /[[\]:*?/\\]/g;
const NAME_LENGTH = 31;
/** XML has no place for them: one makes the whole file unreadable. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * An Excel file: headings bold and frozen, columns as wide as their longest cell unless a width (in characters) is
 * given, `percent` (0–100, as everywhere in the program) as a number with a percent format. Texts stay texts: «=1+1» is
 * no formula.
 */
export async function writeXlsxDocument(
  spec: Extract<DocumentSpec, { format: 'xlsx' }>,
): Promise<Uint8Array> {
  return writeXlsx({ sheets: spec.sheets.map(toSheet) });
}

function toSheet({ name, columns, rows }: SheetSpec): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  columns.forEach((_, column) => cells.set(`0,${column}`, { style: HEADER }));
  rows.forEach((row, index) =>
    row.forEach((cell, column) => {
      if (typeof cell === 'object' && cell !== null) cells.set(`${index + 1},${column}`, { style: PERCENT });
    }),
  );
  return {
    name: name.replace(CONTROL, '').replace(BAD_IN_NAME, ' ').slice(0, NAME_LENGTH),
    columns: columns.map(({ title, width }, column) => ({
      width: width ?? fittingWidth([title, ...rows.map((row) => row[column] ?? null)]),
    })),
    rows: [columns.map(({ title }) => toValue(title)), ...rows.map((row) => row.map(toValue))],
    cells,
    freezePane: { rows: 1 },
  };
}

function toValue(cell: CellSpec): CellValue {
  if (typeof cell === 'string') return cell.replace(CONTROL, '');
  // 43.36 % is 0.4336 to Excel; the rounding takes off what the division adds.
  return typeof cell === 'object' && cell !== null ? Number((cell.percent / 100).toPrecision(15)) : cell;
}

function fittingWidth(column: readonly CellSpec[]): number {
  const longest = Math.max(
    ...column.map((cell) => (typeof cell === 'object' ? (cell === null ? 0 : 8) : String(cell).length)),
  );
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
}
