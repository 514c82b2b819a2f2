import { describe, expect, test } from 'vitest';
import { COORDINATOR, addDirector } from '../support/office.ts';
import { DEPUTY, DIRECTOR, OTHER, OWN, SECOND, createStaffOffice, useCode } from '../support/staff.ts';
import type { TestWorld } from '../support/test-world.ts';

const pressed = (world: TestWorld, by: number, c: string, a: object = {}) =>
  world.say(by, '(кнопка)', { payload: { c, a } });

describe('a code that its giver opens', () => {
  test.each([
    ['замещение', { c: 'deputy', a: { b: 1, u: '2025-07-20' } }],
    ['новый аккаунт', { c: 'role-new', a: { b: 1 } }],
    ['передача дел', { c: 'hand-over', a: {} }],
  ])('is not used up: %s', (_title, payload) => {
    const { world, say } = createStaffOffice();
    if (payload.c === 'deputy') say('Замещение до 20.07');
    else pressed(world, COORDINATOR, payload.c, payload.a);
    expect(useCode(world, COORDINATOR)).toContain('Код не использован');
    expect(say('Журнал')).not.toMatch(/использован|переданы|началось/);
    expect(useCode(world, SECOND)).toContain('Вы подключены');
  });
});

describe('who holds a role till a day', () => {
  test('keeps it for good after a code without a day', () => {
    const { world } = createStaffOffice();
    world.say(DIRECTOR, 'Замещение до 18.07');
    useCode(world, DEPUTY);
    pressed(world, COORDINATOR, 'role-new', { b: 2 });
    expect(useCode(world, DEPUTY)).toContain('Вы подключены');
    world.moveTo(new Date('2025-07-21T09:00:00Z'));
    expect(world.say(DEPUTY, 'Показатели')).toContain('Дегвинская');
    expect(world.transcript).not.toContain('замещение закончилось');
  });

  test('holds it longer after a code for a later day', () => {
    const { world } = createStaffOffice();
    world.say(DIRECTOR, 'Замещение до 18.07');
    useCode(world, DEPUTY);
    world.say(DIRECTOR, 'Замещение до 25.07');
    expect(useCode(world, DEPUTY)).toContain('до 25.07.2025 включительно');
    world.moveTo(new Date('2025-07-21T09:00:00Z'));
    expect(world.say(DEPUTY, 'Показатели')).toContain('Дегвинская');
    world.moveTo(new Date('2025-07-26T09:00:00Z'));
    expect(world.say(DEPUTY, 'Показатели')).toContain('служебный бот');
  });

  test.each(['Замещение до 15.08', 'Передать дела'])('can neither lend nor hand it over: %s', (words) => {
    const { world, say } = createStaffOffice();
    say('Замещение до 20.07');
    useCode(world, SECOND);
    expect(world.say(SECOND, words)).toContain('Вы сами замещаете');
    expect(say('Журнал')).toMatch(/Журнал: 2.записи/);
  });

  test('a director who is stood in for hears of it when the coordinator ends it', () => {
    const { world } = createStaffOffice();
    world.say(DIRECTOR, 'Замещение до 18.07');
    useCode(world, DEPUTY);
    const said = pressed(world, COORDINATOR, 'role-end', { b: 3, yes: 1 });
    expect(said).toMatch(/Бот → Директор[^\n]*\n {4}[^\n]*замещение закончилось/);
  });

  test('the account that the role moved to hears of the end', () => {
    const { world } = createStaffOffice();
    world.say(DIRECTOR, 'Замещение до 18.07');
    useCode(world, DEPUTY);
    pressed(world, COORDINATOR, 'role-new', { b: 2 });
    useCode(world, SECOND);
    const before = world.transcript.length;
    world.moveTo(new Date('2025-07-19T09:00:00Z'));
    const said = world.transcript.slice(before);
    expect(said).toMatch(/Бот → Второй координатор\n {4}[^\n]*замещение закончилось/);
    expect(said).not.toContain('Бот → Директор');
  });

  test('nobody who erased themself is written to at the end', () => {
    const { world } = createStaffOffice();
    world.say(DIRECTOR, 'Замещение до 18.07');
    useCode(world, DEPUTY);
    pressed(world, DIRECTOR, 'erase-me', { yes: true });
    world.moveTo(new Date('2025-07-19T09:00:00Z'));
    expect(world.transcript).not.toContain('больше не замещает вас');
    expect(world.transcript).toContain('вы больше не замещаете директора');
  });

  test('is nobody from the first minute of the next day, whoever was down', () => {
    const { world } = createStaffOffice();
    world.say(DIRECTOR, 'Замещение до 18.07');
    useCode(world, DEPUTY);
    world.sleepUntil(new Date('2025-07-25T09:00:00Z'));
    expect(world.say(DEPUTY, 'Показатели')).toContain('служебный бот');
    world.tick();
    expect(world.transcript.match(/вы больше не замещаете/g)).toHaveLength(1);
  });
});

describe('until which day', () => {
  test.each(['до 15 августа', '15.08.25', 'по 15.08.2025', 'до 15.08.2025 включительно', '2025-08-15'])(
    '«Замещение %s»',
    (typed) => {
      const { say } = createStaffOffice();
      expect(say(`Замещение ${typed}`)).toContain('до 15.08.2025');
    },
  );

  test.each([
    ['на неделю', '21.07.2025'],
    ['на 2 недели', '28.07.2025'],
    ['на 10 дней', '24.07.2025'],
    ['на месяц', '14.08.2025'],
    ['сегодня', '14.07.2025'],
  ])('«Замещение %s» is until %s', (typed, day) => {
    const { say } = createStaffOffice();
    expect(say(`Замещение ${typed}`)).toContain(`до ${day}`);
  });

  test('a day that is past is asked about again', () => {
    const { say } = createStaffOffice();
    expect(say('Замещение до 13.07.2025')).toContain('уже прошёл');
  });
});

test('a coordinator who is a director too: the card of their own school offers nothing that cannot be done', () => {
  const { world } = createStaffOffice();
  addDirector(world, COORDINATOR, OTHER);
  world.say(COORDINATOR, 'Сменить школу');
  world.press(COORDINATOR, 'Сергокалинский район');
  const card = pressed(world, COORDINATOR, 'person-role', { b: 3 });
  expect(card).toContain('это вы');
  expect(card).not.toMatch(/\[Уйти\]|\[Передать дела\]/);
});

test('a second director that was decided on by words goes on to no deputy', () => {
  const { world, say } = createStaffOffice();
  say('Замещение до 15.08');
  useCode(world, SECOND);
  pressed(world, COORDINATOR, 'invite', { s: world.schools.get(OWN), r: 'director' });
  useCode(world, DEPUTY);
  expect(world.transcript).toContain('подключился ещё один директор');
  say('Оставить обоих');
  world.moveTo(new Date('2025-07-18T09:00:00Z'));
  expect(world.transcript).not.toContain('Больше суток');
});

test('the journal beyond its last page shows the last one', () => {
  const { world, say } = createStaffOffice();
  say('Замещение до 15.08');
  expect(pressed(world, COORDINATOR, 'journal', { p: 500 })).toMatch(/1.запись/);
});

test('who became a head: a code of the office, and the buttons of a coordinator’s time do nothing', () => {
  const { world, say } = createStaffOffice();
  world.person(SECOND, 'Второй координатор', 'coordinator');
  say('Пригласить');
  pressed(world, COORDINATOR, 'invite-coordinator', { r: 'head' });
  useCode(world, DEPUTY);
  world.say(DEPUTY, 'Люди');
  const held = world.db.prepare('SELECT count(*) AS n FROM binding WHERE ended_at IS NULL');
  const before = held.get();
  for (const [c, a] of [
    ['role-end', { b: 2, yes: 1 }],
    ['role-new', { b: 2 }],
    ['deputy', { b: 1, u: '2025-08-15' }],
    ['deputy', {}],
    ['hand-over', {}],
    ['leave-office', { b: 1, yes: 1 }],
    ['stay-office', {}],
    ['replace-director', { b: 2 }],
  ] as const) {
    expect(pressed(world, DEPUTY, c, a)).toContain('может только');
  }
  expect(held.get()).toEqual(before);
});

test('a code of a school of another district gives the deputy of this one nothing to press', () => {
  const { world, say } = createStaffOffice();
  say('Замещение до 20.07');
  useCode(world, SECOND);
  for (const b of [-1, 0, 999, 1.5, '2', null]) {
    expect(pressed(world, SECOND, 'role-new', { b })).not.toContain('Код для');
    expect(pressed(world, SECOND, 'deputy', { b, u: '2025-08-15' })).not.toContain('Код на');
  }
});
