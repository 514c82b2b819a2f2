import { createHash } from 'node:crypto';
import type { Period } from '../domain/period.ts';
import { isAwaited, judgeTable } from '../domain/source-file.ts';
import type { FileVerdict } from '../domain/source-file.ts';
import type { SourceTrouble } from '../domain/table-source.ts';
import type { Table } from '../domain/table.ts';
import { readingOptionsOf } from '../features/subjects/tables/table-shapes.ts';
import { lookParams, tryParams } from '../features/table-source/look-task.ts';
import type { LookResult } from '../features/table-source/look-task.ts';
import { TABLE_EXTENSIONS } from '../ingest/table-extensions.ts';
import type { Found, SourceDeps } from '../sources/found.ts';
import { fetchCandidate, lookAt } from '../sources/look-at.ts';
import { troubleOf } from '../sources/source-error.ts';
import type { Db } from '../storage/open.ts';
import { forgetUnseenFiles, listSourceFiles, saveSourceFile } from '../storage/source-file.ts';
import type { SourceFile } from '../storage/source-file.ts';
import { findWait } from '../storage/source-wait.ts';
import type { SourceWait } from '../storage/source-wait.ts';
import { insertStagedFile, saveStagedBytes, saveStagedContents } from '../storage/staged-file.ts';
import { findSource } from '../storage/table-source.ts';
import type { StoredSource } from '../storage/table-source.ts';
import type { Reading, TaskOutcome } from './fetch-and-read.ts';
import { keptOf } from './kept-bytes.ts';

export type SourceReading = Pick<Reading, 'db' | 'metrics' | 'readTable'> & {
  now: () => Date;
  /** Absent: this program asks nobody. */
  sources?: SourceDeps;
};

/** In one look; what is left waits for the next one. */
const MOST_FILES = 8;
const MOST_TRIED = 4;
/** The likeliest of a folder of thousands are looked at and remembered. */
const MOST_KEPT = 300;
const MOST_TOTAL_BYTES = 60 * 1024 * 1024;
const LOOK_MS = 4 * 60_000;
/** Somebody waits for it, among the files of others. */
const TRY_MS = 90_000;
const DAY_MS = 24 * 60 * 60_000;
/** A file of a folder that changed more recently may still be on its way. */
const SETTLED_MS = 10 * 60_000;
const LONGEST_NAME = 80;

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
    return { result: { outcome: 'trouble', trouble } };
  } finally {
    clearTimeout(timer);
    ending.removeEventListener('abort', end);
  }
}

/** A file of this look: what is kept of it, and its table where a person or the program is to decide on it. */
type Seen = {
  file: Pick<SourceFile, 'address' | 'name' | 'mark' | 'sha256' | 'verdict' | 'periods' | 'takenIn'> & {
    stagedId?: number | undefined;
  };
  staged?: { bytes: Uint8Array; table: Table };
};

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
      trouble = failed;
      break;
    }
  }
  const isFound = seen.some(({ staged }) => staged !== undefined);
  if (trouble !== undefined && !isFound) return { result: { outcome: 'trouble', trouble } };
  const isGrowing = seen.some(({ file }) => file.verdict === 'fresh' || file.verdict === 'later');
  return {
    result: { outcome: 'looked', files: all.length, ...(isGrowing && { soon: true as const }) },
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

type OneOf = {
  reading: SourceReading;
  deps: SourceDeps;
  source: StoredSource;
  wait: SourceWait | undefined;
  known: readonly SourceFile[];
  /** Of this very look. */
  seen: readonly Seen[];
  budget: { files: number; bytes: number };
  signal: AbortSignal;
};

/** What a file is; undefined where nothing new can be said of it. */
async function readOne(of: OneOf, found: Found): Promise<Seen | undefined> {
  const { reading, deps, source, wait, known, seen, budget, signal } = of;
  const before = known.find(({ address }) => address === found.address);
  // An address may end in anything: of a link to one file only its bytes tell what it is.
  if (source.source.kind !== 'https' && !mayRead(found.name)) {
    return { file: fileOf(found, 'not-read') };
  }
  if ((found.size ?? 0) > deps.maxBytes) return { file: fileOf(found, 'too-large') };
  const isSame = before?.mark !== undefined && before.mark === found.mark;
  if (source.source.kind === 'folder' && !isSame && mayGrow(found, of))
    return { file: fileOf(found, 'fresh') };
  const isRead = before?.sha256 !== undefined && before.verdict !== 'later';
  if (isSame && isRead && !isWanted(before, of)) return { file: before };
  if (budget.files <= 0 || budget.bytes <= 0)
    return before === undefined ? { file: fileOf(found, 'later') } : undefined;
  budget.files -= 1;
  const knownMark = isRead && !isWanted(before, of) ? before.mark : undefined;
  const fetched = await fetchCandidate(source.source, found, deps, {
    signal,
    ...(knownMark !== undefined && { knownMark }),
  });
  if (fetched === 'unchanged') return before && { file: before };
  const { bytes } = fetched;
  budget.bytes -= bytes.length;
  const name = shownName(fetched.name ?? found.name);
  const mark = fetched.mark ?? found.mark;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // The same bytes under another name say the same, and are decided on once.
  const twin =
    known.find((one) => one.sha256 === sha256 && (one.takenIn !== undefined || !isWanted(one, of))) ??
    seen.find(({ file }) => file.sha256 === sha256)?.file;
  const base = { address: found.address, name, mark, sha256 };
  if (twin !== undefined) {
    const { verdict, periods, takenIn } = twin;
    return { file: { ...base, verdict, periods, takenIn } };
  }
  const options = readingOptionsOf(reading.db, reading.metrics, source.districtId);
  const table = await reading.readTable({ name, bytes }, options);
  const { verdict, periods } = judgeTable(table, source.awaits, options.metrics);
  const file = { ...base, verdict, periods, takenIn: undefined };
  const isTaken = wait !== undefined && isWanted({ ...file, firstSeenAt: firstSeenOf(of, sha256) }, of);
  return { file, ...(isTaken && { staged: { bytes, table } }) };
}

/** Whether a file is the awaited table, or a new one that a person has to say a word about. */
function isWanted(
  file: Pick<SourceFile, 'verdict' | 'periods' | 'takenIn' | 'firstSeenAt'>,
  { wait, source }: Pick<OneOf, 'wait' | 'source'>,
): boolean {
  if (wait === undefined || file.takenIn !== undefined) return false;
  if (file.verdict === 'table') return isAwaited(file.periods, wait.period, source.awaits);
  // What lay there before the table was due is none of its week.
  return file.verdict === 'unclear' && file.firstSeenAt >= wait.beganAt;
}

function firstSeenOf({ reading, known }: OneOf, sha256: string): Date {
  return known.find((one) => one.sha256 === sha256)?.firstSeenAt ?? reading.now();
}

/** A file of a folder is read when two looks saw it alike; at a trial, when it has not changed for a while. */
function mayGrow({ changedAt }: Found, { reading, wait }: OneOf): boolean {
  if (wait !== undefined) return true;
  return changedAt === undefined || reading.now().getTime() - changedAt.getTime() < SETTLED_MS;
}

function stage(
  db: Db,
  {
    source,
    wait,
    name,
    bytes,
    table,
  }: { source: StoredSource; wait: SourceWait | undefined; name: string; bytes: Uint8Array; table: Table },
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
  saveStagedContents(db, id, kept.contents, undefined);
  return id;
}

function fileOf(found: Found, verdict: FileVerdict): Seen['file'] {
  const periods: Period[] = [];
  const { address, mark } = found;
  return {
    address,
    name: shownName(found.name),
    mark,
    sha256: undefined,
    verdict,
    periods,
    takenIn: undefined,
  };
}

function mayRead(name: string): boolean {
  return TABLE_EXTENSIONS.has(extensionOf(name));
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** A file's name is somebody's text: one line of it, the end with the extension kept. */
function shownName(name: string): string {
  const line = name.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line.length <= LONGEST_NAME ? line : `…${line.slice(1 - LONGEST_NAME)}`;
}
