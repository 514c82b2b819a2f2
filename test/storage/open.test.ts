import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/shared/app-error.ts';
import { projectPath } from '../../src/shared/project-root.ts';
import { newestMigration } from '../../src/storage/migrate.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { tempFolder } from '../support/temp-folder.ts';

const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

function refusalOf(file: string): AppError {
  try {
    openDatabase(file).close();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('not refused');
}

describe('opening the database', () => {
  it('creates the folder and the file, for nobody else to read', () => {
    const file = join(tempFolder(), 'data', 'local', 'bot.sqlite');
    const db = openDatabase(file);
    for (const rest of ['', '-wal', '-shm']) expect(modeOf(file + rest)).toBe('600');
    db.close();
  });

  it('takes the rights of others away from a file that had them', () => {
    const file = join(tempFolder(), 'bot.sqlite');
    writeFileSync(file, '');
    chmodSync(file, 0o644);
    openDatabase(file).close();
    expect(modeOf(file)).toBe('600');
  });

  it('keeps what is written through a power cut: WAL, synchronous FULL, also after the first write', () => {
    const db = openDatabase(join(tempFolder(), 'bot.sqlite'));
    db.prepare("INSERT INTO app_fact (key, value) VALUES ('test', '1')").run();
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.close();
  });

  it('brings an older database up to date and keeps what is in it', () => {
    const file = join(tempFolder(), 'bot.sqlite');
    const old = new Database(file);
    old.exec(readFileSync(projectPath('migrations', '0001-units-and-measurements.sql'), 'utf8'));
    old.exec(
      "INSERT INTO unit (level, name, name_key, created_at) VALUES ('municipality', 'Район', 'район', 1)",
    );
    old.pragma('user_version = 1');
    old.close();
    const db = openDatabase(file);
    expect(db.pragma('user_version', { simple: true })).toBe(newestMigration());
    expect(db.prepare('SELECT name FROM unit').pluck().all()).toEqual(['Район']);
    db.close();
  });

  it('refuses a database of a newer program', () => {
    const file = join(tempFolder(), 'bot.sqlite');
    openDatabase(file).close();
    const newer = new Database(file);
    newer.pragma('user_version = 99');
    newer.close();
    const refusal = refusalOf(file);
    expect(refusal.exitCode).toBe(1);
    expect(refusal.message).toBe(
      `База ${file} создана более новой программой (её версия 99, эта программа знает ${newestMigration()}). Обновите sferum-monitor или укажите другую базу в DATABASE_FILE.`,
    );
  });

  it('refuses a file that is no database and leaves it as it was', () => {
    const file = join(tempFolder(), 'bot.sqlite');
    writeFileSync(file, 'школа;значение\n'.repeat(100));
    expect(refusalOf(file).message).toContain('не база sferum-monitor');
    expect(readFileSync(file, 'utf8')).toBe('школа;значение\n'.repeat(100));
  });

  it('refuses a database of another program', () => {
    const file = join(tempFolder(), 'bot.sqlite');
    const foreign = new Database(file);
    foreign.exec('CREATE TABLE bookmarks (id INTEGER)');
    foreign.close();
    expect(refusalOf(file).message).toContain('не база sferum-monitor');
  });

  it('says that somebody else holds it', { timeout: 30_000 }, () => {
    const file = join(tempFolder(), 'bot.sqlite');
    openDatabase(file).close();
    const holder = new Database(file);
    holder.exec('BEGIN EXCLUSIVE');
    expect(refusalOf(file).message).toContain('занята другой программой');
    holder.exec('ROLLBACK');
    holder.close();
    openDatabase(file).close();
  });

  it('says why it cannot be opened: a folder in its place', () => {
    const file = join(tempFolder(), 'bot.sqlite');
    mkdirSync(file);
    expect(refusalOf(file).message).toMatch(/не открывается/);
  });

  it('says why it cannot be opened: a file where a folder should be', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'data'), '');
    const file = join(folder, 'data', 'bot.sqlite');
    expect(refusalOf(file).message).toMatch(
      /не открывается: E(EXIST|NOTDIR)\. Проверьте путь и права на папку\.$/,
    );
  });
});
