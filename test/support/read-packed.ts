import { packTable } from '../../src/domain/packed-table.ts';
import type { PackedTable } from '../../src/domain/packed-table.ts';
import type { TableFile } from '../../src/ingest/read-grids.ts';
import { readTable } from '../../src/ingest/read-table.ts';
import type { ReadTableOptions } from '../../src/ingest/read-table.ts';

/** What the worker answers, without a worker. */
export async function readPacked(file: TableFile, options: ReadTableOptions): Promise<PackedTable> {
  return packTable(await readTable(file, options));
}
