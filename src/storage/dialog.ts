import type { PersonId } from '../domain/person.ts';
import type { Db } from './open.ts';
import { get, run } from './statement.ts';

/** Where a conversation of several messages stands; `state` is the dialog's own JSON. */
export type StoredDialog = { name: string; state: unknown; updatedAt: Date };

export function findDialog(db: Db, personId: PersonId, peerId: number): StoredDialog | undefined {
  const row = get<{ name: string; state: string; updated_at: number }>(
    db,
    'SELECT name, state, updated_at FROM dialog WHERE person_id = ? AND peer_id = ?',
    [personId, peerId],
  );
  return (
    row && { name: row.name, state: JSON.parse(row.state) as unknown, updatedAt: new Date(row.updated_at) }
  );
}

export function saveDialog(
  db: Db,
  personId: PersonId,
  peerId: number,
  dialog: { name: string; state: unknown },
  now: Date,
): void {
  run(
    db,
    `INSERT INTO dialog (person_id, peer_id, name, state, updated_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (person_id, peer_id) DO UPDATE
     SET name = excluded.name, state = excluded.state, updated_at = excluded.updated_at`,
    [personId, peerId, dialog.name, JSON.stringify(dialog.state), now.getTime()],
  );
}

export function deleteDialog(db: Db, personId: PersonId, peerId: number): void {
  run(db, 'DELETE FROM dialog WHERE person_id = ? AND peer_id = ?', [personId, peerId]);
}

/** Empties conversations that nobody goes on with since `before`; which one it was stays, to be said. */
export function emptySilentDialogs(db: Db, before: Date): void {
  run(db, "UPDATE dialog SET state = 'null' WHERE updated_at < ?", [before.getTime()]);
}

/** Forgets conversations that nobody went on with since `before`: what was said in them is not kept longer than words are. */
export function deleteOldDialogs(db: Db, before: Date): void {
  run(db, 'DELETE FROM dialog WHERE updated_at < ?', [before.getTime()]);
}
