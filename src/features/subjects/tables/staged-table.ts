import type { Table } from '../../../domain/table.ts';
import type { StagedFile } from '../../../storage/staged-file.ts';

/** The table of a file that was read; undefined where it is a list of schools, or nothing any more. */
export function tableOf({ contents }: Pick<StagedFile, 'contents'>): Table | undefined {
  const isTable =
    typeof contents === 'object' && contents !== null && 'kind' in contents && contents.kind === 'table';
  return isTable && 'table' in contents ? (contents.table as Table) : undefined;
}
