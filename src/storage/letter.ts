import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

export type StoredLetter = {
  id: number;
  subject: string;
  /** Parsed JSON, unchecked; undefined – its author was erased. */
  contents: unknown;
  createdAt: Date;
  sent: { by: PersonId; at: Date; batchId: number } | undefined;
};

type Row = {
  id: number;
  subject: string;
  contents: string | null;
  created_at: number;
  batch_id: number | null;
  sent_by: number | null;
  sent_at: number | null;
};

const SELECT = 'SELECT id, subject, contents, created_at, batch_id, sent_by, sent_at FROM letter';

export function insertLetter(
  db: Db,
  letter: { districtId: UnitId; subject: string; contents: unknown; createdBy: PersonId },
  now: Date,
): number {
  return run(
    db,
    'INSERT INTO letter (district_id, subject, contents, created_by, created_at) VALUES (?, ?, ?, ?, ?)',
    [letter.districtId, letter.subject, JSON.stringify(letter.contents), letter.createdBy, now.getTime()],
  ).id;
}

export function findLetter(db: Db, districtId: UnitId, id: number): StoredLetter | undefined {
  const row = get<Row>(db, `${SELECT} WHERE id = ? AND district_id = ?`, [id, districtId]);
  return row && toLetter(row);
}

/** The newest first; those whose author was erased are left out. */
export function listLetters(
  db: Db,
  districtId: UnitId,
  { limit, from }: { limit: number; from: number },
): StoredLetter[] {
  return all<Row>(
    db,
    `${SELECT} WHERE district_id = ? AND contents IS NOT NULL ORDER BY id DESC LIMIT ? OFFSET ?`,
    [districtId, limit, from],
  ).map(toLetter);
}

/** How many letters can be listed. */
export function countLetters(db: Db, districtId: UnitId): number {
  return (
    get<{ n: number }>(
      db,
      'SELECT count(*) AS n FROM letter WHERE district_id = ? AND contents IS NOT NULL',
      [districtId],
    )?.n ?? 0
  );
}

/** False where it was sent before. */
export function markLetterSent(
  db: Db,
  id: number,
  { batchId, by, now }: { batchId: number; by: PersonId; now: Date },
): boolean {
  return (
    run(db, 'UPDATE letter SET batch_id = ?, sent_by = ?, sent_at = ? WHERE id = ? AND sent_at IS NULL', [
      batchId,
      by,
      now.getTime(),
      id,
    ]).changes === 1
  );
}

function toLetter(row: Row): StoredLetter {
  const { batch_id: batchId, sent_by: by, sent_at: at } = row;
  return {
    id: row.id,
    subject: row.subject,
    contents: row.contents === null ? undefined : (JSON.parse(row.contents) as unknown),
    createdAt: new Date(row.created_at),
    sent:
      batchId === null || by === null || at === null
        ? undefined
        : { by: by as PersonId, at: new Date(at), batchId },
  };
}
