import { describe, expect, it } from 'vitest';
import { listBindingsOfUnit } from '../../src/storage/binding.ts';
import { listSchools } from '../../src/storage/unit.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { SCHOOLS, at, schoolId } from '../support/week-tables.ts';

function createDistrict() {
  const office = createOffice({ now: at('2024-10-22', '12:00'), schools: SCHOOLS.slice(0, 3) });
  addDirector(office.world, 20, SCHOOLS[0]);
  return office;
}

const names = ({ world }: ReturnType<typeof createDistrict>) =>
  listSchools(world.db, world.districtId).map(({ name }) => name);

it('golden: keeping the list of schools', async () => {
  const office = createDistrict();
  office.say('Школы');
  office.say('Мургукская');
  office.say('Учеников');
  office.say('много');
  office.say('152');
  office.say('Тип');
  office.say('Детский сад');
  office.say('Школы Мургукская');
  office.say('Переименовать');
  office.say('МКДОУ «Мургукский детский сад «Ласточка»');
  office.say('01.09.2024');
  office.say('Добавить школу МКОУ «Цизгаринская СОШ»');
  office.say('Школы Дегвинская');
  office.say('Закрыть школу');
  office.say('Да, закрыть');
  office.say('Открыть снова');
  office.say('Школы');
  await expect(office.world.transcript).toMatchFileSnapshot('../golden/schools.txt');
});

describe('a school', () => {
  it('is found by its former name after it was renamed', () => {
    const office = createDistrict();
    office.say('Школы Мургукская');
    office.say('Переименовать');
    office.say('МКОУ «Новая СОШ»');
    office.say('С сегодня');
    expect(office.say('Школы Мургукская')).toContain('МКОУ «Новая СОШ»');
  });

  it('is never given the name of another', () => {
    const office = createDistrict();
    office.say('Школы Мургукская');
    office.say('Переименовать');
    expect(office.say('мкоу дегвинская сош')).toContain('Такая школа уже есть: МКОУ «Дегвинская СОШ».');
    expect(names(office)).toEqual(SCHOOLS.slice(0, 3));
  });

  it('keeps its people when it is closed, and they are told', () => {
    const office = createDistrict();
    office.say('Школы Дегвинская');
    office.say('Закрыть школу');
    expect(names(office)).toHaveLength(3);
    office.say('Да, закрыть');
    expect(names(office)).toEqual(SCHOOLS.slice(1, 3));
    expect(office.world.transcript).toContain('МКОУ «Дегвинская СОШ» закрыта в списке района');
    expect(listBindingsOfUnit(office.world.db, schoolId(office.world, SCHOOLS[0]))).toHaveLength(1);
  });

  it('a person’s name is no school', () => {
    const office = createDistrict();
    expect(office.say('Добавить школу Петрова Анна Ивановна')).toContain('Похоже на имя человека.');
    expect(names(office)).toHaveLength(3);
  });

  it('of another district cannot be changed by a forged button', () => {
    const office = createDistrict();
    for (const [c, a] of [
      ['school-close', { s: office.world.districtId, yes: 1 }],
      ['school-kind', { s: 999, k: 'college' }],
      ['school-ask', { s: 'all', k: 'name' }],
    ] as const) {
      expect(office.world.say(COORDINATOR, 'x', { payload: { c, a } })).toContain(
        'Эта кнопка уже не действует.',
      );
    }
  });
});

describe('a list that is typed', () => {
  it('is taken without being asked for', () => {
    const office = createDistrict();
    const said = office.say('МКОУ «Бурдекинская СОШ»\nМКОУ «Канасирагинская СОШ»\nМКОУ «Дегвинская СОШ»');
    expect(said).toContain('Новых школ 2: Бурдекинская, Канасирагинская.');
    expect(said).toContain('Уже записаны: 1 школа.');
    expect(names(office)).toHaveLength(3);
    expect(office.say('Записать')).toContain('Добавил 2 школы.');
    expect(names(office)).toHaveLength(5);
  });

  it('leaves out people, numbers before lines and names that fit several', () => {
    const office = createOffice({ now: at('2024-10-22', '12:00'), schools: SCHOOLS });
    office.say('Список школ');
    const said = office.say(
      '1) МКОУ «Цизгаринская СОШ»; 1 025; 58\nПетрова Анна Ивановна\nСергокалинская СОШ\n– Дегвинская; 40',
    );
    expect(said).toContain('Новая школа: Цизгаринская.');
    expect(said).toContain('МКОУ «Дегвинская СОШ»: учеников 40.');
    // A part of a name is never taken silently.
    expect(said).toContain('«Дегвинская» понял как МКОУ «Дегвинская СОШ».');
    expect(said).toContain('Если это другая школа, напишите её название полностью.');
    expect(said).toContain('Строк с именами людей не беру: 1.');
    expect(said).toContain(
      '«Сергокалинская СОШ» — непонятно, какая это школа: Сергокалинская №1, Сергокалинская №2.',
    );
    office.say('Записать');
    expect(listSchools(office.world.db, office.world.districtId).at(-1)).toMatchObject({
      roll: 1025,
      staff: 58,
    });
  });

  it('nonsense is answered plainly', () => {
    const office = createDistrict();
    office.say('Список школ');
    expect(office.say('1\n2\n3')).toContain('Не нашёл названий школ.');
  });
});
