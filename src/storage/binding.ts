import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Binding, PersonId, Role } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, get, run } from './statement.ts';

type BindingRow = { id: number; person_id: number; role: Role; unit_id: number };

/** The roles a person holds now, oldest first. */
export function listBindingsOfPerson(db: Db, personId: PersonId): Binding[] {
  return all<BindingRow>(
    db,
    'SELECT id, person_id, role, unit_id FROM binding WHERE person_id = ? AND ended_at IS NULL ORDER BY id',
    [personId],
  ).map(toBinding);
}

/** Who holds a role for a unit now; every role when `role` is not given. */
export function listBindingsOfUnit(db: Db, unitId: UnitId, role?: Role): Binding[] {
  return all<BindingRow>(
    db,
    `SELECT id, person_id, role, unit_id FROM binding
     WHERE unit_id = :unitId AND ended_at IS NULL AND (:role IS NULL OR role = :role) ORDER BY id`,
    { unitId, role: role ?? null },
  ).map(toBinding);
}

/** `until`: the last day on which it holds; `standsInFor`: whom this person replaces till then. */
export type Limits = { until?: CalendarDay | undefined; standsInFor?: PersonId | undefined };

/** Gives a role; false where the person holds it already. */
export function insertBinding(
  db: Db,
  personId: PersonId,
  role: Role,
  unitId: UnitId,
  now: Date,
  { until, standsInFor }: Limits = {},
): boolean {
  return (
    run(
      db,
      `INSERT INTO binding (person_id, role, unit_id, created_at, until, stands_in_for) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (person_id, role, unit_id) WHERE ended_at IS NULL DO NOTHING`,
      [personId, role, unitId, now.getTime(), until ?? null, standsInFor ?? null],
    ).changes === 1
  );
}

/** Whether a role is lent, and till when. */
export function findLimits(db: Db, bindingId: number): Limits {
  const row = get<{ until: string | null; stands_in_for: number | null }>(
    db,
    'SELECT until, stands_in_for FROM binding WHERE id = ?',
    [bindingId],
  );
  return row === undefined ? {} : toLimits(row);
}

export function saveLimits(db: Db, bindingId: number, { until, standsInFor }: Limits): void {
  run(db, 'UPDATE binding SET until = ?, stands_in_for = ? WHERE id = ? AND ended_at IS NULL', [
    until ?? null,
    standsInFor ?? null,
    bindingId,
  ]);
}

/** A role has moved to another account: who stood in for the former one stands in for the new one. */
export function moveStandIns(
  db: Db,
  { from, to, unitId }: { from: PersonId; to: PersonId; unitId: UnitId },
): void {
  run(
    db,
    `UPDATE binding SET stands_in_for = :to
     WHERE stands_in_for = :from AND unit_id = :unitId AND person_id <> :to AND ended_at IS NULL`,
    { from, to, unitId },
  );
}

/** The last days of a person's roles that have one, by binding. */
export function listLastDays(db: Db, personId: PersonId): ReadonlyMap<number, CalendarDay> {
  const rows = all<{ id: number; until: string }>(
    db,
    'SELECT id, until FROM binding WHERE person_id = ? AND ended_at IS NULL AND until IS NOT NULL',
    [personId],
  );
  return new Map(rows.map(({ id, until }) => [id, until as CalendarDay]));
}

/** Who holds or held a role of the office, the first of them first: their places are their numbers in the journal. */
export function listOfficeEver(db: Db, districtId: UnitId): { personId: PersonId; role: Role }[] {
  return all<{ person_id: number; role: Role }>(
    db,
    `SELECT person_id, role FROM binding WHERE unit_id = ? AND role IN ('coordinator', 'head')
     GROUP BY person_id, role ORDER BY min(id)`,
    [districtId],
  ).map((row) => ({ personId: row.person_id as PersonId, role: row.role }));
}

/** The newest end of a role for a unit that somebody else brought about. */
export function findLatestEnd(db: Db, unitId: UnitId, role: Role): { by: PersonId; at: Date } | undefined {
  const row = get<{ ended_by: number; ended_at: number }>(
    db,
    `SELECT ended_by, ended_at FROM binding
     WHERE unit_id = ? AND role = ? AND ended_at IS NOT NULL AND ended_by IS NOT NULL AND ended_by <> person_id
     ORDER BY ended_at DESC, id DESC LIMIT 1`,
    [unitId, role],
  );
  return row && { by: row.ended_by as PersonId, at: new Date(row.ended_at) };
}

/** How a role ended: by whom, and when; undefined while it holds. */
export function findEnd(
  db: Db,
  id: number,
): { unitId: UnitId; by: PersonId | undefined; at: Date } | undefined {
  const row = get<{ unit_id: number; ended_by: number | null; ended_at: number }>(
    db,
    'SELECT unit_id, ended_by, ended_at FROM binding WHERE id = ? AND ended_at IS NOT NULL',
    [id],
  );
  return (
    row && {
      unitId: row.unit_id as UnitId,
      by: (row.ended_by ?? undefined) as PersonId | undefined,
      at: new Date(row.ended_at),
    }
  );
}

/** Whether a person holds or once held a role for a unit. */
export function everHeldRole(db: Db, personId: PersonId, role: Role, unitId: UnitId): boolean {
  return (
    get<{ id: number }>(
      db,
      'SELECT id FROM binding WHERE person_id = ? AND role = ? AND unit_id = ? LIMIT 1',
      [personId, role, unitId],
    ) !== undefined
  );
}

export function findBinding(db: Db, id: number): Binding | undefined {
  const row = get<BindingRow>(
    db,
    'SELECT id, person_id, role, unit_id FROM binding WHERE id = ? AND ended_at IS NULL',
    [id],
  );
  return row && toBinding(row);
}

export type HeldRole = { role: Role; unitId: UnitId; since: Date; endedAt: Date | undefined };

/** Every role a person holds or held, oldest first. */
export function listRolesOfPerson(db: Db, personId: PersonId): HeldRole[] {
  return all<{ role: Role; unit_id: number; created_at: number; ended_at: number | null }>(
    db,
    'SELECT role, unit_id, created_at, ended_at FROM binding WHERE person_id = ? ORDER BY id',
    [personId],
  ).map((row) => ({
    role: row.role,
    unitId: row.unit_id as UnitId,
    since: new Date(row.created_at),
    endedAt: row.ended_at === null ? undefined : new Date(row.ended_at),
  }));
}

/** When a person got the role; undefined where there is no such binding. */
export function findBindingStart(db: Db, id: number): Date | undefined {
  const row = get<{ created_at: number }>(db, 'SELECT created_at FROM binding WHERE id = ?', [id]);
  return row && new Date(row.created_at);
}

export function endBinding(db: Db, id: number, by: PersonId | undefined, now: Date): void {
  run(db, 'UPDATE binding SET ended_at = ?, ended_by = ? WHERE id = ? AND ended_at IS NULL', [
    now.getTime(),
    by ?? null,
    id,
  ]);
}

/** The (role, unit) the person chose to speak for; undefined when none or it ended. */
export function findCurrentBinding(db: Db, personId: PersonId): Binding | undefined {
  const row = get<BindingRow>(
    db,
    `SELECT b.id, b.person_id, b.role, b.unit_id FROM person AS p JOIN binding AS b ON b.id = p.current_binding_id
     WHERE p.id = ? AND b.ended_at IS NULL`,
    [personId],
  );
  return row && toBinding(row);
}

export function setCurrentBinding(db: Db, personId: PersonId, bindingId: number | undefined): void {
  run(db, 'UPDATE person SET current_binding_id = ? WHERE id = ?', [bindingId ?? null, personId]);
}

function toLimits(row: { until: string | null; stands_in_for: number | null }): Limits {
  return {
    until: (row.until ?? undefined) as CalendarDay | undefined,
    standsInFor: (row.stands_in_for ?? undefined) as PersonId | undefined,
  };
}

function toBinding(row: BindingRow): Binding {
  return { id: row.id, personId: row.person_id as PersonId, role: row.role, unitId: row.unit_id as UnitId };
}
