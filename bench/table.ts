import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeXlsx } from 'hucre/xlsx';
import { median, ms, printTable } from './statistics.ts';
import type { TableRun } from './table-process.ts';

const ROWS = 50_000;
const RUNS = 3;

const HEADINGS = [
  '№ п/п',
  'Муниципальное образование',
  'Наименование ОО',
  'ИНН',
  'Статус',
  'Количество учителей',
  'Написали не менее 10 сообщений, чел.',
  'Написали не менее 10 сообщений, %',
  'Совершили минимум 1 звонок, чел.',
  'Совершили минимум 1 звонок, %',
  'Доля учителей, использовавших Сферум за 12 месяцев, %',
  'Доля учеников, использовавших Сферум за 12 месяцев, %',
  'Доля учителей, использующих ФГИС «Моя школа», %',
  'Доля обучающихся, использующих ФГИС «Моя школа», %',
  'Адрес',
  'Сайт',
  'Тип',
  'Примечание',
  'Код',
  'ОГРН',
];

function rowsOfTable(): (string | number)[][] {
  const share = (of: number, by: number) => Math.round((of / by) * 10_000) / 100;
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const teachers = 20 + ((i * 7) % 40);
    const writing = (i * 3) % (teachers + 1);
    const calling = (i * 5) % (teachers + 1);
    const shares = [13, 17, 19, 23].map((step) => ((i * step) % 10_000) / 100);
    const school = [i + 1, 'Образцовский район', `МБОУ «СОШ №${i + 1}»`, `05${10_000_000 + i}`];
    const status = i % 9 === 0 ? 'Не активна' : 'Активна';
    const used = [teachers, writing, share(writing, teachers), calling, share(calling, teachers)];
    const rest = [`с. Верхнее, ул. Школьная, д. ${i % 200}`, `https://school${i}.example.ru`, 'школа', '', i];
    return [...school, status, ...used, ...shares, ...rest, `10205${i}`];
  });
  return [['Результаты мониторинга (19.10.2024-25.10.2024)'], HEADINGS, ...rows];
}

/**
 * 50,000 rows × 20 columns read, recognised and previewed against the bare reading of the same file by the library, each
 * in a process of its own, in turns.
 */
export async function benchTable(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-table-'));
  const rows = rowsOfTable();
  const paths = { xlsx: join(folder, 'мониторинг.xlsx'), csv: join(folder, 'мониторинг.csv') };
  writeFileSync(paths.xlsx, await writeXlsx({ sheets: [{ name: 'Школы', rows }] }));
  const cell = (value: string | number) => String(value).replace(/(?<=^\d+)\.(?=\d+$)/, ',');
  writeFileSync(paths.csv, rows.map((row) => row.map(cell).join(';')).join('\n'));
  const kinds = ['bare', 'read', 'worker', 'preview'] as const;
  for (const [format, library] of [
    ['xlsx', '@e965/xlsx'],
    ['csv', 'papaparse'],
  ] as const) {
    const runs = new Map(kinds.map((kind) => [kind, [] as TableRun[]]));
    for (let round = 0; round < RUNS; round += 1) {
      for (const kind of kinds) runs.get(kind)?.push(runChild(kind, format, paths[format]));
    }
    const took = (kind: (typeof kinds)[number]) => median(runs.get(kind)?.map((run) => run.ms) ?? []);
    const memory = (kind: (typeof kinds)[number]) =>
      median(runs.get(kind)?.map((run) => run.aboveIdleMb) ?? []);
    const stall = (kind: (typeof kinds)[number]) => median(runs.get(kind)?.map((run) => run.stallMs) ?? []);
    console.log(`A table of ${ROWS} rows × ${HEADINGS.length} columns as ${format}, median of ${RUNS}`);
    const line = (words: string, kind: (typeof kinds)[number]) => [
      words,
      ms(took(kind)),
      (took(kind) / took('bare')).toFixed(2),
      `${Math.round(memory(kind))} MB`,
      kind === 'worker' ? ms(stall(kind)) : '–',
    ];
    printTable(
      ['step', 'time', 'against bare', 'peak above idle', 'main thread held'],
      [
        line(`bare ${library}`, 'bare'),
        line('read and recognised', 'read'),
        line('the same in the worker, as the bot does it', 'worker'),
        line('read there, recognised and previewed', 'preview'),
      ],
    );
  }
  rmSync(folder, { recursive: true });
}

function runChild(kind: string, format: string, path: string): TableRun {
  const script = fileURLToPath(new URL('table-process.ts', import.meta.url));
  const said = execFileSync(process.execPath, ['--import', 'tsx', script, kind, format, path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(said) as TableRun;
}
