import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/** What somebody of a school asked in their own words. */
export type StoredQuestion = {
  id: number;
  unitId: UnitId;
  personId: PersonId;
  /** Gone with the answer, and with the person's data. */
  words: string | undefined;
  sentAt: Date | undefined;
  answeredAt: Date | undefined;
  answeredBy: PersonId | undefined;
};

type Row = {
  id: number;
  unit_id: number;
  person_id: number;
  words: string | null;
  sent_at: number | null;
  answered_at: number | null;
  answered_by: number | null;
};

const SELECT = `SELECT q.id, q.unit_id, q.person_id, q.words, q.sent_at, q.answered_at, q.answered_by FROM question AS q`;

export function insertQuestion(
  db: Db,
  { unitId, personId, words }: { unitId: UnitId; personId: PersonId; words: string },
  now: Date,
): number {
  return run(db, 'INSERT INTO question (unit_id, person_id, words, asked_at) VALUES (?, ?, ?, ?)', [
    unitId,
    personId,
    words,
    now.getTime(),
  ]).id;
}

export function findQuestion(db: Db, id: number): StoredQuestion | undefined {
  const row = get<Row>(db, `${SELECT} WHERE q.id = ?`, [id]);
  return row && toQuestion(row);
}

/** Passed to the coordinator of a district and not answered yet, oldest first. */
export function listOpenQuestions(db: Db, districtId: UnitId): StoredQuestion[] {
  return all<Row>(
    db,
    `${SELECT} JOIN unit AS u ON u.id = q.unit_id
     WHERE u.parent_id = ? AND q.sent_at IS NOT NULL AND q.answered_at IS NULL AND q.words IS NOT NULL
     ORDER BY q.sent_at, q.id`,
    [districtId],
  ).map(toQuestion);
}

/** False where it was passed on before. */
export function markQuestionSent(db: Db, id: number, now: Date): boolean {
  return (
    run(db, 'UPDATE question SET sent_at = ? WHERE id = ? AND sent_at IS NULL AND words IS NOT NULL', [
      now.getTime(),
      id,
    ]).changes === 1
  );
}

/** False where somebody answered before. The words have done their work and go. */
export function markQuestionAnswered(db: Db, id: number, by: PersonId, now: Date): boolean {
  return (
    run(
      db,
      `UPDATE question SET answered_by = ?, answered_at = ?, words = NULL
       WHERE id = ? AND sent_at IS NOT NULL AND answered_at IS NULL`,
      [by, now.getTime(), id],
    ).changes === 1
  );
}

/** Questions that were not passed on go whole; of those nobody answered for long, the words. */
export function forgetOldQuestions(db: Db, before: { asked: Date; sent: Date }): void {
  run(db, 'DELETE FROM question WHERE sent_at IS NULL AND asked_at < ?', [before.asked.getTime()]);
  run(db, 'UPDATE question SET words = NULL WHERE words IS NOT NULL AND sent_at < ?', [
    before.sent.getTime(),
  ]);
}

function toQuestion(row: Row): StoredQuestion {
  return {
    id: row.id,
    unitId: row.unit_id as UnitId,
    personId: row.person_id as PersonId,
    words: row.words ?? undefined,
    sentAt: row.sent_at === null ? undefined : new Date(row.sent_at),
    answeredAt: row.answered_at === null ? undefined : new Date(row.answered_at),
    answeredBy: (row.answered_by ?? undefined) as PersonId | undefined,
  };
}
