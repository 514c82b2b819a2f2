import { createHash } from 'node:crypto';
import type { CalendarDay } from '../domain/calendar-day.ts';
import type { PersonId, Role } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

export type Invitation = {
  id: number;
  role: Role;
  unitId: UnitId;
  /** undefined: the command line, or the program at its first start. */
  createdBy: PersonId | undefined;
  expiresAt: Date;
  usedAt: Date | undefined;
  usedBy: PersonId | undefined;
} & InvitationLimits;

/** What the role that it gives is bound to. */
export type InvitationLimits = {
  /** The last day on which the role holds. */
  until: CalendarDay | undefined;
  standsInFor: PersonId | undefined;
  /** The binding that ends when the code is used: «Новый аккаунт». */
  replaces: number | undefined;
  /** The binding whose holder is asked then whether to leave: «Передать дела». */
  handsOver: number | undefined;
};

type Row = {
  id: number;
  role: Role;
  unit_id: number;
  created_by: number | null;
  expires_at: number;
  used_at: number | null;
  used_by: number | null;
  until: string | null;
  stands_in_for: number | null;
  replaces: number | null;
  hands_over: number | null;
};

/** `code`: normalised (upper case, no spaces or hyphens). Only its hash is kept. */
export function insertInvitation(
  db: Db,
  invitation: {
    code: string;
    role: Role;
    unitId: UnitId;
    createdBy?: PersonId;
    expiresAt: Date;
  } & Partial<InvitationLimits>,
  now: Date,
): void {
  run(
    db,
    `INSERT INTO invitation (code_hash, role, unit_id, created_by, created_at, expires_at, until, stands_in_for,
       replaces, hands_over) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      hashOf(invitation.code),
      invitation.role,
      invitation.unitId,
      invitation.createdBy ?? null,
      now.getTime(),
      invitation.expiresAt.getTime(),
      invitation.until ?? null,
      invitation.standsInFor ?? null,
      invitation.replaces ?? null,
      invitation.handsOver ?? null,
    ],
  );
}

export function findInvitation(db: Db, code: string): Invitation | undefined {
  const row = get<Row>(
    db,
    `SELECT id, role, unit_id, created_by, expires_at, used_at, used_by, until, stands_in_for, replaces, hands_over
     FROM invitation WHERE code_hash = ?`,
    [hashOf(code)],
  );
  return (
    row && {
      id: row.id,
      role: row.role,
      unitId: row.unit_id as UnitId,
      createdBy: (row.created_by ?? undefined) as PersonId | undefined,
      expiresAt: new Date(row.expires_at),
      usedAt: row.used_at === null ? undefined : new Date(row.used_at),
      usedBy: (row.used_by ?? undefined) as PersonId | undefined,
      until: (row.until ?? undefined) as CalendarDay | undefined,
      standsInFor: (row.stands_in_for ?? undefined) as PersonId | undefined,
      replaces: row.replaces ?? undefined,
      handsOver: row.hands_over ?? undefined,
    }
  );
}

/** Uses an invitation up; false where it was used or expired meanwhile. */
export function useInvitation(db: Db, id: number, by: PersonId, now: Date): boolean {
  return (
    run(
      db,
      'UPDATE invitation SET used_at = ?, used_by = ? WHERE id = ? AND used_at IS NULL AND expires_at > ?',
      [now.getTime(), by, id, now.getTime()],
    ).changes === 1
  );
}

/** Units of a list that have an unused code in force. */
export function listInvitedUnits(db: Db, districtId: UnitId, now: Date): UnitId[] {
  return all<{ unit_id: number }>(
    db,
    `SELECT DISTINCT i.unit_id FROM invitation AS i JOIN unit AS u ON u.id = i.unit_id
     WHERE u.parent_id = ? AND i.used_at IS NULL AND i.expires_at > ?`,
    [districtId, now.getTime()],
  ).map((row) => row.unit_id as UnitId);
}

/** Ends the unused codes for a role of a unit that a person gave out; returns how many. */
export function endInvitations(
  db: Db,
  { createdBy, unitId, role }: { createdBy: PersonId; unitId: UnitId; role: Role },
  now: Date,
): number {
  return run(
    db,
    `UPDATE invitation SET expires_at = :now WHERE created_by = :createdBy AND unit_id = :unitId AND role = :role
       AND used_at IS NULL AND expires_at > :now`,
    { now: now.getTime(), createdBy, unitId, role },
  ).changes;
}

/** Ends the unused codes that a person gave out as a director, for every school that was theirs. */
export function endInvitationsOfDirector(db: Db, personId: PersonId, now: Date): void {
  run(
    db,
    `UPDATE invitation SET expires_at = :now WHERE created_by = :personId AND used_at IS NULL AND expires_at > :now
       AND unit_id IN (SELECT unit_id FROM binding WHERE person_id = :personId AND role = 'director')`,
    { now: now.getTime(), personId },
  );
}

/** Ends the unused codes that move a role to another account, pass it on, or let somebody stand in for its holder. */
export function endInvitationsOver(
  db: Db,
  {
    replaces,
    handsOver,
    lent,
  }: { replaces?: number; handsOver?: number; lent?: { standsInFor: PersonId; unitId: UnitId } },
  now: Date,
): void {
  run(
    db,
    `UPDATE invitation SET expires_at = :now WHERE used_at IS NULL AND expires_at > :now
       AND (replaces = :replaces OR hands_over = :handsOver OR stands_in_for = :standsInFor AND unit_id = :unitId)`,
    {
      now: now.getTime(),
      replaces: replaces ?? null,
      handsOver: handsOver ?? null,
      standsInFor: lent?.standsInFor ?? null,
      unitId: lent?.unitId ?? null,
    },
  );
}

/** Ends the unused codes that rest on any role of a person. */
export function endInvitationsOverPerson(db: Db, personId: PersonId, now: Date): void {
  run(
    db,
    `UPDATE invitation SET expires_at = :now WHERE used_at IS NULL AND expires_at > :now
       AND (stands_in_for = :personId OR replaces IN (SELECT id FROM binding WHERE person_id = :personId)
         OR hands_over IN (SELECT id FROM binding WHERE person_id = :personId))`,
    { now: now.getTime(), personId },
  );
}

/** How many unused codes for a role of a unit are in force. */
export function countOpenInvitations(
  db: Db,
  { unitId, role }: { unitId: UnitId; role: Role },
  now: Date,
): number {
  const row = get<{ n: number }>(
    db,
    `SELECT count(*) AS n FROM invitation
     WHERE unit_id = ? AND role = ? AND used_at IS NULL AND expires_at > ?`,
    [unitId, role, now.getTime()],
  );
  return row?.n ?? 0;
}

export function insertWrongCode(db: Db, personId: PersonId, now: Date): void {
  run(db, 'INSERT INTO wrong_code (person_id, at) VALUES (?, ?)', [personId, now.getTime()]);
}

export function countWrongCodes(db: Db, personId: PersonId, since: Date): number {
  const row = get<{ n: number }>(db, 'SELECT count(*) AS n FROM wrong_code WHERE person_id = ? AND at >= ?', [
    personId,
    since.getTime(),
  ]);
  return row?.n ?? 0;
}

export function deleteOldWrongCodes(db: Db, before: Date): void {
  run(db, 'DELETE FROM wrong_code WHERE at < ?', [before.getTime()]);
}

function hashOf(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
