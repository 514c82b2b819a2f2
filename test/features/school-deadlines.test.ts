import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { loadReference } from '../../src/config/reference-data.ts';
import { deadlineLine } from '../../src/features/subjects/duties/deadline-words.ts';
import { findDeadline, insertDeadline, removeDeadline } from '../support/deadlines.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';
import type { TestWorld } from '../support/test-world.ts';
import {
  COORDINATOR,
  DIRECTOR,
  GUEST,
  OTHER,
  OWN,
  districtAt,
  invite,
  noon,
  schoolId,
} from './people-support.ts';

const { calendar } = loadReference();

function bound(date = '2024-10-22'): TestWorld {
  const world = districtAt(noon(date));
  world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OWN));
  return world;
}

function add(world: TestWorld, dueOn: string, title: string, schools?: readonly string[]): number {
  return insertDeadline(
    world.db,
    {
      districtId: world.districtId,
      dueOn: day(dueOn),
      title,
      ...(schools && { unitIds: schools.map((name) => schoolId(world, name)) }),
    },
    world.now,
  );
}

test('«Сроки» with none, one, several on a day, done and past ones', async () => {
  const world = bound();
  world.say(DIRECTOR, 'Сроки');
  world.say(DIRECTOR, 'Готово');
  world.note('один срок');
  add(world, '2024-10-30', 'зарегистрировать всех сотрудников');
  add(world, '2024-10-25', 'чужой срок', [OTHER]);
  world.say(DIRECTOR, '/сроки');
  world.say(DIRECTOR, 'готово');
  world.say(DIRECTOR, 'Сроки');
  world.say(DIRECTOR, 'готово');
  world.say(DIRECTOR, 'не готово');
  world.note('два в один день');
  add(world, '2024-10-30', 'прислать список чатов', [OWN]);
  add(world, '2025-05-01', 'рассказать об обучении с ЭО на следующий год');
  world.say(DIRECTOR, 'Сроки');
  world.say(DIRECTOR, 'Готово 30.10');
  world.say(DIRECTOR, 'Готово: 30.10 (2)');
  world.say(DIRECTOR, 'Готово 30 октября');
  world.say(DIRECTOR, 'Готово 30.10');
  world.say(DIRECTOR, 'Готово 31.12');
  world.say(DIRECTOR, 'Не готово');
  world.say(DIRECTOR, 'Не готово: 30.10 (1)');
  world.note('на другой день после срока');
  world.sleepUntil(noon('2024-10-31'));
  world.say(DIRECTOR, 'Сроки');
  await expect(world.transcript).toMatchFileSnapshot('../golden/school-deadlines.txt');
});

test('«Готово» stops at one’s own school', () => {
  const world = bound();
  const foreign = add(world, '2024-10-30', 'чужой срок', [OTHER]);
  const removed = add(world, '2024-10-30', 'снятый срок');
  removeDeadline(world.db, removed, undefined, world.now);
  const press = (externalId: number, a: unknown, c = 'deadline-done') =>
    world.say(externalId, '', { payload: { c, a } });
  expect(press(DIRECTOR, { d: foreign })).toContain('Этого срока уже нет');
  expect(press(DIRECTOR, { d: foreign }, 'deadline-not-done')).toContain('Этого срока уже нет');
  expect(press(DIRECTOR, { d: removed })).toContain('Этого срока уже нет');
  expect(press(DIRECTOR, { d: 'x' })).toContain('Сроков сейчас нет');
  expect(press(COORDINATOR, { d: foreign })).toContain('Это может только');
  expect(press(GUEST, { d: foreign })).toContain('Это служебный бот');
  expect(findDeadline(world.db, foreign)?.doneBy).toEqual([]);
  const own = add(world, '2024-10-30', 'свой срок');
  press(DIRECTOR, { d: own });
  expect(findDeadline(world.db, own)?.doneBy).toEqual([schoolId(world, OWN)]);
});

/** What the button of that label under the newest message to the person carries. */
function payloadOf(world: TestWorld, externalId: number, label: string): unknown {
  const [newest] = listRecentContents(world.db, externalId, 1);
  const buttons = newest?.kind === 'message' ? (newest.keyboard?.rows.flat() ?? []) : [];
  const found = buttons.find((button) => button.label === label);
  return found?.kind === 'command' ? found.payload : undefined;
}

const boundTo = (world: TestWorld, externalId: number, school: string) =>
  world.say(externalId, invite(world, schoolId(world, school)).code);

describe('a button made for one school, pressed by a person who speaks for another of theirs', () => {
  function reminded() {
    const world = bound('2024-10-22');
    const deadline = add(world, '2024-10-30', 'зарегистрировать всех сотрудников');
    world.moveTo(new Date('2024-10-25T07:00:00Z'));
    const done = payloadOf(world, DIRECTOR, 'Готово: 30.10');
    expect(done).toMatchObject({ c: 'deadline-done', a: { d: deadline, s: schoolId(world, OWN) } });
    boundTo(world, DIRECTOR, OTHER);
    expect(world.say(DIRECTOR, 'Сроки')).toContain(OTHER);
    const doneBy = () => findDeadline(world.db, deadline)?.doneBy;
    return { world, done, doneBy };
  }

  test('marks the school it was made for, and so does taking it back', () => {
    const { world, done, doneBy } = reminded();
    const said = world.say(DIRECTOR, '', { payload: done });
    expect(said).toContain(`${OWN}\n`);
    expect(said).not.toContain(OTHER);
    expect(doneBy()).toEqual([schoolId(world, OWN)]);
    expect(world.say(DIRECTOR, 'Сроки')).toContain(OTHER);

    const other = world.say(DIRECTOR, 'Готово');
    expect(other).toContain(`${OTHER}\n`);
    expect(doneBy()?.toSorted()).toEqual([schoolId(world, OWN), schoolId(world, OTHER)].toSorted());
    world.say(DIRECTOR, '', { payload: done });
    const notDone = payloadOf(world, DIRECTOR, 'Не готово');
    expect(world.say(DIRECTOR, '', { payload: notDone })).toContain(`${OWN}\n`);
    expect(doneBy()).toEqual([schoolId(world, OTHER)]);
  });

  test.each([
    ['a director of another school', (world: TestWorld) => boundTo(world, 40, OTHER)],
    ['somebody who coordinates the district beside a school of their own', coordinatorWithSchool],
  ])('is refused to %s', (_who, arrange) => {
    const { world, done, doneBy } = reminded();
    arrange(world);
    const notDone = { ...(done as object), c: 'deadline-not-done' };
    for (const payload of [done, notDone]) {
      expect(world.say(40, '', { payload })).toContain('Этого срока уже нет');
    }
    expect(doneBy()).toEqual([]);
  });

  function coordinatorWithSchool(world: TestWorld): void {
    world.person(40, 'Координатор и директор', 'coordinator');
    boundTo(world, 40, OTHER);
  }
});

test('many deadlines are one screen with buttons that VK takes', () => {
  const world = bound();
  for (let index = 1; index <= 9; index++) add(world, `2024-11-0${index}`, `дело ${index}`);
  const said = world.say(DIRECTOR, 'Сроки');
  expect(said).toContain('6. 06.11 (среда)');
  expect(said).toContain('И ещё 3');
  expect(said).not.toContain('7. ');
  expect(said).toContain('[Готово: 01.11] [Готово: 02.11]');
});

test.each([
  ['2024-10-30', '2024-10-30', 'сегодня'],
  ['2024-10-30', '2024-10-29', 'завтра'],
  ['2024-10-30', '2024-10-25', 'через 3\u00a0рабочих дня'],
  ['2024-10-28', '2024-10-25', 'через 1\u00a0рабочий день'],
  ['2024-10-28', '2024-10-26', 'через 2\u00a0дня'],
  // A worked Saturday, and Monday 04.11 is a day off.
  ['2024-11-02', '2024-10-31', 'через 2\u00a0рабочих дня'],
  ['2024-11-05', '2024-11-01', 'через 2\u00a0рабочих дня'],
  ['2024-10-30', '2024-10-31', 'срок прошёл'],
])('%s is told on %s as «%s»', (dueOn, today, left) => {
  const line = deadlineLine(
    { dueOn: day(dueOn), title: 'дело', basis: 'постановление № 380, п. 1.2' },
    { today: day(today), calendar },
  );
  expect(line).toContain(`, ${left}: дело (постановление №\u00a0380, п.\u00a01.2)`);
});

test('another year is printed', () => {
  const line = deadlineLine(
    { dueOn: day('2025-05-01'), title: 'дело', basis: undefined },
    { today: day('2024-12-30'), calendar },
  );
  // Nobody counts days to a date so far off.
  expect(line).toBe('01.05.2025 (четверг): дело');
});
