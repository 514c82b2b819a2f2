import type { Person, PersonId } from '../domain/person.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/**
 * Makes a copy of a database forget what ties it to the real messenger and the real clock: its place in the stream of
 * events, when the jobs last looked, what waits to be handled. Figures, people, duties and what waits to be said stay.
 */
export function forgetOutside(db: Db): void {
  run(db, 'DELETE FROM poll_position', []);
  run(db, 'DELETE FROM job_cursor', []);
  run(db, "DELETE FROM app_fact WHERE key IN ('alive', 'stop')", []);
  run(db, 'UPDATE inbox SET handled_at = received_at WHERE handled_at IS NULL', []);
  run(db, "UPDATE task SET state = 'failed' WHERE state = 'waiting'", []);
}

/** Whether the bot itself has been through a moment from `from` on. */
export function hasRunSince(db: Db, from: Date): boolean {
  return get(db, 'SELECT id FROM job_run WHERE scheduled_for >= ? LIMIT 1', [from.getTime()]) !== undefined;
}

/** Whether an event of the messenger has been handled. */
export function isEventHandled(db: Db, eventId: string): boolean {
  const row = get<{ handled_at: number | null }>(db, 'SELECT handled_at FROM inbox WHERE event_id = ?', [
    eventId,
  ]);
  return row !== undefined && row.handled_at !== null;
}

/** When the next message that is held for somebody's one of the day becomes due. */
export function nextHeldDue(db: Db, after: Date): Date | undefined {
  const row = get<{ due: number | null }>(
    db,
    "SELECT min(due_at) AS due FROM held_message WHERE state = 'waiting' AND due_at > ?",
    [after.getTime()],
  );
  return row === undefined || row.due === null ? undefined : new Date(row.due);
}

/** Dialogs that something was sent to since `since`, included. */
export function listPeersSentTo(db: Db, since: Date): number[] {
  return all<{ peer_id: number }>(db, 'SELECT DISTINCT peer_id FROM outbox WHERE sent_at >= ?', [
    since.getTime(),
  ]).map((row) => row.peer_id);
}

/** Everybody who holds a role now. */
export function listBoundPeople(db: Db): Person[] {
  return all<{ id: number; external_id: number; reachable: number | null }>(
    db,
    `SELECT id, external_id, reachable FROM person AS p
     WHERE EXISTS (SELECT 1 FROM binding WHERE person_id = p.id AND ended_at IS NULL) ORDER BY id`,
    [],
  ).map((row) => ({
    id: row.id as PersonId,
    externalId: row.external_id,
    reachable: row.reachable === null ? undefined : row.reachable === 1,
  }));
}
