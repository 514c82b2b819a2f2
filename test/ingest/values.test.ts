import { describe, expect, it } from 'vitest';
import { column, formatted, lines, readBytes, readText, remarks, workbook } from './table-files.ts';

const SHARE = 'Доля обучающихся в «Сферуме» за 12 месяцев на 22.10.2024';
const COUNT = 'Количество не активных';

async function oneShare(cell: string): Promise<string> {
  const table = await readText(column(SHARE, cell));
  return lines(table)[0]?.split(' | ')[3] ?? remarks(table).join(', ');
}

describe('a share in a CSV', () => {
  const cells: [string, string][] = [
    ['48,68%', '48.68'],
    ['48,68 %', '48.68'],
    ['48,68\u00a0%', '48.68'],
    ['48,68', '48.68'],
    ['48.68', '48.68'],
    ['"48,68"', '48.68'],
    ['0', '0'],
    ['0%', '0'],
    ['100%', '100'],
    ['43,36%*', '43.36'],
    ['38 из 45', '84.4444 38/45'],
    ['38/45', '84.4444 38/45'],
    ['', 'missing'],
    ['-', 'missing'],
    ['–', 'missing'],
    ['—', 'missing'],
    ['н/д', 'missing'],
    ['Н/Д', 'missing'],
    ['N/A', 'missing'],
    ['нет данных', 'missing'],
    ['#Н/Д', 'missing'],
    ['х', 'missing'],
    ['x', 'missing'],
    ['100,01%', 'block over-100 B2'],
    ['-5%', 'block negative B2'],
    ['−5', 'block negative B2'],
    ['46 из 45', 'block count-over-base B2'],
    ['много', 'block bad-number B2'],
    ['<1%', 'block bad-number B2'],
    ['1.234,5', 'block bad-number B2'],
  ];
  it.each(cells)('%s → %s', async (cell, figure) => {
    expect(await oneShare(cell)).toBe(figure);
  });
});

describe('a number of organisations', () => {
  const cells: [string, string][] = [
    ['25', '25'],
    ['0', '0'],
    ['1 025', '1025'],
    ['1\u00a0025', '1025'],
    ['1\u2009025', '1025'],
    ['25 шт.', '25'],
    ['2,5', 'block not-whole B3'],
    ['-2', 'block negative B3'],
    ['25%', 'block bad-number B3'],
    ['–', 'missing'],
  ];
  it.each(cells)('%s → %s', async (cell, figure) => {
    const table = await readText(`на 05.05.2023\nНаименование МО;${COUNT}\nЛесной район;${cell}`);
    expect(lines(table)[0]?.split(' | ')[3] ?? remarks(table).join(', ')).toBe(figure);
  });
});

describe('a status', () => {
  const cells: [string, string][] = [
    ['Активна', '1'],
    ['Активен', '1'],
    ['АКТИВНА', '1'],
    ['да', '1'],
    ['Не активна', '0'],
    ['Неактивна', '0'],
    ['не активен', '0'],
    ['–', 'missing'],
    ['', 'missing'],
    ['в работе', 'block bad-status B3'],
  ];
  it.each(cells)('%s → %s', async (cell, figure) => {
    const table = await readText(`на 25.10.2024\nШкола;Статус\nСОШ № 1;${cell}`);
    expect(lines(table)[0]?.split(' | ')[3] ?? remarks(table).join(', ')).toBe(figure);
  });
});

describe('a share in an Excel book', () => {
  const read = async (...cells: Parameters<typeof formatted>[]) => {
    const bytes = await workbook({
      name: 'Лист1',
      rows: [['Наименование ОО', SHARE], ...cells.map(([value], i) => [`СОШ № ${i + 1}`, value])],
      cells: new Map(cells.map(([value, format], i) => [`${i + 1},1`, formatted(value, format)])),
    });
    const table = await readBytes('x.xlsx', bytes);
    return [...lines(table).map((line) => line.split(' | ')[3]), ...remarks(table)];
  };
  it('0.876 under a percent format is 87,6 %', async () => {
    expect(await read([0.876, '0.0%'], [0.4868, '0.00%'], [1, '0%'], [0, '0%'])).toEqual([
      '87.6',
      '48.68',
      '100',
      '0',
    ]);
  });
  it('87.6 without a format is 87,6 %', async () => {
    expect(await read([87.6, '0.0'], [100, 'General'])).toEqual(['87.6', '100']);
  });
  it('87.6 under a percent format is 8760 % and blocked', async () => {
    expect(await read([87.6, '0%'])).toEqual(['block over-100 B2']);
  });
  it('0.876 and 0.5 without a format: which scale is asked', async () => {
    expect(await read([0.876, '0.000'], [0.5, 'General'])).toEqual(['ask share-scale B1']);
  });
  it('0.876 without a format among formatted ones is asked alone', async () => {
    expect(await read([0.876, '0.0%'], [0.5, 'General'])).toEqual(['87.6', 'ask share-scale B3']);
  });
  it('a date in place of a share is blocked', async () => {
    expect(await read([45_000, 'dd.mm.yyyy'])).toEqual(['block bad-number B2']);
  });
});

describe('a count, a share or both', () => {
  const table = (headings: string, ...rows: string[]) =>
    readText(`с 19.10.2024 по 25.10.2024\nШкола;${headings}\n${rows.join('\n')}`);

  it('a count without the number of teachers is asked', async () => {
    const read = await table('Количество учителей, совершивших звонок', 'СОШ № 1;2');
    expect([...lines(read), ...remarks(read)]).toEqual(['ask no-base B2']);
  });
  it('whole numbers within the number of teachers are teachers, with a remark', async () => {
    const read = await table('Звонят;Учителей', 'СОШ № 1;2;31', 'СОШ № 2;0;12');
    expect([...lines(read), ...remarks(read)]).toEqual([
      'СОШ № 1 | calls@1 | 2024-10-19..2024-10-25 | 6.4516 2/31',
      'СОШ № 2 | calls@1 | 2024-10-19..2024-10-25 | 0 0/12',
      'note taken-as-count B2',
    ]);
  });
  it('whole numbers over it, or without one, may be either: asked', async () => {
    const over = await table('Звонят;Учителей', 'СОШ № 1;50;31', 'СОШ № 2;40;12');
    expect([...lines(over), ...remarks(over)]).toEqual(['ask count-or-percent B2']);
    const alone = await table('Звонят', 'СОШ № 1;2');
    expect([...lines(alone), ...remarks(alone)]).toEqual(['ask count-or-percent B2']);
  });
  it('fractions tell themselves', async () => {
    const read = await table('Звонят', 'СОШ № 1;2,5', 'СОШ № 2;3');
    expect(lines(read)).toEqual([
      'СОШ № 1 | calls@1 | 2024-10-19..2024-10-25 | 2.5',
      'СОШ № 2 | calls@1 | 2024-10-19..2024-10-25 | 3',
    ]);
  });
  it('counts and percents that disagree: the counts, with a remark', async () => {
    const read = await table('Учителей;Звонят, чел.;Звонят, %', 'СОШ № 1;31;2;6,5', 'СОШ № 2;31;2;7,5');
    expect(lines(read)).toEqual([
      'СОШ № 1 | calls@1 | 2024-10-19..2024-10-25 | 6.4516 2/31',
      'СОШ № 2 | calls@1 | 2024-10-19..2024-10-25 | 6.4516 2/31 (count-percent-differ)',
    ]);
    expect(remarks(read)).toEqual(['note count-percent-differ C4']);
  });
  it('count over base, fraction of a teacher, no base in a row', async () => {
    const read = await table(
      'Учителей;Звонят, чел.',
      'СОШ № 1;31;34',
      'СОШ № 2;31;2,5',
      'СОШ № 3;;4',
      'СОШ № 4;0;0',
      'СОШ № 5;;',
    );
    expect(lines(read)).toEqual([
      'СОШ № 4 | calls@1 | 2024-10-19..2024-10-25 | missing 0/0',
      'СОШ № 5 | calls@1 | 2024-10-19..2024-10-25 | missing',
    ]);
    expect(remarks(read)).toEqual(['block count-over-base C3', 'block not-whole C4', 'block no-base C5']);
    expect(read.problems[0]?.sentence).toBe(
      'C3: 34 из 31 — так не бывает. Значение не войдёт: исправьте ячейку и пришлите файл снова.',
    );
  });
});
