import type { Db } from './open.ts';
import { get, run } from './statement.ts';

/**
 * Single facts of the installation: `alive` – when the program was last known to run, ISO; `stop` – a stop the
 * coordinators are still to be told of; …
 */
export function findAppFact(db: Db, key: string): string | undefined {
  return get<{ value: string }>(db, 'SELECT value FROM app_fact WHERE key = ?', [key])?.value;
}

export function saveAppFact(db: Db, key: string, value: string): void {
  run(
    db,
    'INSERT INTO app_fact (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    [key, value],
  );
}

export function deleteAppFact(db: Db, key: string): void {
  run(db, 'DELETE FROM app_fact WHERE key = ?', [key]);
}
