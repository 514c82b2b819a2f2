import { createHash } from 'node:crypto';
import type { PackedTable } from '../domain/packed-table.ts';
import type { SourceTrouble } from '../domain/table-source.ts';
import { stageContents } from '../features/subjects/tables/staged-table.ts';
import { lookParams, tryParams } from '../features/table-source/look-task.ts';
import type { LookResult } from '../features/table-source/look-task.ts';
import type { SourceDeps } from '../sources/found.ts';
import { lookAt } from '../sources/look-at.ts';
import { retryAfterOf, troubleOf } from '../sources/source-error.ts';
import type { Db } from '../storage/open.ts';
import { forgetUnseenFiles, listSourceFiles, saveSourceFile } from '../storage/source-file.ts';
import { findWait } from '../storage/source-wait.ts';
import type { SourceWait } from '../storage/source-wait.ts';
import { insertStagedFile, saveStagedBytes } from '../storage/staged-file.ts';
import { findSource } from '../storage/table-source.ts';
import type { StoredSource } from '../storage/table-source.ts';
import type { TaskOutcome } from './fetch-and-read.ts';
import { keptOf } from './kept-bytes.ts';
import { fileOf, mayRead, readOne } from './read-source-file.ts';
import type { Seen, SourceReading } from './read-source-file.ts';

/** In one look; what is left waits for the next one. */
const MOST_FILES = 8;
const MOST_TRIED = 4;
/** Of single files, in one look; more of them are the service's. */
const MOST_FAILURES = 3;
/** The likeliest of a folder of thousands are looked at and remembered. */
const MOST_KEPT = 300;
const MOST_TOTAL_BYTES = 60 * 1024 * 1024;
const LOOK_MS = 4 * 60_000;
/** Somebody waits for it, among the files of others. */
const TRY_MS = 90_000;
const DAY_MS = 24 * 60 * 60_000;

/** Looks for an awaited table: what is found is staged in one transaction with the end of the task. */
export async function lookAtSource(
  reading: SourceReading,
  input: unknown,
  signal: AbortSignal,
): Promise<TaskOutcome> {
  const params = lookParams.parse(input);
  const source = findSource(reading.db, params.sourceId);
  const wait = findWait(reading.db, params.waitId);
  const isOver = source?.state !== 'on' || wait?.sourceId !== source.id;
  if (isOver || source.districtId !== params.districtId) return { params, result: { outcome: 'gone' } };
  return { params, ...(await look(reading, { source, wait }, signal)) };
}

/** Shows what a source holds: files are read and remembered, nothing is staged. */
export async function trySource(
  reading: SourceReading,
  input: unknown,
  signal: AbortSignal,
): Promise<TaskOutcome> {
  const params = tryParams.parse(input);
  const source = findSource(reading.db, params.sourceId);
  if (source === undefined || source.state === 'removed') return { params, result: { outcome: 'gone' } };
  return { params, ...(await look(reading, { source }, signal)) };
}

type Looking = { source: StoredSource; wait?: SourceWait };
type Looked = { result: LookResult; commit?: () => void };

async function look(reading: SourceReading, looking: Looking, ending: AbortSignal): Promise<Looked> {
  const { sources } = reading;
  if (sources === undefined) return { result: { outcome: 'off' } };
  const own = new AbortController();
  const end = () => own.abort();
  const timer = setTimeout(end, looking.wait === undefined ? TRY_MS : LOOK_MS);
  ending.addEventListener('abort', end, { once: true });
  if (ending.aborted) end();
  try {
    return await readFiles(reading, sources, looking, own.signal);
  } catch (error) {
    // The program is ending: the look is repeated at the next start.
    if (ending.aborted) throw error;
    const trouble = own.signal.aborted ? 'unavailable' : troubleOf(error);
    if (trouble === undefined) throw error;
    return { result: troubled(trouble, retryAfterOf(error)) };
  } finally {
    clearTimeout(timer);
    ending.removeEventListener('abort', end);
  }
}

async function readFiles(
  reading: SourceReading,
  deps: SourceDeps,
  { source, wait }: Looking,
  signal: AbortSignal,
): Promise<Looked> {
  const { db } = reading;
  const all = await lookAt(source.source, deps, { signal, mayRead, ...(wait && { awaited: wait.period }) });
  // Scans and letters are counted; they take no place from a table.
  const found = all.toSorted((a, b) => Number(mayRead(b.name)) - Number(mayRead(a.name))).slice(0, MOST_KEPT);
  const known = listSourceFiles(db, source.id);
  const seen: Seen[] = [];
  const budget = { files: wait === undefined ? MOST_TRIED : MOST_FILES, bytes: MOST_TOTAL_BYTES };
  let trouble: SourceTrouble | undefined;
  let retryAfterMs: number | undefined;
  let failures = 0;
  for (const one of found) {
    try {
      const file = await readOne({ reading, deps, source, wait, known, seen, budget, signal }, one);
      if (file !== undefined) seen.push(file);
    } catch (error) {
      const failed = signal.aborted ? 'unavailable' : troubleOf(error);
      if (failed === undefined) throw error;
      // It went away while others were read.
      if (failed === 'gone' && found.length > 1) continue;
      if (failed === 'too-large') {
        seen.push({ file: fileOf(one, 'too-large') });
        continue;
      }
      trouble ??= failed;
      retryAfterMs ??= retryAfterOf(error);
      failures += 1;
      // The service is in trouble, not this file of it.
      if (failed === 'unavailable' || failures >= MOST_FAILURES) break;
    }
  }
  const isFound = seen.some(({ staged }) => staged !== undefined);
  const isGrowing = seen.some(({ file }) => file.verdict === 'fresh' || file.verdict === 'later');
  return {
    result:
      trouble !== undefined && !isFound
        ? troubled(trouble, retryAfterMs)
        : { outcome: 'looked', files: all.length, ...(isGrowing && { soon: true as const }) },
    commit() {
      const now = reading.now();
      const since = listSourceFiles(db, source.id);
      for (const one of seen) {
        // Another look that began earlier has had it decided on meanwhile.
        const isDecided = since.some(
          ({ sha256, takenIn }) =>
            sha256 === one.file.sha256 && takenIn !== undefined && takenIn === wait?.id,
        );
        if (one.staged !== undefined && isDecided) continue;
        const stagedId = one.staged && stage(db, { source, wait, name: one.file.name, ...one.staged }, now);
        saveSourceFile(db, source.id, { ...one.file, stagedId: stagedId ?? one.file.stagedId }, now);
      }
      if (trouble === undefined) {
        forgetUnseenFiles(
          db,
          source.id,
          found.map(({ address }) => address),
        );
      }
    },
  };
}

function troubled(trouble: SourceTrouble, retryAfterMs: number | undefined): LookResult {
  return { outcome: 'trouble', trouble, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

function stage(
  db: Db,
  {
    source,
    wait,
    name,
    bytes,
    table,
  }: {
    source: StoredSource;
    wait: SourceWait | undefined;
    name: string;
    bytes: Uint8Array;
    table: PackedTable;
  },
  now: Date,
): number {
  // It waits for a decision until the next table is due.
  const expiresAt = new Date((wait?.beganAt ?? now).getTime() + (source.awaits === 'week' ? 7 : 28) * DAY_MS);
  const id = insertStagedFile(
    db,
    {
      districtId: source.districtId,
      personId: undefined,
      name,
      expiresAt,
      ...(wait && { waitId: wait.id }),
    },
    now,
  );
  const kept = keptOf({ kind: 'table', table }, bytes);
  saveStagedBytes(db, id, kept.bytes, createHash('sha256').update(bytes).digest('hex'));
  stageContents(db, id, kept.contents, undefined);
  return id;
}
