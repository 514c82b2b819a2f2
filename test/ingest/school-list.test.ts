import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSchoolList } from '../../src/ingest/read-school-list.ts';
import { projectPath } from '../../src/shared/project-root.ts';
import { remarks, workbook } from './table-files.ts';

const read = (text: string) => readSchoolList({ name: 'школы.csv', bytes: Buffer.from(text) });

describe('the list of schools', () => {
  it('names, kinds, rolls, staff', async () => {
    const list = await read(
      'Список школ района\n№;Наименование ОО;Тип;Количество обучающихся;Сотрудников\n1;МБОУ «СОШ № 1»;школа;1 025;58\n2;МБДОУ «Ромашка»;ДОО;–;\n3;Колледж;СПО;12;7\nИтого;;;1037;65',
    );
    const at = (cell: string) => ({ sheet: 'школы.csv', cell });
    expect(list.schools).toEqual([
      { name: 'МБОУ «СОШ № 1»', kind: 'school', roll: 1025, staff: 58, at: at('B3') },
      { name: 'МБДОУ «Ромашка»', kind: 'kindergarten', at: at('B4') },
      { name: 'Колледж', kind: 'college', roll: 12, staff: 7, at: at('B5') },
    ]);
    expect(list.problems).toEqual([]);
  });

  it('the same in a book', async () => {
    const bytes = await workbook({
      name: 'ОО',
      rows: [
        ['Школа', 'Контингент', 'Штат'],
        ['НШДС «Берёзка»', 40, 12],
        ['ДЮСШ', 100, 5],
      ],
    });
    const list = await readSchoolList({ name: 'школы.xlsx', bytes });
    expect(list.schools.map(({ name, kind, roll, staff }) => [name, kind, roll, staff])).toEqual([
      ['НШДС «Берёзка»', 'school', 40, 12],
      ['ДЮСШ', 'other', 100, 5],
    ]);
  });

  it('names alone, with and without a heading', async () => {
    for (const text of ['МБОУ СОШ № 1\nДетский сад № 2', 'Школы\nМБОУ СОШ № 1\nДетский сад № 2']) {
      const list = await read(text);
      expect(list.schools.map(({ name, kind }) => [name, kind])).toEqual([
        ['МБОУ СОШ № 1', 'school'],
        ['Детский сад № 2', 'kindergarten'],
      ]);
    }
  });

  it('doubles, numbers that are none, kinds that cannot be told', async () => {
    const list = await read(
      'Наименование;Обучающихся\nСОШ № 1;5\nСОШ №1;5\nСОШ № 2;много\nБерёзовская;7\nСОШ № 3;1\nСОШ № 3;2',
    );
    expect(list.schools.map(({ name, kind, roll }) => [name, kind, roll])).toEqual([
      ['СОШ № 1', 'school', 5],
      ['СОШ № 2', 'school', undefined],
      ['Берёзовская', 'school', 7],
    ]);
    expect(remarks(list)).toEqual([
      'note duplicate-school A3',
      'note bad-number B4',
      'note kind-guessed A5',
      'ask duplicate-school A7',
    ]);
  });

  it('no schools at all, a PDF', async () => {
    expect(remarks(await read('Дата;Сумма\n1;2'))).toEqual(['refuse no-unit-column']);
    expect(remarks(await read('%PDF-1.4'))).toEqual(['refuse not-a-table']);
  });

  it('the made-up district', async () => {
    const name = 'выдуманные-школы.csv';
    const list = await readSchoolList({ name, bytes: readFileSync(projectPath('data', 'sample', name)) });
    expect(list.problems).toEqual([]);
    expect(list.schools.filter(({ kind }) => kind === 'kindergarten')).toHaveLength(3);
    expect(list.schools.filter(({ kind }) => kind === 'school')).toHaveLength(12);
  });
});
