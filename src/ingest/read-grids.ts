import type { TableProblem } from '../domain/table.ts';
import { checkOle } from './check-ole.ts';
import { openZip } from './check-zip.ts';
import { fileKindOf } from './file-kind.ts';
import { isBlank, MAX_COLUMNS, MAX_ROWS } from './grid.ts';
import type { Grid } from './grid.ts';
import { problem, problemAt } from './problem.ts';
import { readCsv } from './read-csv.ts';
import { readDocxTables } from './read-docx-tables.ts';
import { readHtml } from './read-html.ts';
import { readOds } from './read-ods.ts';
import { readXls } from './read-xls.ts';
import { readXlsx } from './read-xlsx.ts';
import type { ReadSheet } from './sheet-builder.ts';
import {
  bombWorkbook,
  brokenWorkbook,
  declaredEntities,
  emptyFile,
  encryptedWorkbook,
  formulasUnsolved,
  noTableInDocument,
  noTableOnPage,
  notATable,
  notAWorkbook,
  rowsBelow,
  tooLargeFile,
  tooManyCells,
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
  switch (kind) {
    case 'empty':
      return refused('empty-file', emptyFile());
    case 'zip':
      return readPackage(file);
    case 'old-office':
      return readOldOffice(file);
    case 'html': {
      const sheets = readHtml(bytes);
      return sheets.length === 0 ? refused('not-a-table', noTableOnPage()) : gridsOf(sheets);
    }
    case 'text':
      return gridsOf([readCsv(name, bytes)]);
    default:
      return refused('not-a-table', notATable(kind, name));
  }
}

function readPackage({ name, bytes }: TableFile): GridsResult {
  const { content, parts } = openZip(bytes, ['xlsx', 'ods', 'docx']);
  switch (content) {
    case 'bomb':
      return refused('too-large', bombWorkbook());
    case 'broken':
      return refused('not-a-table', brokenWorkbook());
    case 'encrypted':
      return refused('not-a-table', encryptedWorkbook());
    case 'entities':
      return refused('not-a-table', declaredEntities());
    case 'xlsb':
    case 'other':
      return refused('not-a-table', notAWorkbook(content, name));
    case 'docx': {
      const tables = readDocxTables(parts);
      return tables.length === 0 ? refused('not-a-table', noTableInDocument()) : gridsOf(tables);
    }
    case 'xlsx':
    case 'ods': {
      const sheets = content === 'ods' ? readOds(parts) : readXlsx(parts);
      return sheets === undefined ? refused('not-a-table', brokenWorkbook()) : gridsOf(sheets);
    }
  }
}

async function readOldOffice({ name, bytes }: TableFile): Promise<GridsResult> {
  const opened = checkOle(bytes);
  switch (opened.kind) {
    case 'broken':
      return refused('not-a-table', brokenWorkbook());
    case 'bomb':
      return refused('too-large', bombWorkbook());
    case 'encrypted':
      return refused('not-a-table', encryptedWorkbook());
    case 'word':
      return refused('not-a-table', notATable('word', name));
    case 'other':
      return refused('not-a-table', notATable('other-office', name));
    case 'xls': {
      const sheets = await readXls(opened.stream);
      return sheets === undefined ? refused('not-a-table', brokenWorkbook()) : gridsOf(sheets);
    }
  }
}

function gridsOf(sheets: readonly ReadSheet[]): GridsResult {
  const isFilled = ({ content }: ReadSheet) => content.rows.some((row) => row.some((cell) => !isBlank(cell)));
  const filled = sheets.filter((sheet) => sheet.content.isTooLarge || isFilled(sheet));
  const contents = filled.map(({ content }) => content);
  if (contents.some(({ isTooLarge }) => isTooLarge)) return refused('too-large', tooManyCells());
  if (sheets.some(({ content }) => rowsOf(content) > MAX_ROWS))
    return refused('too-many-rows', tooManyRows(MAX_ROWS));
  if (filled.length === 0) return refused('empty-file', emptyFile());
  const problems: TableProblem[] = [];
  if (contents.some(({ columnsCut }) => columnsCut))
    problems.push(problem('note', 'too-many-columns', tooManyColumns(MAX_COLUMNS)));
  if (sheets.some(({ content }) => content.rowsBeyond > 0))
    problems.push(problem('note', 'too-many-rows', rowsBelow(MAX_ROWS)));
  const grids = filled.map(({ content: { rows, merged, unsolved }, ...sheet }) => {
    const grid: Grid = { ...sheet, rows, merged };
    const { first, count } = unsolved;
    if (first !== undefined)
      problems.push(problemAt(grid, first, 'note', 'formula-unsolved', formulasUnsolved(count)));
    return grid;
  });
  return { grids, problems };
}

/** Rows with something in them, as far as they may be too many. */
function rowsOf({ rows, rowsBeyond }: ReadSheet['content']): number {
  return rowsBeyond === 0 ? 0 : rowsBeyond + rows.filter((row) => row.length > 0).length;
}

function refused(
  code: 'too-large' | 'empty-file' | 'not-a-table' | 'too-many-rows',
  sentence: string,
): GridsResult {
  return { grids: [], problems: [problem('refuse', code, sentence)] };
}
