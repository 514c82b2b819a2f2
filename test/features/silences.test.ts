import { expect, it } from 'vitest';
import { listSilences } from '../../src/storage/silence.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { COORDINATOR, createOffice } from '../support/office.ts';
import { SCHOOLS, at } from '../support/week-tables.ts';

const createDistrict = () => createOffice({ now: at('2024-11-25', '12:00'), schools: SCHOOLS });

it('golden: «Тишина» for a school and for all, ended early, and told of when it is over', async () => {
  const office = createDistrict();
  const { world } = office;
  office.say('Тишина');
  office.say('Включить тишину');
  office.say('Дегвинская');
  office.say('Выбраны');
  office.say('01.01.2030');
  office.say('15.12');
  office.say('карантин');
  office.say('Сохранить');
  world.press(COORDINATOR, 'Сохранить');
  office.say('Включить тишину всем до 29.11 приёмка новой таблицы');
  office.say('Сохранить');
  office.say('Тишина');
  world.moveTo(at('2024-11-30', '09:01'));
  office.say('Тишина');
  office.say('Снять тишину');
  await expect(world.transcript).toMatchFileSnapshot('../golden/silences.txt');
  expect(listSilences(world.db, world.districtId, day('2024-11-30'))).toEqual([]);
});
