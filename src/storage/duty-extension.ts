import type { CalendarDay } from '../domain/calendar-day.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** A later day for one school on one occasion of a duty. */
export type DutyExtension = {
  dutyId: number;
  unitId: UnitId;
  occasion: string;
  dueOn: CalendarDay;
  reason: string;
};

/** A second one takes the place of the first. */
export function saveDutyExtension(
  db: Db,
  { dutyId, unitId, occasion, dueOn, reason }: DutyExtension,
  { by, now }: { by: PersonId; now: Date },
): void {
  run(
    db,
    `INSERT INTO duty_extension (duty_id, unit_id, occasion, due_on, reason, granted_by, granted_at)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (duty_id, unit_id, occasion) DO UPDATE
     SET due_on = excluded.due_on, reason = excluded.reason, granted_by = excluded.granted_by,
       granted_at = excluded.granted_at`,
    [dutyId, unitId, occasion, dueOn, reason, by, now.getTime()],
  );
}

export function listDutyExtensions(db: Db, dutyId: number): DutyExtension[] {
  return all<{ unit_id: number; occasion: string; due_on: string; reason: string }>(
    db,
    'SELECT unit_id, occasion, due_on, reason FROM duty_extension WHERE duty_id = ? ORDER BY unit_id',
    [dutyId],
  ).map((row) => ({
    dutyId,
    unitId: row.unit_id as UnitId,
    occasion: row.occasion,
    dueOn: row.due_on as CalendarDay,
    reason: row.reason,
  }));
}
