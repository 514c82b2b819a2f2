import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { AppError } from '../shared/app-error.ts';
import { texts } from './texts.ts';

/**
 * Makes sure that one `start` works on a database: a second SQLite file beside it, held in BEGIN EXCLUSIVE. The
 * operating system lets go of it with the process, so a killed one can be started again in the same second.
 * Waits up to `waitMs` for the other to leave, then throws AppError. Returns the function that releases it.
 */
export async function acquireStartLock(databaseFile: string, waitMs = 10_000): Promise<() => void> {
  const file = `${databaseFile}.lock`;
  closeSync(openSync(file, 'a', 0o600));
  const giveUpAt = performance.now() + waitMs;
  for (;;) {
    const lock = new Database(file, { timeout: 0 });
    try {
      lock.exec('BEGIN EXCLUSIVE');
      return () => lock.close();
    } catch (error) {
      lock.close();
      if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY')) throw error;
      if (performance.now() >= giveUpAt)
        throw new AppError(texts.alreadyRunning(databaseFile), { cause: error });
    }
    await sleep(100);
  }
}
