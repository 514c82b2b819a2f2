import { describe, expect, it } from 'vitest';
import { isRefused } from '../../src/domain/table.ts';
import { readTableInWorker } from '../../src/ingest/read-in-worker.ts';
import { HOSTILE } from './hostile-files.ts';
import { metrics, readBytes, readText } from './table-files.ts';

const CYRILLIC = /^[А-ЯЁ«C][\s\S]*[.…]$/u;

function cpuMs(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

describe('files made to harm', () => {
  it.each(HOSTILE.map((file) => [file.title, file] as const))('%s', async (_, { name, bytes, says }) => {
    const file = bytes();
    const start = process.cpuUsage();
    const table = await readBytes(name, file);
    // Of the processor: the cap is ten seconds of the clock, which a busy machine lets pass without reading anything.
    expect(cpuMs(start)).toBeLessThan(5000);
    expect(table.problems.map(({ code }) => code)).not.toContain('reading-failed');
    if (says === undefined) {
      expect(isRefused(table)).toBe(false);
      expect(table.records.map(({ value }) => value)).toContain(43.36);
      return;
    }
    expect(table.records).toEqual([]);
    const [first] = table.problems;
    expect(first?.severity).toBe('refuse');
    expect(first?.sentence).toMatch(says);
    expect(first?.sentence).toMatch(CYRILLIC);
  });

  it.each([
    [
      'one school in every row',
      'Школа;Звонят с 19.10.2024 по 25.10.2024, %',
      (i: number) => `СОШ № 1;${i / 400}`,
    ],
    [
      'a heading over every row',
      '',
      (i: number) => `Школа;Звонят с 19.10.2024 по 25.10.2024, %\nСОШ № ${i};5`,
    ],
    [
      'a total under every row',
      'Школа;Звонят с 19.10.2024 по 25.10.2024, %',
      (i: number) => `Итого;${i % 100}`,
    ],
  ])('%s, ten thousand times, takes no more than its length', async (_, first, row) => {
    const text = [first, ...Array.from({ length: 10_000 }, (__, i) => row(i))].join('\n');
    const start = process.cpuUsage();
    const table = await readText(text);
    expect(cpuMs(start)).toBeLessThan(6000);
    expect(table.problems.length).toBeLessThanOrEqual(1001);
  });

  const day = (after: number) =>
    new Date(Date.UTC(2016, 0, 2 + after)).toISOString().slice(0, 10).split('-').reverse().join('.');
  const weeks = (columns: number) =>
    Array.from({ length: columns }, (_, i) => `Звонят с ${day(7 * i)} по ${day(7 * i + 6)}, %`).join(';');
  const rows = (many: number, row: (i: number) => string) =>
    Array.from({ length: many }, (_, i) => row(i)).join('\n');
  it.each([
    [
      'one value of one school, thirty thousand times in a long table',
      () =>
        `Школа;Показатель;Значение\n${rows(30_000, () => 'СОШ № 1;Звонят с 19.10.2024 по 25.10.2024, %;5')}`,
      /Тысячи строк/,
    ],
    [
      'four hundred wide headers',
      () =>
        rows(
          400,
          (i) =>
            `Звонят с 19.10.2024 по 25.10.2024\nШкола;${weeks(150)};${i}\nСОШ № ${i};${'5;'.repeat(150)}`,
        ),
      /./,
    ],
    [
      'more than half a million figures',
      () => `Школа;${weeks(110)}\n${rows(5000, (i) => `СОШ № ${i};${'5;'.repeat(110)}`)}`,
      /слишком много значений/,
    ],
    [
      'every school twice',
      () => `Школа;Звонят с 19.10.2024 по 25.10.2024, %\n${rows(20_000, (i) => `СОШ № ${i >> 1};${i % 9}`)}`,
      /Тысячи строк/,
    ],
    [
      'a total of the kind under every second school',
      () =>
        `Район;Школа;Всего учителей;Звонят с 19.10.2024 по 25.10.2024, чел.\n${rows(20_000, (i) => `Лесной район;${i % 60 === 0 ? 'Итого по школам' : `СОШ № ${i}`};40;5`)}`,
      undefined,
    ],
  ])('%s: seconds, and a clear word', async (_, text, says) => {
    const start = process.cpuUsage();
    const table = await readText(text());
    expect(cpuMs(start)).toBeLessThan(6000);
    expect(isRefused(table)).toBe(says !== undefined);
    if (says !== undefined) expect(table.problems[0]?.sentence).toMatch(says);
  });

  it('nothing of a file reaches the prototypes', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    const hostile = HOSTILE.find(({ title }) => title.startsWith('keys of prototypes'));
    const table = await readBytes('т.xlsx', hostile?.bytes() ?? new Uint8Array());
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
    expect(table.sheets).toEqual(['__proto__']);
  });
});

describe('in the worker', () => {
  it.each(['20 MB of commas in lines', '3,000,000 cells', '100,000 tables inside one another'])(
    'the main thread answers meanwhile: %s',
    async (title) => {
      const hostile = HOSTILE.find((file) => file.title === title);
      const file = { name: hostile?.name ?? '', bytes: hostile?.bytes() ?? new Uint8Array() };
      let ticks = 0;
      const timer = setInterval(() => (ticks += 1), 10);
      const table = await readTableInWorker(file, { metrics });
      clearInterval(timer);
      expect(isRefused(table)).toBe(true);
      expect(ticks).toBeGreaterThan(3);
    },
  );
});
