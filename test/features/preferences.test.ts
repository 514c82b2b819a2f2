import { expect, test } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { insertDeadline } from '../support/deadlines.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { loadPreferences } from '../../src/storage/preference.ts';
import { isAllowed, parseHour, parseQuietHours } from '../../src/features/preferences/parse-hours.ts';
import { at } from '../support/week-tables.ts';
import type { TestWorld } from '../support/test-world.ts';
import { COORDINATOR, DIRECTOR, OWN, districtAt, noon, schoolId } from './people-support.ts';

function withDirector(now = noon('2024-10-22')): TestWorld {
  const world = districtAt(now);
  world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OWN));
  // The first look of the jobs makes nothing up.
  world.tick();
  return world;
}

function stored(world: TestWorld, externalId = DIRECTOR): Record<string, unknown> {
  return Object.fromEntries(loadPreferences(world.db, findPersonByExternalId(world.db, externalId)!.id));
}

const press = (world: TestWorld, c: string, a: Record<string, unknown> = {}, from = DIRECTOR) =>
  world.say(from, '', { payload: { c, a } });

test('«Уведомления», as a director sets them', async () => {
  const world = withDirector();
  world.say(DIRECTOR, 'Уведомления');
  world.say(DIRECTOR, 'Выключить: пятница');
  world.say(DIRECTOR, 'Приостановить: сроки');
  world.say(DIRECTOR, 'На 14 дней');
  world.say(DIRECTOR, 'Тихие часы');
  world.say(DIRECTOR, 'с 15 до 8');
  world.say(DIRECTOR, 'ночью');
  world.say(DIRECTOR, 'с 9 вечера до 8');
  world.say(DIRECTOR, 'Одно сообщение в день');
  world.say(DIRECTOR, 'в 23');
  world.say(DIRECTOR, 'в 9:30');
  world.say(DIRECTOR, 'Включить: сроки');
  world.say(DIRECTOR, 'Тихие часы как у всех');
  world.say(DIRECTOR, 'Одно сообщение в день');
  world.say(DIRECTOR, 'Писать сразу');
  world.say(DIRECTOR, 'Включить: пятница');
  world.note('координатор');
  world.say(COORDINATOR, 'Уведомления');
  await expect(world.transcript).toMatchFileSnapshot('../golden/preferences.txt');
});

test('two weeks of a director who wants one message a day', async () => {
  const world = withDirector(at('2024-10-21', '12:00'));
  const add = (dueOn: string, title: string) =>
    insertDeadline(world.db, { districtId: world.districtId, dueOn: day(dueOn), title }, world.now);
  add('2024-10-30', 'зарегистрировать в Сферуме всех сотрудников');
  add('2024-11-02', 'отчёт о чатах классов');
  world.say(DIRECTOR, 'Одно сообщение в день');
  world.say(DIRECTOR, 'В 12:00');
  world.moveTo(at('2024-11-02', '20:00'));
  await expect(world.transcript).toMatchFileSnapshot('../golden/preferences-once-a-day.txt');
});

test('a paused duty comes on its last days all the same', () => {
  const world = withDirector(at('2024-10-21', '12:00'));
  insertDeadline(
    world.db,
    { districtId: world.districtId, dueOn: day('2024-10-30'), title: 'отчёт' },
    world.now,
  );
  press(world, 'reminder', { k: 'deadline-reminders', n: 14 });
  press(world, 'reminder', { k: 'friday-reminder', on: 0 });
  const from = world.transcript.length;
  world.moveTo(at('2024-10-31', '10:00'));
  const days = [...world.transcript.slice(from).matchAll(/── (\S+) 09:00 ──\nБот → Директор/g)];
  expect(days.map(([, on]) => on)).toEqual(['2024-10-29', '2024-10-30']);
  expect(world.transcript).not.toContain('обновится мониторинг');
});

test('forged and stale buttons change nothing', () => {
  const world = withDirector();
  for (const args of [
    { k: 'deadline-reminders', n: 400 },
    { k: 'deadline-reminders', n: 1.5 },
    { k: 'upkeep', on: 0 },
    { k: 7 },
    {},
  ]) {
    expect(press(world, 'reminder', args)).toContain('Эта кнопка уже не действует');
  }
  press(world, 'quiet-hours', { h: '00:00-23:59' });
  press(world, 'once-a-day', { h: '23:00' });
  expect(stored(world)).toEqual({});
  press(world, 'reminder', { k: 'deadline-reminders', on: 0 });
  expect(stored(world)).toEqual({});
  expect(press(world, 'reminder', { k: 'friday-reminder', on: 0 }, COORDINATOR)).toContain('не действует');
  expect(stored(world, COORDINATOR)).toEqual({});
});

test('the same button twice is one effect', () => {
  const world = withDirector();
  press(world, 'reminder', { k: 'friday-reminder', on: 0 });
  press(world, 'reminder', { k: 'friday-reminder', on: 0 });
  expect(stored(world)['off']).toEqual(['friday-reminder']);
  press(world, 'reminder', { k: 'friday-reminder', on: 1 });
  press(world, 'reminder', { k: 'friday-reminder', on: 1 });
  expect(stored(world)['off']).toEqual([]);
});

test('what waited comes at once when the one message is switched off', () => {
  const world = withDirector(at('2024-10-21', '12:00'));
  insertDeadline(
    world.db,
    { districtId: world.districtId, dueOn: day('2024-10-31'), title: 'отчёт' },
    world.now,
  );
  press(world, 'once-a-day', { h: '18:00' });
  world.moveTo(at('2024-10-22', '10:00'));
  expect(world.transcript).not.toContain('31.10 (четверг)');
  expect(press(world, 'once-a-day', { h: 'off' })).toContain('в течение минуты');
  world.moveTo(at('2024-10-22', '10:01'), 1);
  expect(world.transcript).toContain('31.10 (четверг)');
});

test.each([
  ['с 21 до 8', '21:00', '08:00'],
  ['21-8', '21:00', '08:00'],
  ['с 21:30 до 7.30', '21:30', '07:30'],
  ['с 21 часа до 8 часов', '21:00', '08:00'],
  ['с 9 вечера до 8 утра', '21:00', '08:00'],
  ['19:00–09:00', '19:00', '09:00'],
])('«%s»', (text, from, to) => {
  expect(parseQuietHours(text)).toEqual({ from, to });
});

test.each(['ночью', 'с 25 до 8', 'с 21', '21', 'с 21:70 до 8'])('«%s» names no hours', (text) => {
  expect(parseQuietHours(text)).toBeUndefined();
});

test.each([
  ['в 9', '09:00'],
  ['9:30', '09:30'],
  ['в 4 дня', '16:00'],
  ['12 дня', '12:00'],
  ['09:00', '09:00'],
  ['в девять', undefined],
  ['в 24', undefined],
])('«%s» is an hour', (text, expected) => {
  expect(parseHour(text)).toBe(expected);
});

test('the working day stays', () => {
  expect(isAllowed({ from: '18:00', to: '11:00' })).toBe(true);
  expect(isAllowed({ from: '17:59', to: '08:00' })).toBe(false);
  expect(isAllowed({ from: '20:00', to: '11:30' })).toBe(false);
  expect(isAllowed({ from: '23:30', to: '08:00' })).toBe(false);
});
