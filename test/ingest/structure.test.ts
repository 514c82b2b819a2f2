import type { WriteSheet } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { lines, readBytes, readText, remarks, workbook } from './table-files.ts';
import type { Options } from './table-files.ts';

const WEEK = 'с 19.10.2024 по 25.10.2024';
const merge = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
  startRow,
  startCol,
  endRow,
  endCol,
});
const book = async (sheet: Omit<WriteSheet, 'name'>, options: Options = {}, name = 'Лист1') =>
  readBytes('т.xlsx', await workbook({ name, ...sheet }), options);
const calls = (name: string, figure: string) => `${name} | calls@1 | 2024-10-19..2024-10-25 | ${figure}`;
const messages = (name: string, figure: string) =>
  `${name} | messages@2 | 2024-10-19..2024-10-25 | ${figure}`;

const BOTH = [
  messages('СОШ № 1', '29.0323 9/31'),
  messages('СОШ № 2', '0 0/20'),
  calls('СОШ № 1', '6.4516 2/31'),
  calls('СОШ № 2', '0 0/20'),
];

describe('headings of five rows', () => {
  const header = [
    ['№ п/п', 'Наименование ОО', 'Сферум', null, null, null, null],
    [null, null, 'Учителя (роль «Учитель»)', null, null, null, null],
    [null, null, 'Всего', 'Написали минимум 10 сообщений в чатах', null, 'Совершили минимум 1 звонок', null],
    [null, null, null, 'Кол-во', 'Доля', 'Кол-во', 'Доля'],
    [null, null, 'чел.', 'чел.', '%', 'чел.', '%'],
  ];
  const data = [
    [1, 'СОШ № 1', 31, 9, 29.03, 2, 6.45],
    [2, 'СОШ № 2', 20, 0, 0, 0, 0],
    ['Итого', null, 51, 9, 17.65, 2, 3.92],
  ];
  const merges = [
    merge(0, 0, 0, 6),
    merge(1, 0, 5, 0),
    merge(1, 1, 5, 1),
    merge(1, 2, 1, 6),
    merge(2, 2, 2, 6),
    merge(3, 2, 4, 2),
    merge(3, 3, 3, 4),
    merge(3, 5, 3, 6),
  ];

  it('merged, with numbered columns and the units in the lowest row', async () => {
    const table = await book({ rows: [[WEEK], ...header, [1, 2, 3, 4, 5, 6, 7], ...data], merges });
    expect([lines(table), remarks(table)]).toEqual([BOTH, []]);
  });

  it('the same without merges: a group heading stands over its first column', async () => {
    const rows = [[WEEK], ...header, ['А', 'Б', 1, 2, '3=2/1*100', 4, 5], ...data];
    const text = rows
      .map((row) => row.map((cell) => String(cell ?? '').replace('.', ',')).join(';'))
      .join('\n');
    const table = await readText(text.replace(WEEK.replace('.', ','), WEEK).replace('чел,', 'чел.'));
    expect(lines(table)).toEqual(BOTH);
  });
});

describe('where the table lies', () => {
  it('schools whose names begin as the word of a metric are schools', async () => {
    const rows = ['МБОУ «Звонкоручьёвская СОШ»', 'Звонкоручьёвская ООШ', 'СОШ № 1'];
    const text = [WEEK, 'Наименование;Учителей;Звонят, чел.', ...rows.map((name) => `${name};20;3`)].join(
      '\n',
    );
    expect(lines(await readText(text))).toEqual(rows.map((name) => calls(name, '15 3/20')));
  });

  it('under a letter’s head, from column D and row 30 on', async () => {
    const letter = Array.from({ length: 28 }, (_, row) => {
      if (row === 3) return [null, 'Руководителям муниципальных органов управления образованием'];
      return row === 8 ? [null, `К письму от 18.10.2024 № 12-34/24: мониторинг за период ${WEEK}`] : [];
    });
    const rows = [
      ...letter,
      [null, null, null, 'Наименование школы', 'Учителей', 'Звонят, чел.'],
      [null, null, null, 'СОШ № 1', 31, 2],
      [null, null, null, 'СОШ № 2', 20, 0],
      [null, null, null, 'ИТОГО', 51, 2],
    ];
    const table = await book({ rows });
    expect([lines(table), remarks(table)]).toEqual([BOTH.slice(2), []]);
    expect(table.records[0]?.at).toEqual({ sheet: 'Лист1', cell: 'F30' });
  });

  it('headings and numbering again on every page', async () => {
    const page = ['№;Школа;Учителя, написавшие 10+ сообщений;;Звонят, %', ';;чел.;%;', '1;2;3;4;5'];
    const rows = (from: number) => [`${from};СОШ № ${from};3;10;5`, `${from + 1};СОШ № ${from + 1};4;20;6`];
    const table = await readText(
      [WEEK, ...page, ...rows(1), ...page, ...rows(3), '', ...page, ...rows(5)].join('\n'),
    );
    expect(table.records).toHaveLength(12);
    expect(remarks(table)).toEqual([]);
  });

  it('two tables one under the other, told apart by the lines over them', async () => {
    const table = await readText(
      `Написали минимум 10 сообщений, ${WEEK}\n№;Школа;Количество учителей;Кол-во\n1;СОШ № 1;31;9\n2;СОШ № 2;20;0\nИтого;;51;9\n\n` +
        `Совершили минимум 1 звонок, ${WEEK}\n№;Школа;Количество учителей;Кол-во\n1;СОШ № 1;31;2\n2;СОШ № 2;20;0\nИтого;;51;2`,
    );
    expect([lines(table), remarks(table)]).toEqual([BOTH, []]);
    expect(table.records.map(({ at }) => at.cell)).toEqual(['D3', 'D4', 'D9', 'D10']);
  });

  it('the second table far below the first, without a line of its own', async () => {
    const schools = Array.from({ length: 120 }, (_, i) => `МБОУ СОШ № ${i + 10};30;1`);
    const text = [
      WEEK,
      'Школа;Учителей;Звонят, чел.',
      ...schools,
      '',
      'Школа;Учителей;Написали минимум 10 сообщений, чел.',
      'СОШ № 1;31;9',
    ];
    const table = await readText(text.join('\n'));
    expect(lines(table).at(-1)).toBe(BOTH[0]);
    expect(table.records).toHaveLength(121);
  });

  it('two tables of one indicator contradict each other', async () => {
    const text = `${WEEK}\nШкола;Звонят, %\nСОШ № 1;5\n\nСведения ЦЦТО, ${WEEK}\nШкола;Звонят, %\nСОШ № 1;6`;
    const table = await readText(text);
    expect(lines(table)).toEqual([calls('СОШ № 1', '5 (two-values)'), calls('СОШ № 1', '6 (two-values)')]);
    expect(remarks(table)).toEqual(['ask duplicate-school B7']);
  });
});

describe('units over the columns', () => {
  it('schools, with statuses, units of measure and a total', async () => {
    const table = await readText(
      `${WEEK}\n№;Показатель;Ед. изм.;СОШ № 1;СОШ № 2;Итого\n1;Количество учителей;чел.;31;20;51\n2;Написали минимум 10 сообщений;чел.;9;0;9\n3;Совершили минимум 1 звонок;чел.;2;0;3\n4;Статус;;Активна;Не активна;`,
    );
    expect(lines(table)).toEqual([
      ...BOTH,
      'СОШ № 1 | status@1 | 2024-10-25 | 1',
      'СОШ № 2 | status@1 | 2024-10-25 | 0',
    ]);
    expect(table.records.slice(0, 3).map(({ at }) => at.cell)).toEqual(['D4', 'E4', 'D5']);
    expect(remarks(table)).toEqual(['ask total-mismatch F5']);
  });

  it('under their municipalities: only the own district’s', async () => {
    const table = await book(
      {
        rows: [
          [WEEK],
          ['Показатель', 'Ед.', 'Анивский городской округ', null, 'Лесной район', null],
          [null, null, 'СОШ № 1', 'СОШ № 2', 'СОШ № 1', 'СОШ № 2'],
          ['Сферум', null, null, null, null, null],
          ['Количество учителей', 'чел.', 40, 20, 31, 20],
          ['Совершили минимум 1 звонок', 'чел.', 3, 2, 2, 0],
        ],
        merges: [merge(1, 0, 2, 0), merge(1, 1, 2, 1), merge(1, 2, 1, 3), merge(1, 4, 1, 5)],
      },
      { district: 'Лесной район' },
    );
    expect(lines(table)).toEqual(BOTH.slice(2));
  });

  it('short names of schools', async () => {
    const share = 'Доля обучающихся в «Сферуме» за 12 месяцев, %';
    const table = await readText(`на 22.10.2024\nПоказатель;Дегвинская;Мургукская\n${share};48,68;47,37`);
    expect(lines(table)).toEqual([
      'Дегвинская | pupils-12-months@1 | 2024-10-22 | 48.68',
      'Мургукская | pupils-12-months@1 | 2024-10-22 | 47.37',
    ]);
  });

  it('municipalities of all four patterns', async () => {
    const names = [
      'Городской округ «Охинский»',
      'Анивский городской округ',
      'Городской округ Ногликский',
      'Городской округ «город Южно-Сахалинск»',
    ];
    const table = await readText(
      `на 05.05.2023\nПоказатель;${names.join(';')}\nКоличество не активных;1;2;0;4`,
    );
    expect(lines(table)).toEqual(
      [1, 2, 0, 4].map((n, i) => `${names[i]} | not-active@1 | 2023-05-05 | ${n}`),
    );
  });

  it('a row per school and indicator', async () => {
    const table = await readText(
      `${WEEK}\nОрганизация;Показатель;Значение\nСОШ № 1;Доля учителей, совершивших звонок, %;6\nСОШ № 2;Доля учителей, совершивших звонок, %;–\nСОШ № 1;Статус;Активна`,
    );
    expect(lines(table)).toEqual([
      calls('СОШ № 1', '6'),
      calls('СОШ № 2', 'missing'),
      'СОШ № 1 | status@1 | 2024-10-25 | 1',
      'СОШ № 2 | status@1 | 2024-10-25 | missing',
    ]);
    expect(table.records[2]?.at.cell).toBe('C5');
  });
});

describe('schools under municipalities', () => {
  const own = [calls('СОШ № 1', '6.4516 2/31'), calls('СОШ № 2', '0 0/20')];
  const head = `${WEEK}\nНаименование ОО;Учителей;Звонят, чел.`;
  const spellings = [
    'Сергокалинский район',
    'МР «Сергокалинский район»',
    'Сергокалинский муниципальный район',
    '2. Сергокалинский муниципальный район Республики Дагестан',
    'МО «Сергокалинский район»',
    'Образовательные организации Сергокалинского района',
    'Школы Сергокалинского района',
    'СЕРГОКАЛИНСКИЙ РАЙОН',
  ];

  it.each(spellings)('«%s» is our district', async (name) => {
    const text = `${head}\n1. Анивский городской округ;;\nСОШ № 1;40;3\n${name};51;2\nСОШ № 1;31;2\nСОШ № 2;20;0`;
    const table = await readText(text, { district: 'Сергокалинский район' });
    expect([lines(table), remarks(table)]).toEqual([own, ['note other-districts']]);
    expect(remarks(await readText(text))).toEqual(['refuse several-districts']);
    expect(remarks(await readText(text, { district: 'Дахадаевский район' }))).toEqual([
      'refuse several-districts',
    ]);
  });

  it('a municipality in a column of its own, merged over its schools or written once', async () => {
    const rows = [
      [WEEK],
      ['Муниципалитет', 'Школа', 'Учителей', 'Звонят, чел.'],
      ['1. Городской округ «Охинский»', null, 60, 5],
      [null, 'СОШ № 1', 40, 3],
      [null, 'СОШ № 2', 20, 2],
      ['2. Лесной район', 'СОШ № 1', 31, 2],
      [null, 'СОШ № 2', 20, 0],
      [null, 'Итого', 51, 2],
    ];
    const merges = [merge(2, 0, 4, 0), merge(5, 0, 7, 0)];
    const options = { district: 'Лесной район' };
    expect(lines(await book({ rows, merges }, options))).toEqual(own);
    const text = rows.map((row) => row.map((cell) => cell ?? '').join(';')).join('\n');
    expect(lines(await readText(text, options))).toEqual(own);
  });

  it('a table of one other district is asked about, of our own is not', async () => {
    const text = `${head}\nАнивский городской округ;;\nСОШ № 1;31;2`;
    const foreign = await readText(text, { district: 'Лесной район' });
    expect(remarks(foreign)).toEqual(['ask other-districts']);
    expect(foreign.problems[0]?.sentence).toContain('В таблице — «Анивский городской округ», а ваш район — ');
    expect(remarks(await readText(text, { district: 'МО ГО «Анивский»' }))).toEqual([]);
    const titled = `Сведения об использовании «Сферума», Лесной район\n${head}\nСОШ № 1;31;2`;
    expect(remarks(await readText(titled, { district: 'Лесной район' }))).toEqual([]);
    expect(remarks(await readText(titled, { district: 'Речной район' }))).toEqual(['ask other-districts']);
  });

  it('a sheet per municipality', async () => {
    const sheet = (name: string, count: number) => ({
      name,
      rows: [[WEEK], ['Школа', 'Учителей', 'Звонят, чел.'], ['СОШ № 1', 31, count]],
    });
    const bytes = await workbook(sheet('Речной район', 3), sheet('Лесной район', 2));
    const table = await readBytes('т.xlsx', bytes, { district: 'Лесной район' });
    expect([lines(table), remarks(table)]).toEqual([own.slice(0, 1), ['note other-districts']]);
    expect(remarks(await readBytes('т.xlsx', bytes))).toEqual(['refuse several-districts']);
  });

  it('a house of creativity of a district is an organisation, not the district', async () => {
    const table = await readText(`${head}\nЦентр детского творчества Лесного района;31;2`);
    expect(table.records).toHaveLength(1);
  });
});

describe('cells', () => {
  it('0, a dash, an empty cell, «н/д», «х» and «не зарегистрирована» stay what they are', async () => {
    const cells = ['0', '–', '', 'н/д', 'х', 'не зарегистрирована'];
    const rows = cells.map((cell, i) => `СОШ № ${i + 1};${cell};5`);
    const table = await readText(`${WEEK}\nШкола;Звонят, %;Пишут 10+ сообщений, %\n${rows.join('\n')}`);
    const ofCalls = lines(table).filter((line) => line.includes('calls'));
    expect(ofCalls).toEqual(cells.map((_, i) => calls(`СОШ № ${i + 1}`, i === 0 ? '0' : 'missing')));
    expect(lines(table).filter((line) => line.includes('registered'))).toEqual([
      'СОШ № 6 | registered@1 | 2024-10-25 | 0',
    ]);
    expect(remarks(table)).toEqual([]);
  });

  it('a status merged over two schools is both’s, a number is nobody’s', async () => {
    const table = await book({
      rows: [
        [WEEK],
        ['Школа', 'Статус', 'Звонят, %'],
        ['СОШ № 1', 'Не активна', 5],
        ['СОШ № 2', null, null],
        ['СОШ № 3', 'Активна', 6],
      ],
      merges: [merge(2, 1, 3, 1), merge(2, 2, 3, 2)],
    });
    expect(lines(table).filter((line) => !line.includes('registered'))).toEqual([
      'СОШ № 1 | status@1 | 2024-10-25 | 0',
      'СОШ № 2 | status@1 | 2024-10-25 | 0',
      'СОШ № 3 | status@1 | 2024-10-25 | 1',
      calls('СОШ № 1', 'missing'),
      calls('СОШ № 2', 'missing'),
      calls('СОШ № 3', '6'),
    ]);
    expect(remarks(table)).toEqual(['ask merged-figure C3']);
  });

  it('a form with names and without a figure', async () => {
    const table = await readText(`${WEEK}\nШкола;Звонят, %\nСОШ № 1;\nСОШ № 2;`);
    expect(remarks(table)).toEqual(['ask no-figures A3']);
  });

  it('a school twice: what one row lacks comes from the other, what differs is kept twice', async () => {
    const table = await readText(
      `${WEEK}\nШкола;Звонят, %;Пишут 10+ сообщений, %\nСОШ № 1;5;–\nСОШ №1;6;7\nСОШ № 2;1;\nСОШ №2;;2`,
    );
    expect(lines(table)).toEqual([
      calls('СОШ № 1', '5 (two-values)'),
      calls('СОШ №1', '6 (two-values)'),
      calls('СОШ № 2', '1'),
      messages('СОШ №1', '7'),
      messages('СОШ №2', '2'),
    ]);
    expect(remarks(table)).toEqual(['ask duplicate-school A4', 'note duplicate-school A6']);
  });
});
