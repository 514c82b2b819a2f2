import { describe, expect, it } from 'vitest';
import { lines, readBytes, readText, remarks, workbook } from './table-files.ts';

const WEEK = 'с 19.10.2024 по 25.10.2024';
const SHARE = 'Доля обучающихся в «Сферуме» за 12 месяцев';

describe('columns', () => {
  it('an unknown column is named with its cell and passed over', async () => {
    const table = await readText(`${WEEK}\nШкола;Звонят, %;Охват горячим питанием;ИНН\nСОШ № 1;5;100;123`);
    expect(lines(table)).toEqual(['СОШ № 1 | calls@1 | 2024-10-19..2024-10-25 | 5']);
    expect(remarks(table)).toEqual(['note unknown-column C2']);
    expect(table.problems[0]?.sentence).toBe(
      'C2: столбец «Охват горячим питанием» незнаком и пропущен. Если это показатель, назовите его словами приказа и пришлите файл снова.',
    );
  });

  it('a hundred unknown columns give twenty-one remarks', async () => {
    const names = Array.from({ length: 100 }, (_, i) => `Показатель питания ${i}`);
    const table = await readText(
      `${WEEK}\nШкола;Звонят, %;${names.join(';')}\nСОШ № 1;5;${names.map(() => 1).join(';')}`,
    );
    expect(table.problems).toHaveLength(21);
    expect(table.records).toHaveLength(1);
  });

  it('two columns of one metric with the same values are one', async () => {
    const table = await readText(`${WEEK}\nШкола;Звонят, %;Доля учителей, совершивших звонок\nСОШ № 1;5;5,0`);
    expect(lines(table)).toEqual(['СОШ № 1 | calls@1 | 2024-10-19..2024-10-25 | 5']);
    expect(remarks(table)).toEqual(['note duplicate-column C2']);
  });

  it('«> 3» and «≥ 10» side by side are two definitions, not two values', async () => {
    const table = await readText(`${WEEK}\nШкола;Более 3 сообщений, %;Минимум 10 сообщений, %\nСОШ № 1;7;5`);
    expect(lines(table)).toEqual([
      'СОШ № 1 | messages@1 | 2024-10-19..2024-10-25 | 7',
      'СОШ № 1 | messages@2 | 2024-10-19..2024-10-25 | 5',
    ]);
  });

  it('figures without a column of names', async () => {
    const table = await readText(`${WEEK}\nЗвонят, %;Пишут 10+ сообщений, %\n5;6\n7;8`);
    expect(remarks(table)).toEqual(['refuse no-unit-column']);
  });

  it('not registered, in a table of schools, has no place', async () => {
    const table = await readText(`на 25.10.2024\nНаименование ОО;Количество не активных\nСОШ № 1;5`);
    expect(table.records).toEqual([]);
    expect(remarks(table)).toEqual(['note wrong-level B2']);
  });

  it('prototype keys, control characters, emoji and half a pair are letters like any other', async () => {
    const table = await readText(
      `${WEEK}\nШкола;Звонят, %;__proto__;constructor\nСОШ\u0001 \u0007№ 1 😀\ud800;5;1;2\ntoString;6;1;2`,
    );
    expect(lines(table)).toEqual([
      'СОШ № 1 😀� | calls@1 | 2024-10-19..2024-10-25 | 5',
      'toString | calls@1 | 2024-10-19..2024-10-25 | 6',
    ]);
    expect(remarks(table)).toEqual(['note unknown-column C2', 'note unknown-column D2']);
  });
});

describe('rows', () => {
  const table = (...rows: string[]) => readText(`на 22.10.2024\nШкола;${SHARE}\n${rows.join('\n')}`);

  it.each([
    'Итого',
    'ИТОГО:',
    'Итого по району',
    'Всего',
    'ВСЕГО12',
    'Итого12',
    'Среднее значение',
    'В целом по району',
  ])('«%s» is no school', async (label) => {
    expect((await table('СОШ № 1;5,5', `${label};7,5`)).records).toHaveLength(1);
  });

  it('«Средняя школа № 2» is', async () => {
    expect((await table('Средняя школа № 2;5,5')).records).toHaveLength(1);
  });

  it('a school without figures has missing ones; a note under the table is nothing', async () => {
    const read = await table(
      'СОШ № 1;',
      '* данные на утро',
      'Исп. Иванова А.П.',
      'Начальник отдела А.П. Иванова',
    );
    expect(lines(read)).toEqual(['СОШ № 1 | pupils-12-months@1 | 2024-10-22 | missing']);
    expect(remarks(read)).toEqual([]);
  });

  it('a figure without a name', async () => {
    const read = await table('СОШ № 1;5', ';6');
    expect(read.records).toHaveLength(1);
    expect(remarks(read)).toEqual(['note row-without-name A4']);
  });

  it('the same school twice: the same figure once, different ones both with a doubt', async () => {
    const same = await table('СОШ № 1;5,5', 'СОШ №1;5,5');
    expect([lines(same).length, ...remarks(same)]).toEqual([1, 'note duplicate-school A4']);
    const different = await table('СОШ № 1;5,5', 'СОШ №1;6,5', 'СОШ № 11;7');
    expect(lines(different)).toEqual([
      'СОШ № 11 | pupils-12-months@1 | 2024-10-22 | 7',
      'СОШ № 1 | pupils-12-months@1 | 2024-10-22 | 5.5 (two-values)',
      'СОШ №1 | pupils-12-months@1 | 2024-10-22 | 6.5 (two-values)',
    ]);
    expect(remarks(different)).toEqual(['ask duplicate-school A4']);
  });

  it('№1 and №2, a school and its branch stay apart', async () => {
    expect((await table('СОШ №1;5', 'СОШ №2;6', 'Филиал СОШ №2;7')).records).toHaveLength(3);
  });

  it('the headings again in the middle', async () => {
    const read = await table('СОШ № 1;5', `Школа;${SHARE}`, 'СОШ № 2;6');
    expect(read.records).toHaveLength(2);
  });

  it('equal neighbours are remarked, round ones are not', async () => {
    expect(remarks(await table('А СОШ;18,49', 'Б СОШ;18,49', 'В СОШ;20', 'Г СОШ;20'))).toEqual([
      'note equal-neighbours B4',
    ]);
  });

  it('a percent that no count of the roll gives', async () => {
    const read = await readText(
      `на 22.10.2024\nШкола;Обучающихся;${SHARE}\nСОШ № 1;119;18,49\nСОШ № 2;120;18,49`,
    );
    expect(lines(read)).toEqual([
      'СОШ № 1 | pupils-12-months@1 | 2024-10-22 | 18.4874 22/119',
      'СОШ № 2 | pupils-12-months@1 | 2024-10-22 | 18.49 (impossible-percent)',
    ]);
    expect(remarks(read)).toEqual(['note impossible-percent C4']);
  });

  it('subtotals and the total', async () => {
    const municipalities = (total: string) =>
      readText(
        `на 05.05.2023\nНаименование МО;Количество не активных\nЛесной район;1\nРечной район;2\nИтого 3;3\nГорный район;4\nИтого;4\nВСЕГО;${total}`,
      );
    expect(remarks(await municipalities('7'))).toEqual([]);
    expect(remarks(await municipalities('8'))).toEqual(['ask total-mismatch B8']);
    expect((await municipalities('7')).records).toHaveLength(3);
  });
});

describe('sheets', () => {
  const sheet = (name: string, share: number, title = 'на 22.10.2024') => ({
    name,
    rows: [[title], ['Школа', SHARE], ['СОШ № 1', share]],
  });

  it('the same school on two sheets', async () => {
    const same = await readBytes('т.xlsx', await workbook(sheet('А', 5.5), sheet('Б', 5.5)));
    expect([...lines(same), ...remarks(same)]).toEqual([
      'СОШ № 1 | pupils-12-months@1 | 2024-10-22 | 5.5',
      'note duplicate-school B3',
    ]);
    const different = await readBytes('т.xlsx', await workbook(sheet('А', 5.5), sheet('Б', 6.5)));
    expect([...lines(different), ...remarks(different)]).toEqual([
      'СОШ № 1 | pupils-12-months@1 | 2024-10-22 | 5.5 (two-values)',
      'СОШ № 1 | pupils-12-months@1 | 2024-10-22 | 6.5 (two-values)',
      'ask duplicate-school B3',
    ]);
    expect(different.problems[0]).toMatchObject({ at: { sheet: 'Б', cell: 'B3' } });
  });

  it('a sheet of another kind and a hidden one are passed over and named', async () => {
    const bytes = await workbook(
      sheet('Школы', 5.5),
      { name: 'Инструкция', rows: [['Как заполнять'], ['Впишите числа']] },
      { ...sheet('Старое', 7), hidden: true },
    );
    const table = await readBytes('т.xlsx', bytes);
    expect(lines(table)).toEqual(['СОШ № 1 | pupils-12-months@1 | 2024-10-22 | 5.5']);
    expect(remarks(table)).toEqual(['note sheet-skipped A1', 'note sheet-skipped A1']);
    expect(table.sheets).toEqual(['Школы', 'Инструкция', 'Старое']);
  });

  it('formulas give their cached values', async () => {
    const bytes = await workbook({
      ...sheet('А', 5.5),
      cells: new Map([
        ['2,1', { value: 5.5, type: 'number' as const, formula: '1+4.5', formulaResult: 5.5 }],
      ]),
    });
    expect(lines(await readBytes('т.xlsx', bytes))).toEqual([
      'СОШ № 1 | pupils-12-months@1 | 2024-10-22 | 5.5',
    ]);
  });
});
