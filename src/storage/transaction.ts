import type { Db } from './open.ts';

/**
 * Runs `work` in one BEGIN IMMEDIATE transaction and returns what it returns; a throw rolls everything back. `work`
 * must be synchronous. Inside another transaction it becomes a savepoint.
 */
export function inTransaction<T>(db: Db, work: () => T): T {
  return db.transaction(work).immediate();
}
