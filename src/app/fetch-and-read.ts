import { createHash } from 'node:crypto';
import type { Metric } from '../domain/metric.ts';
import { isRefused } from '../domain/table.ts';
import type { Table } from '../domain/table.ts';
import { MAX_FILE_BYTES, periodFromText, readingParams } from '../features/table-import/reading-task.ts';
import type { ReadingParams, ReadingResult, StagedContents } from '../features/table-import/reading-task.ts';
import type { TableFile } from '../ingest/read-grids.ts';
import type { SchoolList } from '../ingest/read-school-list.ts';
import type { ReadTableOptions } from '../ingest/read-table.ts';
import type { HostPolicy } from '../net/allowed-hosts.ts';
import { fetchAllowed } from '../net/fetch-allowed.ts';
import { NetError } from '../net/net-error.ts';
import type { Db } from '../storage/open.ts';
import {
  findStagedFile,
  loadStagedBytes,
  saveStagedBytes,
  saveStagedContents,
} from '../storage/staged-file.ts';
import { findUnit } from '../storage/unit.ts';

/** The bytes of an address; throws NetError. */
export type FetchFile = (url: string, signal: AbortSignal) => Promise<Uint8Array>;

export type Reading = {
  db: Db;
  metrics: readonly Metric[];
  fetchFile: FetchFile;
  readTable: (file: TableFile, options: ReadTableOptions) => Promise<Table>;
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
 * Fetches the file once (its bytes are staged before they are read), reads it in the worker and stages what it says. A
 * table that nobody understands is looked at as a list of schools. Safe to repeat at any point.
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
    saveStagedBytes(reading.db, params.stagedId, bytes, sha256Of(bytes));
  }
  const district = findUnit(reading.db, staged.districtId)?.name;
  const contents = await read(reading, { ...params, bytes, ...(district !== undefined && { district }) });
  return outcome('read', () => saveStagedContents(reading.db, params.stagedId, contents, params.period));
}

type Order = Omit<ReadingParams, 'url'> & { bytes: Uint8Array; district?: string };

async function read({ metrics, readTable, readSchools }: Reading, order: Order): Promise<StagedContents> {
  const file = { name: order.name, bytes: order.bytes };
  const readList = async () => ({ kind: 'schools' as const, list: await readSchools(file) });
  const readFigures = async () => {
    const period = order.period === undefined ? undefined : periodFromText(order.period);
    const { district } = order;
    const table = await readTable(file, {
      metrics,
      ...(period && { period }),
      ...(district !== undefined && { district }),
    });
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
