import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { WriteSheet } from 'hucre/xlsx';
import { projectPath } from '../../src/shared/project-root.ts';
import { formatted, lines, readBytes, readSample, readText, remarks, workbook } from './table-files.ts';

const merge = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
  startRow,
  startCol,
  endRow,
  endCol,
});

const SHEET: WriteSheet = {
  name: 'Свод',
  rows: [
    ['Мониторинг активности учителей, период: 19–25.10.2024'],
    [],
    [
      '№\nп/п',
      'Наименование\nобразовательной организа-\nции',
      'Статус',
      'Количество учителей',
      'Написали минимум 10 сообщений',
      null,
      'Совершили минимум 1 звонок',
      null,
    ],
    [null, null, null, null, 'количество', 'доля', 'количество', 'доля'],
    [1, 2, 3, 4, 5, 6, 7, 8],
    ['Образцовский район'],
    [1, 'МБОУ "СОШ № 1"', 'Активна', 31, 9, 9 / 31, 2, 2 / 31],
    [2, 'МБОУ "СОШ № 2"', 'Не активен', 20, 0, 0, 0, 0],
    [3, 'МБДОУ "Детский сад № 3"', 'Не зарегистрирована', null, null, null, '–', 'н/д'],
    ['Итого по району', null, null, 51, 9, 9 / 51, 3, 2 / 51],
    [],
    ['Исп. Иванова А.П., тел. 12-34-56'],
  ],
  cells: new Map(
    [6, 7, 9].flatMap((row, i) =>
      [
        [9 / 31, 2 / 31],
        [0, 0],
        [9 / 51, 2 / 51],
      ][i]!.map((value, c): [string, ReturnType<typeof formatted>] => [
        `${row},${c === 0 ? 5 : 7}`,
        formatted(value, '0.0%'),
      ]),
    ),
  ),
  merges: [
    merge(0, 0, 0, 7),
    ...[0, 1, 2, 3].map((column) => merge(2, column, 3, column)),
    merge(2, 4, 2, 5),
    merge(2, 6, 2, 7),
    merge(5, 0, 5, 7),
    merge(9, 0, 9, 2),
  ],
};

const EXPECTED = [
  'МБОУ "СОШ № 1" | status@1 | 2024-10-25 | 1',
  'МБОУ "СОШ № 2" | status@1 | 2024-10-25 | 0',
  'МБДОУ "Детский сад № 3" | status@1 | 2024-10-25 | missing',
  'МБОУ "СОШ № 1" | registered@1 | 2024-10-25 | 1',
  'МБОУ "СОШ № 2" | registered@1 | 2024-10-25 | 1',
  'МБДОУ "Детский сад № 3" | registered@1 | 2024-10-25 | 0',
  'МБОУ "СОШ № 1" | messages@2 | 2024-10-19..2024-10-25 | 29.0323 9/31',
  'МБОУ "СОШ № 2" | messages@2 | 2024-10-19..2024-10-25 | 0 0/20',
  'МБДОУ "Детский сад № 3" | messages@2 | 2024-10-19..2024-10-25 | missing',
  'МБОУ "СОШ № 1" | calls@1 | 2024-10-19..2024-10-25 | 6.4516 2/31',
  'МБОУ "СОШ № 2" | calls@1 | 2024-10-19..2024-10-25 | 0 0/20',
  'МБДОУ "Детский сад № 3" | calls@1 | 2024-10-19..2024-10-25 | missing',
];

describe('the weekly table', () => {
  it('merged and wrapped headings, numbered columns, a total that does not add up, a signature', async () => {
    const table = await readBytes('мониторинг.xlsx', await workbook(SHEET));
    expect(lines(table)).toEqual(EXPECTED);
    expect(remarks(table)).toEqual(['ask total-mismatch G10']);
    expect(table.problems[0]?.sentence).toMatch(
      /^Лист «Свод», G10: в итоговой строке 3, а сумма по строкам — 2\. /,
    );
    expect(JSON.stringify(table)).not.toContain('Иванова');
    expect(table.sheets).toEqual(['Свод']);
    expect(table.records.map(({ unit }) => unit?.organisationKind).slice(0, 3)).toEqual([
      'school',
      'school',
      'kindergarten',
    ]);
  });

  it('the same as CSV, where nothing is merged', async () => {
    const text = SHEET.rows!.map((row, r) =>
      row
        .map((cell, c) => {
          const percent = (c === 5 || c === 7) && typeof cell === 'number' && r > 4;
          const text = percent ? `${(cell * 100).toFixed(1).replace('.', ',')}%` : String(cell ?? '');
          return /["\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
        })
        .join(';'),
    ).join('\r\n');
    const table = await readText(text);
    expect(lines(table)).toEqual(EXPECTED);
    expect(remarks(table)).toEqual(['ask total-mismatch G10']);
  });

  it('headings over three rows without merges, group headings above', async () => {
    const table = await readText(
      [
        'за период с 19.10.2024 по 25.10.2024;;;;',
        ';;Учителя за неделю;;',
        '№;Наименование;Написавших;Совершивших;Количество',
        ';образовательной;минимум 10;минимум 1;учителей,',
        ';организации;сообщений, чел.;звонок, чел.;всего',
        '1;МБОУ «СОШ № 1»;9;2;31',
      ].join('\n'),
    );
    expect(lines(table)).toEqual([
      'МБОУ «СОШ № 1» | messages@2 | 2024-10-19..2024-10-25 | 29.0323 9/31',
      'МБОУ «СОШ № 1» | calls@1 | 2024-10-19..2024-10-25 | 6.4516 2/31',
    ]);
  });

  it('percents alone beside the number of teachers give the counts where only one fits', async () => {
    const table = await readText(
      'с 19.10.2024 по 25.10.2024\nШкола;Учителей;Пишут 10+ сообщений, %;Звонят, %\nСОШ № 1;31;29,03;6,5\nСОШ № 2;500;12;0\nСОШ № 3;31;29,9;0',
    );
    expect(lines(table).filter((line) => line.includes('messages'))).toEqual([
      'СОШ № 1 | messages@2 | 2024-10-19..2024-10-25 | 29.0323 9/31',
      'СОШ № 2 | messages@2 | 2024-10-19..2024-10-25 | 12',
      'СОШ № 3 | messages@2 | 2024-10-19..2024-10-25 | 29.9 (impossible-percent)',
    ]);
    expect(remarks(table)).toEqual(['note impossible-percent C5']);
  });

  it('Latin look-alikes in headings and statuses', async () => {
    const table = await readText(
      'с 19.10.2024 по 25.10.2024\nНаименование OO;Cтaтyc;Кoл-вo yчитeлей;Написали минимум 10 cooбщeний, чeл.\nМБОУ COШ № 1;Aктивнa;31;9',
    );
    expect(lines(table)).toEqual([
      'МБОУ COШ № 1 | status@1 | 2024-10-25 | 1',
      'МБОУ COШ № 1 | messages@2 | 2024-10-19..2024-10-25 | 29.0323 9/31',
    ]);
  });

  it('two weeks side by side keep their own periods; a state has its own date', async () => {
    const table = await readText(
      'Школа;Звонят 12-18.10.2024, %;Звонят 19-25.10.2024, %;Доля учеников в «Сферуме» за 12 месяцев на 22.10.2024\nСОШ № 1;5;6;43,36',
    );
    expect(lines(table)).toEqual([
      'СОШ № 1 | calls@1 | 2024-10-12..2024-10-18 | 5',
      'СОШ № 1 | calls@1 | 2024-10-19..2024-10-25 | 6',
      'СОШ № 1 | pupils-12-months@1 | 2024-10-22 | 43.36',
    ]);
  });

  it('schools and kindergartens in one sheet, each under its heading', async () => {
    const table = await readText(
      'с 19.10.2024 по 25.10.2024\nНаименование ОО;Звонят, %\nШколы;\nБерёзовская;5\nДетские сады;\nРомашка;6\nИтого;',
    );
    expect(table.records.map(({ unit }) => [unit?.name, unit?.organisationKind])).toEqual([
      ['Берёзовская', 'school'],
      ['Ромашка', 'kindergarten'],
    ]);
  });

  it('«Моя школа» in a title makes no municipality a school', async () => {
    const table = await readText(
      'Использование ФГИС «Моя школа» на 01.10.2023\nНаименование МО;Доля учителей, %;Доля обучающихся, %\nЛесной район;81;0',
    );
    expect(table.records.map(({ unit, metric }) => [unit?.organisationKind, metric.code])).toEqual([
      [undefined, 'my-school-teachers'],
      [undefined, 'my-school-pupils'],
    ]);
  });

  it('schools of several municipalities: only the district’s own rows, or none', async () => {
    const text =
      'с 19.10.2024 по 25.10.2024\nМуниципалитет;Школа;Звонят, %\nМР «Лесной район»;СОШ № 1;5\n;СОШ № 2;6\nРечной район;СОШ № 1;7';
    expect(remarks(await readText(text))).toEqual(['refuse several-districts']);
    const table = await readText(text, { district: 'Лесной муниципальный район' });
    expect(lines(table)).toEqual([
      'СОШ № 1 | calls@1 | 2024-10-19..2024-10-25 | 5',
      'СОШ № 2 | calls@1 | 2024-10-19..2024-10-25 | 6',
    ]);
    expect(remarks(table)).toEqual(['note other-districts']);
  });

  it('the made-up year: 53 weeks without a remark', async () => {
    const names = readdirSync(projectPath('data', 'sample')).filter((name) => name.includes('неделя'));
    expect(names).toHaveLength(53);
    for (const name of names) {
      const table = await readSample(name);
      const weeks = new Set(
        table.records
          .map(({ period }) => period)
          .filter(({ from, to }) => from !== to)
          .map(({ to }) => to),
      );
      expect([...weeks]).toEqual([/\d{4}-\d\d-\d\d/.exec(name)?.[0]]);
      expect(table.problems.filter(({ code }) => code !== 'equal-neighbours')).toEqual([]);
      expect(table.records).toHaveLength(15 * 3 + 12 * 2);
    }
  });
});

describe('which definition of «пишут»', () => {
  const words: [string, string | undefined][] = [
    ['Учителя, написавшие более трех сообщений, %', 'messages@1'],
    ['Доля учителей, написавших > 3 сообщений', 'messages@1'],
    ['Доля учителей, написавших минимум 10 сообщений', 'messages@2'],
    ['Доля учителей, написавших 10 и более сообщений', 'messages@2'],
    ['Доля учителей, отправивших не менее десяти сообщений', 'messages@2'],
    ['Доля учителей, написавших ≥ 10 сообщений', 'messages@2'],
    ['Доля учителей, написавших сообщения', 'messages@2'],
    ['Доля учителей, написавших более 5 сообщений', undefined],
    ['Доля учителей, написавших более 3 сообщений (минимум 10)', undefined],
  ];
  it.each(words)('%s', async (heading, version) => {
    const table = await readText(`с 19.10.2024 по 25.10.2024\nШкола;${heading}\nСОШ № 1;5`);
    expect(table.records.map(({ metric }) => `${metric.code}@${metric.version}`)).toEqual(
      version ? [version] : [],
    );
    if (version === undefined) expect(remarks(table)).toEqual(['ask unclear-definition B2']);
    if (version === 'messages@1') expect(remarks(table)).toEqual(['note definition-dates-differ B2']);
  });

  it('by the period where the words do not tell', async () => {
    const table = await readText(
      'с 08.04.2023 по 14.04.2023\nШкола;Доля учителей, написавших сообщения\nСОШ № 1;5',
    );
    expect(lines(table)).toEqual(['СОШ № 1 | messages@1 | 2023-04-08..2023-04-14 | 5']);
    const across = await readText(
      'с 01.04.2023 по 30.05.2023\nШкола;Доля учителей, написавших сообщения\nСОШ № 1;5',
    );
    expect(remarks(across)).toContain('ask unclear-definition B2');
  });
});
