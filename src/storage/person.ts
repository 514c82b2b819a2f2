import type { CalendarDay } from '../domain/calendar-day.ts';
import type { Binding, Person, PersonId, Role } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import { eraseBatchesOf } from './erase-batches.ts';
import { eraseDisputesOf } from './dispute.ts';
import { eraseWordsQuoted } from './erased-words.ts';
import { forgetNumber } from './forget-number.ts';
import { eraseDutyWordsOf } from './duty-answer.ts';
import { endInvitationsOfDirector, endInvitationsOverPerson } from './invitation.ts';
import { eraseJournalWords } from './journal.ts';
import type { Db } from './open.ts';
import { eraseReportWords } from './school-report.ts';
import { all, get, run } from './statement.ts';

type PersonRow = { id: number; external_id: number; reachable: number | null };
type BindingRow = { id: number; person_id: number; role: Role; unit_id: number };

/** The person with this number in the messenger, added at first sight. */
export function ensurePerson(db: Db, externalId: number, now: Date): Person {
  const found = findPersonByExternalId(db, externalId);
  if (found !== undefined) return found;
  const { id } = run(db, "INSERT INTO person (messenger, external_id, created_at) VALUES ('vk', ?, ?)", [
    externalId,
    now.getTime(),
  ]);
  return { id: id as PersonId, externalId, reachable: undefined };
}

export function findPersonByExternalId(db: Db, externalId: number): Person | undefined {
  const row = get<PersonRow>(
    db,
    "SELECT id, external_id, reachable FROM person WHERE messenger = 'vk' AND external_id = ?",
    [externalId],
  );
  return row && toPerson(row);
}

export function getPerson(db: Db, id: PersonId): Person {
  const row = get<PersonRow>(db, 'SELECT id, external_id, reachable FROM person WHERE id = ?', [id]);
  if (row === undefined) throw new Error(`no person ${id}`);
  return toPerson(row);
}

/** `reason` in words of the log; cleared when the person writes or allows messages again. */
export function setReachable(db: Db, externalId: number, reachable: boolean, reason?: string): void {
  run(
    db,
    "UPDATE person SET reachable = ?, unreachable_reason = ? WHERE messenger = 'vk' AND external_id = ?",
    [reachable ? 1 : 0, reason ?? null, externalId],
  );
}

/**
 * Notes that words nobody understood are answered today; false when the same words were already, or more than
 * `limit` different ones. `day` is the district's, `hash` stands for the words.
 */
export function noteNoiseAnswered(db: Db, id: PersonId, day: string, hash: string, limit = 5): boolean {
  const row = get<{ noise_answered: string | null }>(db, 'SELECT noise_answered FROM person WHERE id = ?', [
    id,
  ]);
  const [noted, ...hashes] = (row?.noise_answered ?? '').split(' ');
  const today = noted === day ? hashes : [];
  if (today.includes(hash) || today.length >= limit) return false;
  run(db, 'UPDATE person SET noise_answered = ? WHERE id = ?', [[day, ...today, hash].join(' '), id]);
  return true;
}

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

/** Everybody bound to a working organisation of a district, by organisation, with the number to write to. */
export function listSchoolPeople(
  db: Db,
  districtId: UnitId,
): (Binding & { externalId: number; reachable: boolean | undefined })[] {
  return all<BindingRow & { external_id: number; reachable: number | null }>(
    db,
    `SELECT b.id, b.person_id, b.role, b.unit_id, p.external_id, p.reachable
     FROM binding AS b JOIN person AS p ON p.id = b.person_id JOIN unit AS u ON u.id = b.unit_id
     WHERE u.parent_id = ? AND u.closed_at IS NULL AND b.ended_at IS NULL AND b.role <> 'coordinator'
     ORDER BY b.unit_id, b.id`,
    [districtId],
  ).map((row) => ({
    ...toBinding(row),
    externalId: row.external_id,
    reachable: row.reachable === null ? undefined : row.reachable === 1,
  }));
}

/** The numbers in the messenger of a district's coordinators. */
export function listCoordinatorPeers(db: Db, districtId: UnitId): number[] {
  return all<{ external_id: number }>(
    db,
    `SELECT DISTINCT p.external_id FROM binding AS b JOIN person AS p ON p.id = b.person_id
     WHERE b.unit_id = ? AND b.role = 'coordinator' AND b.ended_at IS NULL ORDER BY b.id`,
    [districtId],
  ).map((row) => row.external_id);
}

/** Of them, those who stand in for somebody. */
export function listDeputyPeers(db: Db, districtId: UnitId): number[] {
  return all<{ external_id: number }>(
    db,
    `SELECT DISTINCT p.external_id FROM binding AS b JOIN person AS p ON p.id = b.person_id
     WHERE b.unit_id = ? AND b.role = 'coordinator' AND b.ended_at IS NULL AND b.stands_in_for IS NOT NULL
     ORDER BY b.id`,
    [districtId],
  ).map((row) => row.external_id);
}

/** The numbers in the messenger of a district's heads. */
export function listHeadPeers(db: Db, districtId: UnitId): number[] {
  return all<{ external_id: number }>(
    db,
    `SELECT DISTINCT p.external_id FROM binding AS b JOIN person AS p ON p.id = b.person_id
     WHERE b.unit_id = ? AND b.role = 'head' AND b.ended_at IS NULL ORDER BY b.id`,
    [districtId],
  ).map((row) => row.external_id);
}

/** `until`: the last day on which it holds; `standsInFor`: whom this person replaces till then. */
type Limits = { until?: CalendarDay | undefined; standsInFor?: PersonId | undefined };

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

/** A role in force with what the list of people tells of it. */
export type HeldBinding = Binding &
  Limits & { since: Date; externalId: number; reachable: boolean | undefined };

type HeldRow = BindingRow & {
  created_at: number;
  until: string | null;
  stands_in_for: number | null;
  external_id: number;
  reachable: number | null;
};

const HELD = `SELECT b.id, b.person_id, b.role, b.unit_id, b.created_at, b.until, b.stands_in_for, p.external_id, p.reachable
  FROM binding AS b JOIN person AS p ON p.id = b.person_id JOIN unit AS u ON u.id = b.unit_id`;

/** Everybody of a district who holds a role now: the office, and the people of its working schools. */
export function listHeldBindings(db: Db, districtId: UnitId): HeldBinding[] {
  return all<HeldRow>(
    db,
    `${HELD} WHERE (u.id = :districtId OR u.parent_id = :districtId) AND u.closed_at IS NULL AND b.ended_at IS NULL
     ORDER BY b.id`,
    { districtId },
  ).map(toHeld);
}

/** Roles whose last day is before `today`. */
export function listExpiredBindings(db: Db, districtId: UnitId, today: CalendarDay): HeldBinding[] {
  return all<HeldRow>(
    db,
    `${HELD} WHERE (u.id = :districtId OR u.parent_id = :districtId) AND b.ended_at IS NULL AND b.until < :today
     ORDER BY b.id`,
    { districtId, today },
  ).map(toHeld);
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

/** How many messages are still kept with their words: the person's own, wherever said, and the bot's to them. */
export function countKeptMessages(db: Db, externalId: number): { received: number; sent: number } {
  const row = get<{ received: number; sent: number }>(
    db,
    `SELECT (SELECT count(*) FROM inbox WHERE incoming IS NOT NULL
               AND json_extract(incoming, '$.kind') IN ('message', 'button')
               AND json_extract(incoming, '$.senderId') = :peerId) AS received,
            (SELECT count(*) FROM outbox WHERE peer_id = :peerId AND content IS NOT NULL) AS sent`,
    { peerId: externalId },
  );
  return row ?? { received: 0, sent: 0 };
}

/**
 * Erases what is kept about a person: the words, the dialogs, the texts sent to them, the number in the messenger.
 * Rows that others rely on (who did what) stay under a number that means nobody. Call inside a transaction.
 */
export function erasePerson(db: Db, person: Person, now: Date): void {
  // While the words and the number still tell what was theirs.
  eraseWordsQuoted(db, person.id, person.externalId);
  run(
    db,
    `UPDATE inbox SET incoming = NULL WHERE incoming IS NOT NULL AND handled_at IS NOT NULL
       AND (peer_id = :number OR json_extract(incoming, '$.senderId') = :number
         OR json_extract(incoming, '$.params.senderId') = :number)`,
    { number: person.externalId },
  );
  run(
    db,
    `UPDATE task SET params = '{}' WHERE state <> 'waiting' AND json_extract(params, '$.senderId') = ?`,
    [person.externalId],
  );
  run(
    db,
    `UPDATE outbox SET content = NULL, state = CASE WHEN state = 'waiting' THEN 'expired' ELSE state END
     WHERE peer_id = ? AND state <> 'sending'`,
    [person.externalId],
  );
  endInvitationsOfDirector(db, person.id, now);
  endInvitationsOverPerson(db, person.id, now);
  // While the person's number still tells which messages were theirs.
  eraseDisputesOf(db, person.id, now);
  run(db, 'DELETE FROM person_preference WHERE person_id = ?', [person.id]);
  run(db, 'DELETE FROM held_message WHERE person_id = ?', [person.id]);
  // The reference of a picture names the page it was sent from.
  run(db, 'DELETE FROM answer_attachment WHERE added_by = ?', [person.id]);
  run(db, 'UPDATE question SET words = NULL WHERE person_id = ?', [person.id]);
  eraseBatchesOf(db, person.id, now);
  run(db, 'DELETE FROM bother WHERE person_id = ?', [person.id]);
  run(db, 'DELETE FROM dialog WHERE person_id = ?', [person.id]);
  run(db, 'DELETE FROM wrong_code WHERE person_id = ?', [person.id]);
  eraseJournalWords(db, person.id);
  // Their own words: a measure without a title is one no more, steps of the program stay.
  run(db, "UPDATE measure SET title = '' WHERE created_by = ? AND cause IS NULL", [person.id]);
  run(db, 'UPDATE measure SET obstacle = NULL WHERE ended_by = ?', [person.id]);
  run(db, 'UPDATE step_delay SET obstacle = NULL WHERE person_id = ?', [person.id]);
  // What they typed into a letter stands in its documents.
  run(db, "UPDATE letter SET subject = '', contents = NULL WHERE created_by = ?", [person.id]);
  run(db, 'DELETE FROM week_note_words WHERE person_id = ?', [person.id]);
  run(db, "UPDATE week_note SET text = '' WHERE sent_by = ?", [person.id]);
  eraseReportWords(db, person.id);
  eraseDutyWordsOf(db, person.id);
  run(
    db,
    `UPDATE staged_file SET bytes = NULL, contents = NULL,
       state = CASE WHEN state IN ('awaited', 'staged') THEN 'cancelled' ELSE state END WHERE person_id = ?`,
    [person.id],
  );
  run(db, 'UPDATE binding SET ended_at = ?, ended_by = person_id WHERE person_id = ? AND ended_at IS NULL', [
    now.getTime(),
    person.id,
  ]);
  run(
    db,
    `UPDATE person SET external_id = -id, reachable = NULL, unreachable_reason = NULL, current_binding_id = NULL,
       noise_answered = NULL WHERE id = ?`,
    [person.id],
  );
  forgetNumber(db, person);
}

function toPerson(row: PersonRow): Person {
  return {
    id: row.id as PersonId,
    externalId: row.external_id,
    reachable: row.reachable === null ? undefined : row.reachable === 1,
  };
}

function toHeld(row: HeldRow): HeldBinding {
  return {
    ...toBinding(row),
    ...toLimits(row),
    since: new Date(row.created_at),
    externalId: row.external_id,
    reachable: row.reachable === null ? undefined : row.reachable === 1,
  };
}

function toLimits(row: Pick<HeldRow, 'until' | 'stands_in_for'>): Limits {
  return {
    until: (row.until ?? undefined) as CalendarDay | undefined,
    standsInFor: (row.stands_in_for ?? undefined) as PersonId | undefined,
  };
}

function toBinding(row: BindingRow): Binding {
  return { id: row.id, personId: row.person_id as PersonId, role: row.role, unitId: row.unit_id as UnitId };
}
