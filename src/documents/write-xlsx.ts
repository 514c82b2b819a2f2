import { writeXlsx, type Cell, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';
import type { CellSpec, DocumentSpec, SheetSpec } from './document-spec.ts';
import { linesIn } from './wrapped-lines.ts';

const FONT = { name: 'Calibri', size: 11 } as const;
const LINE_HEIGHT = 15;
const THIN = { style: 'thin' } as const;
/** Every cell has its lines and breaks its text, so that a printed table reads like one. */
const CELL: CellStyle = {
  border: { top: THIN, right: THIN, bottom: THIN, left: THIN },
  alignment: { wrapText: true, vertical: 'center' },
};
const HEADER: CellStyle = {
  ...CELL,
  font: { ...FONT, bold: true },
  alignment: { wrapText: true, horizontal: 'center', vertical: 'center' },
};
const NUMBER: CellStyle = { ...CELL, alignment: { horizontal: 'center', vertical: 'center' } };
const NOTE: CellStyle = { alignment: { wrapText: true, vertical: 'top' } };

const WIDEST = 45;
const NARROWEST = 8;
/** A heading breaks into lines before it makes its column wider than this, unless one word of it is longer. */
const HEADING_WIDTH = 12;
/** The characters that a page of A4 takes upright. */
const PAGE_WIDTH = 90;
/** Of a percent: more than any table prints. */
const MOST_DIGITS = 6;
/** What Excel refuses in the name of a sheet, and its length. */
const BAD_IN_NAME = /[[\]:*?/\\]/g;
const NAME_LENGTH = 31;
/** XML has no place for them: one makes the whole file unreadable. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * An Excel file: headings bold and frozen, columns as wide as their longest cell unless a width (in characters) is
 * given, `percent` (0–100, as everywhere in the program) as a number with a percent format. Texts stay texts: «=1+1» is
 * no formula. Printed it takes the page's width, on its side where the table is wide, with the headings on every page.
 */
export async function writeXlsxDocument(
  spec: Extract<DocumentSpec, { format: 'xlsx' }>,
): Promise<Uint8Array> {
  return writeXlsx({ sheets: spec.sheets.map(toSheet) });
}

function toSheet({ name, columns, rows, filter, notes = [] }: SheetSpec): WriteSheet {
  const widths = columns.map(
    ({ title, width }, column) =>
      width ??
      fittingWidth(
        title,
        rows.map((row) => row[column] ?? null),
      ),
  );
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const titles = columns.map(({ title }) => title);
  const table = [titles, ...rows];
  const heights = [
    ...table.map((row) => Math.max(...row.map((cell, column) => linesOf(cell, widths[column])))),
    ...notes.map((note) => linesIn(note, whole)),
  ];
  const cells = new Map<string, Partial<Cell>>();
  for (const [index, row] of table.entries()) {
    for (const [column, cell] of row.entries())
      cells.set(`${index},${column}`, { style: index === 0 ? HEADER : styleOf(cell) });
  }
  notes.forEach((_, index) => cells.set(`${table.length + index},0`, { style: NOTE }));
  return {
    name: name.replace(CONTROL, '').replace(BAD_IN_NAME, ' ').slice(0, NAME_LENGTH),
    columns: widths.map((width) => ({ width })),
    rows: [...table.map((row) => row.map(toValue)), ...notes.map((note) => [toValue(note)])],
    cells,
    merges: notes.map((_, index) => ({
      startRow: table.length + index,
      endRow: table.length + index,
      startCol: 0,
      endCol: columns.length - 1,
    })),
    // LibreOffice does not raise the rows of a page that is fitted by itself.
    rowDefs: new Map(
      heights.flatMap((lines, row) => (lines > 1 ? [[row, { height: lines * LINE_HEIGHT }] as const] : [])),
    ),
    freezePane: { rows: 1 },
    ...(filter && { autoFilter: { range: `A1:${columnName(columns.length)}${table.length}` } }),
    pageSetup: {
      paperSize: 'a4',
      orientation: whole > PAGE_WIDTH ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  };
}

/** A percent shows every digit that a table gave it, two at least; one counted from people runs on and shows two. */
function styleOf(cell: CellSpec): CellStyle {
  if (typeof cell === 'number') return NUMBER;
  if (typeof cell === 'string' || cell === null) return CELL;
  const digits = String(cell.percent).split('.')[1]?.length ?? 0;
  return { ...NUMBER, numFmt: `0.${'0'.repeat(digits > MOST_DIGITS ? 2 : Math.max(2, digits))}%` };
}

function toValue(cell: CellSpec): CellValue {
  if (typeof cell === 'string') return cell.replace(CONTROL, '');
  // 43.36 % is 0.4336 to Excel; the rounding takes off what the division adds.
  return typeof cell === 'object' && cell !== null ? Number((cell.percent / 100).toPrecision(15)) : cell;
}

/** «A» is the first; a table of ours has no more than 26. */
function columnName(column: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + Math.min(column, 26) - 1);
}

function fittingWidth(title: string, column: readonly CellSpec[]): number {
  const longest = Math.max(
    Math.min(title.length, HEADING_WIDTH),
    ...title.split(/\s+/).map((word) => word.length),
    ...column.map((cell) => (typeof cell === 'object' ? (cell === null ? 0 : 8) : String(cell).length)),
  );
  return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
}

function linesOf(cell: CellSpec, width = NARROWEST): number {
  return typeof cell === 'string' ? linesIn(cell, width) : 1;
}
