import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBytes, readText, remarks, workbook } from './table-files.ts';

const WEEK = 'с 19.10.2024 по 25.10.2024';
const counts = (...rows: string[]) =>
  readText(`${WEEK}\nНаименование;Учителей;Звонят, чел.\n${rows.join('\n')}`);
const shares = (...rows: string[]) =>
  readText(`на 22.10.2024\nШкола;Доля обучающихся в «Сферуме» за 12 месяцев, %\n${rows.join('\n')}`);
const names = (table: Awaited<ReturnType<typeof counts>>) => [
  ...new Set(table.records.map(({ unit }) => unit?.name)),
];

describe('a row that adds others up is never a school', () => {
  it.each([
    'Итого',
    'Итого по району',
    'ВСЕГО',
    'Всего по району: 2',
    'Итого12',
    'Итого по району127',
    'ИТОГО по ДОО',
    'Итого по СОШ',
    'ИТОГО ДОУ:',
    'Итого по школам',
    'Подытог',
    'Промежуточный итог',
    'Общее количество',
    'Количество школ: 2',
    'Всего ОО',
    'По району',
    'Район',
    'В целом по району',
    'В среднем',
    'В среднем по району',
    'Среднее по школам',
    'Средний показатель',
    'Сергокалинский район',
    'Школы района',
    'Свод',
  ])('«%s»', async (label) => {
    const table = await counts('СОШ № 1;40;4', 'СОШ № 2;30;2', `${label};70;6`);
    expect(names(table)).toEqual(['СОШ № 1', 'СОШ № 2']);
    expect(remarks(table)).toEqual([]);
  });

  it.each(['Средняя школа № 3', 'Средняя общеобразовательная школа', 'Итоговская СОШ', 'Вечерняя школа'])(
    '«%s» is one',
    async (label) => {
      expect(names(await counts('СОШ № 1;40;4', `${label};70;6`))).toEqual(['СОШ № 1', label]);
    },
  );
});

describe('sums of counts', () => {
  it('a total that is not the sum is asked about with both numbers, the figures stay plain', async () => {
    const table = await counts('СОШ № 1;40;4', 'СОШ № 2;30;1', 'Итого;70;6');
    expect(remarks(table)).toEqual(['ask total-mismatch C5']);
    expect(table.problems[0]?.sentence).toBe(
      'C5: в итоговой строке 6, а сумма по строкам — 5. Возможно, в таблице не хватает строки или в одной из них число занижено. Итог не записывается, строки — как есть: сверьте их с источником.',
    );
    expect(table.records).toHaveLength(2);
    expect(table.records.every(({ doubt }) => doubt === undefined)).toBe(true);
  });

  it('says what may be missing', async () => {
    const blank = await counts('СОШ № 1;40;4', 'СОШ № 2;30;–', 'Итого;70;6');
    expect(blank.problems[0]?.sentence).toContain('Строк без числа: 1; возможно, дело в них.');
    const extra = await counts('СОШ № 1;40;4', 'СОШ № 2;30;3', 'Итого;70;6');
    expect(extra.problems[0]?.sentence).toContain('Возможно, одна из строк лишняя или итог не обновили.');
  });

  const fitting: [string, string[]][] = [
    ['of all rows', ['СОШ № 1;40;4', 'СОШ № 2;30;1', 'Итого;70;5']],
    ['above the rows', ['Итого;70;5', 'СОШ № 1;40;4', 'СОШ № 2;30;1']],
    [
      'in the middle and at the end',
      ['СОШ № 1;40;4', 'Итого;40;4', 'СОШ № 2;30;1', 'Итого;30;1', 'Всего;70;5'],
    ],
    [
      'of a kind',
      [
        'СОШ № 1;40;4',
        'ДС № 1;10;5',
        'СОШ № 2;30;1',
        'Итого по школам;70;5',
        'Итого по ДОО;10;5',
        'ВСЕГО;80;10',
      ],
    ],
    [
      'in the line over a group',
      ['Школы;70;5', 'СОШ № 1;40;4', 'СОШ № 2;30;1', 'Детские сады;10;5', 'ДС № 1;10;5'],
    ],
    ['of a row whose name is missing too', ['СОШ № 1;40;4', ';30;1', 'Итого;70;5']],
    ['of a school that stands twice, once', ['СОШ № 1;40;4', 'СОШ №1;40;4', 'СОШ № 2;30;1', 'Итого;70;5']],
    ['of a school that stands twice, twice', ['СОШ № 1;40;4', 'СОШ №1;40;4', 'СОШ № 2;30;1', 'Итого;110;9']],
    [
      'of the totals above it, one of which is wrong',
      ['СОШ № 1;40;4', 'Итого;40;4', 'СОШ № 2;30;1', 'Итого;30;1', 'ДС № 1;10;1', 'Итого;10;1', 'Всего;80;6'],
    ],
  ];
  it.each(fitting)('%s: nothing to say', async (_, rows) => {
    const table = await counts(...rows);
    expect(remarks(table).filter((one) => one.includes('total'))).toEqual([]);
  });

  it('an average is not checked', async () => {
    expect(remarks(await counts('СОШ № 1;40;4', 'СОШ № 2;30;1', 'В среднем;99;99'))).toEqual([]);
  });

  it('the total of two tables of a sheet stands under the second', async () => {
    const table = (last: string) =>
      readText(
        `${WEEK}\nШкола;Учителей;Звонят, чел.\nСОШ № 1;40;4\nИтого;40;4\n\nДетские сады\nНаименование ДОО;Учителей;Звонят, чел.\nДС № 1;10;5\nИтого по ДОО;10;5\nВсего по району;50;${last}`,
      );
    expect(remarks(await table('9'))).toEqual([]);
    expect(remarks(await table('8'))).toEqual(['ask total-mismatch C10']);
  });

  it('of a region only the own district’s total counts', async () => {
    const rows = (first: number, second: number, all: number) => [
      [WEEK],
      ['Муниципалитет', 'Школа', 'Учителей', 'Звонят, чел.'],
      ['Анивский городской округ', 'СОШ № 1', 31, 2],
      [null, 'Итого', 31, first],
      ['Лесной район', 'СОШ № 1', 40, 3],
      [null, 'СОШ № 2', 20, 2],
      [null, 'Итого', 60, second],
      ['Всего', null, 91, all],
    ];
    const merges = [
      { startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
      { startRow: 4, startCol: 0, endRow: 6, endCol: 0 },
    ];
    const read = async (...numbers: [number, number, number]) => {
      const book = await workbook({ name: 'Л', rows: rows(...numbers), merges });
      return readBytes('т.xlsx', book, { district: 'Лесной район' });
    };
    expect(remarks(await read(2, 5, 7))).toEqual(['note other-districts']);
    expect(remarks(await read(9, 5, 14))).toEqual(['note other-districts']);
    expect(remarks(await read(2, 6, 8))).toEqual(['note other-districts', 'ask total-mismatch D7']);
    expect(remarks(await read(2, 7, 9))).toEqual(['note other-districts', 'ask total-mismatch D7']);
  });

  it('a right total is never doubted, one that is off by one always is', async () => {
    const column = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(column, fc.constantFrom(-1, 0, 1), async (values, off) => {
        const sum = values.reduce((all, value) => all + value, 0);
        const rows = values.map((value, i) => `СОШ № ${i + 1};60;${value}`);
        const table = await counts(...rows, `Итого;${60 * values.length};${sum + off}`);
        expect(remarks(table)).toEqual(off === 0 ? [] : [`ask total-mismatch C${values.length + 3}`]);
      }),
      { seed: 20_241_025, numRuns: 100 },
    );
  });
});

describe('totals of shares', () => {
  const both = (total: string) =>
    readText(
      `${WEEK}\nШкола;Учителей;Звонят, чел.;Звонят, %\nСОШ № 1;30;4;13,33\nСОШ № 2;10;5;50\nИтого;40;9;${total}`,
    );

  it('follow from the counts; a mean of the shares is none of our business', async () => {
    expect(remarks(await both('22,5'))).toEqual([]);
    expect(remarks(await both('31,7'))).toEqual([]);
    const wrong = await both('40');
    expect(remarks(wrong)).toEqual(['ask total-mismatch D5']);
    expect(wrong.problems[0]?.sentence).toContain(
      'в итоговой строке 40\u00a0%, а по числам в строках выходит 22,5\u00a0%.',
    );
  });

  it('beside the numbers of people follow from the shares within rounding', async () => {
    const table = (total: string) =>
      readText(`${WEEK}\nШкола;Учителей;Звонят, %\nСОШ № 1;33;33,3\nСОШ № 2;10;50\nИтого;43;${total}`);
    expect(remarks(await table('37,2'))).toEqual([]);
    expect(remarks(await table('45'))).toEqual(['ask total-mismatch C5']);
  });

  it('of shares alone may lie anywhere between them and nowhere else', async () => {
    expect(remarks(await shares('СОШ № 1;48,68', 'СОШ № 2;18,49', 'Итого;20'))).toEqual([]);
    const outside = await shares('СОШ № 1;48,68', 'СОШ № 2;18,49', 'Итого;60');
    expect(remarks(outside)).toEqual(['ask total-mismatch B5']);
    expect(outside.problems[0]?.sentence).toContain('а у строк — от 18,49 до 48,68\u00a0%');
    expect(remarks(await shares('СОШ № 1;48,68', 'СОШ № 2;–', 'Итого;60'))).toEqual([]);
  });
});
