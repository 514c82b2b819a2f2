import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import type { OutboxState } from './outbox.ts';
import { all, run } from './statement.ts';

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
