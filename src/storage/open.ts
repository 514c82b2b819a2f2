import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../shared/app-error.ts';
import type { Db } from './db.ts';
import { migrate } from './migrate.ts';
import { texts } from './texts.ts';

export type { Db } from './db.ts';

const FULL = 2;
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Opens the program's database, creating (mode 0600) and migrating it first. Throws AppError with a Russian sentence
 * when the file is newer than the program, locked, or not a database. `:memory:` is for tests.
 */
export function openDatabase(file: string): Db {
  let db: Db | undefined;
  try {
    if (file !== ':memory:') createPrivately(file);
    db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
    setPragmas(db);
    migrate(db, file);
    if (file !== ':memory:') assertDurable(db, file);
    return db;
  } catch (error) {
    db?.close();
    throw explain(error, file);
  }
}

function createPrivately(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  // Created before SQLite does it, so that it is never readable for others, not even for a moment; the mode of an
  // existing file is put right too. SQLite gives its -wal and -shm the mode of the main file.
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

function setPragmas(db: Db): void {
  db.pragma('journal_mode = WAL');
  // WAL makes NORMAL of it on some builds: then a power cut takes back what was already answered.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('temp_store = MEMORY');
  // What is emptied (a guest's words, an erased person's) is overwritten, not left in free pages.
  db.pragma('secure_delete = ON');
}

/** Writes once and reads the mode back: what was set at opening is not always what holds afterwards. */
function assertDurable(db: Db, file: string): void {
  db.prepare(
    "INSERT INTO app_fact (key, value) VALUES ('opened', '1') ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  ).run();
  if (db.pragma('synchronous', { simple: true }) !== FULL) throw new AppError(texts.weakDurability(file));
}

/** The Russian sentence for what SQLite says of a file. */
export function explain(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const options = { cause: error };
  if (error.code.startsWith('SQLITE_BUSY') || error.code.startsWith('SQLITE_LOCKED')) {
    return new AppError(texts.locked(file), options);
  }
  if (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT')) {
    return new AppError(texts.notDatabase(file), options);
  }
  return new AppError(texts.cannotOpen(file, error.code), options);
}
