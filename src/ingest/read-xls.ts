import type * as XlsxModule from '@e965/xlsx';
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { cleanText } from './grid.ts';
import type { Cell } from './grid.ts';
import { dayOfSerial, numberKindOf } from './number-format.ts';
import { sheetBuilder } from './sheet-builder.ts';
import type { BuiltSheet, ReadSheet } from './sheet-builder.ts';

const MAX_SHEETS = 50;

/**
 * The sheets of a book of Excel 5–2003 out of its one stream, which `checkOle` has taken from the container. Undefined
 * where SheetJS finds no sheet, which is how it reports a broken book.
 */
export async function readXls(stream: Buffer): Promise<ReadSheet[] | undefined> {
  // Loaded here and not above: megabytes of code that no other file needs. Excel 5 wrote in windows-1251.
  const xlsx: typeof XlsxModule = await import('@e965/xlsx');
  xlsx.set_cptable(await import('@e965/xlsx/dist/cpexcel'));
  let book: WorkBook;
  try {
    book = xlsx.read(stream, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
    });
  } catch {
    return undefined;
  }
  const read: ReadSheet[] = [];
  for (const [index, name] of book.SheetNames.slice(0, MAX_SHEETS).entries()) {
    const sheet = book.Sheets[name];
    if (sheet === undefined || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet')) continue;
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    const date1904 = book.Workbook?.WBProps?.date1904 === true;
    read.push({ sheet: cleanText(name), hasSheetName: true, hidden, content: contentOf(sheet, date1904) });
  }
  return read.length === 0 ? undefined : read;
}

function contentOf(sheet: WorkSheet, date1904: boolean): BuiltSheet {
  const built = sheetBuilder();
  // `!ref` lies, so the data itself is walked; rows may be holes.
  for (const [r, row] of ((sheet['!data'] ?? []) as (CellObject[] | undefined)[]).entries()) {
    for (const [c, cell] of (row ?? []).entries()) built.put(r, c, cellOf(cell, date1904));
    if (built.isFull()) break;
  }
  for (const { s, e } of sheet['!merges'] ?? []) built.merge(s.r, s.c, e.r, e.c);
  return built.build();
}

function cellOf(cell: CellObject | undefined, date1904: boolean): Cell {
  if (cell === undefined) return undefined;
  if (cell.t === 'e') return { kind: 'error' };
  if (typeof cell.v === 'string') return cleanText(cell.v);
  if (typeof cell.v === 'boolean') return cell.v ? 'да' : 'нет';
  if (typeof cell.v !== 'number' || !Number.isFinite(cell.v)) return undefined;
  const kind = numberKindOf(0, typeof cell.z === 'string' ? cell.z : undefined);
  if (kind === 'percent') return { kind: 'percent', number: Number((cell.v * 100).toPrecision(12)) };
  return kind === 'day' ? dayOfSerial(cell.v, date1904) : cell.v;
}
