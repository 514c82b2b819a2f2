import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unpackTable } from '../../src/domain/packed-table.ts';
import { readSchoolListInWorker, readTableInWorker } from '../../src/ingest/read-in-worker.ts';
import { projectPath } from '../../src/shared/project-root.ts';
import { metrics, readSample, remarks } from './table-files.ts';

const sample = (name: string) => ({ name, bytes: readFileSync(projectPath('data', 'sample', name)) });

describe('reading off the main thread', () => {
  it.each(['000-сергокалинский-2024-10-22.xlsx', '002-письмо-октябрь-2023.csv'])(
    '%s reads the same',
    async (name) => {
      expect(unpackTable(await readTableInWorker(sample(name), { metrics }))).toEqual(await readSample(name));
    },
  );

  it('the list of schools', async () => {
    expect((await readSchoolListInWorker(sample('выдуманные-школы.csv'))).schools).toHaveLength(15);
  });

  it('too long: refused with a sentence', async () => {
    const table = await readTableInWorker(
      sample('000-сергокалинский-2024-10-22.csv'),
      { metrics },
      { timeoutMs: 1 },
    );
    expect(remarks(table)).toEqual(['refuse reading-failed']);
    expect(table.problems[0]?.sentence).toMatch(/слишком много времени/);
  });

  it('too much memory: refused, and the main thread lives on', async () => {
    const rows = Array.from(
      { length: 50_000 },
      (_, i) => `МБОУ «СОШ № ${i} имени кого-то»;${i % 100};Активна`,
    );
    const text = `с 19.10.2024 по 25.10.2024\nШкола;Звонят, %;Статус\n${rows.join('\n')}`;
    const file = { name: 'т.csv', bytes: Buffer.from(text) };
    const table = await readTableInWorker(file, { metrics }, { maxHeapMb: 40 });
    expect(remarks(table)).toEqual(['refuse reading-failed']);
    expect(table.problems[0]?.sentence).toMatch(/не хватило памяти/);
  });
});
