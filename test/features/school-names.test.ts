import { describe, expect, it } from 'vitest';
import { letterParts } from '../../src/features/letter/letter-facts.ts';
import { districtContextOf } from '../../src/features/settings.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { schoolNameKey } from '../../src/domain/school-name.ts';
import { listBindingsOfUnit } from '../../src/storage/binding.ts';
import { listJournal } from '../../src/storage/journal.ts';
import { namedSchoolsOn } from '../../src/features/subjects/schools/district-schools.ts';
import { tablesOfUnits } from '../../src/storage/moved-rows.ts';
import { all } from '../../src/storage/statement.ts';
import { listNamesOn } from '../../src/storage/unit-name.ts';
import { listRefusals } from '../../src/storage/unit-spelling.ts';
import { findUnit, getUnit, insertUnit, listSchools } from '../../src/storage/unit.ts';
import type { UnitId } from '../../src/domain/unit.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { schoolNames, snapshot, written } from '../support/school-rows.ts';
import { SCHOOLS, at } from '../support/week-tables.ts';

const LOWER = 'МКОУ «Нижнемулебкинская СОШ»';
const NOW = at('2024-10-28', '10:00');

/** A weekly table of these schools; `till` – the Friday that ends its week. */
function table(
  rows: readonly (readonly [name: string, teachers: number, wrote: number])[],
  till = '25.10.2024',
) {
  const from =
    { '25.10.2024': '19.10.2024', '01.11.2024': '26.10.2024', '18.10.2024': '12.10.2024' }[till] ?? till;
  return [
    `Мониторинг с ${from} по ${till}`,
    'Наименование ОО;Количество учителей;Написали не менее 10 сообщений, чел.',
    ...rows.map((row) => row.join(';')),
  ].join('\n');
}

function createDistrict(schools: readonly string[] = SCHOOLS.slice(0, 6)) {
  return createOffice({ now: NOW, schools });
}
type Office = ReturnType<typeof createDistrict>;

const idOf = ({ world }: Office, name: string): UnitId => {
  const found = listSchools(world.db, world.districtId).find((school) => school.name === name);
  if (found === undefined) throw new Error(`no school ${name}`);
  return found.id;
};
const acts = ({ world }: Office) =>
  listJournal(world.db, world.districtId, { limit: 20 }).map(({ act }) => act);

it('golden: names that a table has otherwise', async () => {
  const office = createDistrict();
  const press = (label: string) => office.world.press(COORDINATOR, label);
  addDirector(office.world, 20, LOWER);
  const rows = [
    ['МКОУ «Дегвинская СОШ»', 31, 9],
    ['МКОУ «Мургукская средняя школа»', 22, 4],
    ['МБОУ «Урахинская СОШ им А.А. Тахо Годи»', 27, 11],
    ['Мулебкинская СОШ', 26, 8],
    ['Сергокалинская СОШ', 45, 30],
    ['МКОУ «Цизгаринская СОШ»', 12, 3],
  ] as const;
  office.world.note('четыре названия похожи на знакомые, одно совсем новое');
  await office.sendFile('неделя.csv', table(rows));
  press('Решить');
  press('Первые 2 — верно');
  press('Решать по одному');
  press('Другая из списка');
  press('Сергокалинская №1');
  press('Нижнемулебкинская');
  press('Записать');
  office.world.note('в следующей таблице те же названия: вопросов больше нет');
  await office.sendFile(
    'неделя 2.csv',
    table(
      rows.map(([name, teachers, wrote]) => [name, teachers, wrote + 1]),
      '18.10.2024',
    ),
  );
  press('Записать');
  office.world.note('«Мулебкинская» оказалась другой школой');
  office.say('Школы Нижнемулебкинская');
  press('Названия');
  press('Не она: 1');
  press('Новая школа');
  press('Перенести, 2\u00a0значения');
  office.world.note('а Сергокалинскую №2 завели второй раз');
  office.say('Добавить школу МКОУ «Сергокалинская школа №2»');
  press('Объединить');
  press('Сергокалинская СОШ №2');
  press('Оставить другое название');
  press('Да, объединить');
  press('Карточка школы');
  press('Названия');
  press('Разъединить: МКОУ «Сергокалинская школа…');
  press('Да, разъединить');
  await expect(office.world.transcript).toMatchFileSnapshot('../golden/school-names.txt');
});

describe('a name of a table', () => {
  it('that is a part of another is never taken by itself; the answer is kept', async () => {
    const office = createDistrict([LOWER]);
    await office.sendFile('неделя.csv', table([['Мулебкинская СОШ', 26, 8]]));
    expect(office.say('Решить')).toContain('«Мулебкинская СОШ» (C3) — какая это школа?');
    office.say('Нижнемулебкинская');
    office.say('Записать');
    expect(written(office, idOf(office, LOWER))).toEqual([['2024-10-25', 8]]);
    const said = await office.sendFile('неделя 2.csv', table([['Мулебкинская СОШ', 26, 9]], '01.11.2024'));
    expect(said).not.toContain('Решить');
    expect(acts(office)).toContain(`Название из таблицы запомнено: «Мулебкинская СОШ» — ${LOWER}`);
  });

  it('that was said to be new is not asked about again, and the school appears with the table', async () => {
    const office = createDistrict([LOWER]);
    await office.sendFile('неделя.csv', table([['Мулебкинская СОШ', 26, 8]]));
    office.say('Решить');
    expect(office.say('Новая школа')).toContain('появится в списке, когда запишете таблицу');
    expect(schoolNames(office)).toEqual([LOWER]);
    office.say('Записать');
    expect(schoolNames(office)).toEqual([LOWER, 'Мулебкинская СОШ']);
    expect(listRefusals(office.world.db, office.world.districtId)).toMatchObject([
      { name: 'Мулебкинская СОШ' },
    ]);
    office.say('Отменить загрузку');
    office.say('Да, отменить');
    const said = await office.sendFile('снова.csv', table([['Мулебкинская СОШ', 26, 9]]));
    expect(said).not.toContain('[Решить]');
  });

  it('forty unknown ones are one list, and all of them may be new after a confirmation', async () => {
    const villages = Array.from(
      { length: 40 },
      (_, index) => `${'абвгдежзик'[index % 10]}${'лмнр'[Math.floor(index / 10)]}еш`,
    );
    const office = createDistrict(villages.map((name) => `МКОУ «Ново${name}инская СОШ»`));
    await office.sendFile('неделя.csv', table(villages.map((name) => [`${name}инская СОШ`, 20, 3])));
    const list = office.say('Решить');
    expect(list).toContain('Не узнал 40 названий.');
    expect(list.split('\n').length).toBeLessThan(14);
    expect(office.say('Все — новые школы')).toContain('Появится 40 новых школ');
    expect(schoolNames(office)).toHaveLength(40);
    office.say('Да, 40 новых школ');
    office.say('Записать');
    expect(schoolNames(office)).toHaveLength(80);
    expect(listRefusals(office.world.db, office.world.districtId).length).toBeGreaterThanOrEqual(40);
  });

  it('«все новые» says no to nothing that came after it was shown', async () => {
    const office = createDistrict([LOWER, 'МКОУ «Новомугринская СОШ»']);
    await office.sendFile(
      'неделя.csv',
      table([
        ['Мулебкинская СОШ', 26, 8],
        ['Мугринская СОШ', 20, 5],
      ]),
    );
    office.say('Решить');
    office.say('Решать по одному');
    office.say('Новая школа');
    const said = office.world.say(COORDINATOR, 'x', {
      payload: { c: 'import-names-new', a: { f: 1, n: 2 } },
    });
    expect(said).toContain('вопросов стало другое число');
    expect(listRefusals(office.world.db, office.world.districtId)).toHaveLength(1);
  });

  it('means no school of another office, nor may a forged button say so', async () => {
    const office = createDistrict([LOWER]);
    const { db } = office.world;
    const parentId = insertUnit(
      db,
      { level: 'municipality', parentId: undefined, name: 'Акушинский район', nameKey: 'акушинский' },
      NOW,
    );
    const name = 'МКОУ «Мулебкинская СОШ»';
    const foreign = insertUnit(
      db,
      { level: 'organisation', parentId, name, nameKey: schoolNameKey(name), organisationKind: 'school' },
      NOW,
    );
    await office.sendFile('неделя.csv', table([['Мулебкинская СОШ', 26, 8]]));
    office.say('Решить');
    for (const [c, a] of [
      ['import-name', { f: 1, k: 'x', s: foreign }],
      ['school-merge', { o: idOf(office, LOWER), s: foreign, n: 0 }],
      ['school-merge', { o: foreign }],
      ['school-names', { s: foreign }],
      ['school-untie', { o: foreign, k: 'x' }],
      ['school-unmerge', { m: 1, yes: 1 }],
      ['school-since', { d: 'today' }],
    ] as const) {
      office.world.say(COORDINATOR, 'x', { payload: { c, a } });
    }
    expect(findUnit(db, foreign)).toMatchObject({ name, parentId, aliases: [] });
    expect(written(office, foreign)).toEqual([]);
  });
});

describe('two schools that are one', () => {
  const DOUBLE = 'МКОУ «Мулебкинская СОШ»';

  async function withDouble() {
    const office = createDistrict([LOWER, SCHOOLS[0]]);
    await office.sendFile(
      'неделя.csv',
      table([
        [LOWER, 26, 8],
        [SCHOOLS[0], 31, 9],
      ]),
    );
    office.say('Записать');
    await office.sendFile('неделя 2.csv', table([[DOUBLE, 26, 11]]));
    office.say('Решить');
    office.say('Новая школа');
    office.say('Записать');
    await office.sendFile('неделя 3.csv', table([[DOUBLE, 26, 12]], '01.11.2024'));
    office.say('Записать');
    addDirector(office.world, 20, LOWER);
    const double = idOf(office, DOUBLE);
    office.world.person(30, 'Директор двойника', 'director', double);
    office.world.person(20, 'Директор', 'director', double);
    return { office, own: idOf(office, LOWER), double };
  }

  it('become one with all they have: the newer figure of a week is in force, people come along and are told', async () => {
    const { office, own, double } = await withDouble();
    office.say('Школы Нижнемулебкинская');
    office.say('Объединить');
    const preview = office.say('Мулебкинская');
    expect(preview).toContain('Перейдут: 2 значения и 2 человека.');
    expect(preview).toContain('За один и тот же период данные есть у обеих (1 значение)');
    office.say('Объединить, 2 значения');
    expect(schoolNames(office)).toEqual([LOWER, SCHOOLS[0]]);
    expect(written(office, own)).toEqual([
      ['2024-11-01', 12],
      ['2024-10-25', 11],
    ]);
    expect(listBindingsOfUnit(office.world.db, own)).toHaveLength(2);
    expect(listBindingsOfUnit(office.world.db, double)).toEqual([]);
    expect(office.world.transcript).toContain(`Вы теперь подключены как ${LOWER}`);
    expect(office.world.say(30, 'Показатели')).toContain(LOWER);
    const said = await office.sendFile('неделя 4.csv', table([[DOUBLE, 26, 13]], '01.11.2024'));
    expect(said).toContain('изменится 1');
  });

  it('are two again as they were, to the last row', async () => {
    const { office } = await withDouble();
    const before = snapshot(office);
    office.say('Школы Нижнемулебкинская');
    office.say('Объединить');
    office.say('Мулебкинская');
    office.say('Объединить, 2 значения');
    expect(snapshot(office)).not.toEqual(before);
    office.world.press(COORDINATOR, 'Разъединить: Мулебкинская');
    office.say('Да, разъединить');
    expect(snapshot(office)).toEqual(before);
    expect(acts(office)[0]).toBe(`Школы разъединены: ${DOUBLE} и ${LOWER}`);
  });

  it('keep their figures when one of the loadings is undone after they became one', async () => {
    const { office, own } = await withDouble();
    office.say('Школы Нижнемулебкинская');
    office.say('Объединить');
    office.say('Мулебкинская');
    office.say('Объединить, 2 значения');
    office.say('Загрузки');
    office.say('Отменить загрузку 2');
    office.say('Да, отменить');
    expect(written(office, own)).toEqual([
      ['2024-11-01', 12],
      ['2024-10-25', 8],
    ]);
  });

  it('a confirmation names how many figures move, and holds for that number alone', async () => {
    const { office, own, double } = await withDouble();
    const said = office.world.say(COORDINATOR, 'x', {
      payload: { c: 'school-merge', a: { o: own, s: double, n: 7 } },
    });
    expect(said).toContain('данные изменились');
    expect(schoolNames(office)).toHaveLength(3);
  });

  it('everything that belongs to a school comes along: no table of the schema is forgotten', () => {
    const office = createDistrict();
    const { db } = office.world;
    const pointing = all<{ name: string; column: string }>(
      db,
      `SELECT m.name, f."from" AS "column" FROM sqlite_schema AS m JOIN pragma_foreign_key_list(m.name) AS f
       WHERE m.type = 'table' AND f."table" = 'unit'`,
    );
    const moved = new Set(tablesOfUnits(db));
    // A district, the parent of a name, and the two sides of a merge are no school's belongings.
    const others = pointing.filter(
      ({ name, column }) =>
        !(column === 'unit_id' && moved.has(name)) && !/^(?:district|parent)_id$/.test(column),
    );
    expect(others).toEqual([
      { name: 'unit_merge', column: 'into_id' },
      { name: 'unit_merge', column: 'from_id' },
    ]);
  });
});

describe('a spelling that was tied to the wrong school', () => {
  it('goes with its figures to the right one, the older ones return, and it is not proposed again', async () => {
    const office = createDistrict([LOWER, SCHOOLS[0]]);
    await office.sendFile('неделя.csv', table([[LOWER, 26, 8]]));
    office.say('Записать');
    await office.sendFile('неделя 2.csv', table([['Мулебкинская СОШ', 40, 33]]));
    office.say('Решить');
    office.say('Нижнемулебкинская');
    office.say('Записать');
    const own = idOf(office, LOWER);
    expect(written(office, own)).toEqual([['2024-10-25', 33]]);
    const before = snapshot(office);
    office.say('Школы Нижнемулебкинская');
    office.say('Названия');
    office.say('Не она: 1');
    expect(office.say('Новая школа')).toContain('Перенесу 1 значение');
    office.say('Перенести, 1 значение');
    expect(written(office, own)).toEqual([['2024-10-25', 8]]);
    expect(written(office, idOf(office, 'Мулебкинская СОШ'))).toEqual([['2024-10-25', 33]]);
    expect(findUnit(office.world.db, own)?.aliases).toEqual([]);
    const said = await office.sendFile('неделя 3.csv', table([['Мулебкинская СОШ', 40, 34]], '01.11.2024'));
    expect(said).not.toContain('[Решить]');
    expect(before.join('\n')).toContain('Мулебкинская СОШ');
  });
});

describe('a letter of a past period', () => {
  it('names a school as it was called then', async () => {
    const office = createDistrict();
    await office.sendFile('неделя.csv', table([[SCHOOLS[1], 22, 4]]));
    office.say('Записать');
    office.say('Школы Мургукская');
    office.say('Переименовать');
    office.say('МКОУ «Мургукский лицей»');
    office.say('С сегодня');
    const { world } = office;
    const context = districtContextOf({ ...world.base, now: NOW }, getUnit(world.db, world.districtId));
    const nameIn = (from: string, to: string) =>
      letterParts(context as Parameters<typeof letterParts>[0], {
        period: { from: day(from), to: day(to) },
        thresholdOf: () => 50,
      })[0]?.figures[0]?.school.name;
    expect(nameIn('2024-10-19', '2024-10-25')).toBe(SCHOOLS[1]);
    expect(nameIn('2024-10-19', '2024-11-01')).toBe('МКОУ «Мургукский лицей»');
  });
});

describe('a new name', () => {
  it('is asked from which day; papers of before have the former one, screens the new one', () => {
    const office = createDistrict();
    const id = idOf(office, SCHOOLS[1]);
    office.say('Школы Мургукская');
    office.say('Переименовать');
    office.say('МКОУ «Мургукский лицей»');
    expect(office.say('31.12.2030')).toContain('Этот день ещё не наступил.');
    expect(office.say('01.09.2024')).toContain('с 01.09.2024 это МКОУ «Мургукский лицей»');
    const { db, districtId } = office.world;
    expect(listNamesOn(db, districtId, day('2024-08-31')).get(id)).toBe(SCHOOLS[1]);
    expect(listNamesOn(db, districtId, day('2024-09-01')).has(id)).toBe(false);
    const nameIn = (context: Parameters<typeof namedSchoolsOn>[0]) =>
      namedSchoolsOn(context, day('2024-08-31')).find((school) => school.id === id);
    expect(nameIn({ db, district: getUnit(db, districtId) })).toMatchObject({
      name: SCHOOLS[1],
      short: 'Мургукская',
    });
    expect(schoolNames(office)).toContain('МКОУ «Мургукский лицей»');
    expect(office.say('Школы Мургукская СОШ')).toContain('МКОУ «Мургукский лицей»');
  });

  it('twice: each paper has the name of its day; a slip of the pen leaves no trace in them', () => {
    const office = createDistrict();
    const { db, districtId } = office.world;
    const id = idOf(office, SCHOOLS[1]);
    const rename = (name: string, since: string) => {
      office.say('Школы Мургукская');
      office.say('Переименовать');
      office.say(name);
      office.say(since);
    };
    rename('МКОУ «Мургукская ООШ»', '01.09.2023');
    rename('МКОУ «Мургукский лицей»', '01.09.2024');
    rename('МКОУ «Мургукский лицей им. Ленина»', 'Исправляю ошибку');
    const nameOn = (on: string) => listNamesOn(db, districtId, day(on)).get(id) ?? 'present';
    expect(['2023-08-31', '2023-09-01', '2024-08-31', '2024-09-01'].map(nameOn)).toEqual([
      SCHOOLS[1],
      'МКОУ «Мургукская ООШ»',
      'МКОУ «Мургукская ООШ»',
      'present',
    ]);
  });
});

describe('a row of another district’s school', () => {
  const FOREIGN = 'МКОУ «Акушинская СОШ»';
  const THIRD = 'МКОУ «Левашинский лицей»';

  async function sent() {
    const office = createDistrict([LOWER, SCHOOLS[0]]);
    await office.sendFile(
      'неделя.csv',
      table([
        [LOWER, 26, 8],
        [FOREIGN, 31, 9],
        [THIRD, 12, 3],
      ]),
    );
    return office;
  }

  it('is left out alone, now and in every later table, and no other new one with it', async () => {
    const office = await sent();
    const list = office.say('Есть не наши школы');
    expect(list).toContain(`1. ${FOREIGN}`);
    expect(list).toContain(`2. ${THIRD}`);
    expect(office.say('Не наша: 1')).toContain(`${FOREIGN} — не ваша школа`);
    expect(office.say('К таблице')).toContain(
      `Школы не вашего района пропущены, вы так сказали: ${FOREIGN}.`,
    );
    office.say('Записать');
    expect(schoolNames(office)).toEqual([LOWER, SCHOOLS[0], THIRD]);
    const later = await office.sendFile(
      'неделя 2.csv',
      table(
        [
          [LOWER, 26, 9],
          [FOREIGN, 31, 5],
        ],
        '01.11.2024',
      ),
    );
    expect(later).not.toContain('Есть не наши школы');
    office.say('Записать');
    expect(schoolNames(office)).toEqual([LOWER, SCHOOLS[0], THIRD]);
    expect(acts(office)).toContain(`Название из таблицы запомнено: ${FOREIGN} — школа не нашего района`);
  });

  it('may be taken back, and comes with the next table', async () => {
    const office = await sent();
    office.say('Есть не наши школы');
    office.say('Не наша: 1');
    office.say('К таблице');
    office.say('Записать');
    office.say('Школы');
    expect(office.say('Не наши школы')).toContain(`1. ${FOREIGN}`);
    expect(office.say('Наша: 1')).toContain('Таких названий нет');
    await office.sendFile('неделя 2.csv', table([[FOREIGN, 31, 5]], '01.11.2024'));
    office.say('Записать');
    expect(schoolNames(office)).toContain(FOREIGN);
  });

  it('that is like one of ours is left out by the question about it', async () => {
    const office = createDistrict([LOWER, SCHOOLS[0]]);
    await office.sendFile(
      'неделя.csv',
      table([
        [SCHOOLS[0], 31, 9],
        ['Мулебкинская СОШ', 40, 33],
      ]),
    );
    office.say('Решить');
    expect(office.say('Не наша школа')).toContain('не ваша школа');
    office.say('Записать');
    expect(written(office, idOf(office, LOWER))).toEqual([]);
    expect(schoolNames(office)).toEqual([LOWER, SCHOOLS[0]]);
  });

  it('a school that is in the list is hers, whatever was said of the name before', async () => {
    const office = await sent();
    office.say('Есть не наши школы');
    office.say('Не наша: 1');
    office.say('К таблице');
    office.say('Отменить');
    office.say('Список школ');
    office.say(`${FOREIGN};школа;120`);
    office.say('Записать');
    await office.sendFile('неделя 2.csv', table([[FOREIGN, 31, 5]], '01.11.2024'));
    office.say('Записать');
    expect(written(office, idOf(office, FOREIGN))).toEqual([['2024-11-01', 5]]);
  });

  it('is no business of a head, nor of a forged button', async () => {
    const office = await sent();
    const { world } = office;
    world.person(40, 'Руководитель', 'head');
    const forged = (by: number, args: Record<string, unknown>) =>
      world.say(by, '', { payload: { c: 'import-foreign', a: args } });
    for (const args of [{}, { f: 1 }, { f: 1, k: '__proto__' }, { f: 99, k: 'x' }]) {
      forged(40, args);
      forged(COORDINATOR, args);
    }
    world.say(40, '', { payload: { c: 'schools-foreign', a: { k: 'x' } } });
    expect(all(world.db, 'SELECT * FROM unit_name_refusal')).toEqual([]);
  });
});
