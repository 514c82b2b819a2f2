import type { CalendarDay } from '../domain/calendar-day.ts';
import type { PersonId } from '../domain/person.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** A step of «Что делать» that was put off; measures carry their own day. */
export type StoredDelay = { step: string; until: CalendarDay; obstacle: string | undefined };

export function saveStepDelay(
  db: Db,
  unitId: UnitId,
  { step, until, obstacle }: { step: string; until: CalendarDay; obstacle: string },
  { by, now }: { by: PersonId; now: Date },
): void {
  run(
    db,
    `INSERT INTO step_delay (unit_id, step, until, obstacle, person_id, changed_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (unit_id, step) DO UPDATE SET until = excluded.until, obstacle = excluded.obstacle,
       person_id = excluded.person_id, changed_at = excluded.changed_at`,
    [unitId, step, until, obstacle, by, now.getTime()],
  );
}

export function listStepDelays(db: Db, unitId: UnitId): StoredDelay[] {
  return all<{ step: string; until: string; obstacle: string | null }>(
    db,
    'SELECT step, until, obstacle FROM step_delay WHERE unit_id = ? ORDER BY step',
    [unitId],
  ).map((row) => ({
    step: row.step,
    until: row.until as CalendarDay,
    obstacle: row.obstacle ?? undefined,
  }));
}
