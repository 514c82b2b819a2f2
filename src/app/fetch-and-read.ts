import { createHash } from 'node:crypto';
import type { Metric } from '../domain/metric.ts';
import type { PackedTable } from '../domain/packed-table.ts';
import { isRefused } from '../domain/table.ts';
import { MAX_FILE_BYTES, periodFromText, readingParams } from '../features/table-import/reading-task.ts';
import type { ReadingParams, ReadingResult } from '../features/table-import/reading-task.ts';
import { stageContents } from '../features/subjects/tables/staged-table.ts';
import type { StagedContents } from '../features/subjects/tables/staged-table.ts';
import { readingOptionsOf } from '../features/subjects/tables/table-shapes.ts';
import type { TableFile } from '../ingest/read-grids.ts';
import type { SchoolList } from '../ingest/read-school-list.ts';
import type { ReadTableOptions } from '../ingest/read-table.ts';
import type { HostPolicy } from '../net/allowed-hosts.ts';
import { fetchAllowed } from '../net/fetch-allowed.ts';
import { NetError } from '../net/net-error.ts';
import { emptyMessagesOf } from '../storage/inbox.ts';
import type { Db } from '../storage/open.ts';
import { findStagedFile, loadStagedBytes, saveStagedBytes } from '../storage/staged-file.ts';
import { keptOf } from './kept-bytes.ts';

/** The bytes of an address; throws NetError. */
export type FetchFile = (url: string, signal: AbortSignal) => Promise<Uint8Array>;

export type Reading = {
  db: Db;
  metrics: readonly Metric[];
  fetchFile: FetchFile;
  readTable: (file: TableFile, options: ReadTableOptions) => Promise<PackedTable>;
  readSchools: (file: TableFile) => Promise<SchoolList>;
};

/** What a runner gives back: the result, and what is written in one transaction with it. */
export type TaskOutcome = { params: unknown; result: unknown; commit?: () => void };

/** The failure passes by itself: the task is tried again later. */
export class PassingFailure extends Error {
  /** The result when it did not pass in time. */
  readonly finally: TaskOutcome;

  constructor(cause: unknown, finalOutcome: TaskOutcome) {
    super('the file could not be fetched', { cause });
    this.name = 'PassingFailure';
    this.finally = finalOutcome;
  }
}

const FETCH_TIMEOUT_MS = 60_000;

export function fetchFrom(hosts: HostPolicy): FetchFile {
  return (url, signal) =>
    fetchAllowed(url, { ...hosts, maxBytes: MAX_FILE_BYTES, timeoutMs: FETCH_TIMEOUT_MS, signal });
}

/**
 * Fetches the file, reads it in the worker and stages what it says, with its bytes: not before it is known whether people
 * are named in them. A table that nobody understands is looked at as a list of schools. Safe to repeat at any point.
 */
export async function fetchAndRead(
  reading: Reading,
  input: unknown,
  signal: AbortSignal,
): Promise<TaskOutcome> {
  const { url, ...params } = readingParams.parse(input);
  const outcome = (result: ReadingResult['outcome'], commit?: () => void): TaskOutcome => ({
    params,
    result: { outcome: result },
    ...(commit && { commit }),
  });
  const staged = findStagedFile(reading.db, params.stagedId);
  if (staged === undefined || !['awaited', 'staged'].includes(staged.state)) return outcome('gone');

  let bytes = loadStagedBytes(reading.db, params.stagedId);
  if (bytes === undefined) {
    if (url === undefined) return outcome('gone');
    try {
      bytes = await reading.fetchFile(url, signal);
    } catch (error) {
      const failed = failureOf(error);
      if (failed === 'unreachable') throw new PassingFailure(error, outcome(failed));
      if (failed === undefined) throw error;
      return outcome(failed);
    }
  }
  const options = readingOptionsOf(reading.db, reading.metrics, staged.districtId);
  const found = await read(reading, { ...params, bytes, options });
  const kept = keptOf(found, bytes);
  const sha256 = staged.sha256 ?? sha256Of(bytes);
  return outcome('read', () => {
    saveStagedBytes(reading.db, params.stagedId, kept.bytes, sha256);
    // Of a table that was pasted, the message is one more copy.
    if (url === undefined && kept.bytes !== bytes) {
      emptyMessagesOf(
        reading.db,
        params.senderId,
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
      );
    }
    stageContents(reading.db, params.stagedId, kept.contents, params.period);
  });
}

type Order = Omit<ReadingParams, 'url'> & { bytes: Uint8Array; options: ReadTableOptions };

async function read({ readTable, readSchools }: Reading, order: Order): Promise<StagedContents> {
  const file = { name: order.name, bytes: order.bytes };
  const readList = async () => ({ kind: 'schools' as const, list: await readSchools(file) });
  const readFigures = async () => {
    const period = order.period === undefined ? undefined : periodFromText(order.period);
    const table = await readTable(file, { ...order.options, ...(period && { period }) });
    return { kind: 'table' as const, table };
  };

  if (order.expects === 'schools') {
    const list = await readList();
    if (list.list.schools.length > 0) return list;
    const figures = await readFigures();
    return isRefused(figures.table) ? list : figures;
  }
  const figures = await readFigures();
  const mayBeList = figures.table.problems.some(({ code }) => NO_FIGURES.has(code));
  if (!mayBeList) return figures;
  const list = await readList();
  return list.list.schools.length > 0 ? list : figures;
}

/** Refusals after which the file may still be a list of schools. */
const NO_FIGURES: ReadonlySet<string> = new Set(['no-known-columns', 'no-unit-column', 'no-rows']);

/** Why nothing was fetched; undefined for a mistake of our own. */
export function failureOf(error: unknown): ReadingResult['outcome'] | undefined {
  if (!(error instanceof NetError)) return undefined;
  switch (error.code) {
    case 'too-large':
      return 'too-large';
    case 'host-not-allowed':
    case 'private-address':
    case 'too-many-redirects':
      return 'foreign';
    case 'html':
    case 'encoding':
      return 'not-a-file';
    case 'http-status':
      return error.status !== undefined && error.status < 500 && error.status !== 429
        ? 'not-a-file'
        : 'unreachable';
    case 'timeout':
    case 'network':
      return 'unreachable';
    case 'aborted':
      return undefined;
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
