import { describe, expect, it } from 'vitest';
import { readBytes, readText, remarks, workbook } from './table-files.ts';
import { readSchoolList } from '../../src/ingest/read-school-list.ts';

// Invented people: none of them exists.
const PERSON = 'Выдуманова Анна Петровна';
const WEEK = 'с 19.10.2024 по 25.10.2024';

describe('data of people refuse the file', () => {
  const headings = [
    'ФИО',
    'Ф.И.О. учителя',
    'фамилия',
    'Имя',
    'Отчество',
    'ДАТА РОЖДЕНИЯ',
    'СНИЛС',
    'Телефон',
    'тел.',
    'Паспорт',
    'Серия и номер паспорта',
  ];
  it.each(headings)('a column «%s»', async (heading) => {
    const table = await readText(`${WEEK}\nШкола;Звонят, %;${heading}\nСОШ № 1;5;${PERSON}`);
    expect(table.records).toEqual([]);
    expect(remarks(table)).toEqual(['refuse personal-data C2']);
    expect(JSON.stringify(table)).not.toContain('Выдуманова');
  });

  it('in the second row of headings, and on another sheet', async () => {
    const bytes = await workbook(
      { name: 'Школы', rows: [[WEEK], ['Школа', 'Звонят, %'], ['СОШ № 1', 5]] },
      {
        name: 'Учителя',
        rows: [
          ['Школа', 'Учитель', null],
          [null, 'ФИО', 'Предмет'],
          ['СОШ № 1', PERSON, 'Физика'],
        ],
      },
    );
    const table = await readBytes('т.xlsx', bytes);
    expect([table.records, remarks(table)]).toEqual([[], ['refuse personal-data B2']]);
    expect(table.problems[0]?.sentence).toMatch(/^Лист «Учителя», B2: /);
  });

  it.each(['123-456-789 01', '123-456-789-01', 'СНИЛС 123-456-789 01'])('a cell «%s»', async (cell) => {
    const table = await readText(`${WEEK}\nШкола;Звонят, %;Примечание\nСОШ № 1;5;\nСОШ № 2;5;${cell}`);
    expect(remarks(table)).toEqual(['refuse personal-data C4']);
    expect(JSON.stringify(table)).not.toContain('456');
  });

  it.each([
    ['Директор', PERSON],
    ['Директор', 'Выдуманова А.П.'],
    ['Ответственный за «Сферум»', 'Выдуманова Анна'],
    ['Кто ведёт', `${PERSON}\nСОШ № 2;5;Выдуманов Пётр Сергеевич`],
  ])('a column «%s» with names', async (heading, cells) => {
    const table = await readText(`${WEEK}\nШкола;Звонят, %;${heading}\nСОШ № 1;5;${cells}`);
    expect(remarks(table)).toEqual(['refuse personal-data C3']);
    expect(JSON.stringify(table)).not.toContain('Выдуманов');
  });

  it('a table of teachers in place of schools', async () => {
    const table = await readText(`${WEEK}\nНаименование;Звонят, %\n${PERSON};5`);
    expect(remarks(table)).toEqual(['refuse personal-data A3']);
    expect(JSON.stringify(table)).not.toContain('Выдуманова');
  });

  it.each([`${PERSON}, МБОУ «СОШ № 1»`, `МБОУ «СОШ № 1» (${PERSON})`, 'Выдуманова А.П., МБОУ «СОШ № 1»'])(
    'a person beside the school, «%s»',
    async (name) => {
      const table = await readText(`${WEEK}\nШкола;Звонят, %\n${name};5`);
      expect(remarks(table)).toEqual(['refuse personal-data A3']);
      expect(JSON.stringify(table)).not.toContain('Выдуманова');
    },
  );

  it('a list with nothing but people, without a known column', async () => {
    expect(remarks(await readText(`ФИО;Класс\n${PERSON};5`))).toEqual(['refuse personal-data A1']);
  });

  it('a list of schools with its directors', async () => {
    const bytes = Buffer.from(`Наименование;Директор\nСОШ № 1;${PERSON}`);
    const list = await readSchoolList({ name: 'школы.csv', bytes });
    expect([list.schools, remarks(list)]).toEqual([[], ['refuse personal-data B2']]);
    expect(JSON.stringify(list)).not.toContain('Выдуманова');
  });
});

describe('what is no data of people', () => {
  it.each(['Наименование ОО', 'Наименование образовательной организации (им. полностью)'])(
    'a column «%s»',
    async (heading) => {
      const table = await readText(`${WEEK}\n${heading};Звонят, %\nСОШ им. А.А. Тахо Годи;5`);
      expect(table.records).toHaveLength(1);
    },
  );

  it.each([
    'СОШ им. А.А. Тахо Годи',
    'СОШ имени Ивана Петровича Выдуманова',
    'МКОУ «Ванашимахинская СОШ им. С.Омарова»',
    'Гимназия № 1 им. Выдуманова И.П.',
  ])('a school named after somebody, «%s»', async (name) => {
    expect((await readText(`${WEEK}\nШкола;Звонят, %\n${name};5`)).records[0]?.unit?.name).toBe(name);
  });

  it('the same under a table of totals', async () => {
    const table = await readText(
      'на 01.10.2023\nПоказатель;Значение\nДоля учителей, использующих ФГИС «Моя школа»;81%\nНачальник управления;А.П. Выдуманова\nИсп. Выдуманова А.П., тел. 12-34-56;',
    );
    expect(table.records).toHaveLength(1);
    expect(JSON.stringify(table)).not.toContain('Выдуманова');
  });

  it('a signature and an office’s telephone under the table', async () => {
    const table = await readText(
      `${WEEK}\nШкола;Звонят, %\nСОШ № 1;5\n\nНачальник управления;А.П. Выдуманова\nИсп. Выдуманова А.П., тел. 12-34-56;\nДиректор МБОУ СОШ № 1 А.П. Выдуманова;`,
    );
    expect(table.records).toHaveLength(1);
    expect(JSON.stringify(table)).not.toContain('Выдуманова');
  });
});
