import type * as XlsxModule from '@e965/xlsx';
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { calendarDayOf } from '../domain/calendar-day.ts';
import { cleanText, MAX_COLUMNS, MAX_ROWS, mergeKey } from './grid.ts';
import type { Cell, Grid } from './grid.ts';

// SheetJS leaves this part of itself untyped.
type NumberFormats = {
  is_date(format: string): boolean;
  parse_date_code(serial: number, options: { date1904: boolean }): { y: number; m: number; d: number } | null;
};
export type XlsxResult = { grids: Grid[]; rowsCut: boolean; columnsCut: boolean };

const MAX_SHEETS = 50;
const MAX_MERGED_CELLS = 200_000;

/**
 * The sheets of an .xlsx as grids: cached values of formulas, number formats told apart. The bytes have passed
 * `checkZip`. Undefined where SheetJS finds no sheet, which is how it reports a broken book.
 */
export async function readXlsx(bytes: Uint8Array): Promise<XlsxResult | undefined> {
  // Loaded here and not above: 7 MB of code that a CSV, the command line's help and the bot's start do not need.
  const xlsx: typeof XlsxModule = await import('@e965/xlsx');
  const formats = xlsx.SSF as NumberFormats;
  let book: WorkBook;
  try {
    book = xlsx.read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      sheetRows: MAX_ROWS + 1,
    });
  } catch {
    return undefined;
  }
  const result: XlsxResult = { grids: [], rowsCut: false, columnsCut: false };
  for (const [index, name] of book.SheetNames.slice(0, MAX_SHEETS).entries()) {
    const sheet = book.Sheets[name];
    if (sheet === undefined || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet')) continue;
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    result.grids.push(gridOf(formats, sheet, cleanText(name), hidden, book, result));
  }
  return result.grids.length === 0 ? undefined : result;
}

function gridOf(
  formats: NumberFormats,
  sheet: WorkSheet,
  name: string,
  hidden: boolean,
  book: WorkBook,
  cuts: XlsxResult,
): Grid {
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  if (data.length > MAX_ROWS) cuts.rowsCut = true;
  const rows: Cell[][] = [];
  // `!ref` lies, so the data itself is walked; rows may be holes.
  for (let r = 0; r < Math.min(data.length, MAX_ROWS); r += 1) {
    const source = data[r] ?? [];
    if (source.length > MAX_COLUMNS)
      cuts.columnsCut ||= source.slice(MAX_COLUMNS).some((c) => c?.v !== undefined);
    const row: Cell[] = [];
    for (let c = 0; c < Math.min(source.length, MAX_COLUMNS); c += 1)
      row.push(cellOf(formats, source[c], date1904));
    rows.push(row);
  }
  return { sheet: name, hasSheetName: true, hidden, rows, merged: mergesOf(sheet) };
}

function cellOf(formats: NumberFormats, cell: CellObject | undefined, date1904: boolean): Cell {
  if (cell?.v === undefined) return cell?.t === 'e' ? { kind: 'error' } : undefined;
  if (cell.t === 'e') return { kind: 'error' };
  if (typeof cell.v === 'string') return cleanText(cell.v);
  if (typeof cell.v === 'boolean') return cell.v ? 'да' : 'нет';
  if (typeof cell.v !== 'number' || !Number.isFinite(cell.v)) return undefined;
  const format = typeof cell.z === 'string' ? cell.z : '';
  if (format.includes('%')) return { kind: 'percent', number: Number((cell.v * 100).toPrecision(12)) };
  if (format !== '' && format !== 'General' && formats.is_date(format)) {
    const date = formats.parse_date_code(cell.v, { date1904 });
    const day = date === null ? undefined : calendarDayOf(date.y, date.m, date.d);
    return day === undefined ? { kind: 'error' } : { kind: 'day', day };
  }
  return cell.v;
}

function mergesOf(sheet: WorkSheet): Map<number, number> {
  const merged = new Map<number, number>();
  for (const { s, e } of sheet['!merges'] ?? []) {
    const lastRow = Math.min(e.r, MAX_ROWS);
    const lastColumn = Math.min(e.c, MAX_COLUMNS - 1);
    if (s.c >= MAX_COLUMNS) continue;
    for (let r = s.r; r <= lastRow; r += 1) {
      for (let c = s.c; c <= lastColumn; c += 1) {
        if (merged.size >= MAX_MERGED_CELLS) return merged;
        merged.set(mergeKey(r, c), mergeKey(s.r, s.c));
      }
    }
  }
  return merged;
}
