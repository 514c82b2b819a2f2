import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Binding, PersonId, Role } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Limits } from './binding.ts';
import type { Db } from './open.ts';
import { all } from './statement.ts';

/** A role in force with what is told of it, and the number to write to. */
export type HeldBinding = Binding &
  Limits & { since: Date; externalId: number; reachable: boolean | undefined };

type Row = {
  id: number;
  person_id: number;
  role: Role;
  unit_id: number;
  created_at: number;
  until: string | null;
  stands_in_for: number | null;
  external_id: number;
  reachable: number | null;
};

const HELD = `SELECT b.id, b.person_id, b.role, b.unit_id, b.created_at, b.until, b.stands_in_for, p.external_id, p.reachable
  FROM binding AS b JOIN person AS p ON p.id = b.person_id JOIN unit AS u ON u.id = b.unit_id
  WHERE b.ended_at IS NULL`;

/** Everybody of a district who holds a role now: the office, and the people of its working schools. */
export function listHeldBindings(db: Db, districtId: UnitId): HeldBinding[] {
  return all<Row>(
    db,
    `${HELD} AND (u.id = :districtId OR u.parent_id = :districtId) AND u.closed_at IS NULL ORDER BY b.id`,
    { districtId },
  ).map(toHeld);
}

/** Everybody bound to a working organisation of a district, by organisation. */
export function listSchoolPeople(db: Db, districtId: UnitId): HeldBinding[] {
  return all<Row>(
    db,
    `${HELD} AND u.parent_id = ? AND u.closed_at IS NULL AND b.role <> 'coordinator' ORDER BY b.unit_id, b.id`,
    [districtId],
  ).map(toHeld);
}

/** Roles whose last day is before `today`. */
export function listExpiredBindings(db: Db, districtId: UnitId, today: CalendarDay): HeldBinding[] {
  return all<Row>(
    db,
    `${HELD} AND (u.id = :districtId OR u.parent_id = :districtId) AND b.until < :today ORDER BY b.id`,
    { districtId, today },
  ).map(toHeld);
}

/** The numbers in the messenger of a district's coordinators. */
export function listCoordinatorPeers(db: Db, districtId: UnitId): number[] {
  return peersOf(listOfRole(db, districtId, 'coordinator'));
}

/** Coordinators for good: who stands in for one of them goes by themself. */
export function listPermanentCoordinators(db: Db, districtId: UnitId): HeldBinding[] {
  return listOfRole(db, districtId, 'coordinator').filter(({ standsInFor }) => standsInFor === undefined);
}

/** Coordinators who stand in for another one. */
export function listDeputies(db: Db, districtId: UnitId): HeldBinding[] {
  return listOfRole(db, districtId, 'coordinator').filter(({ standsInFor }) => standsInFor !== undefined);
}

/** The numbers in the messenger of a district's heads. */
export function listHeadPeers(db: Db, districtId: UnitId): number[] {
  return peersOf(listOfRole(db, districtId, 'head'));
}

function listOfRole(db: Db, districtId: UnitId, role: Role): HeldBinding[] {
  return all<Row>(db, `${HELD} AND b.unit_id = ? AND b.role = ? ORDER BY b.id`, [districtId, role]).map(
    toHeld,
  );
}

function peersOf(held: readonly HeldBinding[]): number[] {
  return [...new Set(held.map(({ externalId }) => externalId))];
}

function toHeld(row: Row): HeldBinding {
  return {
    id: row.id,
    personId: row.person_id as PersonId,
    role: row.role,
    unitId: row.unit_id as UnitId,
    until: (row.until ?? undefined) as CalendarDay | undefined,
    standsInFor: (row.stands_in_for ?? undefined) as PersonId | undefined,
    since: new Date(row.created_at),
    externalId: row.external_id,
    reachable: row.reachable === null ? undefined : row.reachable === 1,
  };
}
