import { describe, expect, it } from 'vitest';
import { readTable } from '../../src/ingest/read-table.ts';
import { faultsOf, importCheck } from '../fuzz/check-file.ts';
import { diceOf, mutate } from '../fuzz/mutate.ts';
import { seedFiles } from '../fuzz/seed-files.ts';
import { metrics } from './table-files.ts';

// `npm run fuzz` does the same twenty thousand times in a process of its own.
const FILES = 200;

describe('mutated files of every format', () => {
  it(`${FILES} of them are read or refused, and imported as a whole or not at all`, async () => {
    const seeds = seedFiles();
    const checkImport = importCheck();
    const faults: string[] = [];
    for (let number = 0; number < FILES; number += 1) {
      const seed = seeds[number % seeds.length];
      if (seed === undefined) throw new Error('no seed files');
      const file = mutate(seed, seeds, diceOf(number));
      const table = await readTable(file, { metrics });
      const found = [...faultsOf(table), ...(number % 5 === 0 ? checkImport(table) : [])];
      faults.push(...found.map((fault) => `${number} (${file.name}): ${fault}`));
    }
    expect(faults).toEqual([]);
  }, 60_000);

  it('the seeds themselves are without fault', async () => {
    const checkImport = importCheck();
    const seeds = seedFiles();
    expect(new Set(seeds.map(({ name }) => name.split('.').at(-1)))).toEqual(
      new Set(['csv', 'tsv', 'txt', 'xlsx', 'xlsb', 'xls', 'ods', 'html', 'docx']),
    );
    for (const file of seeds) {
      const table = await readTable(file, { metrics });
      expect([file.name, ...faultsOf(table), ...checkImport(table)]).toEqual([file.name]);
    }
  });
});
