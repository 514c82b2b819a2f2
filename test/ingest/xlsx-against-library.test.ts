import { readdirSync, readFileSync } from 'node:fs';
import { read, SSF } from '@e965/xlsx';
import type { CellObject, WorkSheet } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { calendarDayOf } from '../../src/domain/calendar-day.ts';
import { cleanText } from '../../src/ingest/grid.ts';
import type { Cell } from '../../src/ingest/grid.ts';
import { readGrids } from '../../src/ingest/read-grids.ts';
import { projectPath } from '../../src/shared/project-root.ts';

/* Our reader of .xlsx sees the cells that SheetJS sees (docs/adr/0011). */

type NumberFormats = {
  is_date(format: string): boolean;
  parse_date_code(serial: number): { y: number; m: number; d: number } | null;
};

function cellOf(cell: CellObject | undefined): Cell {
  if (cell?.t === 'e') return { kind: 'error' };
  if (cell?.v === undefined) return undefined;
  if (typeof cell.v === 'string') return cleanText(cell.v) || undefined;
  if (typeof cell.v === 'boolean') return cell.v ? 'да' : 'нет';
  if (typeof cell.v !== 'number') return undefined;
  const format = typeof cell.z === 'string' ? cell.z : '';
  if (format.includes('%')) return { kind: 'percent', number: Number((cell.v * 100).toPrecision(12)) };
  const formats = SSF as NumberFormats;
  if (format !== '' && format !== 'General' && formats.is_date(format)) {
    const date = formats.parse_date_code(cell.v);
    const day = date === null ? undefined : calendarDayOf(date.y, date.m, date.d);
    return day === undefined ? { kind: 'error' } : { kind: 'day', day };
  }
  return cell.v;
}

function filled(rows: readonly (readonly Cell[])[]): string[] {
  return rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell === undefined || cell === '' ? [] : [`${row}:${column} ${JSON.stringify(cell)}`],
    ),
  );
}

function byLibrary(bytes: Uint8Array): Map<string, string[]> {
  const options = { type: 'array', dense: true, cellNF: true, cellText: false, cellHTML: false } as const;
  const book = read(bytes, options);
  const rowsOf = (sheet: WorkSheet) =>
    Array.from((sheet['!data'] ?? []) as (CellObject[] | undefined)[], (row = []) => Array.from(row, cellOf));
  const sheets = book.SheetNames.map((name) => [cleanText(name), rowsOf(book.Sheets[name] ?? {})] as const);
  return new Map(sheets.map(([name, rows]) => [name, filled(rows)]));
}

describe.each(['data/sample', 'test/fixtures/tables'])('%s', (folder) => {
  const files = readdirSync(projectPath(folder)).filter((name) => name.endsWith('.xlsx'));

  it(`${files.length} books hold the same cells`, async () => {
    expect(files.length).toBeGreaterThan(10);
    for (const name of files) {
      const bytes = readFileSync(projectPath(folder, name));
      const { grids } = await readGrids({ name, bytes });
      const library = byLibrary(bytes);
      expect(grids.length, name).toBeGreaterThan(0);
      for (const grid of grids) {
        expect(filled(grid.rows), `${name}, ${grid.sheet}`).toEqual(library.get(grid.sheet));
      }
    }
  });
});
