import { z } from 'zod';
import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Period } from '../domain/period.ts';
import type { FileVerdict } from '../domain/source-file.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** What is known of a file of a source. */
export type SourceFile = {
  address: string;
  name: string;
  mark: string | undefined;
  sha256: string | undefined;
  verdict: FileVerdict;
  periods: readonly Period[];
  firstSeenAt: Date;
  seenAt: Date;
  /** The wait in which it was taken: written, handed over or found to bring nothing. */
  takenIn: number | undefined;
  stagedId: number | undefined;
};

type Row = {
  address: string;
  name: string;
  mark: string | null;
  sha256: string | null;
  verdict: string;
  periods: string;
  first_seen_at: number;
  seen_at: number;
  taken_in: number | null;
  staged_id: number | null;
};

const SELECT =
  'SELECT address, name, mark, sha256, verdict, periods, first_seen_at, seen_at, taken_in, staged_id FROM source_file';

const periodsSchema = z.array(z.object({ from: z.string(), to: z.string() }));

/** What a look found out of a file; a file of other bytes begins anew. */
export function saveSourceFile(
  db: Db,
  sourceId: number,
  file: Pick<
    SourceFile,
    'address' | 'name' | 'mark' | 'sha256' | 'verdict' | 'periods' | 'takenIn' | 'stagedId'
  >,
  now: Date,
): void {
  run(
    db,
    `INSERT INTO source_file (source_id, address, name, mark, sha256, verdict, periods, first_seen_at, seen_at, taken_in, staged_id)
     VALUES (:sourceId, :address, :name, :mark, :sha256, :verdict, :periods, :now, :now, :takenIn, :stagedId)
     ON CONFLICT (source_id, address) DO UPDATE SET name = excluded.name, mark = excluded.mark,
       sha256 = excluded.sha256, verdict = excluded.verdict, periods = excluded.periods, seen_at = excluded.seen_at,
       first_seen_at = CASE WHEN source_file.sha256 IS excluded.sha256 THEN first_seen_at ELSE excluded.first_seen_at END,
       taken_in = excluded.taken_in, staged_id = excluded.staged_id`,
    {
      sourceId,
      address: file.address,
      name: file.name,
      mark: file.mark ?? null,
      sha256: file.sha256 ?? null,
      verdict: file.verdict,
      periods: JSON.stringify(file.periods),
      now: now.getTime(),
      takenIn: file.takenIn ?? null,
      stagedId: file.stagedId ?? null,
    },
  );
}

/** What no look sees any more is forgotten, but for what was taken: its bytes may come back under another name. */
export function forgetUnseenFiles(db: Db, sourceId: number, seen: readonly string[]): void {
  run(
    db,
    `DELETE FROM source_file WHERE source_id = ? AND taken_in IS NULL
       AND address NOT IN (SELECT value FROM json_each(?))`,
    [sourceId, JSON.stringify(seen)],
  );
}

export function listSourceFiles(db: Db, sourceId: number): SourceFile[] {
  return all<Row>(db, `${SELECT} WHERE source_id = ? ORDER BY seen_at DESC, first_seen_at DESC, address`, [
    sourceId,
  ]).map(toFile);
}

function toFile(row: Row): SourceFile {
  return {
    address: row.address,
    name: row.name,
    mark: row.mark ?? undefined,
    sha256: row.sha256 ?? undefined,
    verdict: row.verdict as FileVerdict,
    periods: periodsSchema.parse(JSON.parse(row.periods)).map(({ from, to }) => ({
      from: from as CalendarDay,
      to: to as CalendarDay,
    })),
    firstSeenAt: new Date(row.first_seen_at),
    seenAt: new Date(row.seen_at),
    takenIn: row.taken_in ?? undefined,
    stagedId: row.staged_id ?? undefined,
  };
}
