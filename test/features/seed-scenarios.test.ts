import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { undoImport } from '../../src/storage/import.ts';
import { updateUnit } from '../../src/storage/unit.ts';
import { addDirector, createOffice } from '../support/office.ts';
import { SCHOOLS, at, schoolId } from '../support/week-tables.ts';

const DIRECTOR = 20;
const sample = (name: string) => readFileSync(new URL(`../../data/sample/${name}`, import.meta.url));

/** Sends one of the real orders and letters to the coordinator's bot and writes it. */
async function office(
  when: string,
  file: string,
  { district, schools }: { district: string; schools: readonly string[] },
) {
  const office = createOffice({ now: at(when, '12:00'), district, schools });
  const preview = await office.sendFile(file, sample(file));
  office.say(/\[(Записать[^\]]*)\]/.exec(preview)?.[1] ?? 'Записать');
  return office;
}

test('000: the director of the Бурдекинская school is warned that a neighbour has the very same 18,49 %', async () => {
  const school = 'МКОУ «Бурдекинская СОШ»';
  const { world } = await office('2024-10-22', '000-сергокалинский-2024-10-22.xlsx', {
    district: 'Сергокалинский район',
    schools: SCHOOLS,
  });
  addDirector(world, DIRECTOR, school);
  addDirector(world, 21, 'МКОУ «Дегвинская СОШ»');
  const said = [
    world.say(DIRECTOR, 'Показатели'),
    world.say(DIRECTOR, 'Ученики за 12 месяцев'),
    world.say(DIRECTOR, 'Откуда цифра'),
  ].join('\n');
  expect(said).toContain('18,49\u00a0%');
  expect(said).toContain('У соседней школы в таблице то же самое число');
  expect(said).not.toContain('Канасирагинская');
  world.note('координатор записал число учеников: 119, потом исправил на 120');
  updateUnit(world.db, schoolId(world, school), { roll: 119 });
  expect(world.say(DIRECTOR, 'Ученики за 12 месяцев')).toContain('это 22\u00a0ученика');
  updateUnit(world.db, schoolId(world, school), { roll: 120 });
  expect(world.say(DIRECTOR, 'Ученики за 12 месяцев')).toContain('не получается ни при каком целом числе');
  world.note('у первой школы списка соседи другие');
  world.say(21, 'Показатели');
  expect(world.say(21, 'Ученики за 12 месяцев')).not.toContain('соседней');
  await expect(world.transcript).toMatchFileSnapshot('../golden/seed-000-equal-neighbours.txt');
});

test('003: a director of the Цунтинский district sees 0 % with the note that the words say the opposite', async () => {
  const school = 'МКОУ «Образцовская СОШ»';
  const { world, say } = await office('2023-04-18', '003-цунтинский-2023-04-14.csv', {
    district: 'Цунтинский район',
    schools: [school],
  });
  addDirector(world, DIRECTOR, school);
  expect(world.say(DIRECTOR, 'Показатели')).toMatch(/0\u00a0%, проверяется/);
  const card = world.say(DIRECTOR, 'Пишут');
  expect(card).toContain('отрицание');
  expect(world.say(DIRECTOR, 'Откуда цифра')).toContain('003-цунтинский-2023-04-14.csv');
  say('Сводка');
  await expect(world.transcript).toMatchFileSnapshot('../golden/seed-003-polarity.txt');
});

test('002: of 81 % and 51 % in one letter neither stands unmarked', async () => {
  const school = 'МКОУ «Образцовская СОШ»';
  const { world, say } = await office('2023-10-20', '002-письмо-октябрь-2023.csv', {
    district: 'Лесной район',
    schools: [school],
  });
  addDirector(world, DIRECTOR, school);
  say('Сводка');
  say(`Показатели ${school}`);
  world.say(DIRECTOR, 'Показатели');
  world.say(DIRECTOR, '«Моя школа», учителя');
  world.say(DIRECTOR, 'Откуда цифра');
  for (const line of world.transcript.split('\n').filter((one) => /81|«Моя школа».*51/.test(one))) {
    expect(line).toMatch(/проверяется|разные значения|В том же документе/i);
  }
  expect(world.transcript).toContain('81\u00a0% или 51\u00a0%, проверяется');
  await expect(world.transcript).toMatchFileSnapshot('../golden/seed-002-two-values.txt');
  // Both go together.
  expect(undoImport(world.db, 1, undefined, world.now)).toBe(true);
  expect(say('Сводка')).not.toMatch(/81|51/);
});
