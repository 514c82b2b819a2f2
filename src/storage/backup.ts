import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../shared/app-error.ts';
import { newestMigration } from './migrate.ts';
import { explain } from './open.ts';
import type { Db } from './open.ts';
import { texts } from './texts.ts';

/**
 * Copies a database into a file that is not there yet, mode 0600, while the bot goes on writing: the copy is of one
 * moment. It is checked before it gets its name, so a file that has the name is whole.
 */
export function backupDatabase(db: Db, file: string): void {
  placeCopy(file, (part) => {
    // In one read transaction; `db.backup()` would begin again at every write of another process.
    db.prepare('VACUUM INTO ?').run(part);
  });
}

/** The same of a database that is only read: it is neither created nor brought up to date, not a byte of it changes. */
export function copyUntouched(databaseFile: string, file: string): void {
  let db: Db | undefined;
  try {
    db = new Database(databaseFile, { readonly: true, fileMustExist: true });
    backupDatabase(db, file);
  } catch (error) {
    throw explain(error, databaseFile);
  } finally {
    db?.close();
  }
}

/**
 * Puts a copy into the place of a database that is not there yet. Nothing is changed where the copy is damaged, newer
 * than the program, or not a copy of ours.
 */
export function restoreDatabase(copy: string, databaseFile: string): void {
  // A log left beside it would be played into the copy.
  for (const rest of ['', '-wal', '-shm', '-journal']) {
    if (existsSync(databaseFile + rest)) throw new AppError(texts.placeTaken(databaseFile + rest));
  }
  placeCopy(
    databaseFile,
    (part) => {
      try {
        copyFileSync(copy, part);
      } catch (error) {
        throw new AppError(texts.noCopy(copy), { cause: error });
      }
    },
    copy,
  );
}

/** `from`: what the person knows the copy by, where that is not `file`. */
function placeCopy(file: string, fill: (part: string) => void, from = file): void {
  if (existsSync(file)) throw new AppError(texts.occupied(file));
  const part = `${file}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(part, { force: true });
    // Empty and private from the first moment; SQLite and copying keep the mode of a file that is there.
    closeSync(openSync(part, 'wx', 0o600));
    fill(part);
    chmodSync(part, 0o600);
    assertWhole(part, from);
    sync(part);
    // Never over a file that came meanwhile.
    if (existsSync(file)) throw new AppError(texts.occupied(file));
    renameSync(part, file);
    sync(dirname(file));
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new AppError(texts.copyFailed(file, code), { cause: error });
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(part + rest, { force: true });
  }
}

function assertWhole(part: string, shownAs: string): void {
  let db: Db | undefined;
  try {
    db = new Database(part);
    const version = db.pragma('user_version', { simple: true }) as number;
    if (version > newestMigration()) throw new AppError(texts.newer(shownAs, version, newestMigration()));
    const isWhole =
      version > 0 &&
      db.pragma('integrity_check', { simple: true }) === 'ok' &&
      (db.pragma('foreign_key_check') as unknown[]).length === 0 &&
      db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'app_fact'").get() !== undefined;
    if (!isWhole) throw new AppError(texts.damaged(shownAs));
  } catch (error) {
    throw error instanceof AppError ? error : new AppError(texts.damaged(shownAs), { cause: error });
  } finally {
    db?.close();
  }
}

/** Folders cannot be synced everywhere (Windows): then the file system has its own way of keeping a rename. */
function sync(path: string): void {
  try {
    const handle = openSync(path, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EISDIR' && code !== 'EPERM' && code !== 'EINVAL' && code !== 'EACCES') throw error;
  }
}
