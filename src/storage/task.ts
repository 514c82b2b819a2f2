import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/** Work outside the transaction: `kind` names the runner in app/, `params` is JSON. */
export type Task = { id: number; kind: string; params: unknown; attempts: number };

export function insertTask(db: Db, kind: string, params: unknown, now: Date): number {
  return run(
    db,
    `INSERT INTO task (kind, params, state, due_at, created_at) VALUES (?, ?, 'waiting', ?, ?)`,
    [kind, JSON.stringify(params), now.getTime(), now.getTime()],
  ).id;
}

/** Whether the very same work is to be done already. */
export function isTaskWaiting(db: Db, kind: string, params: unknown): boolean {
  const row = get<{ id: number }>(
    db,
    "SELECT id FROM task WHERE kind = ? AND params = ? AND state = 'waiting'",
    [kind, JSON.stringify(params)],
  );
  return row !== undefined;
}

/** The tasks that are due, oldest first; `among`: only those of the kinds, or only all others. */
export function listDueTasks(
  db: Db,
  now: Date,
  limit: number,
  among: { only?: readonly string[]; except?: readonly string[] } = {},
): Task[] {
  return all<{ id: number; kind: string; params: string; attempts: number }>(
    db,
    `SELECT id, kind, params, attempts FROM task WHERE state = 'waiting' AND due_at <= :now
       AND (:only IS NULL OR kind IN (SELECT value FROM json_each(:only)))
       AND kind NOT IN (SELECT value FROM json_each(:except)) ORDER BY due_at, id LIMIT :limit`,
    {
      now: now.getTime(),
      limit,
      only: among.only === undefined ? null : JSON.stringify(among.only),
      except: JSON.stringify(among.except ?? []),
    },
  ).map((row) => ({ ...row, params: JSON.parse(row.params) as unknown }));
}

/** Counts an attempt and sets when the next one is due. */
export function retryTask(db: Db, id: number, dueAt: Date): void {
  run(db, 'UPDATE task SET attempts = attempts + 1, due_at = ? WHERE id = ?', [dueAt.getTime(), id]);
}

export function finishTask(db: Db, id: number, state: 'done' | 'failed', now: Date): void {
  // What it needed (an address, a name) is not kept once it is done.
  run(db, `UPDATE task SET state = ?, finished_at = ?, params = '{}' WHERE id = ?`, [
    state,
    now.getTime(),
    id,
  ]);
}

/**
 * Work that ended long ago. The newest row stays whatever its age: its number must not be given out again, results go by
 * it (`task/<id>` of the inbox). Returns how many went.
 */
export function deleteOldTasks(db: Db, before: Date): number {
  return run(
    db,
    `DELETE FROM task WHERE state <> 'waiting' AND finished_at < ? AND id < (SELECT max(id) FROM task)`,
    [before.getTime()],
  ).changes;
}
