import { expect, it } from 'vitest';
import { endMeasure, insertMeasure } from '../../src/storage/measure.ts';
import { ensurePerson } from '../../src/storage/person.ts';
import { COORDINATOR, createOffice } from '../support/office.ts';
import { SCHOOLS, at, loadWeek, schoolId } from '../support/week-tables.ts';

const HEADINGS = [
  ...['№', 'Наименование ОО', 'Статус', 'Количество учителей'],
  ...['Написали не менее 10 сообщений, чел.', 'Совершили хотя бы 1 звонок, чел.'],
];

/** Schools that put the role right after the week of 12–18.10; made-up figures. */
function createDistrict(did: readonly string[]) {
  const office = createOffice({ now: at('2024-10-18', '19:00'), schools: SCHOOLS });
  const { world } = office;
  loadWeek(world, '2024-10-11', rows(3));
  const { id } = ensurePerson(world.db, 900, world.now);
  for (const school of did) {
    const unitId = schoolId(world, school);
    const measure = { unitId, cause: 'wrong-role', metricCode: 'messages', title: 'пригласить заново' };
    const dueOn = '2024-10-18' as never;
    const measureId = insertMeasure(world.db, { ...measure, dueOn, createdBy: id }, world.now);
    endMeasure(world.db, { id: measureId!, unitId }, 'done', { by: id, now: world.now });
  }
  world.moveTo(at('2024-10-26', '10:00'));
  return office;
}

function rows(writing: number) {
  return Object.fromEntries(
    SCHOOLS.map((name) => [
      name,
      { messages: [writing, 20] as const, calls: [1, 20] as const, active: true },
    ]),
  );
}

/** The week after: every school but the fifth has two more who write. */
function table(): string {
  const lines = SCHOOLS.map((name, index) =>
    [index + 1, name, 'Активна', 20, index === 4 ? 3 : 5, 1].join(';'),
  );
  return ['Мониторинг с 19.10.2024 по 25.10.2024', HEADINGS.join(';'), ...lines].join('\n');
}

it('golden: after the table, of the schools that put the role right, how many grew', async () => {
  const office = createDistrict(SCHOOLS.slice(0, 5));
  await office.sendFile('мониторинг.csv', table());
  office.world.press(COORDINATOR, 'Записать');
  office.say('Причины');
  await expect(office.world.transcript).toMatchFileSnapshot('../golden/measure-effect.txt');
});

it('of four schools nothing is said', async () => {
  const office = createDistrict(SCHOOLS.slice(0, 4));
  await office.sendFile('мониторинг.csv', table());
  office.world.press(COORDINATOR, 'Записать');
  office.say('Причины');
  expect(office.world.transcript).not.toContain('исправивших');
});
