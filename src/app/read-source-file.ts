import { createHash } from 'node:crypto';
import type { PackedTable } from '../domain/packed-table.ts';
import type { Period } from '../domain/period.ts';
import { isAwaited, judgeTable } from '../domain/source-file.ts';
import type { FileVerdict } from '../domain/source-file.ts';
import type { TableProblem } from '../domain/table.ts';
import { readingOptionsOf } from '../features/subjects/tables/table-shapes.ts';
import { TABLE_EXTENSIONS } from '../ingest/table-extensions.ts';
import type { Found, SourceDeps } from '../sources/found.ts';
import { fetchCandidate } from '../sources/look-at.ts';
import { SourceError } from '../sources/source-error.ts';
import type { SourceFile } from '../storage/source-file.ts';
import type { SourceWait } from '../storage/source-wait.ts';
import type { StoredSource } from '../storage/table-source.ts';
import type { Reading } from './fetch-and-read.ts';
import { texts } from './texts.ts';

/** A file of a folder that changed more recently may still be on its way. */
const SETTLED_MS = 10 * 60_000;
const LONGEST_NAME = 80;
const SIZE_DIFFERS: TableProblem = { severity: 'ask', code: 'size-differs', sentence: texts.sizeDiffers };

export type SourceReading = Pick<Reading, 'db' | 'metrics' | 'readTable'> & {
  now: () => Date;
  /** Absent: this program asks nobody. */
  sources?: SourceDeps;
};

/** A file of this look: what is kept of it, and its table where a person or the program is to decide on it. */
export type Seen = {
  file: Pick<SourceFile, 'address' | 'name' | 'mark' | 'sha256' | 'verdict' | 'periods' | 'takenIn'> & {
    stagedId?: number | undefined;
  };
  staged?: { bytes: Uint8Array; table: PackedTable };
};

/** What a file is looked at with. */
export type OneOf = {
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
export async function readOne(of: OneOf, found: Found): Promise<Seen | undefined> {
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
  const isRead = before?.sha256 !== undefined && before.verdict !== 'later' && before.verdict !== 'fresh';
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
  const { bytes, isPage = false } = fetched;
  const isWhole = found.size === undefined || found.size === bytes.length;
  // Of the listed length it is the file itself, whatever it looks like.
  if (isPage && !isWhole) throw new SourceError('captcha');
  budget.bytes -= bytes.length;
  const name = shownName(fetched.name ?? found.name);
  // Without a mark it is fetched at every look, until it is whole.
  const mark = isWhole ? (fetched.mark ?? found.mark) : undefined;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // Cut on the way, or replaced since it was listed; what two looks saw alike is shown to a person.
  if (!isWhole && before?.sha256 !== sha256) {
    return { file: { ...fileOf(found, 'fresh'), sha256 } };
  }
  // The same bytes under another name say the same, and are decided on once.
  const twin =
    known
      .filter(({ verdict }) => verdict !== 'fresh')
      .find((one) => one.sha256 === sha256 && (one.takenIn !== undefined || !isWanted(one, of))) ??
    seen.find(({ file }) => file.sha256 === sha256)?.file;
  const base = { address: found.address, name, mark, sha256 };
  if (twin !== undefined) {
    const { verdict, periods, takenIn } = twin;
    return { file: { ...base, verdict, periods, takenIn } };
  }
  const options = readingOptionsOf(reading.db, reading.metrics, source.districtId);
  const read = await reading.readTable({ name, bytes }, options);
  const table = isWhole ? read : { ...read, problems: [...read.problems, SIZE_DIFFERS] };
  const { verdict, periods } = judgeTable(
    { ...table, sources: table.packed.sources },
    source.awaits,
    options.metrics,
  );
  // Its bytes are not remembered: at the next look they are read anew.
  if (verdict === 'failed') return { file: fileOf(found, verdict) };
  // Where nobody tells its length, a page is a file only if it holds the table.
  if (isPage && found.size === undefined && verdict !== 'table') throw new SourceError('captcha');
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

export function fileOf(found: Found, verdict: FileVerdict): Seen['file'] {
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

/** By its name; one without an extension («Мониторинг», «Таблица за 25.10») may be anything. */
export function mayRead(name: string): boolean {
  const extension = extensionOf(name);
  return /^\d*$/.test(extension) || TABLE_EXTENSIONS.has(extension);
}

function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** A file's name is somebody's text: one line of it, the end with the extension kept. */
function shownName(name: string): string {
  const line = name.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line.length <= LONGEST_NAME ? line : `…${line.slice(1 - LONGEST_NAME)}`;
}
