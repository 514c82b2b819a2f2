import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSchoolList } from '../../src/ingest/read-school-list.ts';
import { column, readBytes, readSample, readText, workbook } from './table-files.ts';

const SEED = 20_241_025;

describe('whatever the bytes', () => {
  const pieces = fc.constantFrom(
    ...[
      'Школа',
      'Наименование ОО',
      'Звонят, %',
      'Статус',
      'Итого',
      '48,68%',
      '5 из 4',
      '–',
      'с 19.10.2024 по 25.10.2024',
    ],
    ...[
      ';',
      ';',
      '\t',
      ',',
      '\n',
      '\n',
      '"',
      '«',
      '%',
      '\u0000',
      '😀',
      '__proto__',
      'Учителей',
      'МБОУ «СОШ № 1»',
      '1',
      '-1',
    ],
  );

  it('random bytes and scraps of tables never throw and never fail inside', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(pieces, { maxLength: 60 }).map((parts) => new Uint8Array(Buffer.from(parts.join('')))),
      fc
        .array(pieces, { maxLength: 60 })
        .map((parts) => new Uint8Array(Buffer.from(`\ufeff${parts.join('')}`, 'utf16le'))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const table = await readBytes('т.csv', content);
        expect(table.problems.filter(({ code }) => code === 'reading-failed')).toEqual([]);
        if (table.problems.some(({ severity }) => severity === 'refuse')) expect(table.records).toEqual([]);
        for (const { value, numerator, denominator, state } of table.records) {
          if (state === 'missing') expect(value).toBeUndefined();
          else expect(value).toBeGreaterThanOrEqual(0);
          if (numerator !== undefined) expect(numerator).toBeLessThanOrEqual(denominator ?? -1);
        }
        const list = await readSchoolList({ name: 'т.csv', bytes: content });
        expect(list.problems.filter(({ code }) => code === 'reading-failed')).toEqual([]);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it('a good book with bytes changed never throws', async () => {
    const good = await workbook({
      name: 'Л',
      rows: [['на 22.10.2024'], ['Школа', 'Статус'], ['СОШ № 1', 'Активна']],
    });
    const changes = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(changes, async (list) => {
        const bytes = good.slice();
        for (const [at, value] of list) bytes[at] = value;
        const table = await readBytes('т.xlsx', bytes);
        expect(table.problems.filter(({ code }) => code === 'reading-failed')).toEqual([]);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });
});

describe('percent and counts', () => {
  it('k of n printed with two decimals beside n reads back as k of n', async () => {
    const counts = fc.integer({ min: 1, max: 4000 }).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));
    await fc.assert(
      fc.asyncProperty(counts, async ([k, n]) => {
        const percent = ((100 * k) / n).toFixed(2).replace('.', ',');
        const table = await readText(
          `с 19.10.2024 по 25.10.2024\nШкола;Учителей;Звонят, %\nСОШ № 1;${n};${percent}`,
        );
        expect(table.records).toHaveLength(1);
        expect(table.records[0]).toMatchObject({ numerator: k, denominator: n, value: (100 * k) / n });
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('a share of up to four decimals reads back as it is written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (tenThousandths) => {
        const text = String(tenThousandths / 10_000).replace('.', ',');
        const table = await readText(
          column('Доля обучающихся в «Сферуме» за 12 месяцев на 22.10.2024, %', text),
        );
        expect(table.records[0]?.value).toBe(tenThousandths / 10_000);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('the made-up weeks: every share follows from its counts', async () => {
    const table = await readSample('выдуманные-данные-неделя-2024-07-05.xlsx');
    const counted = table.records.filter(({ metric }) => ['messages', 'calls'].includes(metric.code));
    expect(counted).toHaveLength(30);
    for (const { value, numerator = -1, denominator = -1 } of counted)
      expect(value).toBe((100 * numerator) / denominator);
  });
});
