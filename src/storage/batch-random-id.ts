import { createHash } from 'node:crypto';
import { randomInt32 } from '../shared/random.ts';
import type { Db } from './open.ts';
import { get } from './statement.ts';

/** So often is the same content sent to one dialog with a number that all share: the first time and repeats. */
const SHARED_TIMES = 5;

/**
 * The random_id of a batch's message: the same for all who get the same content, so that they can go in one call, and
 * in any other grouping after a crash – the messenger checks it per dialog. The same content once more to one person
 * (a repeat to the failed ones) has the next such number. Undefined where there is no batch, or all of them are taken
 * in the dialog: any number will do.
 */
export function sharedRandomId(
  db: Db,
  {
    peerId,
    batchId,
    content,
    part,
  }: { peerId: number; batchId: number | undefined; content: string; part: number },
): number | undefined {
  if (batchId === undefined) return undefined;
  const batch = get<{ created_at: number }>(db, 'SELECT created_at FROM batch WHERE id = ?', [batchId]);
  for (let time = 0; time < SHARED_TIMES; time += 1) {
    // The moment: another database may have had a batch of that number within VK's window.
    const digest = createHash('sha256')
      .update(`${batchId}/${batch?.created_at ?? 0}/${part}/${time}/${content}`)
      .digest();
    const randomId = randomInt32((length) => digest.subarray(0, length));
    if (!isTaken(db, { peerId, batchId, randomId })) return randomId;
  }
  return undefined;
}

function isTaken(
  db: Db,
  { peerId, batchId, randomId }: { peerId: number; batchId: number; randomId: number },
): boolean {
  const taken = get(db, 'SELECT 1 FROM outbox WHERE peer_id = ? AND random_id = ? AND batch_id = ? LIMIT 1', [
    peerId,
    randomId,
    batchId,
  ]);
  return taken !== undefined;
}
