import { expect, test } from 'vitest';
import { findFinding } from '../../src/storage/finding.ts';
import { at } from '../support/week-tables.ts';
import type { TestWorld } from '../support/test-world.ts';
import { DIRECTOR, OTHER, OWN, districtAt, load, noon, on, schoolId, week } from './people-support.ts';
import type { Line } from './people-support.ts';

const WEEK = week('2024-10-19', '2024-10-25');
const absent = { state: 'not-listed' } as const;
const rows = (code: string, version: number, period: Line['period'], other: Line['figure']): Line[] => [
  { school: OWN, code, version, period, figure: absent },
  { school: OTHER, code, version, period, figure: other },
];

/** The tables of 19–25.10 came, and the school is in none of them. */
function notListed(): TestWorld {
  const world = districtAt(noon('2024-10-28'));
  world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OWN));
  load(world, [
    ...rows('messages', 2, WEEK, [9, 31]),
    ...rows('calls', 1, WEEK, [2, 31]),
    ...rows('status', 1, on('2024-10-25'), 1),
  ]);
  return world;
}

test('a school that the table does not list', async () => {
  const world = notListed();
  world.say(DIRECTOR, 'Показатели');
  world.say(DIRECTOR, 'Динамика');
  world.say(DIRECTOR, 'Отчёт');
  world.say(DIRECTOR, 'Что делать');
  world.note('поиск причины начинается с регистрации');
  world.say(DIRECTOR, 'Почему мало');
  world.say(DIRECTOR, 'нет');
  world.say(DIRECTOR, 'Что делать');
  world.say(DIRECTOR, 'Сделано');
  world.say(DIRECTOR, 'Почему мало');
  world.note('школы нет и в следующей таблице: шаг не помог, ищем снова');
  world.sleepUntil(at('2024-11-02', '12:00'));
  load(world, rows('status', 1, on('2024-11-01'), 1));
  world.say(DIRECTOR, 'Что делать');
  await expect(world.transcript).toMatchFileSnapshot('../golden/not-listed.txt');
});

test('absence is where cause 1 is asked about, and nothing rules it out', () => {
  const world = notListed();
  expect(world.say(DIRECTOR, 'Почему мало')).toContain('Вопрос 1 из 4. Школа зарегистрирована');
  world.say(DIRECTOR, 'нет');
  expect(findFinding(world.db, schoolId(world, OWN), 'status')?.cause).toBe('not-registered');
});

test('the number of employees, which the school gives itself, does not hide the absence', () => {
  const world = notListed();
  world.say(DIRECTOR, 'Сотрудники 45 из 45');
  expect(world.say(DIRECTOR, 'Почему мало')).toContain('Вашей школы в таблице');
  expect(world.say(DIRECTOR, 'Что делать')).toContain('почему школы нет в таблице');
});
