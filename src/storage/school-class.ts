import { compareClasses } from '../domain/class-name.ts';
import type { UnitId } from '../domain/unit.ts';
import type { Db } from './open.ts';
import { all, run } from './statement.ts';

/** The classes of a school as it gave them, by grade and letter. */
export function listSchoolClasses(db: Db, unitId: UnitId): string[] {
  return all<{ name: string }>(db, 'SELECT name FROM school_class WHERE unit_id = ?', [unitId])
    .map(({ name }) => name)
    .toSorted(compareClasses);
}

/** Puts a new list in the place of the former one. To be called inside a transaction. */
export function saveSchoolClasses(db: Db, unitId: UnitId, names: readonly string[], now: Date): void {
  run(db, 'DELETE FROM school_class WHERE unit_id = ?', [unitId]);
  for (const name of new Set(names)) {
    run(db, 'INSERT INTO school_class (unit_id, name, name_key, changed_at) VALUES (?, ?, ?, ?)', [
      unitId,
      name,
      name,
      now.getTime(),
    ]);
  }
}
