import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/shared/random.ts';
import { column, lines, readBytes, readText, remarks, workbook } from './table-files.ts';
import { zipOf } from './zip-by-hand.ts';

const HEADING = 'Доля обучающихся в «Сферуме» за 12 месяцев на 22.10.2024';

describe('encodings and delimiters', () => {
  const table = (delimiter: string, end: string) =>
    [
      ['Наименование ОО', HEADING, 'Звонят с 19.10.2024 по 25.10.2024'],
      ['МКОУ «Дегвинская СОШ»', '48,68', '1,5'],
      ['МКОУ "Ёлкинская" СОШ №2', '43,36%', '–'],
    ]
      .map((row) => row.map((cell) => quoted(cell, delimiter)).join(delimiter))
      .join(end);
  const quoted = (cell: string, delimiter: string) =>
    cell.includes(delimiter) || cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
  const expected = [
    'МКОУ «Дегвинская СОШ» | pupils-12-months@1 | 2024-10-22 | 48.68',
    'МКОУ "Ёлкинская" СОШ №2 | pupils-12-months@1 | 2024-10-22 | 43.36',
    'МКОУ «Дегвинская СОШ» | calls@1 | 2024-10-19..2024-10-25 | 1.5',
    'МКОУ "Ёлкинская" СОШ №2 | calls@1 | 2024-10-19..2024-10-25 | missing',
  ];
  const encodings: [string, (text: string) => Uint8Array][] = [
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with BOM', (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 BE', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['windows-1251', windows1251],
  ];
  for (const [encoding, encode] of encodings) {
    for (const [name, delimiter] of Object.entries({ semicolon: ';', comma: ',', tab: '\t' })) {
      it(`${encoding}, ${name}`, async () => {
        // windows-1251 has no «–» problem: it holds every character used here.
        for (const end of ['\n', '\r\n', '\r']) {
          expect(lines(await readBytes('т.csv', encode(table(delimiter, end))))).toEqual(expected);
        }
      });
    }
  }

  it('sep= and mixed line ends', async () => {
    expect(lines(await readText(`sep=;\r\n${table(';', '\n')}\r\n`))).toEqual(expected);
  });

  it('quotes inside unquoted fields', async () => {
    const table = await readText(column(HEADING, '5').replace('МБОУ «СОШ № 1»', '"Ромашка" детский сад'));
    expect(table.records[0]?.unit).toEqual({
      level: 'organisation',
      name: '"Ромашка" детский сад',
      organisationKind: 'kindergarten',
    });
  });
});

function windows1251(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1251');
  const codes = new Map(Array.from({ length: 256 }, (_, i) => [decoder.decode(Uint8Array.of(i)), i]));
  return Uint8Array.from(text, (letter) => codes.get(letter) ?? 63);
}

describe('files that are no tables', () => {
  const files: [string, string, Uint8Array | string, string, RegExp][] = [
    [
      'a renamed PDF',
      'мониторинг.xlsx',
      '%PDF-1.7\n%âãÏÓ',
      'not-a-table',
      /^Файл не читается: это PDF, хотя назван \.xlsx\. Пришлите таблицу Excel \(\.xlsx\) или CSV\.$/,
    ],
    ['a PDF', 'мониторинг.pdf', '%PDF-1.7\n', 'not-a-table', /^Файл не читается: это PDF\. Пришлите/],
    [
      'the beginning of an old .xls',
      'т.xls',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      'not-a-table',
      /повреждён.*сохраните как/,
    ],
    [
      'a page without a table named .xls',
      'т.xls',
      '<html><p>Вход выполнен в другом окне',
      'not-a-table',
      /^На сохранённой веб-странице нет таблицы/,
    ],
    ['a picture', 'т.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'not-a-table', /это картинка/],
    ['zero bytes', 'т.csv', '', 'empty-file', /^Файл пустой/],
    ['spaces alone', 'т.csv', ' \r\n;;\n ', 'empty-file', /^Файл пустой/],
    ['a BOM alone', 'т.csv', '\ufeff', 'empty-file', /^Файл пустой/],
    ['a truncated book', 'т.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0), 'not-a-table', /повреждён/],
    [
      'prose',
      'письмо.csv',
      'Уважаемые коллеги, просим вас\nпринять меры до 20.10.2023г.',
      'no-known-columns',
      /Понятны: статус; количество учителей/,
    ],
    [
      'a table of something else',
      'т.csv',
      'Дата;Сумма\n22.10.2024;5',
      'no-known-columns',
      /знакомого столбца/,
    ],
    [
      'a table of schools without figures',
      'т.csv',
      'Школа;Адрес\nСОШ № 1;ул. Школьная',
      'no-known-columns',
      /знакомого столбца/,
    ],
    [
      'headings alone',
      'т.csv',
      'Школа;Звонят с 19.10.2024 по 25.10.2024, %',
      'no-rows',
      /нет ни одной строки/,
    ],
  ];
  it.each(files)('%s', async (_, name, content, code, sentence) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const table = await readBytes(name, bytes);
    expect(table.records).toEqual([]);
    expect(table.problems.map((one) => [one.severity, one.code])).toEqual([['refuse', code]]);
    expect(table.problems[0]?.sentence).toMatch(sentence);
  });

  it('a book with headings and no rows, an empty book', async () => {
    expect(remarks(await readBytes('т.xlsx', await workbook({ name: 'Лист1', rows: [] })))).toEqual([
      'refuse empty-file',
    ]);
  });

  it.each([
    ['random bytes', (i: number) => i],
    ['Cyrillic letters', (i: number) => 192 + (i % 64)],
    ['delimiters and quotes', (i: number) => ';,"\n\t %5A-'.charCodeAt(i % 10)],
    ['quotes and line ends', (i: number) => '"\n'.charCodeAt(i % 2)],
    ['delimiters alone', () => 59],
    ['line ends alone', () => 10],
  ])(
    '10 MB of noise: %s',
    async (_, byteOf) => {
      const bytes = seededRandom(7)(10 * 1024 * 1024).map(byteOf);
      const start = performance.now();
      const table = await readBytes('шум.csv', bytes);
      expect(table.records).toEqual([]);
      expect(table.problems.some(({ severity }) => severity === 'refuse')).toBe(true);
      expect(performance.now() - start).toBeLessThan(5000);
    },
    30_000,
  );

  it('over 20 MB', async () => {
    expect(remarks(await readBytes('т.csv', new Uint8Array(21 * 1024 * 1024)))).toEqual(['refuse too-large']);
  });

  it('over 60,000 rows', async () => {
    const rows = Array.from({ length: 60_100 }, (_, i) => `СОШ № ${i};5`).join('\n');
    const table = await readText(`Школа;${HEADING}\n${rows}`);
    expect(remarks(table)).toEqual(['refuse too-many-rows']);
  });
});

describe('books that bite', () => {
  it('a sheet that unpacks to far more than it weighs', async () => {
    const bomb = zipOf([
      { name: '[Content_Types].xml', content: '<x/>' },
      { name: 'xl/workbook.xml', content: '<x/>' },
      { name: 'xl/worksheets/sheet1.xml', content: ' '.repeat(60 * 1024 * 1024) },
    ]);
    const table = await readBytes('т.xlsx', bomb);
    expect(remarks(table)).toEqual(['refuse too-large']);
  });

  it('an entry that declares less than it unpacks to', async () => {
    const liar = zipOf([{ name: 'xl/workbook.xml', content: 'x'.repeat(100_000), declared: 10 }]);
    expect(remarks(await readBytes('т.xlsx', liar))).toEqual(['refuse too-large']);
  });

  it.each([
    ['word/document.xml', /^В документе Word нет таблицы\. Пришлите/],
    ['xl/workbook.bin', /\.xlsb/],
    ['photo.jpg', /архив/],
  ])('a ZIP with %s', async (entry, sentence) => {
    const table = await readBytes('т.xlsx', zipOf([{ name: entry, content: 'x' }]));
    expect(table.problems[0]?.sentence).toMatch(sentence);
  });

  it('every truncation of a good book is refused or read, never thrown', async () => {
    const good = await workbook({
      name: 'Л',
      rows: [
        ['Школа', HEADING],
        ['СОШ № 1', 5],
      ],
    });
    for (let length = 0; length < good.length; length += 97) {
      const table = await readBytes('т.xlsx', good.slice(0, length));
      expect(table.problems[0]?.severity).toBe('refuse');
      expect(table.problems[0]?.code).not.toBe('reading-failed');
    }
  });
});
