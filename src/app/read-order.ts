import { orderReadingParams, READ_ORDER } from '../features/duty-from-order/reading-task.ts';
import type { OrderReadingResult, StagedText } from '../features/duty-from-order/reading-task.ts';
import type { OrderFileReading } from '../ingest/order/read-order-file.ts';
import type { TableFile } from '../ingest/read-grids.ts';
import type { Db } from '../storage/open.ts';
import { findStagedFile, saveStagedContents } from '../storage/staged-file.ts';
import { failureOf, PassingFailure } from './fetch-and-read.ts';
import type { FetchFile, TaskOutcome } from './fetch-and-read.ts';

export { READ_ORDER };

export type OrderReading = {
  db: Db;
  fetchFile: FetchFile;
  readOrder: (file: TableFile) => Promise<OrderFileReading>;
};

/**
 * Fetches a document and takes its text in the worker. The bytes are kept nowhere; the text waits in the staged file until
 * the same transaction that handles the end of the task takes it apart. Safe to repeat at any point.
 */
export async function fetchAndReadOrder(
  { db, fetchFile, readOrder }: OrderReading,
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
  if (url === undefined || staged === undefined || !['awaited', 'staged'].includes(staged.state)) {
    return outcome({ outcome: 'gone' });
  }
  let bytes: Uint8Array;
  try {
    bytes = await fetchFile(url, signal);
  } catch (error) {
    const failed = failureOf(error);
    if (failed === undefined) throw error;
    if (failed === 'unreachable') throw new PassingFailure(error, outcome({ outcome: failed }));
    return outcome({ outcome: failed });
  }
  const reading = await readOrder({ name: params.name, bytes });
  if (reading.outcome === 'refused') return outcome(reading);
  const { text, isCut } = reading;
  const contents: StagedText = { kind: 'order-text', text, ...(isCut && { isCut }) };
  return outcome({ outcome: 'read' }, () => saveStagedContents(db, params.stagedId, contents, undefined));
}
