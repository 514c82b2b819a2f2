import type { PersonId } from '../domain/person.ts';
import type { BatchKind } from './batch.ts';
import type { Db } from './open.ts';
import { eraseOutboxOfBatches } from './outbox-batch.ts';
import { eraseOutboxAttachments } from './outbox-history.ts';
import { all, run } from './statement.ts';

/** Empties the words of what was sent before `before`; returns how many. */
export function emptyBatchTexts(db: Db, before: Date): number {
  return run(
    db,
    `UPDATE batch SET text = NULL, attachments = NULL, spec = NULL
     WHERE created_at < ? AND state NOT IN ('awaits', 'planned') AND (due_at IS NULL OR due_at < ?) AND text IS NOT NULL`,
    [before.getTime(), before.getTime()],
  ).changes;
}

/**
 * What somebody who erases themself wrote to many, or corrected last: the words go, also those that others were sent, and
 * with them what had not been sent yet.
 */
export function eraseBatchesOf(db: Db, personId: PersonId, now: Date): void {
  const own = listBatchesInWordsOf(db, personId);
  for (const { attachments, created_at } of own) {
    const references = attachments === null ? [] : (JSON.parse(attachments) as string[]);
    if (references.length > 0) eraseOutboxAttachments(db, references, new Date(created_at));
  }
  const ids = JSON.stringify(own.map(({ id }) => id));
  eraseOutboxOfBatches(
    db,
    own.filter(({ kind }) => kind === 'broadcast' || kind === 'letter').map(({ id }) => id),
  );
  run(
    db,
    `UPDATE batch SET ended_by = ?, ended_at = ?, state = 'stopped'
     WHERE id IN (SELECT value FROM json_each(?)) AND state IN ('awaits', 'planned')`,
    [personId, now.getTime(), ids],
  );
  run(
    db,
    `UPDATE batch SET text = NULL, title = '', attachments = NULL, spec = NULL
     WHERE id IN (SELECT value FROM json_each(?))`,
    [ids],
  );
}

type InWordsOf = { id: number; kind: BatchKind; attachments: string | null; created_at: number };

function listBatchesInWordsOf(db: Db, personId: PersonId): InWordsOf[] {
  return all<InWordsOf>(
    db,
    `SELECT id, kind, attachments, created_at FROM batch
     WHERE person_id = :personId OR id IN (
       SELECT mine.corrects FROM batch AS mine WHERE mine.person_id = :personId AND mine.corrects IS NOT NULL
         AND mine.id = (SELECT max(last.id) FROM batch AS last WHERE last.corrects = mine.corrects))`,
    { personId },
  );
}
