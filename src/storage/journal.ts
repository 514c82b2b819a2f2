import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

export type JournalEntry = {
  id: number;
  at: Date;
  /** undefined: the program itself, or the command line. */
  personId: PersonId | undefined;
  /** A sentence: «Срок 30.10 снят». */
  act: string;
  before: string | undefined;
  after: string | undefined;
  byCommandLine: boolean;
};

export type NewJournalEntry = {
  districtId: UnitId;
  personId?: PersonId | undefined;
  act: string;
  before?: string | undefined;
  after?: string | undefined;
  byCommandLine?: boolean;
};

/** Append-only: the database refuses everything else. */
export function insertJournal(db: Db, entry: NewJournalEntry, now: Date): void {
  run(
    db,
    `INSERT INTO journal (district_id, at, person_id, act, before, after, by_command_line)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      entry.districtId,
      now.getTime(),
      entry.personId ?? null,
      entry.act,
      entry.before ?? null,
      entry.after ?? null,
      entry.byCommandLine === true ? 1 : 0,
    ],
  );
}

/** `own`: what one person did; `others`: other people; `bot`: the program itself, or the command line. */
export type JournalAuthors = { of: 'own' | 'others'; personId: PersonId } | { of: 'bot' };

type Row = {
  id: number;
  at: number;
  person_id: number | null;
  act: string;
  before: string | null;
  after: string | null;
  by_command_line: number;
};

const SELECT = 'SELECT id, at, person_id, act, before, after, by_command_line FROM journal';

const OF_AUTHORS = `(:of IS NULL
  OR :of = 'own' AND person_id = :personId
  OR :of = 'others' AND person_id <> :personId
  OR :of = 'bot' AND person_id IS NULL)`;

/** The newest first, `skip` of them left out. */
export function listJournal(
  db: Db,
  districtId: UnitId,
  { limit, skip = 0, authors }: { limit: number; skip?: number; authors?: JournalAuthors | undefined },
): JournalEntry[] {
  return all<Row>(
    db,
    `${SELECT} WHERE district_id = :districtId AND ${OF_AUTHORS} ORDER BY id DESC LIMIT :limit OFFSET :skip`,
    { districtId, limit, skip, ...paramsOf(authors) },
  ).map(toEntry);
}

export function countJournal(db: Db, districtId: UnitId, authors?: JournalAuthors): number {
  const row = get<{ n: number }>(
    db,
    `SELECT count(*) AS n FROM journal WHERE district_id = :districtId AND ${OF_AUTHORS}`,
    { districtId, ...paramsOf(authors) },
  );
  return row?.n ?? 0;
}

/** Of a stretch of time, the oldest first. */
export function listJournalBetween(
  db: Db,
  districtId: UnitId,
  { from, to }: { from: Date; to: Date },
): JournalEntry[] {
  return all<Row>(db, `${SELECT} WHERE district_id = ? AND at >= ? AND at < ? ORDER BY id`, [
    districtId,
    from.getTime(),
    to.getTime(),
  ]).map(toEntry);
}

/**
 * Takes the words away that somebody who erases themself has written down, also where another one changed them: what
 * it was before is what they wrote. That it was done, and by whom, stays; a value of one word is nobody's words.
 */
export function eraseJournalWords(db: Db, personId: PersonId): void {
  run(
    db,
    `UPDATE journal SET before = NULL, after = NULL
     WHERE coalesce(before, after) IS NOT NULL AND (person_id = :personId
       OR before LIKE '% %' AND before IN (SELECT after FROM journal WHERE person_id = :personId))`,
    { personId },
  );
}

function paramsOf(authors: JournalAuthors | undefined) {
  const personId = authors === undefined || authors.of === 'bot' ? null : authors.personId;
  return { of: authors?.of ?? null, personId };
}

function toEntry(row: Row): JournalEntry {
  return {
    id: row.id,
    at: new Date(row.at),
    personId: (row.person_id ?? undefined) as PersonId | undefined,
    act: row.act,
    before: row.before ?? undefined,
    after: row.after ?? undefined,
    byCommandLine: row.by_command_line === 1,
  };
}
