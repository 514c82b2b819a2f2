import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** A picture (no title) or a file beside an answer, by the messenger's reference; nothing of it is downloaded. */
export type AnswerAttachment = { id: number; answer: string; attachment: string; title: string };

type NewAttachment = Omit<AnswerAttachment, 'id'> & { districtId: UnitId; by: PersonId };

/** False where the answer has it already. */
export function insertAnswerAttachment(
  db: Db,
  { districtId, answer, attachment, title, by }: NewAttachment,
  now: Date,
): boolean {
  return (
    run(
      db,
      `INSERT INTO answer_attachment (district_id, answer, attachment, title, added_by, added_at)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (district_id, answer, attachment) DO NOTHING`,
      [districtId, answer, attachment, title, by, now.getTime()],
    ).changes === 1
  );
}

/** Oldest first. */
export function listAnswerAttachments(db: Db, districtId: UnitId): AnswerAttachment[] {
  return all<AnswerAttachment>(
    db,
    'SELECT id, answer, attachment, title FROM answer_attachment WHERE district_id = ? ORDER BY id',
    [districtId],
  );
}

/** False where the district has no such attachment. */
export function deleteAnswerAttachment(db: Db, districtId: UnitId, id: number): boolean {
  return (
    run(db, 'DELETE FROM answer_attachment WHERE district_id = ? AND id = ?', [districtId, id]).changes === 1
  );
}
