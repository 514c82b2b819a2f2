import type { TableProblem } from '../domain/table.ts';
import { checkZip } from './check-zip.ts';
import { fileKindOf } from './file-kind.ts';
import { MAX_COLUMNS, MAX_ROWS } from './grid.ts';
import type { Grid } from './grid.ts';
import { problem } from './problem.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import {
  bombWorkbook,
  brokenWorkbook,
  emptyFile,
  encryptedWorkbook,
  notATable,
  notAWorkbook,
  tooLargeFile,
  tooManyColumns,
  tooManyRows,
} from './file-texts.ts';

export type TableFile = { name: string; bytes: Uint8Array };
export type GridsResult = { grids: readonly Grid[]; problems: readonly TableProblem[] };

const MAX_MEGABYTES = 20;

/** The sheets of a file by what its bytes are, whatever its name says; no sheets and a refusal where it is no table. */
export async function readGrids(file: TableFile): Promise<GridsResult> {
  const { name, bytes } = file;
  if (bytes.length > MAX_MEGABYTES * 1024 * 1024) return refused('too-large', tooLargeFile(MAX_MEGABYTES));
  const kind = fileKindOf(bytes);
  if (kind === 'empty') return refused('empty-file', emptyFile());
  if (kind === 'zip') return readWorkbook(file);
  if (kind !== 'text') return refused('not-a-table', notATable(kind, name));
  const { grid, rowsCut, columnsCut } = readCsv(name, bytes);
  if (grid.rows.every((row) => row.every((cell) => cell === ''))) return refused('empty-file', emptyFile());
  return withCuts([grid], rowsCut, columnsCut);
}

async function readWorkbook({ name, bytes }: TableFile): Promise<GridsResult> {
  const content = checkZip(bytes);
  if (content === 'bomb') return refused('too-large', bombWorkbook());
  if (content === 'broken') return refused('not-a-table', brokenWorkbook());
  if (content === 'encrypted') return refused('not-a-table', encryptedWorkbook());
  if (content !== 'xlsx') return refused('not-a-table', notAWorkbook(content, name));
  const book = await readXlsx(bytes);
  if (book === undefined) return refused('not-a-table', brokenWorkbook());
  const filled = book.grids.filter((grid) =>
    grid.rows.some((row) => row.some((c) => c !== undefined && c !== '')),
  );
  if (filled.length === 0) return refused('empty-file', emptyFile());
  return withCuts(filled, book.rowsCut, book.columnsCut);
}

function withCuts(grids: readonly Grid[], rowsCut: boolean, columnsCut: boolean): GridsResult {
  if (rowsCut) return refused('too-many-rows', tooManyRows(MAX_ROWS));
  const problems = columnsCut ? [problem('note', 'too-many-columns', tooManyColumns(MAX_COLUMNS))] : [];
  return { grids, problems };
}

function refused(
  code: 'too-large' | 'empty-file' | 'not-a-table' | 'too-many-rows',
  sentence: string,
): GridsResult {
  return { grids: [], problems: [problem('refuse', code, sentence)] };
}
