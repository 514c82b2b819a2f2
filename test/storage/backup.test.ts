import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backupDatabase, restoreDatabase } from '../../src/storage/backup.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { saveAppFact, findAppFact } from '../../src/storage/app-fact.ts';
import { tempFolder } from '../support/temp-folder.ts';

function folderWithCopy() {
  const folder = tempFolder();
  const db = openDatabase(join(folder, 'bot.sqlite'));
  saveAppFact(db, 'test', 'kept');
  const copy = join(folder, 'copy.sqlite');
  backupDatabase(db, copy);
  db.close();
  return { folder, copy };
}

describe('a copy of the database', () => {
  it('is whole, private, and brought back as it was', () => {
    const { folder, copy } = folderWithCopy();
    expect((statSync(copy).mode & 0o777).toString(8)).toBe('600');
    const file = join(folder, 'elsewhere', 'bot.sqlite');
    restoreDatabase(copy, file);
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    const db = openDatabase(file);
    expect(findAppFact(db, 'test')).toBe('kept');
    db.close();
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('is of one moment while another connection goes on writing', async () => {
    const folder = tempFolder();
    const file = join(folder, 'bot.sqlite');
    const db = openDatabase(file);
    // Each transaction adds two rows: a copy of half of one would have an odd number.
    const writer = new Worker(
      `const { workerData, parentPort } = require('node:worker_threads');
       const db = new (require('better-sqlite3'))(workerData, { timeout: 5000 });
       const add = db.prepare('INSERT INTO wrong_code (person_id, at) VALUES (1, ?)');
       const both = db.transaction((n) => { add.run(n); add.run(n); });
       let stop = false, n = 0;
       parentPort.on('message', () => { stop = true; });
       const step = () => { if (stop) { db.close(); parentPort.postMessage(n); return; } for (let i = 0; i < 20; i++) both.immediate(n++); if (n === 20) parentPort.postMessage('writing'); setImmediate(step); };
       step();`,
      { eval: true, workerData: file },
    );
    db.prepare("INSERT INTO person (id, messenger, external_id, created_at) VALUES (1, 'vk', 1, 1)").run();
    await new Promise((resolve) => writer.once('message', resolve));
    const counts: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const copy = join(folder, `copy-${round}.sqlite`);
      backupDatabase(db, copy);
      const read = new Database(copy, { readonly: true });
      counts.push(read.prepare('SELECT count(*) FROM wrong_code').pluck().get() as number);
      read.close();
    }
    const ended = new Promise((resolve) => writer.once('message', resolve));
    writer.postMessage('stop');
    await ended;
    await writer.terminate();
    expect(counts.filter((n) => n % 2 === 1)).toEqual([]);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(counts[0]).toBeGreaterThan(0);
    db.close();
  });

  it('never takes the place of a file', () => {
    const { folder, copy } = folderWithCopy();
    const db = openDatabase(join(folder, 'bot.sqlite'));
    const before = readFileSync(copy);
    expect(() => backupDatabase(db, copy)).toThrow('уже существует');
    expect(readFileSync(copy).equals(before)).toBe(true);
    db.close();
    expect(() => restoreDatabase(copy, join(folder, 'bot.sqlite'))).toThrow('уже есть');
  });

  it('that is damaged, foreign, newer or not there changes nothing', () => {
    const { folder, copy } = folderWithCopy();
    const target = join(folder, 'restored.sqlite');
    const damaged = join(folder, 'damaged.sqlite');
    writeFileSync(damaged, readFileSync(copy));
    truncateSync(damaged, 8192);
    const text = join(folder, 'text.sqlite');
    writeFileSync(text, 'просто текст\n'.repeat(50));
    const empty = join(folder, 'empty.sqlite');
    writeFileSync(empty, '');
    for (const [file, sentence] of [
      [damaged, 'повреждена'],
      [text, 'повреждена'],
      [empty, 'повреждена'],
      [join(folder, 'missing.sqlite'), 'не читается'],
    ] as const) {
      expect(() => restoreDatabase(file, target), file).toThrow(sentence);
      expect(existsSync(target)).toBe(false);
    }
    const newer = new Database(copy);
    newer.pragma('user_version = 99');
    newer.close();
    expect(() => restoreDatabase(copy, target)).toThrow('более новой программой');
    expect(readdirSync(folder).filter((name) => name.startsWith('restored'))).toEqual([]);
  });

  it('with a broken reference is refused', () => {
    const { folder, copy } = folderWithCopy();
    const db = new Database(copy);
    db.pragma('foreign_keys = OFF');
    db.prepare('INSERT INTO wrong_code (person_id, at) VALUES (77, 1)').run();
    db.close();
    expect(() => restoreDatabase(copy, join(folder, 'restored.sqlite'))).toThrow('повреждена');
  });
});
