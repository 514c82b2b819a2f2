import { describe, expect, it } from 'vitest';
import { listImports } from '../../src/storage/import.ts';
import { listMeasurementsOfUnit } from '../../src/storage/measurement.ts';
import { updateUnit } from '../../src/storage/unit.ts';
import { COORDINATOR, createOffice } from '../support/office.ts';
import { SCHOOLS, at, loadWeek, schoolId } from '../support/week-tables.ts';

const createDistrict = () => createOffice({ now: at('2024-10-28', '10:00'), schools: SCHOOLS });

const values = ({ world }: ReturnType<typeof createDistrict>, school: string = SCHOOLS[0]) =>
  listMeasurementsOfUnit(world.db, schoolId(world, school)).filter(({ origin }) => origin === 'coordinator');

it('golden: a value step by step and in one line', async () => {
  const office = createDistrict();
  loadWeek(office.world, '2024-10-25', { [SCHOOLS[0]]: { calls: [2, 31] } });
  office.say('Ввести значение');
  office.say('Дегвинская');
  office.say('Звонят');
  office.say('19–25.10');
  office.say('34 из 31');
  office.say('5 из 31');
  office.say('письмо № 5 от 26.10.2024');
  office.say('Записать');
  office.say('Значение Дегвинская; звонки; 19–25.10.2024; 6 из 31; письмо № 7');
  office.say('Записать');
  office.say('Отменить загрузку');
  office.say('Да, отменить');
  office.world.note('цифры района из письма');
  office.say('Ввести значение');
  office.say('Район целиком');
  office.say('учителя в моей школе');
  office.say('начало октября');
  office.say('01.10.2024');
  office.say('81 %');
  office.say('письмо № 06-15798 от 12.10.2023');
  office.say('Записать');
  await expect(office.world.transcript).toMatchFileSnapshot('../golden/enter-value.txt');
});

describe('what is written', () => {
  it('stands beside the federal figure, under its own origin', () => {
    const office = createDistrict();
    loadWeek(office.world, '2024-10-25', { [SCHOOLS[0]]: { calls: [2, 31] } });
    office.say('Значение Дегвинская; звонят; 19–25.10.2024; 5 из 31; письмо № 5');
    expect(values(office)).toEqual([]);
    office.say('Записать');
    expect(values(office)).toMatchObject([{ numerator: 5, denominator: 31, period: { from: '2024-10-19' } }]);
    expect(
      listMeasurementsOfUnit(office.world.db, schoolId(office.world, SCHOOLS[0])).find(
        ({ origin }) => origin === 'federal',
      ),
    ).toMatchObject({ numerator: 2 });
    expect(listImports(office.world.db, office.world.districtId)[0]).toMatchObject({
      title: 'письмо № 5',
      origin: 'coordinator',
    });
  });

  it('is measured by the definition of its period', () => {
    const office = createDistrict();
    office.say('Значение Дегвинская; пишут; 08.04.2023–14.04.2023; 0 из 31; письмо № 3');
    office.say('Записать');
    expect(values(office)).toMatchObject([{ metric: { code: 'messages', version: 1 }, state: 'zero' }]);
  });

  it('twice the same is said to be there already', () => {
    const office = createDistrict();
    const line = 'Значение Дегвинская; звонят; 19–25.10; 5 из 31; письмо';
    office.say(line);
    office.say('Записать');
    expect(office.world.press(COORDINATOR, 'Записать')).toContain('Эта кнопка уже не действует.');
    expect(office.say(line)).toContain('Точно такое значение уже записано');
  });

  it('a share that no number of pupils makes is marked', () => {
    const office = createDistrict();
    updateUnit(office.world.db, schoolId(office.world, SCHOOLS[0]), { roll: 150 });
    const said = office.say(
      'Значение Дегвинская; ученики за 12 месяцев; 22.10.2024; 18,49 %; постановление № 380',
    );
    expect(said).toContain('18,49 % не получается ни при каком целом числе из 150 учеников');
    office.say('Записать');
    expect(values(office)).toMatchObject([{ doubt: 'impossible-percent', value: 18.49 }]);
  });
});

describe('one line that goes wrong is asked on from there', () => {
  it.each([
    [
      'Сергокалинская; звонят',
      '«Сергокалинская» — это Сергокалинская №1, Сергокалинская №2? Напишите точнее.',
    ],
    ['Хогвартс; звонят', 'Школу «Хогвартс» не нашёл.'],
    ['Дегвинская; танцуют', 'Не нашёл показатель «танцуют».'],
    ['Дегвинская; не активны', '«Не активны» для «Дегвинская» не считается.'],
    ['Дегвинская; звонят; вчера-то', 'Не понял период.'],
    ['Дегвинская; звонят; 07.12–13.12.2024', 'Этот период ещё не начался.'],
    ['Дегвинская; звонят; 19–25.10; 34 из 31', '34 из 31 — так не бывает.'],
    ['Дегвинская; звонят; 19–25.10; 101 %', 'Доля больше 100 %'],
    ['Дегвинская; звонят; 19–25.10; много', 'Не понял число.'],
    ['Дегвинская; звонят; 19–25.10; 5 из 31', 'Откуда значение?'],
  ])('%s', (line, sentence) => {
    const office = createDistrict();
    expect(office.say(`Значение ${line}`)).toContain(sentence);
    expect(values(office)).toEqual([]);
  });

  it('a period that is no week is questioned', () => {
    const office = createDistrict();
    expect(office.say('Значение Дегвинская; звонят; 20–26.10.2024; 5 из 31; письмо')).toContain(
      '20–26.10 — не неделя сб–пт.',
    );
  });

  it('a day means its week', () => {
    const office = createDistrict();
    expect(office.say('Значение Дегвинская; звонят; 25.10.2024; 5 из 31; письмо')).toContain(
      'неделя 19–25.10 (сб–пт)',
    );
  });
});

it('forged buttons change nothing', () => {
  const office = createDistrict();
  office.say('Ввести значение');
  const press = (c: string, a: unknown) => office.world.say(COORDINATOR, 'x', { payload: { c, a } });
  expect(press('value-unit', { s: 999 })).toContain('Для кого значение?');
  expect(press('value-metric', { m: 'no-such' })).toContain('Эта кнопка уже не действует.');
  expect(press('value-write', {})).toContain('Эта кнопка уже не действует.');
});
