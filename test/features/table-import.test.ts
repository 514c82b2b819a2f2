import { describe, expect, it } from 'vitest';
import { NetError } from '../../src/net/net-error.ts';
import { tableOf } from '../../src/features/subjects/tables/staged-table.ts';
import { findImport, insertImport, listImports } from '../../src/storage/import.ts';
import { findStagedFile, loadStagedBytes } from '../../src/storage/staged-file.ts';
import { run } from '../../src/storage/statement.ts';
import { listSchools } from '../../src/storage/unit.ts';
import { listMeasurementsOfUnit } from '../../src/storage/measurement.ts';
import { COORDINATOR, addDirector, createOffice, officeOver, workbook } from '../support/office.ts';
import { SCHOOLS, at, loadWeek, schoolId } from '../support/week-tables.ts';
import { sheetsOf } from '../support/sheets-of.ts';

const NOW = at('2024-10-28', '10:00');
const HEADINGS = [
  ...['№', 'Наименование ОО', 'Статус', 'Количество учителей'],
  ...['Написали не менее 10 сообщений, чел.', 'Совершили хотя бы 1 звонок, чел.'],
];

type Row = readonly (string | number | null)[];

/** A weekly table as the region sends it: a title with the period, the headings, the schools, the total. */
function weekTable(rows: readonly Row[], title = 'Мониторинг с 19.10.2024 по 25.10.2024'): string {
  return [title, HEADINGS.join(';'), ...rows.map((row) => row.join(';'))].join('\n');
}

const ROWS: readonly Row[] = [
  [1, 'МКОУ «Дегвинская СОШ»', 'Активна', 31, 9, 2],
  [2, 'МКОУ «Мургукская СОШ»', 'Активна', 22, 4, 0],
  [3, 'МКОУ «Урахинская СОШ им А.А. Тахо Годи»', 'Активна', 27, 11, 3],
  [4, 'МКОУ «Сергокалинская СОШ №2»', 'Активна', 48, 21, 1],
  [5, 'МКОУ «Сергокалинская СОШ №1»', 'Активна', 45, 30, 5],
  [6, 'МКОУ «Нижнемулебкинская СОШ»', 'Активна', 26, 8, 0],
  [7, 'МКОУ «Кадиркентская СОШ»', 'Не активна', 31, 5, 1],
  [8, 'МКОУ «Новомугринская СОШ»', 'Активна', 19, 6, 0],
  [9, 'МКОУ «Бурхимахинская СОШ»', 'Активна', 24, 2, 0],
  [10, 'МКОУ «Ванашимахинская СОШ им. С.Омарова»', 'Активна', 21, 3, 0],
];

function createDistrict() {
  const office = createOffice({ now: NOW, schools: SCHOOLS });
  addDirector(office.world, 20, SCHOOLS[0]);
  return office;
}

const values = (office: ReturnType<typeof createDistrict>, school: string) =>
  listMeasurementsOfUnit(office.world.db, schoolId(office.world, school));

it('golden: a table with two problems in it', async () => {
  const office = createDistrict();
  loadWeek(office.world, '2024-10-25', { [SCHOOLS[0]]: { messages: [8, 31], calls: [2, 31] } });
  const rows = ROWS.map((row) => {
    if (row[0] === 3) return [3, 'Урахинская СОШ', 'Активна', 27, 11, 3];
    if (row[0] === 5) return [5, 'Сергокалинская СОШ', 'Активна', 45, 30, 5];
    return row[0] === 7 ? [7, 'МКОУ «Кадиркентская СОШ»', 'Не активна', 31, 34, 1] : row;
  });
  const book = await workbook({
    name: 'Школы',
    columns: HEADINGS.map((title) => ({ title })),
    rows: rows.map((row) => [...row]),
  });
  office.world.note('в книге нет ни строки с периодом, ни двух школ');
  await office.sendFile('мониторинг.xlsx', book);
  office.say('19–25.10');
  await office.runTasks();
  office.say('Решить');
  office.say('Решать по одному');
  office.say('Урахинская');
  office.say('Сергокалинская №1');
  office.say('Записать остальное');
  office.world.note('та же книга ещё раз');
  await office.sendFile('мониторинг.xlsx', book, { text: 'за 19–25.10' });
  office.say('Загрузки');
  office.say('Отменить загрузку');
  office.say('Да, отменить');
  office.say('Загрузки');
  await expect(office.world.transcript).toMatchFileSnapshot('../golden/table-import-two-problems.txt');
});

describe('who may send a file', () => {
  it('a coordinator alone: a director’s table is no report and nothing of it is kept, of a guest nothing is fetched', async () => {
    const office = createDistrict();
    const { world } = office;
    const refused = await office.sendFile('таблица.csv', weekTable(ROWS), { from: 20 });
    expect(refused).toContain('В файле нет таблицы этого отчёта, ничего не записал.');
    expect(values(office, SCHOOLS[0])).toEqual([]);
    const fetched = [...office.fetched];
    const guest = await office.sendFile('таблица.csv', weekTable(ROWS), { from: 777 });
    expect(guest).toContain('Это служебный бот для руководителей школ');
    expect(office.fetched).toEqual(fetched);
    expect(world.db.prepare('SELECT count(*) FROM staged_file').pluck().get()).toBe(0);
  });

  it('in a беседа a file is not looked at', () => {
    const office = createDistrict();
    const said = office.world.say(COORDINATOR, '', {
      peerId: 2_000_000_005,
      files: [{ name: 'т.csv', extension: 'csv', size: 10, url: 'https://vk.com/doc/9' }],
    });
    expect(said).toBe('');
  });

  it('a button of another district’s file does nothing', async () => {
    const office = createDistrict();
    await office.sendFile('таблица.csv', weekTable(ROWS));
    office.world.db.prepare('UPDATE staged_file SET district_id = ?').run(schoolId(office.world, SCHOOLS[3]));
    expect(office.say('Записать')).toContain('Этот файл уже отменён или хранился больше суток.');
    expect(values(office, SCHOOLS[0])).toEqual([]);
  });
});

describe('what is refused before the download', () => {
  it.each([
    [
      'отчёт.zip',
      100,
      'Файлы .zip бот не читает. Пришлите таблицу: Excel, ODS, CSV или Word с таблицей внутри.',
    ],
    ['большой.xlsx', 21 * 1024 * 1024, 'Файл больше 20 МБ.'],
  ])('%s', async (name, size, sentence) => {
    const office = createDistrict();
    expect(await office.sendFile(name, 'x', { size })).toContain(sentence);
    expect(office.fetched).toEqual([]);
  });
});

describe('what is refused after it: the sentence says why, and nothing of the file is kept', () => {
  it.each([
    ['pdf.xlsx', '%PDF-1.7 …', 'Файл не читается: это PDF, хотя назван .xlsx.'],
    ['пустой.csv', '', 'Файл пустой.'],
    [
      'люди.csv',
      weekTable([['1', 'МКОУ «Дегвинская СОШ»', 'Активна', 31, 9, 2]]).replace('№;', 'ФИО учителя;'),
      'здесь данные о людях, файл не принят и ничего из него не сохранено',
    ],
    ['чужое.csv', 'Товар;Цена\nмел;5\nдоска;700', 'Не нашлось ни одного знакомого столбца с показателем.'],
  ])('%s', async (name, text, sentence) => {
    const office = createDistrict();
    expect(await office.sendFile(name, text)).toContain(sentence);
    const { db } = office.world;
    expect(findStagedFile(db, 1)).toMatchObject({ state: 'refused', contents: undefined });
    expect(loadStagedBytes(db, 1)).toBeUndefined();
    expect(listImports(db, office.world.districtId)).toEqual([]);
  });
});

describe('the network', () => {
  const fail = (code: 'network' | 'host-not-allowed' | 'too-large') => () =>
    Promise.reject(new NetError(code, new URL('https://vk.com/doc/0')));

  it('is tried three times, later each time; then the coordinator is told', async () => {
    const office = createDistrict();
    const { world } = office;
    let tries = 0;
    office.fetchBy(() => {
      tries += 1;
      return fail('network')();
    });
    await office.sendFile('таблица.csv', weekTable(ROWS));
    expect(tries).toBe(1);
    await office.runTasks();
    expect(tries).toBe(1);
    world.sleepUntil(new Date(world.now.getTime() + 6_000));
    await office.runTasks();
    world.sleepUntil(new Date(world.now.getTime() + 21_000));
    expect(await office.runTasks()).toContain('Файл не скачался: VK не ответил за три попытки.');
    expect(tries).toBe(3);
    world.sleepUntil(new Date(world.now.getTime() + 600_000));
    expect(await office.runTasks()).toBe('');
  });

  it('a second try that succeeds is an ordinary preview', async () => {
    const office = createDistrict();
    const { world } = office;
    office.fetchBy(fail('network'));
    await office.sendFile('таблица.csv', weekTable(ROWS));
    office.fetchBy((url) => Promise.resolve(office.files.get(url)!));
    world.sleepUntil(new Date(world.now.getTime() + 6_000));
    expect(await office.runTasks()).toContain(
      '«таблица.csv»: неделя 19–25.10 (сб–пт), 10 школ, 3 показателя.',
    );
  });

  it.each([
    ['host-not-allowed', 'Файл лежит на постороннем сайте'],
    ['too-large', 'Файл больше 20 МБ.'],
  ] as const)('%s is final at once', async (code, sentence) => {
    const office = createDistrict();
    office.fetchBy(fail(code));
    expect(await office.sendFile('таблица.csv', weekTable(ROWS))).toContain(sentence);
  });

  it('the address of a file is not kept once it is read', async () => {
    const office = createDistrict();
    await office.sendFile('таблица.csv', weekTable(ROWS));
    const { db } = office.world;
    expect(db.prepare('SELECT params FROM task').pluck().all()).toEqual(['{}']);
    expect(
      db
        .prepare("SELECT count(*) FROM inbox WHERE event_id = 'task/1' AND incoming LIKE '%vk.com/doc%'")
        .pluck()
        .get(),
    ).toBe(0);
  });

  it('a task that a crash interrupted is repeated, and its result is told once', async () => {
    const office = createDistrict();
    const { world } = office;
    office.fetchBy(() => new Promise(() => undefined));
    void office.sendFile('таблица.csv', weekTable(ROWS));
    await new Promise((resolve) => setImmediate(resolve));
    const again = officeOver(world, office.files);
    world.sleepUntil(new Date(world.now.getTime() + 6_000));
    expect(await again.runTasks()).toContain('Новых значений');
    world.sleepUntil(new Date(world.now.getTime() + 60_000));
    expect(await again.runTasks()).toBe('');
  });
});

describe('the preview', () => {
  it('writes exactly what it showed, empties the bytes and names the next step', async () => {
    const office = createDistrict();
    const preview = await office.sendFile('таблица.csv', weekTable(ROWS));
    expect(preview).toContain('Новых значений 30, изменений нет. Ничего ещё не записано.');
    expect(values(office, SCHOOLS[0])).toEqual([]);
    expect(office.say('записать')).toContain('Записано: 30 значений за неделю 19–25.10.');
    expect(
      values(office, SCHOOLS[0])
        .map(({ numerator }) => numerator)
        .toSorted(),
    ).toEqual([2, 9, undefined]);
    expect(findStagedFile(office.world.db, 1)).toMatchObject({ state: 'written', contents: undefined });
    expect(loadStagedBytes(office.world.db, 1)).toBeUndefined();
    expect(findImport(office.world.db, 1)).toMatchObject({
      title: 'таблица.csv',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  it('writes what an older version of the program had read', async () => {
    const office = createDistrict();
    const { db } = office.world;
    await office.sendFile('таблица.csv', weekTable(ROWS));
    // Until 0.4.0 the records stood in the contents, and no column was asked about.
    const table = { ...tableOf(findStagedFile(db, 1)!), questions: undefined };
    run(db, 'UPDATE staged_file SET contents = ?, records = NULL', [
      JSON.stringify({ kind: 'table', table }),
    ]);
    expect(office.say('записать')).toContain('Записано: 30 значений за неделю 19–25.10.');
  });

  it('a second press on «Записать» writes nothing', async () => {
    const office = createDistrict();
    await office.sendFile('таблица.csv', weekTable(ROWS));
    office.say('Записать');
    expect(office.world.press(COORDINATOR, 'Записать')).toContain('Этот файл уже записан.');
    expect(listImports(office.world.db, office.world.districtId)).toHaveLength(1);
  });

  it('«Отменить» writes nothing and empties the bytes', async () => {
    const office = createDistrict();
    await office.sendFile('таблица.csv', weekTable(ROWS));
    expect(office.say('Отменить')).toContain('Отменено. Из файла ничего не записано, сам файл удалён.');
    expect(loadStagedBytes(office.world.db, 1)).toBeUndefined();
    expect(office.world.press(COORDINATOR, 'Записать')).toContain('Эта загрузка отменена.');
  });

  it('is shown again where the database changed meanwhile', async () => {
    const office = createDistrict();
    await office.sendFile('таблица.csv', weekTable(ROWS));
    loadWeek(office.world, '2024-10-25', { [SCHOOLS[0]]: { messages: [1, 31] } });
    const said = office.say('Записать');
    expect(said).toContain('Пока вы смотрели, данные в боте изменились. Проверьте ещё раз:');
    expect(said).toContain(
      'Дегвинская, «Пишут 10+ сообщений»: было 1 из 31 (3,2 %), станет 9 из 31 (29,0 %).',
    );
    expect(office.say('Записать')).toContain('Записано: 30 значений');
  });

  it('a day later the file is gone', async () => {
    const office = createDistrict();
    await office.sendFile('таблица.csv', weekTable(ROWS));
    office.world.sleepUntil(at('2024-10-29', '10:00'));
    expect(office.say('Записать')).toContain('Прошло больше суток, файл удалён. Пришлите его снова.');
  });

  it('takes the period from the words beside the file', async () => {
    const office = createDistrict();
    const said = await office.sendFile('таблица.csv', weekTable(ROWS, 'Мониторинг'), { text: 'за 12–18.10' });
    expect(said).toContain('неделя 12–18.10 (сб–пт)');
  });

  it('asks again where the words and the file disagree', async () => {
    const office = createDistrict();
    const said = await office.sendFile('таблица.csv', weekTable(ROWS), { text: '12–18.10.2024' });
    expect(said).toContain('таблица «таблица.csv»? В ней указан другой период.');
    office.say('19-25 октября');
    expect(await office.runTasks()).toContain('неделя 19–25.10 (сб–пт)');
  });

  it('a period that is not understood is asked for again', async () => {
    const office = createDistrict();
    await office.sendFile('таблица.csv', weekTable(ROWS, 'Мониторинг'));
    expect(office.say('прошлая')).toContain('Не понял период.');
    office.say('12–18.10');
    expect(await office.runTasks()).toContain('неделя 12–18.10 (сб–пт)');
  });

  it('new schools are named and may be left out', async () => {
    const office = createDistrict();
    const rows: Row[] = [...ROWS, [11, 'МКОУ «Цизгаринская СОШ»', 'Активна', 20, 5, 1]];
    const said = await office.sendFile('таблица.csv', weekTable(rows));
    expect(said).toContain('Новая школа: Цизгаринская. При записи появится в списке школ.');
    expect(office.say('Без новых школ')).toContain('Записано: 30 значений');
    expect(listSchools(office.world.db, office.world.districtId)).toHaveLength(12);
  });

  it('new schools are added with «Записать», which also makes a first list', async () => {
    const office = createOffice({ now: NOW, schools: [] });
    const said = await office.sendFile('таблица.csv', weekTable(ROWS));
    expect(said).toContain('Новые школы (10)');
    expect(said).not.toContain('Без новых школ');
    expect(office.say('Записать')).toContain('Новых школ: 10.');
    expect(listSchools(office.world.db, office.world.districtId)).toHaveLength(10);
  });

  it('many problems of a kind: one is named with how many more there are, all are in the file', async () => {
    const office = createDistrict();
    const rows = ROWS.map(([n, name, status, teachers]) => [n, name, status, teachers, 99, 1] as Row);
    const said = await office.sendFile('таблица.csv', weekTable(rows));
    expect(said).toContain('99 из 31 — так не бывает.');
    expect(said).toContain('Таких ещё 9, все — в «Разборе».');
    expect(said).toContain('Не войдут 10 значений.');
    expect(said).not.toContain('6. ');
    const [document] = office.documentsTo(COORDINATOR);
    expect(document?.fileName).toBe('Разбор таблица.xlsx');
    expect(sheetsOf(document)[0]?.rows.length).toBeGreaterThanOrEqual(10);
  });

  it('«Решить» may be skipped', async () => {
    const office = createDistrict();
    const rows: Row[] = [[1, 'Сергокалинская СОШ', 'Активна', 45, 30, 5], ...ROWS.slice(0, 3)];
    await office.sendFile('таблица.csv', weekTable(rows));
    office.say('Решить');
    expect(office.say('Пропустить')).toContain('Остальное решать сейчас не нужно');
    expect(office.say('Записать остальное')).toContain('Записано: 9 значений');
  });
});

describe('a list of schools sent as a file', () => {
  const LIST =
    'Наименование;Тип;Обучающихся;Сотрудников\nМКОУ «Дегвинская СОШ»;школа;152;31\nМКДОУ «Ромашка»;детский сад;54;15';

  it('is recognised by itself', async () => {
    const office = createOffice({ now: NOW, schools: [SCHOOLS[0], SCHOOLS[1]] });
    const said = await office.sendFile('школы.csv', LIST);
    expect(said).toContain('«школы.csv» — список школ: 2 школы.');
    expect(said).toContain('Новая школа: Детский сад Ромашка.');
    expect(said).toContain('МКОУ «Дегвинская СОШ»: учеников 152, сотрудников 31.');
    expect(said).toContain('В списке нет школы: Мургукская. Они останутся.');
    expect(office.say('Записать')).toContain('Добавил 1 школу, исправил 1 школу.');
    expect(listSchools(office.world.db, office.world.districtId)).toMatchObject([
      { roll: 152, staff: 31 },
      {},
      { organisationKind: 'kindergarten', roll: 54 },
    ]);
  });

  it('the same list again changes nothing', async () => {
    const office = createOffice({ now: NOW, schools: [] });
    await office.sendFile('школы.csv', LIST);
    office.say('Записать');
    expect(await office.sendFile('школы.csv', LIST)).toContain('Уже записаны: 2 школы.');
  });

  it('while a list is asked for, names alone are enough', async () => {
    const office = createOffice({ now: NOW, schools: [] });
    office.say('Список школ');
    const said = await office.sendFile('имена.txt', 'Дегвинская СОШ\nМургукская СОШ\nУрахинская СОШ');
    expect(said).toContain('список школ: 3 школы');
    office.say('Записать');
    expect(listSchools(office.world.db, office.world.districtId)).toHaveLength(3);
  });
});

it('what schools give themselves every day hides no table, and the first table is the first once', async () => {
  const office = createDistrict();
  const { db, districtId, now } = office.world;
  const give = (origin: 'school' | 'coordinator') => {
    for (let n = 0; n < 60; n += 1) insertImport(db, { districtId, origin, title: '', summary: {} }, [], now);
  };
  await office.sendFile('первая.csv', weekTable(ROWS));
  expect(office.say('Записать')).toContain('пригласите директоров');
  give('school');
  expect(office.say('Загрузки')).toContain('«первая.csv»');
  give('coordinator');
  await office.sendFile('вторая.csv', weekTable(ROWS, 'Мониторинг с 12.10.2024 по 18.10.2024'));
  expect(office.say('Записать')).not.toContain('пригласите директоров');
});
