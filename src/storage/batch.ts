import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import type { OutboxState } from './outbox.ts';
import { all, get, run } from './statement.ts';

/** A broadcast: its messages carry the id. */
export function insertBatch(
  db: Db,
  batch: { districtId: UnitId; personId: PersonId; title: string },
  now: Date,
): number {
  return run(db, 'INSERT INTO batch (district_id, person_id, title, created_at) VALUES (?, ?, ?, ?)', [
    batch.districtId,
    batch.personId,
    batch.title,
    now.getTime(),
  ]).id;
}

/** How each message of a broadcast fares. */
export function listBatchStates(
  db: Db,
  batchId: number,
): { peerId: number; state: OutboxState; failure: string | undefined }[] {
  return all<{ peer_id: number; state: OutboxState; failure: string | null }>(
    db,
    'SELECT peer_id, state, failure FROM outbox WHERE batch_id = ? ORDER BY id',
    [batchId],
  ).map((row) => ({ peerId: row.peer_id, state: row.state, failure: row.failure ?? undefined }));
}

/** The newest broadcast of a district. */
export function findLatestBatch(
  db: Db,
  districtId: UnitId,
): { id: number; title: string; createdAt: Date } | undefined {
  const row = get<{ id: number; title: string; created_at: number }>(
    db,
    'SELECT id, title, created_at FROM batch WHERE district_id = ? ORDER BY id DESC LIMIT 1',
    [districtId],
  );
  return row && { id: row.id, title: row.title, createdAt: new Date(row.created_at) };
}
