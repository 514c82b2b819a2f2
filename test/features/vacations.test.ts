import { describe, expect, it, test } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { parseVacation } from '../../src/features/vacations/parse-vacation.ts';
import { listVacations } from '../../src/storage/vacation.ts';
import { COORDINATOR, createOffice } from '../support/office.ts';
import { SCHOOLS, at } from '../support/week-tables.ts';

const createDistrict = () => createOffice({ now: at('2024-09-02', '12:00'), schools: SCHOOLS });

it('golden: «Каникулы», added in a line and step by step, for all and for two schools, taken away', async () => {
  const office = createDistrict();
  const { world } = office;
  office.say('Каникулы');
  office.say('Добавить каникулы');
  office.say('осенью');
  office.say('Осенние 28.10–05.11');
  office.say('Сохранить');
  world.press(COORDINATOR, 'Сохранить');
  office.say('Добавить каникулы карантин с 11.11 по 15.11.2024');
  office.say('Только выбранным');
  office.say('Дегвинская, Мургукская');
  office.say('Выбраны');
  office.say('Сохранить');
  office.say('Каникулы');
  office.say('Убрать 2');
  office.say('Да, убрать');
  office.say('Каникулы');
  await expect(world.transcript).toMatchFileSnapshot('../golden/vacations.txt');
  expect(listVacations(world.db, world.districtId)).toEqual([
    {
      id: expect.any(Number) as number,
      unitId: undefined,
      title: 'Осенние',
      from: '2024-10-28',
      to: '2024-11-05',
    },
  ]);
});

describe('a typed vacation', () => {
  test.each([
    ['Осенние 28.10–05.11', 'Осенние', '2024-10-28', '2024-11-05'],
    ['осенние каникулы: с 28.10 по 05.11', 'Осенние', '2024-10-28', '2024-11-05'],
    ['зимние 30.12–08.01', 'Зимние', '2024-12-30', '2025-01-08'],
    ['Весенние с 24 марта по 30 марта 2025 года', 'Весенние', '2025-03-24', '2025-03-30'],
    ['весенние 24.03-30.03', 'Весенние', '2025-03-24', '2025-03-30'],
    ['летние каникулы 27.05 – 31.08', 'Летние', '2025-05-27', '2025-08-31'],
    ['02.10.2024', '', '2024-10-02', '2024-10-02'],
  ])('%s', (text, title, from, to) => {
    expect(parseVacation(text, day('2024-09-02'))).toEqual({ title, from, to });
  });

  test.each(['осенью', '28.10', 'Осенние 05.11–28.10.2024', 'год 01.09.2024–31.05.2025', ''])(
    '«%s» is none, or a single day',
    (text) => {
      const parsed = parseVacation(text, day('2024-09-02'));
      expect(parsed === undefined || parsed.from === parsed.to).toBe(true);
    },
  );
});
