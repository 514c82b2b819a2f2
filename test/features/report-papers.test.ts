import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentSpec } from '../../src/documents/document-spec.ts';
import { writeDocument } from '../../src/documents/write-document.ts';
import { DISTRICT_DEFAULTS } from '../../src/domain/district-settings.ts';
import type { ReportForm } from '../../src/domain/report-form.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { insertReportForm } from '../../src/storage/report-form.ts';
import { insertSchoolReport } from '../../src/storage/school-report.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';

const DIRECTOR = 20;
const SCHOOLS = [
  'МКОУ «Дегвинская СОШ»',
  '=СУММ(A1) «Мургукская СОШ»',
  '@МКОУ «Урахинская СОШ им А.А. Тахо Годи»',
];

const soffice = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice'].find(
  existsSync,
);
if (soffice === undefined) {
  console.warn(
    '\n!!! LibreOffice is not installed: the papers of reports are NOT opened on this machine !!!\n',
  );
}

/** Two of three schools with a report, and everything that goes out of the bot as a file. */
function createPapers() {
  const office = createOffice({
    now: new Date('2024-10-28T07:00:00Z'),
    schools: SCHOOLS,
    settings: {
      reportMailbox: 'otchet@example.ru',
      letter: { ...DISTRICT_DEFAULTS.letter, post: 'Начальник управления', signatory: 'И.О. Подпись' },
    },
  });
  const { world } = office;
  const documents: DocumentSpec[] = [];
  for (const [index, name] of SCHOOLS.entries()) {
    const by = DIRECTOR + index;
    addDirector(world, by, name);
    if (index === 2) continue;
    world.say(by, 'Отчёт по классам');
    world.say(by, '1а-11б');
    world.press(by, 'Записать классы');
    world.press(by, 'Форма файлом');
    documents.push(...office.documentsTo(by).slice(0, 1));
    for (let grade = 1; grade <= 11; grade += 1) {
      world.say(by, `${grade}А да, да, 24 из 26, 3 из 3, есть\n${grade}Б нет, да, ${grade} из 25, 2 из 3`);
    }
    world.press(by, 'Отправить координатору');
    documents.push(...office.documentsTo(by).slice(0, 2));
  }
  world.say(COORDINATOR, 'Отчёты школ');
  world.press(COORDINATOR, 'Сводка файлами');
  documents.push(...office.documentsTo(COORDINATOR).slice(0, 2));
  return { ...office, documents };
}

test('of a form per school the summary says each answer, adds up what can be, and leaves no zero for silence', () => {
  const office = createOffice({ now: new Date('2024-10-28T07:00:00Z'), schools: SCHOOLS });
  const { world } = office;
  const by = findPersonByExternalId(world.db, COORDINATOR)!.id;
  const form: Omit<ReportForm, 'code'> = {
    title: 'Отчёт о чатах',
    per: 'school',
    fields: [
      { code: 'f1', title: 'сколько чатов', kind: 'count' },
      { code: 'f2', title: 'Приказ издан', kind: 'yes-no' },
      { code: 'f3', title: 'Учителя', kind: 'of' },
      { code: 'f4', title: 'Что мешает', kind: 'text' },
      { code: 'f5', title: 'Отметка', kind: 'count', optional: true },
    ],
    checks: [],
  };
  const code = insertReportForm(world.db, { districtId: world.districtId, form, by }, world.now);
  const rows = [
    { f1: 5, f2: true, f3: [3, 4], f4: { text: 'нет сети' } },
    { f1: 2, f2: false, f3: [1, 2], f4: { text: '=1+1' } },
  ] as const;
  for (const [index, values] of rows.entries()) {
    const unitId = world.schools.get(SCHOOLS[index]!)!;
    const report = { unitId, form: code, occasion: '2024-10', rows: [{ name: '', values }], by };
    insertSchoolReport(world.db, report, world.now);
  }
  world.say(COORDINATOR, 'Отчёты школ');
  world.press(COORDINATOR, 'Сводка файлами');
  const [word, book] = office.documentsTo(COORDINATOR);
  const table = word?.format === 'docx' ? word.blocks.find((block) => block.kind === 'table') : undefined;
  expect(
    table?.rows.map((row) =>
      row.slice(2).map((cell) => (typeof cell === 'string' ? cell.replaceAll('\u00a0', ' ') : cell)),
    ),
  ).toEqual([
    [5, 'да', '3 из 4 (75 %)', 'нет сети', null],
    [2, 'нет', '1 из 2 (50 %)', '=1+1', null],
    ['отчёта нет', null, null, null, null],
    [7, 1, '4 из 6 (66,67 %)', null, null],
  ]);
  expect(book?.format === 'xlsx' && book.sheets[0]?.rows[3]?.slice(2)).toEqual([
    7,
    1,
    4,
    6,
    { percent: 66.67 },
    null,
    null,
  ]);
});

if (soffice !== undefined)
  describe('opened in LibreOffice', () => {
    let folder: string;
    const papers = createPapers();
    const convert = (to: string, ...names: string[]) =>
      execFileSync(
        soffice,
        [
          // A profile of its own, so that a LibreOffice that runs already is not disturbed.
          `-env:UserInstallation=file://${join(folder, 'profile')}`,
          ...['--headless', '--convert-to', to, '--outdir', folder],
          ...names.map((name) => join(folder, name)),
        ],
        { stdio: 'ignore', timeout: 100_000 },
      );
    const bytesOf = (name: string) => new Uint8Array(readFileSync(join(folder, name)));
    const textOf = async (name: string) => {
      const { text } = await extractText(await getDocumentProxy(bytesOf(name)), { mergePages: true });
      return text.replace(/\s+/g, ' ');
    };

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'sferum-reports-'));
      const [form, , , , reportDocx, reportXlsx, summaryDocx, summaryXlsx] = papers.documents;
      for (const [name, document] of Object.entries({
        'form.xlsx': form,
        'report.docx': reportDocx,
        'report-book.xlsx': reportXlsx,
        'summary.docx': summaryDocx,
        'summary-book.xlsx': summaryXlsx,
      })) {
        writeFileSync(join(folder, name), await writeDocument(document!));
      }
      convert('pdf', 'report.docx', 'report-book.xlsx', 'summary.docx', 'summary-book.xlsx');
    }, 120_000);
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('a school’s report holds its classes, its total and words that look like a formula', async () => {
      for (const name of ['report.pdf', 'report-book.pdf']) {
        const text = await textOf(name);
        for (const words of ['1А', '11Б', 'Итого', '330', '561']) expect(text, name).toContain(words);
      }
      expect(await textOf('report.pdf')).toContain('=СУММ(A1) «Мургукская СОШ»');
      expect(await textOf('report.pdf')).toContain('Руководитель');
    });

    test('the summary adds up counts, names the school without a report and whoever signs for the district', async () => {
      const text = await textOf('summary.pdf');
      // 2 × (11 × 24 + 66) of 2 × (11 × 26 + 11 × 25).
      for (const words of ['660', '1122', '58,82', 'отчёта нет', 'Начальник управления', 'И.О. Подпись']) {
        expect(text.replace(/(\d) (?=\d{3})/g, '$1')).toContain(words);
      }
      expect(await textOf('summary-book.pdf')).toMatch(/58[.,]82 ?%/);
    });

    test('a form that LibreOffice saved, whole or as CSV, comes back into the draft', async () => {
      const [form] = papers.documents;
      if (form?.format !== 'xlsx') throw new Error('no form was given out');
      const [table, ...rest] = form.sheets;
      const rows = table!.rows.map(([name]) => [name ?? null, 'да', 'да', 20, 24, '2', '3', 'мало']);
      const filled = { ...form, sheets: [{ ...table!, rows }, ...rest] };
      writeFileSync(join(folder, 'filled.xlsx'), await writeDocument(filled));
      convert('ods', 'filled.xlsx');
      rmSync(join(folder, 'filled.xlsx'));
      convert('xlsx', 'filled.ods');
      convert('csv:Text - txt - csv (StarCalc):44,34,76', 'filled.ods');
      for (const name of ['filled.xlsx', 'filled.csv']) {
        const office = createPapers();
        office.world.press(DIRECTOR, 'К отчёту');
        office.world.press(DIRECTOR, 'Исправить отчёт');
        const said = await office.sendFile(name, bytesOf(name), { from: DIRECTOR });
        expect(said, name).toContain('Из файла записал 22 класса');
        expect(said.replaceAll('\u00a0', ' '), name).toContain(
          'Профили учеников активированы — 440 из 528 (83,3 %)',
        );
      }
    }, 60_000);
  });
