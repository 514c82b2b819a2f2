// Writes data/sample/: the tables of the orders as they are published and a made-up year for the sandbox.
// The same bytes every time: npx tsx scripts/make-sample-tables.ts
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import type { Cell, CellValue, WriteSheet } from 'hucre/xlsx';
import { addDays, day } from '../src/domain/calendar-day.ts';
import type { CalendarDay } from '../src/domain/calendar-day.ts';
import { projectPath } from '../src/shared/project-root.ts';
import { inventedSchools, inventedWeek } from './invented-year.ts';
import type { InventedRow } from './invented-year.ts';

const FOLDER = projectPath('data', 'sample');
const FIRST_FRIDAY = day('2023-10-27');
const WEEKS = 53;

mkdirSync(FOLDER, { recursive: true });
for (const name of readdirSync(FOLDER)) if (name !== 'README.md') rmSync(join(FOLDER, name));

const PUPILS_2024 = [
  ['МКОУ «Дегвинская СОШ»', 48.68],
  ['МКОУ «Мургукская СОШ»', 47.37],
  ['МКОУ «Урахинская СОШ им А.А. Тахо Годи»', 45.65],
  ['МКОУ «Сергокалинская СОШ №2»', 43.36],
  ['МКОУ «Сергокалинская СОШ №1»', 40.69],
  ['МКОУ «Нижнемулебкинская СОШ»', 36.45],
  ['МКОУ «Кадиркентская СОШ»', 33.06],
  ['МКОУ «Новомугринская СОШ»', 30.77],
  ['МКОУ «Бурхимахинская СОШ»', 23.33],
  ['МКОУ «Ванашимахинская СОШ им. С.Омарова»', 21.43],
  ['МКОУ «Бурдекинская СОШ»', 18.49],
  ['МКОУ «Канасирагинская СОШ»', 18.49],
] as const;

const KINDERGARTENS_2023 = [
  ['Городской округ «город Южно-Сахалинск»', 20, 25],
  ['Городской округ «Александровск-Сахалинский район»', 1, 3],
  ['Анивский городской округ', 0, 8],
  ['Городской округ «Долинский»', 3, 3],
  ['Корсаковский городской округ', 4, 8],
  ['Курильский городской округ', 0, 1],
  ['Макаровский городской округ', 1, 1],
  ['Невельский городской округ', 2, 6],
  ['Городской округ Ногликский', 4, 1],
  ['Городской округ «Охинский»', 0, 5],
  ['Поронайский городской округ', 1, 2],
  ['Северо-Курильский городской округ', 0, 1],
  ['Городской округ «Смирныховский»', 0, 2],
  ['Томаринский городской округ', 1, 3],
  ['Тымовский городской округ', 1, 2],
  ['Углегорский городской округ', 5, 5],
  ['Холмский городской округ', 1, 10],
  ['Южно-Курильский городской округ', 1, 5],
] as const;

const comma = (value: number) => value.toFixed(2).replace('.', ',');
const PUPILS_TITLE = 'Доля обучающихся, использовавших ИКОП «Сферум» за последние 12 месяцев, на 22.10.2024';

writeText('000-сергокалинский-2024-10-22.csv', [
  [PUPILS_TITLE],
  ['№', 'Наименование ОО', 'Доля обучающихся, %'],
  ...PUPILS_2024.map(([name, percent], i) => [String(i + 1), name, `${comma(percent)}%`]),
]);

await writeBook('000-сергокалинский-2024-10-22.xlsx', {
  name: 'Школы',
  columns: [{ width: 5 }, { width: 48 }, { width: 22 }],
  rows: [
    [PUPILS_TITLE, null, null],
    ['№', 'Наименование ОО', 'Доля обучающихся'],
    ...PUPILS_2024.map(([name, percent], i) => [i + 1, name, percent / 100]),
  ],
  merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }],
  cells: new Map(PUPILS_2024.map(([, percent], i) => [`${i + 2},2`, share(percent / 100, '0.00%')])),
});

await writeBook('001-сахалин-детские-сады-2023-05-05.xlsx', {
  name: 'ДОО',
  columns: [{ width: 6 }, { width: 52 }, { width: 22 }, { width: 22 }],
  rows: [
    ['Дошкольные образовательные организации (29.04.23-05.05.23)', null, null, null],
    [null, null, null, null],
    ['№п/п', 'Наименование МО', 'Количество не зарегистрированных', 'Количество не активных'],
    ...KINDERGARTENS_2023.map((row, i) => [i + 1, ...row]),
  ],
  merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 3 }],
});

writeText('002-письмо-октябрь-2023.csv', [
  [
    'Использование сервисов ЦОС общеобразовательными организациями района, по состоянию на начало октября 2023 года',
  ],
  ['Показатель', 'Значение'],
  ['Доля учителей, использующих ФГИС «Моя школа»', '81%'],
  ['Доля учеников, использующих ФГИС «Моя школа»', '0%'],
  ['Учителей, использовавших за последние 12 месяцев ИКОП «Сферум»', '51%'],
  ['Учеников, использовавших за последние 12 месяцев ИКОП «Сферум»', '13%'],
  ['Учителей, использующих сервисы ФГИС «Моя школа» (по тексту письма)', '51%'],
]);

writeText('003-цунтинский-2023-04-14.csv', [
  [
    'Результаты мониторинга использования ИКОП «Сферум» за период с 08.04.2023 по 14.04.2023, Цунтинский район',
  ],
  ['Показатель', 'Значение'],
  ['Пользователей с ролью «Учитель» не написали более трех сообщений в чатах', '0%'],
]);

writeText('выдуманные-школы.csv', [
  ['Наименование', 'Тип', 'Обучающихся', 'Сотрудников'],
  ...inventedSchools.map(({ name, kind, roll, staff }) => [
    name,
    kind === 'kindergarten' ? 'детский сад' : 'школа',
    String(roll),
    String(staff),
  ]),
]);

for (let week = 0; week < WEEKS; week += 1) {
  const friday = addDays(FIRST_FRIDAY, 7 * week);
  await writeBook(`выдуманные-данные-неделя-${friday}.xlsx`, weekSheet(friday, inventedWeek(week, friday)));
}

/** A sheet in the look of the federal table: three rows of merged headings, their numbers, an «Итого». */
function weekSheet(friday: CalendarDay, rows: readonly InventedRow[]): WriteSheet {
  const dotted = (of: CalendarDay) => of.split('-').reverse().join('.');
  const sum = (of: (row: InventedRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const header: CellValue[][] = [
    [
      `Выдуманные данные для песочницы. Результаты еженедельного мониторинга использования ИКОП «Сферум», Образцовский район, за период с ${dotted(addDays(friday, -6))} по ${dotted(friday)}`,
    ],
    [],
    [
      '№ п/п',
      'Наименование образовательной организации',
      'Статус',
      'Количество учителей\n(пользователей с ролью «учитель»)',
      'Активность учителей за неделю',
      null,
      null,
      null,
      'Использовали «Сферум»\nза последние 12 месяцев',
      null,
    ],
    [
      null,
      null,
      null,
      null,
      'Написали минимум\n10 сообщений в чаты',
      null,
      'Совершили минимум\n1 звонок',
      null,
      'доля учителей, %',
      'доля обучающихся, %',
    ],
    [null, null, null, null, 'кол-во', 'доля', 'кол-во', 'доля', null, null],
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  ];
  const body = rows.map((row, i) => [
    i + 1,
    row.name,
    row.active ? 'Активна' : 'Не активна',
    row.teachers,
    row.messages,
    row.messages / row.teachers,
    row.calls,
    row.calls / row.teachers,
    row.teachersYear ?? '–',
    row.pupilsYear ?? '–',
  ]);
  const teachers = sum((row) => row.teachers);
  const messages = sum((row) => row.messages);
  const calls = sum((row) => row.calls);
  const total = [
    'Итого',
    null,
    null,
    teachers,
    messages,
    messages / teachers,
    calls,
    calls / teachers,
    null,
    null,
  ];
  const first = header.length;
  const last = first + rows.length;
  const percents = [...body, total].flatMap((row, i) =>
    [5, 7].map((column): [string, ReturnType<typeof share>] => [
      `${first + i},${column}`,
      share(Number(row[column]), '0.0%'),
    ]),
  );
  const headings = header
    .slice(2, 5)
    .flatMap((row, r) =>
      row.flatMap((value, column): [string, ReturnType<typeof heading>][] =>
        typeof value === 'string' ? [[`${r + 2},${column}`, heading(value)]] : [],
      ),
    );
  return {
    name: 'Школы',
    columns: [6, 46, 12, 18, 10, 10, 10, 10, 14, 16].map((width) => ({ width })),
    rows: [...header, ...body, total],
    cells: new Map<string, Partial<Cell>>([...headings, ...percents]),
    merges: [
      merge(0, 0, 0, 9),
      merge(2, 0, 4, 0),
      merge(2, 1, 4, 1),
      merge(2, 2, 4, 2),
      merge(2, 3, 4, 3),
      merge(2, 4, 2, 7),
      merge(3, 4, 3, 5),
      merge(3, 6, 3, 7),
      merge(2, 8, 2, 9),
      merge(3, 8, 4, 8),
      merge(3, 9, 4, 9),
      merge(last, 0, last, 1),
    ],
  };
}

function merge(startRow: number, startCol: number, endRow: number, endCol: number) {
  return { startRow, startCol, endRow, endCol };
}

function share(value: number, numFmt: string) {
  return { value, type: 'number' as const, style: { numFmt } };
}

function heading(value: string) {
  const alignment = { horizontal: 'center', vertical: 'center', wrapText: true } as const;
  return { value, type: 'string' as const, style: { alignment, font: { bold: true } } };
}

function writeText(name: string, rows: readonly (readonly string[])[]): void {
  writeFileSync(join(FOLDER, name), rows.map((row) => row.join(';')).join('\r\n') + '\r\n');
}

async function writeBook(name: string, sheet: WriteSheet): Promise<void> {
  const created = new Date('2024-01-01T00:00:00Z');
  const bytes = await writeXlsx({ sheets: [sheet], properties: { created, modified: created } });
  writeFileSync(join(FOLDER, name), bytes);
}
