import { createHash } from 'node:crypto';
import type { Metric } from '../domain/metric.ts';
import type { PackedTable } from '../domain/packed-table.ts';
import { hasOrderMarks } from '../features/duty-from-order/receive.ts';
import { orderReadingParams, READ_ORDER } from '../features/duty-from-order/reading-task.ts';
import type { OrderReadingResult, StagedText } from '../features/duty-from-order/reading-task.ts';
import type { OrderFileReading } from '../ingest/order/read-order-file.ts';
import type { TableFile } from '../ingest/read-grids.ts';
import type { Db } from '../storage/open.ts';
import { readingOptionsOf } from '../features/subjects/tables/table-shapes.ts';
import {
  findStagedFile,
  loadStagedBytes,
  saveStagedBytes,
  saveStagedContents,
} from '../storage/staged-file.ts';
import { failureOf, PassingFailure } from './fetch-and-read.ts';
import type { FetchFile, Reading, TaskOutcome } from './fetch-and-read.ts';

export { READ_ORDER };

export type OrderReading = {
  db: Db;
  fetchFile: FetchFile;
  readOrder: (file: TableFile) => Promise<OrderFileReading>;
  /** For a document that may hold a table instead. */
  metrics: readonly Metric[];
  readTable: Reading['readTable'];
};

/**
 * Fetches a document and takes its text in the worker. The bytes of an order are kept nowhere; the text waits in the
 * staged file until the same transaction that handles the end of the task takes it apart. What holds a table is staged
 * with its bytes. Safe to repeat at any point.
 */
export async function fetchAndReadOrder(
  { db, fetchFile, readOrder, metrics, readTable }: OrderReading,
  input: unknown,
  signal: AbortSignal,
): Promise<TaskOutcome> {
  const { url, ...params } = orderReadingParams.parse(input);
  const outcome = (result: OrderReadingResult, commit?: () => void): TaskOutcome => ({
    params,
    result,
    ...(commit && { commit }),
  });
  const staged = findStagedFile(db, params.stagedId);
  const isOpen = staged?.state === 'awaited' || staged?.state === 'staged';
  if (!isOpen) return outcome({ outcome: 'gone' });
  let bytes = loadStagedBytes(db, params.stagedId);
  try {
    if (bytes === undefined && url === undefined) return outcome({ outcome: 'gone' });
    bytes ??= await fetchFile(url ?? '', signal);
  } catch (error) {
    const failed = failureOf(error);
    if (failed === undefined) throw error;
    if (failed === 'unreachable') throw new PassingFailure(error, outcome({ outcome: failed }));
    return outcome({ outcome: failed });
  }
  const file = { name: params.name, bytes };
  const reading = await readOrder(file);
  if (params.mayBeTable === true) {
    const table = await readTable(file, readingOptionsOf(db, metrics, staged.districtId));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const isOrder = reading.outcome === 'read' && hasOrderMarks(reading.text, MARKS_BESIDE_A_TABLE);
    if (holdsFigures(table)) {
      return outcome({ outcome: isOrder ? 'both' : 'table' }, () =>
        saveStagedBytes(db, params.stagedId, file.bytes, sha256),
      );
    }
  }
  if (reading.outcome === 'refused') return outcome(reading);
  const { text, isCut } = reading;
  const contents: StagedText = { kind: 'order-text', text, ...(isCut && { isCut }) };
  return outcome({ outcome: 'read' }, () => saveStagedContents(db, params.stagedId, contents, undefined));
}

/** «№ 2» and «1. МКОУ …» stand in every table of schools. */
const MARKS_BESIDE_A_TABLE = 3;

/** It was read as a table, or would have been with a period. */
function holdsFigures({ packed, questions, problems }: PackedTable): boolean {
  const refusals = problems.filter(({ severity }) => severity === 'refuse');
  if (refusals.length > 0)
    return refusals.every(({ code }) => code === 'no-period' || code === 'several-periods');
  return packed.length + questions.length > 0;
}
