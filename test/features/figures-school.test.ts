import { expect, test } from 'vitest';
import { municipalityNameKey, schoolNameKey } from '../../src/domain/school-name.ts';
import { insertUnit } from '../../src/storage/unit.ts';
import {
  COORDINATOR,
  DIRECTOR,
  OWN,
  districtAt,
  load,
  loadOctober,
  noon,
  on,
  schoolId,
} from './people-support.ts';

function office() {
  const world = districtAt(noon('2024-10-28'));
  loadOctober(world);
  return world;
}

test('golden: the coordinator looks at one school as its director sees it', async () => {
  const world = office();
  world.say(COORDINATOR, 'Показатели');
  world.say(COORDINATOR, 'Показатели Сергокалинская №2');
  world.say(COORDINATOR, 'Пишут');
  world.say(COORDINATOR, 'Откуда цифра');
  world.say(COORDINATOR, 'показатели Сергокалинская');
  world.say(COORDINATOR, 'Школы Сергокалинская №2');
  world.say(COORDINATOR, 'Что видит директор');
  world.say(COORDINATOR, 'Показатели Канасирагинская');
  world.say(COORDINATOR, '(за неделю)', {
    payload: { c: 'school-figures', a: { s: schoolId(world, OWN), w: '2024-10-18' } },
  });
  await expect(world.transcript).toMatchFileSnapshot('../golden/figures-school.txt');
});

test('what is not in the table is said of the school, not of the reader', () => {
  const world = office();
  load(world, [
    { school: OWN, code: 'teachers-12-months', period: on('2024-10-22'), figure: { state: 'not-listed' } },
  ]);
  expect(world.say(COORDINATOR, `Показатели ${OWN}`)).toContain('школы в таблице нет');
  expect(world.transcript).not.toContain('вашей школ');
});

test('a school of another district is a button that no longer works', () => {
  const world = office();
  const { db, now } = world;
  const district = 'Дальний район';
  const parentId = insertUnit(
    db,
    { level: 'municipality', parentId: undefined, name: district, nameKey: municipalityNameKey(district) },
    now,
  );
  const name = 'МКОУ «Чужедальняя СОШ»';
  const s = insertUnit(
    db,
    { level: 'organisation', parentId, name, nameKey: schoolNameKey(name), organisationKind: 'school' },
    now,
  );
  for (const [c, a] of [
    ['school-figures', { s }],
    ['school-figures', { s, m: 'calls' }],
    ['figure-source', { s, m: 'calls' }],
    ['figure-source', { m: 'calls' }],
    ['school-figures', { s: 'нет' }],
  ] as const) {
    const said = world.say(COORDINATOR, 'x', { payload: { c, a } });
    expect(said).not.toContain('Чужедальняя');
    expect(said).toMatch(/Эта кнопка уже не действует|Показатели какой школы/);
  }
  expect(world.say(DIRECTOR, 'x', { payload: { c: 'school-figures', a: { s } } })).not.toContain(
    'Чужедальняя',
  );
});
