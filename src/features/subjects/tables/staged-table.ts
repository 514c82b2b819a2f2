import { packTable, unpackTable } from '../../../domain/packed-table.ts';
import type { PackedTable } from '../../../domain/packed-table.ts';
import type { ColumnMeaning, Table } from '../../../domain/table.ts';
import type { SchoolList } from '../../../ingest/read-school-list.ts';
import type { Db } from '../../../storage/open.ts';
import { saveStagedContents } from '../../../storage/staged-file.ts';
import type { StagedFile } from '../../../storage/staged-file.ts';

/** A column and what a person answered of it. */
type ColumnAnswer = { key: string; meaning: ColumnMeaning };

/** What reading a file gave; `answers`: of the table's questions, until all of them have one. */
export type StagedContents =
  | { kind: 'table'; table: PackedTable; answers?: readonly ColumnAnswer[] }
  | { kind: 'schools'; list: SchoolList };

export type StagedTable = Extract<StagedContents, { kind: 'table' }>;

/** Stages what a file says; to be called in a transaction. */
export function stageContents(
  db: Db,
  id: number,
  contents: StagedContents,
  period: string | undefined,
): void {
  if (contents.kind === 'schools') {
    saveStagedContents(db, id, contents, period);
    return;
  }
  const { packed, ...rest } = contents.table;
  const { data, ...lists } = packed;
  saveStagedContents(db, id, { ...contents, table: { ...rest, packed: lists } }, period, data);
}

/** What is staged; the shape inside is our own, the `kind` tells other contents apart. */
export function contentsOf({
  contents,
  records,
}: Pick<StagedFile, 'contents' | 'records'>): StagedContents | undefined {
  if (typeof contents !== 'object' || contents === null || !('kind' in contents)) return undefined;
  if (contents.kind === 'schools') return contents as StagedContents;
  if (contents.kind !== 'table') return undefined;
  const known = contents as StagedTable | { kind: 'table'; table: Omit<Table, 'questions'> & Partial<Table> };
  if (!('packed' in known.table)) {
    // An older program did not pack, and asked nothing of columns.
    return { ...known, table: packTable({ ...known.table, questions: known.table.questions ?? [] }) };
  }
  if (records === undefined) return undefined;
  const { table } = known;
  return { ...known, table: { ...table, packed: { ...table.packed, data: records } } };
}

/** The table of a file that was read; undefined where it is a list of schools, or nothing any more. */
export function tableOf(file: Pick<StagedFile, 'contents' | 'records'>): Table | undefined {
  const contents = contentsOf(file);
  return contents?.kind === 'table' ? unpackTable(contents.table) : undefined;
}
