import { utils, write } from '@e965/xlsx';
import { bookOf, sheetXml, zipOf } from './zip-by-hand.ts';
import type { ZipEntry } from './zip-by-hand.ts';

/**
 * Files made to harm whoever reads them. `says`: what the person is told; absent where the file is read and something in
 * it is only left out. Shared by the tests and by the measurement in bench/.
 */
export type HostileFile = { title: string; name: string; bytes: () => Uint8Array; says?: RegExp };

const MB = 1024 * 1024;
const HEADING = 'Доля обучающихся в «Сферуме» за 12 месяцев на 22.10.2024, %';
const GOOD = sheetXml([
  ['Школа', HEADING],
  ['СОШ № 1', 43.36],
]);
const TOO_LARGE = /слишком большого размера|слишком много ячеек/;
const BROKEN = /повреждён или обрезан/;
const ENTITIES = /служебные определения/;
const NO_TABLE = /знакомого столбца/;
const BOMB_DTD = `<!DOCTYPE lolz [<!ENTITY a "ha">${'bcdefghij'
  .split('')
  .map((one, i) => `<!ENTITY ${one} "${`&${'abcdefghij'.charAt(i)};`.repeat(10)}">`)
  .join('')}]>`;

const book = (entries: readonly ZipEntry[]) => zipOf(entries);
const text = (content: string) => Buffer.from(content);
const html = (body: string) => text(`<html><body>${body}</body></html>`);
const ods = (content: string) =>
  zipOf([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
    { name: 'content.xml', content },
  ]);
const odsTable = (rows: string) =>
  ods(
    `<office:document-content><office:body><office:spreadsheet><table:table table:name="Лист1">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
  );
const odsCell = (attributes: string, words = 'СОШ') =>
  `<table:table-cell office:value-type="string" ${attributes}><text:p>${words}</text:p></table:table-cell>`;
const docx = (body: string) =>
  zipOf([{ name: 'word/document.xml', content: `<w:document><w:body>${body}</w:body></w:document>` }]);

export function xls(rows: readonly (readonly unknown[])[]): Buffer {
  return bookOfRows(rows, 'biff8');
}

function bookOfRows(rows: readonly (readonly unknown[])[], bookType: 'biff8' | 'biff5'): Buffer {
  const book = utils.book_new(utils.aoa_to_sheet(rows.map((row) => [...row])), 'List1');
  return write(book, { type: 'buffer', bookType }) as Buffer;
}

/** A book of Excel 5: the library writes Latin letters alone, so the bytes of windows-1251 are put in their place. */
export function excel5(rows: readonly (readonly (string | number)[])[]): Buffer {
  const decoder = new TextDecoder('windows-1251');
  const codes = new Map(Array.from({ length: 256 }, (_, i) => [decoder.decode(Uint8Array.of(i)), i]));
  const texts: string[] = [];
  const latin = rows.map((row) =>
    row.map((cell) => {
      if (typeof cell !== 'string' || cell.length < 3) return cell;
      texts.push(cell);
      return `~${String.fromCharCode(64 + texts.length)}`.padEnd(cell.length, 'x');
    }),
  );
  const bytes = bookOfRows(latin, 'biff5');
  for (const [i, text] of texts.entries()) {
    const at = bytes.indexOf(`~${String.fromCharCode(65 + i)}`);
    Buffer.from(Array.from(text, (letter) => codes.get(letter) ?? 63)).copy(bytes, at);
  }
  const codepage = bytes.indexOf(Buffer.from([0x42, 0, 2, 0]));
  bytes.writeUInt16LE(1251, codepage + 4);
  return bytes;
}

function cyclicXls(): Buffer {
  const bytes = xls(Array.from({ length: 400 }, (_, i) => [`СОШ № ${i}`, i]));
  const table = (bytes.readUInt32LE(76) + 1) * 512;
  // Every sector is followed by the first one.
  for (let sector = 0; sector < 100; sector += 1) bytes.writeUInt32LE(0, table + 4 * sector);
  return bytes;
}

function encryptedXlsx(): Buffer {
  const bytes = xls([['Школа', 1]]);
  const at = bytes.indexOf(Buffer.from('Workbook', 'utf16le'));
  const name = Buffer.from('EncryptedPackage\0', 'utf16le');
  name.copy(bytes, at);
  bytes.writeUInt16LE(name.length, at + 64);
  return bytes;
}

function lockedXls(): Buffer {
  const bytes = xls(Array.from({ length: 400 }, (_, i) => [`СОШ № ${i}`, i]));
  const first = bytes.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00]));
  const second = first + 4 + bytes.readUInt16LE(first + 2);
  bytes.writeUInt16LE(0x2f, second);
  return bytes;
}

const nested = (depth: number): Uint8Array => {
  let inner: Uint8Array = Buffer.alloc(MB);
  for (let level = 0; level < depth; level += 1) {
    inner = zipOf([{ name: 'inner.zip', content: Buffer.from(inner) }]);
  }
  return inner;
};

const cut = (bytes: Uint8Array, share: number) => bytes.slice(0, Math.floor(bytes.length * share));

export const HOSTILE: readonly HostileFile[] = [
  // ---- packages ----
  {
    title: 'a ZIP in a ZIP in a ZIP',
    name: 'т.xlsx',
    bytes: () => nested(6),
    says: /это архив, а не таблица/,
  },
  {
    title: 'entries that share their bytes',
    name: 'т.xlsx',
    bytes: () => zipOf(bookOf(GOOD), (index, own) => (index === 4 ? 30 : own)),
    says: TOO_LARGE,
  },
  {
    title: 'a sheet that packs 1000 : 1',
    name: 'т.xlsx',
    bytes: () => book(bookOf(Buffer.alloc(60 * MB, 32))),
    says: TOO_LARGE,
  },
  {
    title: 'sizes declared a thousand times too small',
    name: 'т.xlsx',
    bytes: () =>
      book(bookOf(GOOD, '', [{ name: 'xl/theme.xml', content: Buffer.alloc(40 * MB, 32), declared: 4000 }])),
    says: TOO_LARGE,
  },
  {
    title: 'sizes declared as 4 GB',
    name: 'т.xlsx',
    bytes: () => book(bookOf(GOOD, '', [{ name: 'xl/theme.xml', content: 'x', declared: 0xfffffff0 }])),
    says: TOO_LARGE,
  },
  {
    title: '60,000 entries',
    name: 'т.xlsx',
    bytes: () =>
      zipOf(Array.from({ length: 60_000 }, (_, i) => ({ name: `xl/${i}.xml`, content: '', stored: true }))),
    says: TOO_LARGE,
  },
  {
    title: 'a book cut in the middle',
    name: 'т.xlsx',
    bytes: () => cut(book(bookOf(GOOD)), 0.5),
    says: BROKEN,
  },
  {
    title: 'a locked entry',
    name: 'т.xlsx',
    bytes: () => book(bookOf(GOOD, '', [{ name: 'xl/a.xml', content: 'x', flags: 1 }])),
    says: /закрыт паролем/,
  },
  {
    title: 'names with ../ beside a good sheet',
    name: 'т.xlsx',
    bytes: () =>
      book(
        bookOf(GOOD, '', [
          { name: '../../../../etc/passwd.xml', content: '<x/>' },
          { name: 'C:\\Windows\\a.xml', content: '<x/>' },
        ]),
      ),
  },
  {
    title: 'a sheet that is looked for outside the book',
    name: 'т.xlsx',
    bytes: () =>
      book([
        {
          name: 'xl/workbook.xml',
          content: '<workbook><sheets><sheet name="Л" r:id="a"/></sheets></workbook>',
        },
        {
          name: 'xl/_rels/workbook.xml.rels',
          content: '<R><Relationship Id="a" Type="x/worksheet" Target="../../../../etc/passwd"/></R>',
        },
      ]),
    says: BROKEN,
  },
  // ---- XML ----
  {
    title: 'entities in the texts of a book',
    name: 'т.xlsx',
    bytes: () =>
      book(
        bookOf(GOOD, '', [
          { name: 'xl/strings.xml', content: `<?xml version="1.0"?>${BOMB_DTD}<sst>&j;</sst>` },
        ]),
      ),
    says: ENTITIES,
  },
  {
    title: 'entities in UTF-16',
    name: 'т.xlsx',
    bytes: () =>
      book(
        bookOf(GOOD, '', [{ name: 'xl/a.xml', content: Buffer.from(`\ufeff${BOMB_DTD}<a/>`, 'utf16le') }]),
      ),
    says: ENTITIES,
  },
  {
    title: 'a file of the machine asked for by an entity',
    name: 'т.docx',
    bytes: () =>
      zipOf([
        {
          name: 'word/document.xml',
          content: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>',
        },
      ]),
    says: ENTITIES,
  },
  { title: 'entities in ODS', name: 'т.ods', bytes: () => ods(`${BOMB_DTD}<a>&j;</a>`), says: ENTITIES },
  {
    title: '100,000 elements inside one another',
    name: 'т.xlsx',
    bytes: () => book(bookOf('<x>'.repeat(100_000))),
    says: /^Файл пустой/,
  },
  // ---- sheets ----
  {
    title: '1,000,000 columns',
    name: 'т.xlsx',
    bytes: () => book(bookOf(sheetXml([Array.from({ length: 1_000_000 }, (_, i) => i)]))),
    says: NO_TABLE,
  },
  {
    title: '10,000,000 rows',
    name: 'т.xlsx',
    bytes: () => book(bookOf(`<worksheet><sheetData>${'<row/>'.repeat(10_000_000)}</sheetData></worksheet>`)),
    says: TOO_LARGE,
  },
  {
    title: '61,000 rows with a figure each',
    name: 'т.xlsx',
    bytes: () => book(bookOf(sheetXml(Array.from({ length: 61_000 }, (_, i) => [i])))),
    says: /больше 60000 строк/,
  },
  {
    title: 'a cell in the last row of Excel, a dimension that lies',
    name: 'т.xlsx',
    bytes: () =>
      book(
        bookOf(
          GOOD.replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>').replace(
            '</sheetData>',
            '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
          ),
        ),
      ),
  },
  {
    title: 'rows and columns numbered beyond every book',
    name: 'т.xlsx',
    bytes: () =>
      book(
        bookOf(
          '<worksheet><sheetData><row r="999999999"><c r="ZZZZZZZZ999999999"><v>1</v></c><c r=""><v>1</v></c></row></sheetData></worksheet>',
        ),
      ),
    says: /^Файл пустой|^В файле/,
  },
  {
    title: '3,000,000 cells',
    name: 'т.xlsx',
    bytes: () => {
      const row = `<row>${Array.from({ length: 190 }, (_, i) => `<c><v>${i * 7919}</v></c>`).join('')}</row>`;
      const rows = Array.from({ length: 16_000 }, (_, i) => row.replace('>7919<', `>${i}<`));
      return book(bookOf(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`));
    },
    says: TOO_LARGE,
  },
  {
    title: 'a text of 32 MB that 100,000 cells share',
    name: 'т.xlsx',
    bytes: () => {
      const long = Array.from({ length: 2_000_000 }, (_, i) => i.toString(36)).join(' ');
      const rows = Array.from({ length: 20_000 }, () => `<row>${'<c t="s"><v>0</v></c>'.repeat(5)}</row>`);
      return book(
        bookOf(`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`, `<si><t>${long}</t></si>`),
      );
    },
    says: TOO_LARGE,
  },
  {
    title: 'a count of texts that lies',
    name: 'т.xlsx',
    bytes: () =>
      book(
        bookOf(
          '<worksheet><sheetData><row><c t="s"><v>4000000000</v></c><c t="s"><v>-1</v></c><c t="s"><v>length</v></c></row></sheetData></worksheet>',
          '<si><t>а</t></si>',
        ),
      ),
    says: /^Файл пустой/,
  },
  {
    title: 'one merged range over the whole sheet, ten thousand times',
    name: 'т.xlsx',
    bytes: () =>
      book(
        bookOf(
          GOOD.replace('</worksheet>', `${'<mergeCell ref="A3:XFD1048576"/>'.repeat(10_000)}</worksheet>`),
        ),
      ),
  },
  {
    title: 'a book that never ends',
    name: 'т.xlsx',
    bytes: () => book(bookOf(GOOD.slice(0, GOOD.length / 2) + '<c r="A1" t="s'.repeat(50_000))),
    says: /./,
  },
  {
    title: 'keys of prototypes as headings, sheets and texts',
    name: 'т.xlsx',
    bytes: () =>
      book(
        bookOf(
          sheetXml([
            ['Школа', HEADING, '__proto__', 'constructor', 'toString'],
            ['__proto__', 5, 'hasOwnProperty', 1, 1],
            ['СОШ № 1', 43.36, '__proto__', 1, 1],
          ]),
        ).map((entry) =>
          entry.name === 'xl/workbook.xml'
            ? { ...entry, content: String(entry.content).replace('Лист1', '__proto__') }
            : entry,
        ),
      ),
  },
  {
    title: 'halves of surrogate pairs, control characters, emoji, marks of order',
    name: 'т.xlsx',
    bytes: () =>
      book(
        bookOf(
          sheetXml([
            ['Шко&#xFEFF;ла', `${HEADING}&#x0;&#8;`],
            ['СОШ&#xD800; № 1 😀&#x202E;&#xFFFFFF;_x0001_', 43.36],
          ]),
        ),
      ),
  },
  {
    title: 'links to other books, macros, pictures',
    name: 'т.xlsm',
    bytes: () =>
      book(
        bookOf(GOOD, '', [
          { name: 'xl/vbaProject.bin', content: Buffer.alloc(10_000, 7) },
          { name: 'xl/media/image1.png', content: Buffer.alloc(10_000, 7) },
          {
            name: 'xl/externalLinks/_rels/externalLink1.xml.rels',
            content:
              '<R><Relationship Id="a" Type="x/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></R>',
          },
        ]),
      ),
  },
  // ---- texts ----
  { title: '20 MB of commas', name: 'т.csv', bytes: () => Buffer.alloc(20 * MB, ','), says: TOO_LARGE },
  {
    title: '20 MB of commas in lines',
    name: 'т.csv',
    bytes: () => text(`${','.repeat(400)}\n`.repeat(50_000)),
    says: TOO_LARGE,
  },
  { title: '20 MB in one line', name: 'т.csv', bytes: () => Buffer.alloc(20 * MB, 'сош №1 '), says: /./ },
  {
    title: '10,000,000 rows of a letter',
    name: 'т.csv',
    bytes: () => Buffer.alloc(20 * MB, '1\n'),
    says: /строк/,
  },
  {
    title: 'a quote that is never closed',
    name: 'т.csv',
    bytes: () => text(`Школа;${HEADING}\nСОШ № 1;"43,36\n${'СОШ № 2;5\n'.repeat(200_000)}`),
    says: /строк/,
  },
  { title: '10 MB of quotes', name: 'т.csv', bytes: () => Buffer.alloc(10 * MB, '"'), says: /./ },
  { title: 'quotes and commas in turn', name: 'т.csv', bytes: () => Buffer.alloc(10 * MB, '","'), says: /./ },
  {
    title: 'NUL bytes in a text',
    name: 'т.csv',
    bytes: () => text('Школа;5\0\0\0\n\0;1'),
    says: /это не текст/,
  },
  {
    title: 'a mark of order in the middle and characters nobody sees',
    name: 'т.csv',
    bytes: () => text(`\ufeffШко\ufeffла;${HEADING}\nСОШ\u200b №\u00a01 𝟙;\u206043,36\u0007\n`),
  },
  {
    title: 'letters of four bytes',
    name: 'т.csv',
    bytes: () => text(`Школа;${HEADING}\nСОШ № 1 🏫;43,36\n`),
  },
  {
    title: 'broken UTF-8',
    name: 'т.csv',
    bytes: () =>
      Buffer.concat([text('Школа;Звонят, %\n'), Buffer.from([0xed, 0xa0, 0x80, 0x3b, 0x35, 0x0a])]),
    says: /./,
  },
  // ---- pages ----
  {
    title: '100,000 tables inside one another',
    name: 'т.xls',
    bytes: () => html('<table><tr><td>а'.repeat(100_000)),
    says: /./,
  },
  {
    title: '1,000,000 open blocks',
    name: 'т.xls',
    bytes: () => html('<div>'.repeat(1_000_000)),
    says: /нет таблицы/,
  },
  {
    title: 'cells that claim a billion columns and rows',
    name: 'т.html',
    bytes: () =>
      html(`<table>${'<tr><td colspan=1000000000 rowspan=1000000000>СОШ<td>5'.repeat(50_000)}</table>`),
    says: /./,
  },
  { title: 'brackets alone', name: 'т.html', bytes: () => html('<'.repeat(2 * MB)), says: /нет таблицы/ },
  {
    title: 'a quote that is never closed, in tags',
    name: 'т.html',
    bytes: () => html('<p title="а>'.repeat(200_000)),
    says: /нет таблицы/,
  },
  {
    title: 'a comment that never ends',
    name: 'т.html',
    bytes: () => html(`<!--${'<table>'.repeat(200_000)}`),
    says: /нет таблицы/,
  },
  {
    title: 'an entity at every letter',
    name: 'т.html',
    bytes: () => html(`<table><tr><td>${'&amp'.repeat(500_000)}</table>`),
    says: NO_TABLE,
  },
  // ---- OpenDocument ----
  {
    title: 'a row of 16,384 repeated a million times',
    name: 'т.ods',
    bytes: () =>
      odsTable(
        `<table:table-row table:number-rows-repeated="1048576">${odsCell('table:number-columns-repeated="16384"')}</table:table-row>`.repeat(
          50,
        ),
      ),
    says: TOO_LARGE,
  },
  {
    title: 'an empty row repeated a million times under a good table',
    name: 'т.ods',
    bytes: () =>
      odsTable(
        `<table:table-row>${odsCell('', 'Школа')}${odsCell('', HEADING)}</table:table-row>` +
          `<table:table-row>${odsCell('', 'СОШ № 1')}<table:table-cell office:value-type="percentage" office:value="0.4336"/></table:table-row>` +
          '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>',
      ),
  },
  {
    title: 'spans and repetitions beyond every number',
    name: 'т.ods',
    bytes: () =>
      odsTable(
        `<table:table-row table:number-rows-repeated="1e300">${odsCell('table:number-columns-repeated="1e308" table:number-rows-spanned="99999999999"').repeat(3)}</table:table-row>`,
      ),
    says: /./,
  },
  {
    title: 'a locked ODS',
    name: 'т.ods',
    bytes: () =>
      zipOf([
        { name: 'mimetype', content: 'x', stored: true },
        { name: 'content.xml', content: 'шифр' },
        { name: 'META-INF/manifest.xml', content: '<m><manifest:encryption-data/></m>' },
      ]),
    says: /закрыт паролем/,
  },
  // ---- Word ----
  {
    title: '100,000 tables inside one another in Word',
    name: 'т.docx',
    bytes: () => docx('<w:tbl><w:tr><w:tc><w:p><w:r><w:t>а</w:t></w:r></w:p>'.repeat(100_000)),
    says: /./,
  },
  {
    title: 'cells of a billion columns in Word',
    name: 'т.docx',
    bytes: () =>
      docx(
        `<w:tbl>${'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>СОШ</w:t></w:r></w:p></w:tc></w:tr>'.repeat(50_000)}</w:tbl>`,
      ),
    says: /./,
  },
  {
    title: 'a letter without a table',
    name: 'т.docx',
    bytes: () => docx('<w:p><w:r><w:t>Уважаемые коллеги</w:t></w:r></w:p>'),
    says: /^В документе Word нет таблицы/,
  },
  // ---- old Excel ----
  { title: 'sectors that go round', name: 'т.xls', bytes: cyclicXls, says: BROKEN },
  {
    title: 'an old book cut in the middle',
    name: 'т.xls',
    bytes: () => cut(xls(Array.from({ length: 5000 }, (_, i) => [`СОШ № ${i}`, i])), 0.3),
    says: BROKEN,
  },
  { title: 'an old book under a password', name: 'т.xls', bytes: lockedXls, says: /закрыт паролем/ },
  { title: 'a new book under a password', name: 'т.xlsx', bytes: encryptedXlsx, says: /закрыт паролем/ },
  {
    title: 'an old Word document',
    name: 'т.doc',
    bytes: () => {
      const bytes = xls([['Школа', 1]]);
      const name = Buffer.from('WordDocument\0', 'utf16le');
      const at = bytes.indexOf(Buffer.from('Workbook', 'utf16le'));
      name.copy(bytes, at);
      bytes.writeUInt16LE(name.length, at + 64);
      return bytes;
    },
    says: /документ Word старого вида \(\.doc\)\. Сохраните/,
  },
  {
    title: 'the head of an old book over noise',
    name: 'т.xls',
    bytes: () => Buffer.concat([xls([['а']]).subarray(0, 512), Buffer.alloc(MB, 0xa5)]),
    says: /./,
  },
  // ---- no tables at all ----
  {
    title: 'RTF',
    name: 'т.xls',
    bytes: () => text('{\\rtf1\\ansi {\\trowd Школа\\cell}}'),
    says: /Word \(RTF\), хотя назван \.xls/,
  },
  {
    title: 'a page kept as a web archive',
    name: 'т.xls',
    bytes: () => text('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n'),
    says: /веб-архив/,
  },
  {
    title: 'a binary book',
    name: 'т.xlsb',
    bytes: () => zipOf([{ name: 'xl/workbook.bin', content: 'x' }]),
    says: /\.xlsb\)\. Откройте файл и сохраните/,
  },
  {
    title: 'a picture of a phone',
    name: 'т.csv',
    bytes: () => Buffer.from('\0\0\0\x18ftypheic', 'latin1'),
    says: /это картинка/,
  },
];
