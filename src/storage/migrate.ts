import { readdirSync, readFileSync } from 'node:fs';
import { AppError } from '../shared/app-error.ts';
import { projectPath } from '../shared/project-root.ts';
import type { Db } from './db.ts';
import { texts } from './texts.ts';

type Migration = { version: number; sql: string };

/**
 * Brings the schema up to the program's, one transaction per file of migrations/, the version kept in user_version.
 * Two programs starting at once do it once: the version is read again inside the transaction.
 */
export function migrate(db: Db, file: string): void {
  const migrations = loadMigrations();
  const newest = migrations.at(-1)?.version ?? 0;
  const found = versionOf(db);
  if (found > newest) throw new AppError(texts.newer(file, found, newest));
  if (found === 0 && hasForeignTables(db)) throw new AppError(texts.notDatabase(file));
  for (const { version, sql } of migrations) {
    if (version <= versionOf(db)) continue;
    withoutForeignKeys(db, () => {
      db.transaction(() => {
        if (version <= versionOf(db)) return;
        db.exec(sql);
        if ((db.pragma('foreign_key_check') as unknown[]).length > 0) {
          throw new Error(`migration ${version} leaves rows that point to nothing`);
        }
        db.pragma(`user_version = ${version}`);
      }).immediate();
    });
  }
}

/** A table is rebuilt by dropping it, which SQLite takes for deleting its rows; the pragma works outside transactions only. */
function withoutForeignKeys(db: Db, act: () => void): void {
  db.pragma('foreign_keys = OFF');
  try {
    act();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

/** The number of the newest migration in the folder. */
export function newestMigration(): number {
  return loadMigrations().at(-1)?.version ?? 0;
}

function versionOf(db: Db): number {
  return db.pragma('user_version', { simple: true }) as number;
}

function hasForeignTables(db: Db): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' LIMIT 1").get() !== undefined;
}

function loadMigrations(): Migration[] {
  const folder = projectPath('migrations');
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.sql$/.test(name))
    .toSorted()
    .map((name) => ({ version: Number(name.slice(0, 4)), sql: readFileSync(`${folder}/${name}`, 'utf8') }));
}
