import { describe, expect, test } from 'vitest';
import { writeDocument } from '../../src/documents/write-document.ts';
import { loadReference } from '../../src/config/reference-data.ts';
import type { ReportForm } from '../../src/domain/report-form.ts';
import { readReportInWorker } from '../../src/ingest/read-in-worker.ts';
import { readPastedReport } from '../../src/ingest/report/read-pasted-report.ts';
import { readReportFile } from '../../src/ingest/report/read-report-file.ts';

const { reportForms: forms } = loadReference();

function csv(text: string) {
  return { name: 'отчет.csv', bytes: new TextEncoder().encode(text) };
}

test('a filled-in form is read off the main thread', async () => {
  const file = csv('Класс;Чат класса есть;Учеников активировано;Учеников всего\n9а;да;24;26\n9Б;нет;3;2\n');
  expect(await readReportInWorker(file, { forms, fallback: 'class-report' })).toEqual({
    outcome: 'read',
    form: 'class-report',
    rows: [
      { name: '9А', values: { chat: true, pupils: [24, 26] } },
      { name: '9Б', values: { chat: false } },
    ],
    problems: ['C3: 3 из\u00a02 — так не бывает'],
  });
});

test('names are refused with their cell and never come back', async () => {
  const file = csv('Класс;Чат класса есть;Примечание\n9а;да;Магомедова Патимат\n');
  const reading = await readReportInWorker(file, { forms, fallback: 'class-report' });
  expect(reading).toMatchObject({ outcome: 'refused' });
  expect(JSON.stringify(reading)).toContain('C2');
  expect(JSON.stringify(reading)).not.toContain('Магомедова');
});

test('a file of no known form is no report', async () => {
  expect(await readReportInWorker(csv('а;б\n1;2\n'), { forms })).toMatchObject({ outcome: 'refused' });
});

describe('tables as schools make them', () => {
  const HEADINGS =
    'Класс;Чат класса есть (да/нет);Классный руководитель назначен (да/нет);Учеников активировано;Учеников всего;Учителей активировано;Учителей всего;Взаимодействие учеников и учителей (есть / мало / нет)';
  const read = (text: string) => readReportFile(csv(text), { forms, fallback: 'class-report' });
  const WHOLE = { chat: true, teacher: true, pupils: [24, 26], teachers: [2, 3], interaction: 'yes' };

  test.each([
    [
      'columns in another order',
      'Учителей всего;Учителей активировано;Взаимодействие;Чат;Класс;Учеников всего;Учеников активировано;Кл. рук.\n3;2;есть;да;1 А;26;24;да',
    ],
    [
      'columns of the school’s own between them',
      'Класс;Смена;Чат;Кабинет;Классный руководитель;Ученики;Учителя;Взаимодействие;Примечание\n1-А;1;да;201;есть;24 из 26;2/3;да;всё хорошо',
    ],
    [
      'a heading in two lines',
      'Отчёт МКОУ «Урахинская СОШ им А.А. Тахо Годи»\nКласс;Чат;Кл рук;Ученики;;Учителя;;Взаимодействие\n;;;активировано;всего;активировано;всего;\n1a;да;да;24;26;2;3;есть',
    ],
    [
      '«из них» beside the whole',
      'Класс;Чат;Кл. руководитель;Всего учеников;Из них активировали;Всего учителей;Из них активировали;Взаимодействие\n1А;+;+;26;24;3;2;есть',
    ],
    [
      'n and m under a heading of «всего» alone',
      'Класс;Чат;Кл. рук;Ученики: активировано из всего;Учителя: активировано из всего;Взаимодействие\n1А;Да.;да;24/26;2 из 3;Есть.',
    ],
    [
      '«количество» is the whole',
      'Класс;Чат;Кл. рук;Количество учеников;Активировано учеников;Учителей по списку;Учителей с активным профилем;Взаимодействие\n1А;имеется;назначен;26;24;3;2;есть',
    ],
    [
      '«количество» is the part beside the whole',
      'Класс;Чат;Кл. рук;Количество учеников в Сферуме;Всего учеников;Число учителей в Сферуме;Всего учителей;Взаимодействие\n1А;да;да;24;26;2;3;есть',
    ],
    ['numbered rows without headings', '1;1А;да;да;24;26;2;3;есть'],
    ['numbers with their word', `${HEADINGS}\n«1 А»;да;да;24 чел.;26,0;2;3;есть`],
  ])('%s', async (_, text) => {
    expect(await read(text)).toMatchObject({ rows: [{ name: '1А', values: WHOLE }], problems: [] });
  });

  test.each([
    ['a surname beside the row', `${HEADINGS};\n1А;да;да;24;26;2;3;есть;Магомедова`, 'I2'],
    ['a surname instead of «да»', `${HEADINGS}\n1А;да;Магомедова;24;26;2;3;есть`, 'C2'],
    ['a surname within words', `${HEADINGS};\n1А;да;да;24;26;2;3;есть;вместо Магомедовой`, 'I2'],
    ['a telephone', `${HEADINGS};\n1А;да;да;24;26;2;3;есть;8 (928) 123-45-67`, 'I2'],
    ['a telephone as a number', `${HEADINGS};\n1А;да;да;24;26;2;3;есть;89281234567`, 'I2'],
    ['an address of mail', `${HEADINGS};\n1А;да;да;24;26;2;3;есть;klass@mail.ru`, 'I2'],
    ['a СНИЛС in spaces', `${HEADINGS};\n1А;да;да;24;26;2;3;есть;112 233 445 95`, 'I2'],
    ['a birth date as a text', `${HEADINGS};\n1А;да;да;24;26;2;3;есть;1.02.1980 г.`, 'I2'],
    ['a heading in the second line', 'Класс;Чат;Ученики;\n;;всего;Дата рождения\n1А;да;24/26;', 'D2'],
    ['the names of class teachers', 'Класс;Чат;ФИО классного руководителя\n1А;да;кто-то', 'C1'],
    ['a heading in spaces', `${HEADINGS};Ф И О\n1А;да;да;24;26;2;3;есть;кто-то`, 'I1'],
    ['a heading in strokes', `${HEADINGS};Ф/И/О\n1А;да;да;24;26;2;3;есть;кто-то`, 'I1'],
    ['two words of a name', `${HEADINGS};Ф.И. обучающегося\n1А;да;да;24;26;2;3;есть;кто-то`, 'I1'],
    ['a year of birth', `${HEADINGS};г.р.\n1А;да;да;24;26;2;3;есть;2012`, 'I1'],
    ['an insurance number', `${HEADINGS};Страховой номер\n1А;да;да;24;26;2;3;есть;1`, 'I1'],
    [
      'a long heading',
      `${HEADINGS};Фамилия, имя, отчество классного руководителя (полностью), контактный телефон\n1А;да;да;24;26;2;3;есть;x`,
      'I1',
    ],
    ['a СНИЛС in dots', `${HEADINGS};\n1А;да;да;24;26;2;3;есть;112.233.445-95`, 'I2'],
    ['a СНИЛС in dashes', `${HEADINGS};\n1А;да;да;24;26;2;3;есть;112–233–445 95`, 'I2'],
    [
      'a СНИЛС far from the table',
      `${HEADINGS}\n1А;да;да;24;26;2;3;есть\n${';\n'.repeat(400)};11223344595`,
      'B403',
    ],
    ['a birth date with a short year', `${HEADINGS};\n1А;да;да;24;26;2;3;есть;1.2.12`, 'I2'],
    ['a birth date in words', `${HEADINGS};\n1А;да;да;24;26;2;3;есть;1 февраля 2012`, 'I2'],
    ['a birth date as machines write it', `${HEADINGS};\n1А;да;да;24;26;2;3;есть;2012-02-01`, 'I2'],
    ['a signature', `${HEADINGS}\n1А;да;да;24;26;2;3;есть\nДиректор;Иванов И.И.`, 'B3'],
  ])('%s refuses the file with its cell', async (_, text, cell) => {
    const reading = await read(text);
    expect(reading).toMatchObject({
      outcome: 'refused',
      sentence: expect.stringContaining(`${cell}: `) as string,
    });
    expect(JSON.stringify(reading)).not.toMatch(/Магомедов|Иванов|928|112 233|klass@|1980/);
  });

  test.each(['−1', '-1', '1e3', '24,5', '92%', '9'.repeat(30), 'много'])('%s is no number', async (text) => {
    expect(await read(`${HEADINGS}\n1А;да;да;${text};26;2;3;есть`)).toMatchObject({
      rows: [{ values: { chat: true, teacher: true, teachers: [2, 3], interaction: 'yes' } }],
      problems: ['D2: нужно целое число'],
    });
  });

  test('«не создан» and «не назначен» are a no', async () => {
    expect(await read(`${HEADINGS}\n1А;не создан;не назначен;0;26;0;3;нет`)).toMatchObject({
      rows: [{ values: { chat: false, teacher: false } }],
      problems: [],
    });
  });

  test('data of people on another sheet are found where they are, by the sheet’s name unless that is a person’s', async () => {
    const people = { columns: [{ title: 'Ученики' }], rows: [['11223344595']] };
    const table = {
      name: 'Отчёт',
      columns: HEADINGS.split(';').map((title) => ({ title })),
      rows: [['1А', 'да']],
    };
    for (const [name, said] of [
      ['Дети', 'Лист «Дети», A2: '],
      ['Магомедова П.Г.', 'Лист 2, A2: '],
    ] as const) {
      const bytes = await writeDocument({
        format: 'xlsx',
        fileName: 'x.xlsx',
        sheets: [table, { name, ...people }],
      });
      expect(
        await readReportFile({ name: 'x.xlsx', bytes }, { forms, fallback: 'class-report' }),
      ).toMatchObject({
        outcome: 'refused',
        sentence: expect.stringMatching(new RegExp(`^${said}`)) as string,
      });
    }
  });

  test('a letterhead with its address above the table refuses nothing', async () => {
    const head = 'МКОУ «Дегвинская СОШ»\nадрес: село, почтовый индекс 368510\n\n';
    expect(await read(`${head}${HEADINGS}\n1А;да;да;24;26;2;3;есть`)).toMatchObject({
      rows: [{ values: WHOLE }],
    });
  });

  test('a class that stands twice, several classes in a row, an end of the table', async () => {
    expect(
      await read(
        `${HEADINGS}\n1А;да;да;24;26;2;3;есть\n1 а;нет;да;20;26;2;3;нет\n10А-11Б;да;;;;;;\nИтого;;;44;52;;;\n`,
      ),
    ).toMatchObject({
      rows: [{ name: '1А', values: WHOLE }],
      problems: [
        'A3: класс 1А стоит второй раз, взята первая строка',
        'A4: здесь не один класс, строка не прочитана. Пишите каждый класс в своей строке',
      ],
    });
  });

  test('a hundred and twenty classes', async () => {
    const names = Array.from(
      { length: 120 },
      (_, index) => `${(index % 10) + 1}${'АБВГДЕЖЗИКЛМ'[Math.floor(index / 10)]}`,
    );
    const reading = await read([HEADINGS, ...names.map((name) => `${name};да;да;24;26;2;3;есть`)].join('\n'));
    expect(reading.outcome === 'read' && reading.rows.length).toBe(120);
  });

  test('a file that does not say which report it is, where several are being filled in', async () => {
    expect(await readReportFile(csv(`${HEADINGS}\n1А;да;да;24;26;2;3;есть`), { forms })).toEqual({
      outcome: 'refused',
      sentence: expect.stringContaining('Откройте') as string,
    });
  });

  test('of a form per school the row of the school alone is read', async () => {
    const form: ReportForm = {
      code: 'own',
      title: 'Отчёт о чатах',
      per: 'school',
      fields: [
        { code: 'f1', title: 'Сколько чатов', kind: 'count' },
        { code: 'f2', title: 'Приказ издан', kind: 'yes-no' },
      ],
      checks: [],
    };
    const text = 'Школа;Сколько чатов;Приказ издан (да/нет)\nпо школе в целом;5;да\n\nподпись;;\n';
    expect(await readReportFile(csv(text), { forms: [form], fallback: 'own' })).toMatchObject({
      rows: [{ name: '', values: { f1: 5, f2: true } }],
      problems: [],
    });
  });

  test('a hundred thousand rows are refused in bounded time', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `${(index % 11) + 1}А;да;да;24;26;2;3;есть`);
    expect(
      await readReportInWorker(csv(`${HEADINGS}\n${rows.join('\n')}`), { forms, fallback: 'class-report' }),
    ).toMatchObject({
      outcome: 'refused',
    });
  }, 20_000);
});

describe('a table pasted without its columns', () => {
  const [form] = forms;
  const rowsOf = (text: string) => {
    const read = readPastedReport(text, form!);
    return read !== undefined && 'rows' in read ? read.rows : read;
  };
  const WHOLE = { chat: true, teacher: true, pupils: [24, 26], teachers: [3, 3], interaction: 'yes' };
  const NOTHING = { chat: false, teacher: false, pupils: [0, 25], teachers: [1, 3], interaction: 'none' };

  test.each([
    ['spaces', '9А   да   да   24   26   3   3   есть\n9Б   нет   нет   0   25   1   3   нет'],
    ['dashes and pluses', '9А + + 24 26 3 3 +\n9Б - - 0 25 1 3 -'],
    [
      'spaces that do not break',
      '9А\u00a0да\u00a0да\u00a024\u00a026\u00a03\u00a03\u00a0есть\n9\u00a0Б нет нет 0 25 1 3 нет',
    ],
    [
      'its heading and its sum',
      'Класс Чат Кл.рук Ученики Учителя\n9А да да 24 26 3 3 есть\n9Б нет нет 0 25 1 3 нет\nИтого 24 51 4 6',
    ],
    ['tabs, decimals and a dash', '9А\tда\tда\t24,0\t26\t3\t3\tесть\n9Б\tнет\t-\t0\t25,0\t1\t3\tнет'],
  ])('%s', (_, text) => {
    expect(rowsOf(text)).toEqual([
      { name: '9А', values: WHOLE },
      { name: '9Б', values: NOTHING },
    ]);
  });

  test('a line about the class teacher is no heading', () => {
    expect(rowsOf('9А да да 24 из 26 3 из 3 есть\nклассный руководитель нет')).toBeUndefined();
  });
});
