import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/** `duty`: a duty made known; `results`: of a week; each one's messages carry the batch's id. */
export type BatchKind = 'broadcast' | 'duty' | 'results' | 'letter';

/** `awaits`: the head has to allow it; `planned`: it goes at `dueAt`; `sent`: its messages are made. */
export type BatchState = 'awaits' | 'planned' | 'sent' | 'stopped' | 'refused';

export type NewBatch = {
  districtId: UnitId;
  /** undefined: the program itself. */
  personId?: PersonId | undefined;
  title: string;
  kind?: BatchKind;
  /** As it was written. */
  text?: string;
  attachments?: readonly string[];
  /** In the words of the preview. */
  audience?: string;
  asksAck?: boolean;
  /** Default: `sent`. */
  state?: BatchState;
  dueAt?: Date;
  /** What a broadcast is made from, as JSON. */
  spec?: unknown;
};

export type Batch = {
  id: number;
  districtId: UnitId;
  personId: PersonId | undefined;
  kind: BatchKind;
  title: string;
  createdAt: Date;
  /** undefined: its words were kept long enough. */
  text: string | undefined;
  attachments: readonly string[];
  audience: string | undefined;
  asksAck: boolean;
  state: BatchState;
  dueAt: Date | undefined;
  endedBy: PersonId | undefined;
  endedAt: Date | undefined;
  spec: unknown;
  corrects: number | undefined;
};

type Row = {
  id: number;
  district_id: number;
  person_id: number | null;
  kind: BatchKind;
  title: string;
  created_at: number;
  text: string | null;
  attachments: string | null;
  audience: string | null;
  asks_ack: number;
  state: BatchState;
  due_at: number | null;
  ended_by: number | null;
  ended_at: number | null;
  spec: string | null;
  corrects: number | null;
};

const COLUMNS = `id, district_id, person_id, kind, title, created_at, text, attachments, audience, asks_ack, state, due_at,
  ended_by, ended_at, spec, corrects`;

/** One text to many: its messages carry the id, so that it can be followed, stopped and corrected. */
export function insertBatch(db: Db, batch: NewBatch, now: Date): number {
  return run(
    db,
    `INSERT INTO batch (district_id, person_id, title, created_at, kind, text, attachments, audience, asks_ack, state,
       due_at, spec) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      batch.districtId,
      batch.personId ?? null,
      batch.title,
      now.getTime(),
      batch.kind ?? 'broadcast',
      batch.text ?? null,
      batch.attachments === undefined ? null : JSON.stringify(batch.attachments),
      batch.audience ?? null,
      batch.asksAck === true ? 1 : 0,
      batch.state ?? 'sent',
      batch.dueAt?.getTime() ?? null,
      batch.spec === undefined ? null : JSON.stringify(batch.spec),
    ],
  ).id;
}

/** Whichever district it is of: who asks says for whom. */
export function findBatch(db: Db, id: number): Batch | undefined {
  const row = get<Row>(db, `SELECT ${COLUMNS} FROM batch WHERE id = ?`, [id]);
  return row && toBatch(row);
}

export function findBatchOfDistrict(db: Db, districtId: UnitId, id: number): Batch | undefined {
  const row = get<Row>(db, `SELECT ${COLUMNS} FROM batch WHERE id = ? AND district_id = ?`, [id, districtId]);
  return row && toBatch(row);
}

/** What a district has sent, newest first, corrections apart. `asksAck`: only what asks to be acknowledged. */
export function listBatches(
  db: Db,
  districtId: UnitId,
  { limit, offset = 0, kind, asksAck }: { limit: number; offset?: number; kind?: BatchKind; asksAck?: true },
): Batch[] {
  return all<Row>(
    db,
    `SELECT ${COLUMNS} FROM batch WHERE district_id = :districtId AND corrects IS NULL
       AND (:kind IS NULL OR kind = :kind) AND (:asksAck IS NULL OR asks_ack = 1)
     ORDER BY id DESC LIMIT :limit OFFSET :offset`,
    { districtId, kind: kind ?? null, asksAck: asksAck === true ? 1 : null, limit, offset },
  ).map(toBatch);
}

/** What goes later, the earliest first. */
export function listPlannedBatches(db: Db, districtId: UnitId): (Batch & { dueAt: Date })[] {
  return all<Row>(
    db,
    `SELECT ${COLUMNS} FROM batch WHERE district_id = ? AND state = 'planned' AND due_at IS NOT NULL
     ORDER BY due_at, id`,
    [districtId],
  ).flatMap((row) => {
    const batch = toBatch(row);
    return batch.dueAt === undefined ? [] : [{ ...batch, dueAt: batch.dueAt }];
  });
}

/** False where it is in none of the states `from` any more: somebody else was first. */
export function changeBatchState(
  db: Db,
  { id, districtId }: Pick<Batch, 'id' | 'districtId'>,
  { from, to, by }: { from: readonly BatchState[]; to: BatchState; by: PersonId | undefined },
  now: Date,
): boolean {
  return (
    run(
      db,
      `UPDATE batch SET state = :to, ended_by = :by, ended_at = :now
       WHERE id = :id AND district_id = :districtId AND state IN (SELECT value FROM json_each(:from))`,
      { id, districtId, to, by: by ?? null, now: now.getTime(), from: JSON.stringify(from) },
    ).changes === 1
  );
}

/** Another moment for what goes later; false where it is gone or was stopped. */
export function moveBatch(
  db: Db,
  { id, districtId }: Pick<Batch, 'id' | 'districtId'>,
  dueAt: Date,
): boolean {
  return (
    run(db, `UPDATE batch SET due_at = ? WHERE id = ? AND district_id = ? AND state = 'planned'`, [
      dueAt.getTime(),
      id,
      districtId,
    ]).changes === 1
  );
}

function toBatch(row: Row): Batch {
  return {
    id: row.id,
    districtId: row.district_id as UnitId,
    personId: (row.person_id ?? undefined) as PersonId | undefined,
    kind: row.kind,
    title: row.title,
    createdAt: new Date(row.created_at),
    text: row.text ?? undefined,
    attachments: row.attachments === null ? [] : (JSON.parse(row.attachments) as string[]),
    audience: row.audience ?? undefined,
    asksAck: row.asks_ack === 1,
    state: row.state,
    dueAt: row.due_at === null ? undefined : new Date(row.due_at),
    endedBy: (row.ended_by ?? undefined) as PersonId | undefined,
    endedAt: row.ended_at === null ? undefined : new Date(row.ended_at),
    spec: row.spec === null ? undefined : (JSON.parse(row.spec) as unknown),
    corrects: row.corrects ?? undefined,
  };
}
