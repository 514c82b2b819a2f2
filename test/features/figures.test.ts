import { expect, test } from 'vitest';
import { updateUnit } from '../../src/storage/unit.ts';
import type { TestWorld } from '../support/test-world.ts';
import {
  COORDINATOR,
  DIRECTOR,
  OTHER,
  OWN,
  SCHOOLS,
  districtAt,
  load,
  noon,
  on,
  schoolId,
  week,
} from './people-support.ts';
import type { Line } from './people-support.ts';

const LATEST = week('2024-10-19', '2024-10-25');
const BEFORE = week('2024-10-12', '2024-10-18');
const TWO_BEFORE = week('2024-10-05', '2024-10-11');

function bound(date = '2024-10-28'): TestWorld {
  const world = districtAt(noon(date));
  world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OWN));
  return world;
}

const own = (line: Omit<Line, 'school'>): Line => ({ school: OWN, ...line });

test('«Показатели» in every state a table leaves them in', async () => {
  const world = bound();
  world.note('таблиц ещё не было');
  world.say(DIRECTOR, 'Показатели');
  world.note(
    'ноль, пустая ячейка, школы нет в таблице, статус сменился; прошлой недели нет, есть позапрошлая',
  );
  load(world, [
    own({ code: 'messages', version: 2, period: TWO_BEFORE, figure: [4, 30] }),
    own({ code: 'status', period: on('2024-10-11'), figure: 1 }),
  ]);
  load(world, [
    own({ code: 'messages', version: 2, period: LATEST, figure: [0, 31] }),
    own({ code: 'calls', period: LATEST, figure: { state: 'missing' } }),
    own({ code: 'status', period: on('2024-10-25'), figure: 0 }),
    own({ code: 'pupils-12-months', period: on('2024-10-22'), figure: { state: 'not-listed' } }),
  ]);
  world.say(DIRECTOR, 'Показатели');
  world.note('сомнительное значение, только проценты, введено координатором');
  load(world, [
    own({
      code: 'messages',
      version: 2,
      period: LATEST,
      figure: { state: 'value', value: 29.03, doubt: 'equal-neighbours' },
    }),
    own({ code: 'calls', period: BEFORE, figure: 6.45 }),
    own({ code: 'calls', period: LATEST, figure: 9.68 }),
    own({ code: 'pupils-12-months', period: on('2024-09-24'), figure: 41.2 }),
    own({ code: 'pupils-12-months', period: on('2024-10-22'), figure: 43.36 }),
  ]);
  load(
    world,
    [own({ code: 'my-school-teachers', period: on('2024-10-01'), figure: [29, 31] })],
    'coordinator',
  );
  world.say(DIRECTOR, 'Показатели');
  world.note('прошло три месяца, новых таблиц нет');
  world.sleepUntil(noon('2025-01-20'));
  world.say(DIRECTOR, 'Показатели');
  await expect(world.transcript).toMatchFileSnapshot('../golden/figures-states.txt');
});

test('a kindergarten is not asked for pupils', () => {
  const world = bound();
  const garden = world.addSchool('МБДОУ «Детский сад «Ласточка»');
  world.person(21, 'Заведующая', 'director', garden);
  load(world, [{ school: 'МБДОУ «Детский сад «Ласточка»', code: 'calls', period: LATEST, figure: [1, 9] }]);
  const said = world.say(21, 'Показатели');
  expect(said).toContain('1\u00a0учитель из\u00a09');
  expect(said).not.toMatch(/ченики|12 месяцев/);
});

test('definitions do not mix: the older one is neither shown beside the newer nor compared with it', () => {
  const world = bound('2023-05-10');
  load(world, [
    own({ code: 'messages', version: 1, period: week('2023-04-22', '2023-04-28'), figure: [20, 31] }),
    own({ code: 'messages', version: 2, period: week('2023-04-29', '2023-05-05'), figure: [9, 31] }),
  ]);
  const said = world.say(DIRECTOR, 'Показатели');
  expect(said).toContain(
    'Пишут 10+ сообщений — 9\u00a0учителей из\u00a031 (29,0\u00a0%). Цель не установлена\n',
  );
  expect(said).not.toContain('больше 3');
});

test('never another school’s figures, no mean of theirs, and a place only where the coordinator turned it on', () => {
  const world = bound();
  const others = (n: number): Line[] =>
    SCHOOLS.filter((name) => name !== OWN)
      .slice(0, n)
      .map((school) => ({ school, code: 'calls', period: LATEST, figure: [10, 20] }));
  load(world, [own({ code: 'calls', period: LATEST, figure: [2, 40] }), ...others(5)]);
  expect(world.say(DIRECTOR, 'Показатели')).not.toMatch(/По району|Место/);
  world.say(COORDINATOR, 'Показывать место в районе');
  expect(world.say(DIRECTOR, 'Показатели')).toContain('Место в районе: звонят — 6-е из\u00a06');
  expect(world.say(DIRECTOR, 'Звонят')).toContain('Место в районе: 6-е из\u00a06.');
  expect(world.say(DIRECTOR, 'Показатели')).not.toContain('По району');
  expect(world.transcript).not.toContain(OTHER);
});

test('a place among four others is not told', () => {
  const world = bound();
  world.say(COORDINATOR, 'Показывать место в районе');
  const others = SCHOOLS.filter((name) => name !== OWN).slice(0, 4);
  load(world, [
    own({ code: 'calls', period: LATEST, figure: [2, 40] }),
    ...others.map((school): Line => ({ school, code: 'calls', period: LATEST, figure: [10, 20] })),
  ]);
  expect(world.say(DIRECTOR, 'Показатели')).not.toContain('Место');
  expect(world.say(DIRECTOR, 'Звонят')).not.toContain('Место');
});

test('the number of employees', async () => {
  const world = bound();
  updateUnit(world.db, schoolId(world, OWN), { staff: 45 });
  world.say(DIRECTOR, 'Обновить число');
  world.say(DIRECTOR, 'тридцать восемь');
  world.say(DIRECTOR, '38');
  world.say(DIRECTOR, '45');
  world.say(DIRECTOR, 'Отменить');
  world.press(DIRECTOR, 'Отменить');
  world.sleepUntil(noon('2024-10-29'));
  world.say(DIRECTOR, 'Сотрудники: 40 из 45');
  world.say(DIRECTOR, 'сотрудники 40/45');
  world.sleepUntil(noon('2024-10-31'));
  world.say(DIRECTOR, '45 из 45 сотрудников');
  world.say(DIRECTOR, 'Показатели');
  world.note('так не бывает, слишком большая перемена, без слова «сотрудники»');
  world.say(DIRECTOR, 'сотрудники 45 из 38');
  world.say(DIRECTOR, '38 из 45');
  world.say(DIRECTOR, 'сотрудники 12 из 15');
  world.say(DIRECTOR, 'Исправить');
  world.say(DIRECTOR, '44 из 45');
  await expect(world.transcript).toMatchFileSnapshot('../golden/figures-employees.txt');
});

test.each([
  ['сотрудники 38 из 45', '38 из\u00a045'],
  ['/Сотрудники: 38/45', '38 из\u00a045'],
  ['СОТРУДНИКИ 38 - 45', '38 из\u00a045'],
  ['сотрудников 38 из 45 чел.', '38 из\u00a045'],
  ['38 из 45 сотрудников', '38 из\u00a045'],
  ['зарегистрировано 38 из 45 работников', '38 из\u00a045'],
  ['у нас сотрудников 38 из 45', '38 из\u00a045'],
  ['сотрудники 0 из 45', '0 из\u00a045'],
])('%s is stored', (text, counts) => {
  const world = bound();
  expect(world.say(DIRECTOR, text)).toContain(`Записал: сотрудники ${counts}`);
});

test.each([
  ['сотрудники сорок', 'Не понял число'],
  ['сотрудники 0 из 0', 'не может быть 0'],
  ['сотрудники 1000000 из 45', 'Не понял число'],
  ['сотрудники 45 из 38', 'так не бывает'],
  ['сотрудники 38', 'А сколько сотрудников в школе всего?'],
])('%s is asked about', (text, said) => {
  const world = bound();
  expect(world.say(DIRECTOR, text)).toContain(said);
  expect(world.db.prepare('SELECT count(*) AS n FROM import').get()).toEqual({ n: 0 });
});

test('forged buttons of the number of employees', () => {
  const world = bound();
  world.person(21, 'Другой директор', 'director', schoolId(world, OTHER));
  const press = (externalId: number, c: string, a: unknown) =>
    world.say(externalId, '', { payload: { c, a } });
  expect(press(DIRECTOR, 'employees', { k: 50, n: 45, sure: true })).toContain('так не бывает');
  expect(press(DIRECTOR, 'employees', { k: -1, n: 4.5 })).toContain('Сколько сотрудников');
  expect(press(COORDINATOR, 'employees', { k: 1, n: 2 })).toContain('Это может только');
  world.say(DIRECTOR, 'сотрудники 38 из 45');
  const { id } = world.db.prepare('SELECT max(id) AS id FROM import').get() as { id: number };
  expect(press(21, 'undo-employees', { i: id })).toContain('Отменять нечего');
  expect(press(DIRECTOR, 'undo-employees', { i: 'x' })).toContain('Отменять нечего');
  const table = load(world, [own({ code: 'calls', period: LATEST, figure: [2, 31] })]);
  expect(press(DIRECTOR, 'undo-employees', { i: table })).toContain('Отменять нечего');
  expect(press(DIRECTOR, 'undo-employees', { i: id })).toContain('Отменил, число не записано.');
});

test('a dialog whose state the program no longer knows ends politely', () => {
  const world = bound();
  world.say(DIRECTOR, 'Обновить число');
  world.db.prepare(`UPDATE dialog SET state = '{"step":"gone"}'`).run();
  expect(world.say(DIRECTOR, '38')).toContain('Не помню, о чём мы говорили');
});

test.each([
  ['2024-10-28', '. Срок 30.10'],
  ['2024-10-30', '. Срок 30.10'],
  ['2024-10-31', ''],
  ['2026-11-22', ''],
])('on %s the target of the employees is told with its source and «%s»', (today, due) => {
  const goal = `до 100\u00a0% не хватает 7 (постановление №\u00a0380, п.\u00a01.2)${due}`;
  const world = bound(today);
  expect(world.say(DIRECTOR, 'сотрудники 38 из 45')).toContain(`${goal}.\n`);
  expect(world.say(DIRECTOR, 'Показатели')).toContain(`38 из\u00a045, ${goal}\n`);
});

test('the header of a week is of the federal figures alone', () => {
  const world = bound('2024-10-28');
  load(world, [own({ code: 'messages', version: 2, period: LATEST, figure: [9, 31] })]);
  world.sleepUntil(noon('2024-10-30'));
  load(world, [own({ code: 'calls', period: LATEST, figure: [2, 31] })], 'coordinator');
  const said = world.say(DIRECTOR, 'Показатели');
  expect(said).toContain('Неделя 19–25.10 (федеральный мониторинг, загружено 28.10)\n');
  expect(said).toContain('Звонят, введено координатором — 2');
});

test('a week of the coordinator’s figures alone has no bracket', () => {
  const world = bound();
  load(world, [own({ code: 'calls', period: LATEST, figure: [2, 31] })], 'coordinator');
  expect(world.say(DIRECTOR, 'Показатели')).toContain(
    'Неделя 19–25.10\n    Звонят, введено координатором — 2',
  );
});
