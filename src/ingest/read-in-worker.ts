import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { packTable } from '../domain/packed-table.ts';
import type { PackedTable } from '../domain/packed-table.ts';
import type { OrderFileReading } from './order/read-order-file.ts';
import { orderReadingFailed } from './order/texts.ts';
import { problem } from './problem.ts';
import type { TableFile } from './read-grids.ts';
import type { ReportFileReading, ReportReadOptions } from './report/read-report-file.ts';
import type { SchoolList } from './read-school-list.ts';
import { refusedTable } from './read-table.ts';
import type { ReadTableOptions } from './read-table.ts';
import { readingFailed } from './file-texts.ts';

/** What the worker is asked: one file, one answer. */
export type ReadingOrder =
  | { what: 'table'; file: TableFile; options: ReadTableOptions }
  | { what: 'schools'; file: TableFile }
  | { what: 'report'; file: TableFile; options: ReportReadOptions }
  | { what: 'order'; file: TableFile };

export type WorkerLimits = { timeoutMs?: number; maxHeapMb?: number };

const TIMEOUT_MS = 10_000;
// What is made to harm is refused by its looks in a second; a large file that is still being read is an honest one on
// a busy machine.
const LARGE_BYTES = 3 * 1024 * 1024;
const LARGE_TIMEOUT_MS = 20_000;
// An honest 50,000 × 20 needs 300 MB of it; the young generation comes on top.
const MAX_HEAP_MB = 400;

/** `readTable` off the main thread, bounded in time and memory; beyond them the file is refused. */
export async function readTableInWorker(
  file: TableFile,
  options: ReadTableOptions,
  limits: WorkerLimits = {},
): Promise<PackedTable> {
  const answer = await runWorker<PackedTable>({ what: 'table', file, options }, limits);
  return typeof answer === 'string' ? packTable(refusedTable(file.name, answer)) : answer;
}

/** `readSchoolList` off the main thread, bounded in the same way. */
export async function readSchoolListInWorker(
  file: TableFile,
  limits: WorkerLimits = {},
): Promise<SchoolList> {
  const answer = await runWorker<SchoolList>({ what: 'schools', file }, limits);
  if (typeof answer !== 'string') return answer;
  return { schools: [], problems: [problem('refuse', 'reading-failed', readingFailed(answer))] };
}

/** `readReportFile` off the main thread, bounded in the same way. */
export async function readReportInWorker(
  file: TableFile,
  options: ReportReadOptions,
  limits: WorkerLimits = {},
): Promise<ReportFileReading> {
  const answer = await runWorker<ReportFileReading>({ what: 'report', file, options }, limits);
  return typeof answer === 'string' ? { outcome: 'refused', sentence: readingFailed(answer) } : answer;
}

/** `readOrderFile` off the main thread, bounded in the same way. */
export async function readOrderInWorker(
  file: TableFile,
  limits: WorkerLimits = {},
): Promise<OrderFileReading> {
  const answer = await runWorker<OrderFileReading>({ what: 'order', file }, limits);
  return typeof answer === 'string' ? { outcome: 'refused', sentence: orderReadingFailed(answer) } : answer;
}

type Failure = 'time' | 'memory' | 'other';

function runWorker<Answer extends object>(
  order: ReadingOrder,
  limits: WorkerLimits,
): Promise<Answer | Failure> {
  return new Promise((resolve) => {
    const worker = startWorker(order, limits.maxHeapMb ?? MAX_HEAP_MB);
    const finish = (answer: Answer | Failure) => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(() => finish('time'), limits.timeoutMs ?? timeoutOf(order.file));
    worker.once('message', (answer: Answer) => finish(answer));
    worker.once('error', (error: NodeJS.ErrnoException) =>
      finish(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'other'),
    );
    worker.once('exit', () => finish('other'));
  });
}

function timeoutOf({ bytes }: TableFile): number {
  return bytes.length > LARGE_BYTES ? LARGE_TIMEOUT_MS : TIMEOUT_MS;
}

function startWorker(order: ReadingOrder, maxHeapMb: number): Worker {
  const options = {
    workerData: order,
    // Nothing of the environment, where the token lies, is given to what reads strangers' files.
    env: {},
    // SheetJS tells strange records to the console.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: 48, stackSizeMb: 4 },
  };
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./worker.js', import.meta.url), options);
  // Under tsx and vitest the entry is TypeScript. `--import tsx` does nothing inside a worker on Node 20, so tsx is
  // asked by its API.
  const entry = JSON.stringify(new URL('./worker.ts', import.meta.url).href);
  const api = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/cjs$/, 'mjs');
  const code = `import(${JSON.stringify(pathToFileURL(api).href)}).then((tsx) => tsx.tsImport(${entry}, ${entry}))`;
  return new Worker(code, { ...options, eval: true });
}
