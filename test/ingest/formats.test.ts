import { Document, Packer, Paragraph, Table, TableCell, TableRow, VerticalMergeType } from 'docx';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { looksLikePastedTable } from '../../src/ingest/pasted-table.ts';
import { lines, readBytes, readText, remarks } from './table-files.ts';
import { excel5, xls } from './hostile-files.ts';
import { bookOf, sheetXml, zipOf } from './zip-by-hand.ts';

const ROWS = [
  ['Результаты мониторинга (19.10.2024-25.10.2024)'],
  ['Наименование ОО', 'Количество учителей', 'Написали не менее 10 сообщений, чел.', 'Звонят, %'],
  ['МКОУ «Дегвинская СОШ»', 31, 9, '6,45%'],
  ['МКОУ «Ёлкинская СОШ №2»', 20, 0, '–'],
];
const EXPECTED = [
  'МКОУ «Дегвинская СОШ» | messages@2 | 2024-10-19..2024-10-25 | 29.0323 9/31',
  'МКОУ «Ёлкинская СОШ №2» | messages@2 | 2024-10-19..2024-10-25 | 0 0/20',
  'МКОУ «Дегвинская СОШ» | calls@1 | 2024-10-19..2024-10-25 | 6.4516 2/31',
  'МКОУ «Ёлкинская СОШ №2» | calls@1 | 2024-10-19..2024-10-25 | missing',
];

const cells = (row: readonly (string | number)[], tag = 'td') =>
  `<tr>${row.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
const page = (title: string, ...rows: string[]) =>
  `<html><head><style>td{color:red}</style></head><body><h3>${title}</h3><table>${rows.join('\n')}</table></body></html>`;
const title = String(ROWS[0]?.[0]);

async function docx(...children: (Paragraph | Table)[]): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}
const wordTable = (rows: readonly (readonly (string | number)[])[]) =>
  new Table({
    rows: rows.map(
      (row) =>
        new TableRow({
          children: row.map((cell) => new TableCell({ children: [new Paragraph(String(cell))] })),
        }),
    ),
  });

describe('one table in every format', () => {
  const book = utils.book_new(utils.aoa_to_sheet(ROWS), 'Школы');
  const made = (bookType: 'xlsx' | 'xlsm' | 'ods') =>
    new Uint8Array(write(book, { type: 'buffer', bookType }) as Buffer);
  const windows1251 = (text: string) => {
    const decoder = new TextDecoder('windows-1251');
    const codes = new Map(Array.from({ length: 256 }, (_, i) => [decoder.decode(Uint8Array.of(i)), i]));
    return Uint8Array.from(text, (letter) => codes.get(letter) ?? 63);
  };
  const web = page(title, ...ROWS.slice(1).map((row) => cells(row)));
  const csv = ROWS.map((row) => row.join(';')).join('\n');
  const files: [string, string, () => Uint8Array | Promise<Uint8Array>][] = [
    ['Excel', 'т.xlsx', () => made('xlsx')],
    ['Excel with macros', 'т.xlsm', () => made('xlsm')],
    ['Excel 97', 'т.xls', () => xls(ROWS)],
    ['Excel 5 in windows-1251', 'т.xls', () => excel5(ROWS)],
    ['OpenDocument', 'т.ods', () => made('ods')],
    ['a page named .xls', 'т.xls', () => Buffer.from(web)],
    ['a page in windows-1251', 'т.xls', () => windows1251(web)],
    ['a page in UTF-16', 'т.html', () => Buffer.from(`\ufeff${web}`, 'utf16le')],
    ['a page without closing tags', 'т.htm', () => Buffer.from(web.replace(/<\/t[dr]>/g, ''))],
    ['Word', 'т.docx', () => docx(new Paragraph(title), wordTable(ROWS.slice(1)))],
    ['UTF-16 without its mark', 'т.csv', () => Buffer.from(csv, 'utf16le')],
    ['UTF-16 BE without its mark', 'т.csv', () => Buffer.from(csv, 'utf16le').swap16()],
    ['line ends of three kinds', 'т.csv', () => Buffer.from(csv.replace('\n', '\r').replace('\n', '\r\n'))],
  ];
  it.each(files)('%s', async (_, name, bytes) => {
    expect(lines(await readBytes(name, await bytes()))).toEqual(EXPECTED);
  });
});

describe('what the formats say of a cell', () => {
  it('a page: the percent as it is written, cells merged both ways, tables apart', async () => {
    const first = page(
      title,
      '<tr><th rowspan=2>Школа<th colspan="2">Звонят</tr>',
      cells(['чел.', '%'], 'th'),
      cells(['СОШ №&nbsp;1', 9, '87,6%']),
    );
    const table = await readText(first, {}, 'т.xls');
    expect(lines(table)).toEqual(['СОШ № 1 | calls@1 | 2024-10-19..2024-10-25 | 87.6']);
    expect(table.records[0]?.at.cell).toBe('B3');
    const both = await readText(`${first}<table><tr><td>Подпись<td>Дата</table>`, {}, 'т.xls');
    expect(both.sheets).toEqual(['Таблица 1', 'Таблица 2']);
    expect(lines(both)).toEqual(lines(table));
  });

  it('Word: the table and the cell are named as people count them', async () => {
    const merged = new Table({
      rows: [
        new TableRow({
          children: [
            new TableCell({ verticalMerge: VerticalMergeType.RESTART, children: [new Paragraph('Школа')] }),
            new TableCell({ columnSpan: 2, children: [new Paragraph('Звонят')] }),
          ],
        }),
        new TableRow({
          children: [
            new TableCell({ verticalMerge: VerticalMergeType.CONTINUE, children: [new Paragraph('')] }),
            new TableCell({ children: [new Paragraph('чел.')] }),
            new TableCell({ children: [new Paragraph('%')] }),
          ],
        }),
        new TableRow({
          children: ['СОШ № 1', '9', '87,6'].map(
            (text) => new TableCell({ children: [new Paragraph(text)] }),
          ),
        }),
      ],
    });
    const head = wordTable([['Начальникам управлений', '№ 7']]);
    const table = await readBytes('т.docx', await docx(head, new Paragraph(title), merged));
    expect(lines(table)).toEqual(['СОШ № 1 | calls@1 | 2024-10-19..2024-10-25 | 87.6']);
    expect(table.records[0]?.at).toEqual({ sheet: 'Таблица 2', cell: 'B3' });
  });

  it('Word: schools with their shares in paragraphs', async () => {
    const text = [
      'Доля обучающихся, использовавших «Сферум» за 12 месяцев, на 22.10.2024:',
      'МКОУ «Дегвинская СОШ» - 48,68%;',
      'МКОУ «Мургукская СОШ» - 47,37%.',
    ];
    const table = await readBytes('т.docx', await docx(...text.map((line) => new Paragraph(line))));
    expect(lines(table)).toEqual([
      'МКОУ «Дегвинская СОШ» | pupils-12-months@1 | 2024-10-22 | 48.68',
      'МКОУ «Мургукская СОШ» | pupils-12-months@1 | 2024-10-22 | 47.37',
    ]);
  });

  it('a formula without its result is a gap that is told of', async () => {
    const sheet = sheetXml([
      ['Школа', 'Звонят с 19.10.2024 по 25.10.2024, %'],
      ['СОШ № 1', 12.5],
      ['СОШ № 2', 0],
    ]).replace('<c><v>0</v></c>', '<c><f>B2*2</f></c>');
    const table = await readBytes('т.xlsx', zipOf(bookOf(sheet)));
    expect(lines(table)).toEqual([
      'СОШ № 1 | calls@1 | 2024-10-19..2024-10-25 | 12.5',
      'СОШ № 2 | calls@1 | 2024-10-19..2024-10-25 | missing',
    ]);
    expect(remarks(table)).toContain('note formula-unsolved B3');
    expect(table.problems.map(({ sentence }) => sentence)).toContain(
      'Лист «Лист1», B3: формула без результата, значения здесь нет. Откройте файл в Excel, сохраните и пришлите снова.',
    );
  });
});

describe('a table pasted into the chat', () => {
  const cellsOf = (delimiter: string) => ROWS.map((row) => row.join(delimiter)).join('\n');
  it.each([
    ['copied out of Excel', cellsOf('\t')],
    ['with «;»', cellsOf(';')],
    ['statuses', 'Школа\tСтатус\nСОШ № 1\tАктивна\nСОШ № 2\tНе активна'],
    [
      'a list',
      'Доля учеников в «Сферуме» за 12 месяцев на 22.10.2024\nДегвинская СОШ — 45 %\nМургукская СОШ — 47,37 %',
    ],
  ])('is one: %s', (_, text) => {
    expect(looksLikePastedTable(text)).toBe(true);
  });

  it('is read as a file', async () => {
    expect(lines(await readText(cellsOf('\t'), {}, 'текст из чата'))).toEqual(EXPECTED);
  });

  it.each([
    ['a word', 'показатели'],
    ['a command with a figure', 'Сотрудники 38 из 45'],
    ['a question', 'Почему у Дегвинской СОШ 45 %?\nУ нас больше.'],
    ['a list of schools', 'МБОУ «СОШ № 1»\nМБОУ «СОШ № 2»\nДетский сад «Ромашка»'],
    [
      'duties with «;»',
      '1) зарегистрировать всех сотрудников до 30.10.2024;\n2) прислать отчёт;\n3) ознакомить директоров;',
    ],
    [
      'an order with figures inside',
      `ПРИКАЗ № 380\nот 22.10.2024\n${'Директорам школ обеспечить регистрацию сотрудников; усилить контроль.\n'.repeat(9)}МКОУ «Дегвинская СОШ» - 48,68%;\nМКОУ «Мургукская СОШ» - 47,37%;\n`,
    ],
    ['dates and hours', '25.10 — 17:00\n26.10 — 12:00'],
    ['percents of something else', 'Явка — 45 %\nОхват — 50 %'],
  ])('is none: %s', (_, text) => {
    expect(looksLikePastedTable(text)).toBe(false);
  });
});
