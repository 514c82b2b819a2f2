import type { PersonId, Role } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/** `not-ours`: «Нас не касается». */
type AnswerKind = 'done' | 'not-ours';

/** `given`: «готово» counts, «нас не касается» waits for the coordinator; `withdrawn`: by the school itself. */
type AnswerState = 'given' | 'accepted' | 'returned' | 'withdrawn';

/** What a school answered on one occasion of a duty. */
export type StoredDutyAnswer = {
  id: number;
  dutyId: number;
  unitId: UnitId;
  occasion: string;
  kind: AnswerKind;
  state: AnswerState;
  /** Of the evidence `count`. */
  amount: number | undefined;
  /** A link, a reason. */
  words: string | undefined;
  /** The messenger's references of files and pictures. */
  attachments: readonly string[];
  /** The role in the school of whoever answered, as far as it is known. */
  role: Role | undefined;
  answeredAt: Date;
  decidedAt: Date | undefined;
  decidedBy: PersonId | undefined;
  /** The coordinator's. */
  remark: string | undefined;
};

export type NewDutyAnswer = Pick<StoredDutyAnswer, 'dutyId' | 'unitId' | 'occasion' | 'kind'> & {
  /** Default: `given`. */
  state?: 'given' | 'accepted';
  amount?: number;
  words?: string;
  attachments?: readonly string[];
  by: PersonId;
};

type Row = {
  id: number;
  duty_id: number;
  unit_id: number;
  occasion: string;
  kind: AnswerKind;
  state: AnswerState;
  amount: number | null;
  words: string | null;
  attachments: string | null;
  role: Role | null;
  answered_at: number;
  decided_at: number | null;
  decided_by: number | null;
  remark: string | null;
};

const SELECT = `SELECT a.id, a.duty_id, a.unit_id, a.occasion, a.kind, a.state, a.amount, a.words, a.attachments,
  a.answered_at, a.decided_at, a.decided_by, a.remark,
  (SELECT role FROM binding AS b WHERE b.person_id = a.person_id AND b.unit_id = a.unit_id
    ORDER BY b.ended_at IS NOT NULL, b.id DESC LIMIT 1) AS role FROM duty_answer AS a`;

/** False where an answer to this occasion is in force already. */
export function insertDutyAnswer(db: Db, answer: NewDutyAnswer, now: Date): boolean {
  return (
    run(
      db,
      `INSERT INTO duty_answer (duty_id, unit_id, occasion, kind, state, amount, words, attachments, person_id,
         answered_at, decided_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (duty_id, unit_id, occasion) WHERE state IN ('given', 'accepted') DO NOTHING`,
      [
        answer.dutyId,
        answer.unitId,
        answer.occasion,
        answer.kind,
        answer.state ?? 'given',
        answer.amount ?? null,
        answer.words ?? null,
        answer.attachments === undefined ? null : JSON.stringify(answer.attachments),
        answer.by,
        now.getTime(),
        answer.state === 'accepted' ? now.getTime() : null,
      ],
    ).changes === 1
  );
}

/** Takes the answer of a school on an occasion back; false where none is in force. */
export function withdrawDutyAnswer(
  db: Db,
  { dutyId, unitId, occasion }: Pick<StoredDutyAnswer, 'dutyId' | 'unitId' | 'occasion'>,
): boolean {
  return (
    run(
      db,
      `UPDATE duty_answer SET state = 'withdrawn'
       WHERE duty_id = ? AND unit_id = ? AND occasion = ? AND state IN ('given', 'accepted')`,
      [dutyId, unitId, occasion],
    ).changes === 1
  );
}

/** Accepts or returns an answer in force; false where it is no longer, or stands so already. */
export function decideDutyAnswer(
  db: Db,
  id: number,
  decision: { state: 'accepted' | 'returned'; remark?: string; by: PersonId },
  now: Date,
): boolean {
  return (
    run(
      db,
      `UPDATE duty_answer SET state = :state, remark = :remark, decided_by = :by, decided_at = :now
       WHERE id = :id AND state IN ('given', 'accepted') AND state <> :state`,
      { id, state: decision.state, remark: decision.remark ?? null, by: decision.by, now: now.getTime() },
    ).changes === 1
  );
}

/** One answer to a duty of the district, whatever became of it. */
export function findDutyAnswer(db: Db, districtId: UnitId, id: number): StoredDutyAnswer | undefined {
  const row = get<Row>(
    db,
    `${SELECT} JOIN duty AS d ON d.id = a.duty_id WHERE a.id = ? AND d.district_id = ?`,
    [id, districtId],
  );
  return row && toAnswer(row);
}

export function findDutyAnswerInForce(
  db: Db,
  { dutyId, unitId, occasion }: Pick<StoredDutyAnswer, 'dutyId' | 'unitId' | 'occasion'>,
): StoredDutyAnswer | undefined {
  const row = get<Row>(
    db,
    `${SELECT} WHERE a.duty_id = ? AND a.unit_id = ? AND a.occasion = ? AND a.state IN ('given', 'accepted')`,
    [dutyId, unitId, occasion],
  );
  return row && toAnswer(row);
}

/** All answers to a duty, oldest first. */
export function listDutyAnswers(db: Db, dutyId: number): StoredDutyAnswer[] {
  return all<Row>(db, `${SELECT} WHERE a.duty_id = ? ORDER BY a.id`, [dutyId]).map(toAnswer);
}

/**
 * What counts for one occasion of a duty, oldest first: the answers to it, and «Нас не касается» that was agreed to on any.
 * `unitId`: of one school alone.
 */
export function listAnswersFor(
  db: Db,
  dutyId: number,
  { occasion, unitId }: { occasion: string; unitId?: UnitId },
): StoredDutyAnswer[] {
  return all<Row>(
    db,
    `${SELECT} WHERE a.duty_id = :dutyId AND (:unitId IS NULL OR a.unit_id = :unitId)
       AND (a.occasion = :occasion OR (a.kind = 'not-ours' AND a.state = 'accepted')) ORDER BY a.id`,
    { dutyId, occasion, unitId: unitId ?? null },
  ).map(toAnswer);
}

/** Empties what somebody wrote: reasons, links and files, a coordinator's remarks and the reasons of more time. */
export function eraseDutyWordsOf(db: Db, personId: PersonId): void {
  run(db, 'UPDATE duty_answer SET words = NULL, attachments = NULL WHERE person_id = ?', [personId]);
  run(db, "UPDATE duty_answer SET remark = '' WHERE decided_by = ? AND remark IS NOT NULL", [personId]);
  run(db, "UPDATE duty_extension SET reason = '' WHERE granted_by = ?", [personId]);
}

function toAnswer(row: Row): StoredDutyAnswer {
  return {
    id: row.id,
    dutyId: row.duty_id,
    unitId: row.unit_id as UnitId,
    occasion: row.occasion,
    kind: row.kind,
    state: row.state,
    amount: row.amount ?? undefined,
    words: row.words ?? undefined,
    attachments: row.attachments === null ? [] : (JSON.parse(row.attachments) as string[]),
    role: row.role ?? undefined,
    answeredAt: new Date(row.answered_at),
    decidedAt: row.decided_at === null ? undefined : new Date(row.decided_at),
    decidedBy: (row.decided_by ?? undefined) as PersonId | undefined,
    remark: row.remark ?? undefined,
  };
}
