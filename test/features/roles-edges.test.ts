import { describe, expect, test } from 'vitest';
import { saveDistrictSetting } from '../../src/storage/district-setting.ts';
import { municipalityNameKey } from '../../src/domain/school-name.ts';
import { insertUnit } from '../../src/storage/unit.ts';
import { COORDINATOR, addDirector } from '../support/office.ts';
import {
  DEPUTY,
  DIRECTOR,
  OWN,
  SECOND,
  createStaffOffice as createWorld,
  useCode,
} from '../support/staff.ts';
import type { TestWorld as World } from '../support/test-world.ts';

const pressed = (world: World, by: number, c: string, a: object = {}) =>
  world.say(by, '(кнопка)', { payload: { c, a } });

function bindingOf(world: World, externalId: number): number {
  return world.db
    .prepare(
      `SELECT b.id FROM binding AS b JOIN person AS p ON p.id = b.person_id
       WHERE p.external_id = ? AND b.ended_at IS NULL`,
    )
    .pluck()
    .get(externalId) as number;
}

describe('the district is never left to a stand-in alone', () => {
  test('the only permanent coordinator cannot erase themself', () => {
    const { world, say } = createWorld();
    say('Замещение до 20.07');
    useCode(world, SECOND);
    expect(say('Удалить меня')).toContain('Вы единственный координатор');
    expect(pressed(world, COORDINATOR, 'erase-me', { yes: true })).toContain('Вы единственный координатор');
    expect(say('Люди')).toContain('2 координатора');
  });

  test('who erases themself beside another one stands in the journal, and the other one hears of it', () => {
    const { world } = createWorld();
    world.person(SECOND, 'Второй координатор', 'coordinator');
    const said = pressed(world, SECOND, 'erase-me', { yes: true });
    expect(said).toMatch(/Бот → Координатор\n[^\n]*координатор отключился и удалил свои данные/);
    expect(said).not.toMatch(/Бот → Координатор\n[^\n]*vk\.com/);
    expect(world.say(COORDINATOR, 'Журнал')).toContain('Координатор отключился');
  });
});

describe('a code for a new account', () => {
  test('of a colleague is not used up by the coordinator who gave it', () => {
    const { world, say } = createWorld();
    world.person(SECOND, 'Второй координатор', 'coordinator');
    pressed(world, COORDINATOR, 'role-new', { b: bindingOf(world, SECOND) });
    expect(useCode(world, COORDINATOR)).toContain('Код не использован');
    expect(world.say(SECOND, 'Люди')).toContain('2\u00a0координатора');
    expect(say('Журнал')).not.toContain('подключён');
    expect(useCode(world, DEPUTY)).toContain('Вы подключены');
    expect(world.say(SECOND, 'Люди')).toContain('служебный бот');
  });

  test('takes everything from the old one at once: the dialog, what waits for the morning, old buttons', () => {
    const { world } = createWorld(new Date('2025-07-14T18:30:00Z'));
    world.say(DIRECTOR, 'Замещение');
    pressed(world, COORDINATOR, 'role-new', { b: bindingOf(world, DIRECTOR) });
    useCode(world, DEPUTY);
    expect(world.say(DIRECTOR, 'до 20.07')).toContain('служебный бот');
    expect(pressed(world, DIRECTOR, 'deputy', { u: '2025-07-20' })).not.toContain('Код');
    const before = world.transcript.length;
    world.moveTo(new Date('2025-07-19T09:00:00Z'));
    expect(world.transcript.slice(before)).not.toContain('Бот → Директор');
    expect(world.transcript.slice(before)).toContain('Бот → Замещающий');
  });
});

test('a code for an earlier day than the one held says till when the role holds', () => {
  const { world } = createWorld();
  world.say(DIRECTOR, 'Замещение до 25.07');
  useCode(world, DEPUTY);
  world.say(DIRECTOR, 'Замещение до 18.07');
  const said = useCode(world, DEPUTY);
  expect(said).toContain('Вы замещаете до 25.07.2025');
  expect(said).not.toContain('до 18.07.2025 включительно');
});

describe('on Kamchatka', () => {
  function onKamchatka(now: Date) {
    const office = createWorld(now);
    const { world } = office;
    saveDistrictSetting(world.db, world.districtId, 'timeZone', 'Asia/Kamchatka', { by: undefined, now });
    return office;
  }

  test('a stand-in until 15.08 ends with that day by the clocks of the district', () => {
    // 15.08, 11:00 there.
    const { world } = onKamchatka(new Date('2025-08-14T23:00:00Z'));
    world.say(DIRECTOR, 'Замещение до 15.08');
    useCode(world, DEPUTY);
    // 23:59 there.
    world.moveTo(new Date('2025-08-15T11:59:00Z'));
    expect(world.say(DEPUTY, 'Показатели')).toContain('Дегвинская');
    world.moveTo(new Date('2025-08-15T12:00:00Z'));
    expect(world.say(DEPUTY, 'Показатели')).toContain('служебный бот');
    world.moveTo(new Date('2025-08-16T09:00:00Z'));
    expect(world.transcript.match(/вы больше не замещаете/g)).toHaveLength(1);
    // In the morning there, not at night.
    expect(world.transcript).toMatch(
      /── 2025-08-15 23:00 ──\nБот → Замещающий\n[^\n]*вы больше не замещаете/,
    );
  });

  test('its code is of its own district’s day, whatever the first district’s clocks show', () => {
    // The first district of the database lives in Moscow, where 15.08 has not begun to end.
    const now = new Date('2025-08-15T00:00:00Z');
    const { world } = createWorld(now);
    const name = 'Елизовский район';
    const east = insertUnit(
      world.db,
      { level: 'municipality', parentId: undefined, name, nameKey: municipalityNameKey(name) },
      now,
    );
    saveDistrictSetting(world.db, east, 'timeZone', 'Asia/Kamchatka', { by: undefined, now });
    world.db
      .prepare(
        "INSERT INTO binding (person_id, role, unit_id, created_at) SELECT id, 'coordinator', ?, 0 FROM person WHERE external_id = ?",
      )
      .run(east, SECOND);
    world.say(SECOND, 'Замещение до 15.08');
    world.moveTo(new Date('2025-08-15T12:30:00Z'));
    expect(useCode(world, DEPUTY)).toContain('Код не подошёл');
  });
});

describe('a second director', () => {
  test('is decided on once; the second coordinator sees who did it', () => {
    const { world, say } = createWorld();
    world.person(SECOND, 'Второй координатор', 'coordinator');
    pressed(world, COORDINATOR, 'invite', { s: world.schools.get(OWN), r: 'director' });
    useCode(world, DEPUTY);
    const b = bindingOf(world, DEPUTY);
    expect(pressed(world, COORDINATOR, 'keep-both', { b })).toContain('оставил всё как есть');
    expect(pressed(world, SECOND, 'keep-both', { b })).toContain('уже сделал другой координатор, 10:05');
    expect(pressed(world, COORDINATOR, 'keep-both', { b })).toContain('Это вы уже сделали, 10:05');
    expect(say('Журнал').match(/Оставлены все директора/g)).toHaveLength(1);
    // That is no end of it: a coordinator may still replace.
    expect(pressed(world, SECOND, 'replace-director', { b })).toContain('директор заменён');
  });

  test('who decided by words is told of too', () => {
    const { world, say } = createWorld();
    world.person(SECOND, 'Второй координатор', 'coordinator');
    pressed(world, COORDINATOR, 'invite', { s: world.schools.get(OWN), r: 'director' });
    useCode(world, DEPUTY);
    expect(say('Оставить обоих')).toContain('оставил всё как есть');
    const b = bindingOf(world, DEPUTY);
    expect(pressed(world, SECOND, 'keep-both', { b })).toContain('уже сделал другой координатор');
  });
});

test('a director learns nothing of a role of another school that ended', () => {
  const { world } = createWorld();
  world.person(SECOND, 'Второй координатор', 'coordinator');
  addDirector(world, DEPUTY, OWN);
  const b = bindingOf(world, DEPUTY);
  pressed(world, SECOND, 'role-end', { b, yes: 1 });
  expect(pressed(world, DIRECTOR, 'deputy', { b })).not.toMatch(/уже сделал|координатор/);
});

test('a silence and holidays are taken back once; the second coordinator sees who did it', () => {
  const { world, say } = createWorld();
  world.person(SECOND, 'Второй координатор', 'coordinator');
  say('Включить тишину всем до 29.08 отпуска');
  say('Сохранить');
  say('Добавить каникулы летние с 20.07 по 31.08.2025');
  say('Сохранить');
  for (const [c, a] of [
    ['silence-end', { v: 1 }],
    ['vacation-remove', { v: 1, yes: 1 }],
  ] as const) {
    pressed(world, COORDINATOR, c, a);
    expect(pressed(world, SECOND, c, a)).toContain('Это уже сделал другой координатор, 10:05.');
    expect(pressed(world, SECOND, c, { ...a, v: 99 })).not.toContain('уже сделал');
  }
  expect(say('Журнал').match(/Снята тишина|Убраны каникулы|каникулы[^\n]*убраны/gi)).toHaveLength(2);
});
