import { readdirSync, readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { projectPath } from '../../src/shared/project-root.ts';
import type { FuzzFile } from './mutate.ts';

const ROWS = [
  ['Результаты мониторинга (19.10.2024-25.10.2024)'],
  ['№', 'Наименование ОО', 'Статус', 'Количество учителей', 'Написали не менее 10 сообщений', 'Звонят, %'],
  [1, 'МБОУ «СОШ № 1»', 'Активна', 31, 9, '6,45%'],
  [2, 'МБОУ «СОШ № 2»', 'Не активна', 20, 0, 0],
  ['', 'Итого по району', '', 51, 9, ''],
];

/** Small files of every format: the samples, the corpus, and the formats that a library writes. */
export function seedFiles(): FuzzFile[] {
  const folders = [projectPath('data', 'sample'), projectPath('test', 'fixtures', 'tables')];
  const kept = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => !/expected|README|неделя-202[34]-(?!10-25)/.test(name))
      .map((name) => ({ name, bytes: new Uint8Array(readFileSync(`${folder}/${name}`)) })),
  );
  const book = utils.book_new(utils.aoa_to_sheet(ROWS), 'Школы');
  const made = (['biff8', 'biff5', 'ods', 'xlsx', 'html', 'xlsb'] as const).map((bookType) => ({
    name: `т.${bookType.startsWith('biff') ? 'xls' : bookType}`,
    bytes: new Uint8Array(write(book, { type: 'buffer', bookType }) as Buffer),
  }));
  return [...kept, ...made].filter(({ bytes }) => bytes.length < 60_000);
}
