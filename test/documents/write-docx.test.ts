import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentSpec } from '../../src/documents/document-spec.ts';
import { writeDocument } from '../../src/documents/write-document.ts';

const FORMULAS = ['=1+1', '+7 900', '-5', '@SUM(A1)'];
const LONG_WORD = 'Длинноеслово'.repeat(12);

const letter: DocumentSpec = {
  format: 'docx',
  fileName: 'письмо.docx',
  blocks: [
    { kind: 'sides', left: ['№\u00a0219 от 24.10.2024'], right: ['Руководителям', 'школ'] },
    { kind: 'heading', text: 'О работе школ', align: 'left' },
    {
      kind: 'paragraph',
      text: 'Первая строка\u0000\u0007\nвторая <строка> & третья',
      indent: true,
      align: 'justify',
    },
    { kind: 'sides', left: ['Начальник'], right: ['И.О. Подпись'], rightEdge: true },
    { kind: 'page-break', turnTo: 'landscape' },
    {
      kind: 'table',
      columns: [{ title: 'Школа', width: 40 }, { title: 'Доля' }, { title: 'Учителей' }],
      rows: [
        ['МКОУ «Сергокалинская СОШ №2»', { percent: 43.36 }, 31],
        [LONG_WORD, { percent: 0 }, null],
        ...FORMULAS.map((text) => [text, { percent: 18.49 }, 1024] as const),
        ...Array.from({ length: 60 }, (_, index) => [`Школа ${index + 1}`, { percent: 50 }, index] as const),
      ],
    },
  ],
};

const table: DocumentSpec = {
  format: 'xlsx',
  fileName: 'таблица.xlsx',
  sheets: [
    {
      name: 'Приложение',
      columns: [{ title: 'Школа' }, { title: 'Доля' }],
      rows: [
        ['МКОУ «Сергокалинская СОШ №2»', { percent: 43.36 }],
        ...FORMULAS.map((text) => [text, { percent: 18.49 }] as const),
      ],
    },
  ],
};

describe('docx', () => {
  it('holds its words; what XML cannot hold is left out, a line break stays one', async () => {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await writeDocument(letter)) });
    for (const words of [
      'Первая строка',
      'вторая <строка> & третья',
      'О работе школ',
      'Руководителям',
      '43,36\u00a0%',
      ...FORMULAS,
    ]) {
      expect(value).toContain(words);
    }
  });

  it('is Russian, Times New Roman 14, A4, headings of tables on every page, no field and no formula', async () => {
    const files = unzipped(await writeDocument(letter));
    const document = files('word/document.xml');
    expect(files('word/styles.xml')).toContain('w:val="ru-RU"');
    expect(files('word/styles.xml')).toContain('w:ascii="Times New Roman"');
    expect(files('word/styles.xml')).toContain('<w:sz w:val="28"/>');
    expect(document).toContain('<w:tblHeader/>');
    expect(document).toMatch(/Первая строка<\/w:t><\/w:r><w:r>.*?<w:br\/>/);
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(document).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/);
    expect(document).toContain('<w:titlePg/>');
    // A heading is as bold as its style says: its words do not contradict it.
    expect(document).not.toMatch(/<w:b w:val="false"/);
    expect(document).not.toContain('instrText');
    expect(document).not.toContain('\u0000');
  });
});

/** LibreOffice, where this machine has it: what an office sees when it opens the files. */
const soffice = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice'].find(
  existsSync,
);
if (soffice === undefined) {
  console.warn(
    '\n!!! LibreOffice is not installed: that DOCX and XLSX open in it is NOT checked on this machine !!!\n',
  );
}

if (soffice !== undefined)
  describe('opened in LibreOffice', () => {
    let folder: string;
    const pages = new Map<string, string[]>();

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'sferum-office-'));
      writeFileSync(join(folder, 'letter.docx'), await writeDocument(letter));
      writeFileSync(join(folder, 'table.xlsx'), await writeDocument(table));
      // A profile of its own, so that a LibreOffice that runs already is not disturbed.
      execFileSync(
        soffice,
        [
          `-env:UserInstallation=file://${join(folder, 'profile')}`,
          '--headless',
          ...['--convert-to', 'pdf', '--outdir', folder],
          ...['letter.docx', 'table.xlsx'].map((name) => join(folder, name)),
        ],
        { stdio: 'ignore', timeout: 110_000 },
      );
      for (const name of ['letter', 'table']) {
        const bytes = new Uint8Array(readFileSync(join(folder, `${name}.pdf`)));
        const { text } = await extractText(await getDocumentProxy(bytes));
        pages.set(name, text);
      }
    }, 120_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    const plain = (name: string) => pages.get(name)!.map((page) => page.replace(/\s+/g, ' '));

    it('the letter holds its figures, repeats the heading and numbers its pages from the second', () => {
      const [first, second, third] = plain('letter');
      expect(first).toContain('№ 219 от 24.10.2024');
      expect(first).toContain('И.О. Подпись');
      expect(second).toContain('43,36 %');
      for (const page of [second!, third!]) expect(page).toContain('Учителей');
      expect(second!.trim().startsWith('2')).toBe(true);
      expect(third!.trim().startsWith('3')).toBe(true);
      for (const words of FORMULAS) expect(second).toContain(words);
      expect(second!.replaceAll(' ', '')).toContain(LONG_WORD);
    });

    it('the table holds its figures, and what looks like a formula is a text', () => {
      const whole = plain('table').join(' ');
      expect(whole).toMatch(/43[.,]36 ?%/);
      for (const words of FORMULAS) expect(whole).toContain(words);
    });
  });

function unzipped(bytes: Uint8Array): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'sferum-docx-'));
  const file = join(folder, 'one.docx');
  writeFileSync(file, bytes);
  return (name) => execFileSync('unzip', ['-p', file, name]).toString('utf8');
}
