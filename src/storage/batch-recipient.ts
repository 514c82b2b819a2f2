import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/**
 * Why no message was made for somebody: something that is not known of their school, or was not needed; `spared`: they
 * had enough this week; `unfit`: when it went they fitted no more.
 */
export type LeftOutReason = 'figure' | 'target' | 'counts' | 'reached' | 'due' | 'spared' | 'unfit';

/** For whom a batch is. Without a person: nobody of the school is in the bot. */
export type BatchRecipient = {
  id: number;
  person: { id: PersonId; peerId: number; reachable: boolean | undefined } | undefined;
  unitIds: readonly UnitId[];
  acknowledgedAt: Date | undefined;
  leftOut: LeftOutReason | undefined;
};

type Row = {
  id: number;
  person_id: number | null;
  external_id: number | null;
  reachable: number | null;
  unit_ids: string;
  acknowledged_at: number | null;
  left_out_at: number | null;
  left_out_why: Exclude<LeftOutReason, 'unfit'> | null;
};

const SELECT = `SELECT r.id, r.person_id, p.external_id, p.reachable, r.unit_ids, r.acknowledged_at, r.left_out_at,
    r.left_out_why
  FROM batch_recipient AS r LEFT JOIN person AS p ON p.id = r.person_id`;

/** To be called inside a transaction. Returns the row's id. */
export function insertBatchRecipient(
  db: Db,
  batchId: number,
  { personId, unitIds }: { personId: PersonId | undefined; unitIds: readonly UnitId[] },
): number {
  return run(db, 'INSERT INTO batch_recipient (batch_id, person_id, unit_ids) VALUES (?, ?, ?)', [
    batchId,
    personId ?? null,
    JSON.stringify(unitIds),
  ]).id;
}

/** The values that were put into the text of a recipient, for a later correction of it. */
export function saveFilled(db: Db, recipientId: number, values: Readonly<Record<string, string>>): void {
  run(db, 'UPDATE batch_recipient SET filled = ? WHERE id = ?', [JSON.stringify(values), recipientId]);
}

export function listBatchRecipients(db: Db, batchId: number): BatchRecipient[] {
  return all<Row>(db, `${SELECT} WHERE r.batch_id = ? ORDER BY r.id`, [batchId]).map(toRecipient);
}

export function findBatchRecipient(db: Db, batchId: number, personId: PersonId): BatchRecipient | undefined {
  const row = get<Row>(db, `${SELECT} WHERE r.batch_id = ? AND r.person_id = ?`, [batchId, personId]);
  return row && toRecipient(row);
}

/** «Ознакомлен(а)»; false where it was said before. */
export function acknowledgeBatch(db: Db, recipientId: number, now: Date): boolean {
  return (
    run(db, 'UPDATE batch_recipient SET acknowledged_at = ? WHERE id = ? AND acknowledged_at IS NULL', [
      now.getTime(),
      recipientId,
    ]).changes === 1
  );
}

/** No message is made for them. */
export function leaveOut(db: Db, recipientId: number, why: LeftOutReason, now: Date): void {
  run(db, 'UPDATE batch_recipient SET left_out_at = ?, left_out_why = ? WHERE id = ?', [
    now.getTime(),
    why === 'unfit' ? null : why,
    recipientId,
  ]);
}

function toRecipient(row: Row): BatchRecipient {
  return {
    id: row.id,
    person:
      row.person_id === null || row.external_id === null
        ? undefined
        : {
            id: row.person_id as PersonId,
            peerId: row.external_id,
            reachable: row.reachable === null ? undefined : row.reachable === 1,
          },
    unitIds: JSON.parse(row.unit_ids) as UnitId[],
    acknowledgedAt: row.acknowledged_at === null ? undefined : new Date(row.acknowledged_at),
    leftOut: row.left_out_at === null ? undefined : (row.left_out_why ?? 'unfit'),
  };
}
