import type { Role } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all } from './statement.ts';

/** A report that was handed in and not returned: it answers a duty. */
export type HandedInReport = { unitId: UnitId; givenAt: Date; role: Role | undefined };

/** Of the schools whose newest report of this form and occasion stands. `byMail`: until it is accepted it is to be mailed too. */
export function listHandedInReports(
  db: Db,
  unitIds: readonly UnitId[],
  { form, occasion, byMail }: { form: string; occasion: string; byMail: boolean },
): HandedInReport[] {
  return all<{ unit_id: number; given_at: number; role: Role | null }>(
    db,
    `SELECT r.unit_id, r.given_at,
       (SELECT role FROM binding AS b WHERE b.person_id = r.given_by AND b.unit_id = r.unit_id
         ORDER BY b.ended_at IS NOT NULL, b.id DESC LIMIT 1) AS role
     FROM school_report AS r
     WHERE (r.state = 'accepted' OR (r.state = 'given' AND (:byMail = 0 OR r.mailed_at IS NOT NULL))) AND r.id IN (
       SELECT max(id) FROM school_report WHERE form = :form AND occasion = :occasion AND state <> 'replaced'
         AND unit_id IN (SELECT value FROM json_each(:unitIds)) GROUP BY unit_id)`,
    { form, occasion, byMail: byMail ? 1 : 0, unitIds: JSON.stringify(unitIds) },
  ).map((row) => ({
    unitId: row.unit_id as UnitId,
    givenAt: new Date(row.given_at),
    role: row.role ?? undefined,
  }));
}
