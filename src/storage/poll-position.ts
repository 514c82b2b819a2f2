import type { Db } from './open.ts';
import { get, run } from './statement.ts';

/** The messenger's mark up to which events of the community are in the inbox; undefined before the first batch. */
export function findPollPosition(db: Db, groupId: number): string | undefined {
  return get<{ ts: string }>(db, 'SELECT ts FROM poll_position WHERE group_id = ?', [groupId])?.ts;
}

export function savePollPosition(db: Db, groupId: number, ts: string, now: Date): void {
  run(
    db,
    `INSERT INTO poll_position (group_id, ts, saved_at) VALUES (?, ?, ?)
     ON CONFLICT (group_id) DO UPDATE SET ts = excluded.ts, saved_at = excluded.saved_at`,
    [groupId, ts, now.getTime()],
  );
}
