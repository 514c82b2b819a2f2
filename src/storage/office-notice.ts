import type { Reply } from '../bot/outgoing.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

/** Something said to the coordinators that one of them has to take up, and that nobody did yet. */
export type OpenNotice = { id: number; content: Reply; createdAt: Date };

/** `key`: what it is about, so that it is over when that is. */
export function insertOfficeNotice(
  db: Db,
  { districtId, key, content }: { districtId: UnitId; key: string | undefined; content: Reply },
  now: Date,
): void {
  run(db, 'INSERT INTO office_notice (district_id, key, content, created_at) VALUES (?, ?, ?, ?)', [
    districtId,
    key ?? null,
    JSON.stringify(content),
    now.getTime(),
  ]);
}

/** Neither taken up nor passed on, the oldest first. */
export function listOpenNotices(db: Db, districtId: UnitId): OpenNotice[] {
  return all<{ id: number; content: string; created_at: number }>(
    db,
    `SELECT id, content, created_at FROM office_notice
     WHERE district_id = ? AND claimed_at IS NULL AND passed_on_at IS NULL AND content IS NOT NULL ORDER BY id`,
    [districtId],
  ).map((row) => ({
    id: row.id,
    content: JSON.parse(row.content) as Reply,
    createdAt: new Date(row.created_at),
  }));
}

/** Somebody has taken it up: its words have done their work. */
export function claimNotice(db: Db, id: number, by: PersonId, now: Date): void {
  run(
    db,
    'UPDATE office_notice SET claimed_by = ?, claimed_at = ?, content = NULL WHERE id = ? AND claimed_at IS NULL',
    [by, now.getTime(), id],
  );
}

export function markPassedOn(db: Db, id: number, now: Date): void {
  run(db, 'UPDATE office_notice SET passed_on_at = ?, content = NULL WHERE id = ? AND passed_on_at IS NULL', [
    now.getTime(),
    id,
  ]);
}

/** What notices of a key's beginning are about is over: nobody has to take them up any more. `by`: who decided. */
export function closeNotices(db: Db, keyPrefix: string, now: Date, by?: PersonId): void {
  run(
    db,
    `UPDATE office_notice SET claimed_by = :by, claimed_at = :now, content = NULL
     WHERE claimed_at IS NULL AND substr(key, 1, length(:keyPrefix)) = :keyPrefix`,
    { now: now.getTime(), by: by ?? null, keyPrefix },
  );
}

/** Who took up the newest notice of this key, and when; undefined while nobody has. */
export function findClaim(db: Db, key: string): { by: PersonId | undefined; at: Date } | undefined {
  const row = get<{ claimed_by: number | null; claimed_at: number }>(
    db,
    `SELECT claimed_by, claimed_at FROM office_notice WHERE key = ? AND claimed_at IS NOT NULL
     ORDER BY id DESC LIMIT 1`,
    [key],
  );
  return row && { by: (row.claimed_by ?? undefined) as PersonId | undefined, at: new Date(row.claimed_at) };
}

/** Words nobody took up for long go. */
export function emptyOldNotices(db: Db, before: Date): void {
  run(db, 'UPDATE office_notice SET content = NULL WHERE content IS NOT NULL AND created_at < ?', [
    before.getTime(),
  ]);
}
