import { describe, expect, it, test } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { settingsOf } from '../../src/features/settings.ts';
import { parseTarget } from '../../src/features/targets/parse-target.ts';
import { loadReference } from '../../src/config/reference-data.ts';
import { findSettingChange } from '../../src/storage/district-setting.ts';
import { COORDINATOR, addDirector, createOffice, officeOver } from '../support/office.ts';
import { SCHOOLS, at, loadWeek } from '../support/week-tables.ts';

const DIRECTOR = 20;
const SHARES = loadReference().metrics.filter(
  ({ kind, levels }) => kind === 'share' && levels.includes('organisation'),
);

function createDistrict() {
  const office = createOffice({ now: at('2024-10-28', '12:00'), schools: SCHOOLS });
  addDirector(office.world, DIRECTOR, SCHOOLS[0]);
  loadWeek(office.world, '2024-10-25', { [SCHOOLS[0]]: { calls: [2, 31] } });
  return office;
}

const targetsOf = ({ world }: ReturnType<typeof createDistrict>) =>
  settingsOf(world.base, world.districtId).targets;

it('golden: «Цели», step by step, in one line, taken away; what a director sees of it', async () => {
  const office = createDistrict();
  const { world } = office;
  office.say('Цели');
  office.say('Звонят');
  office.say('Поставить цель');
  office.say('сто двадцать');
  office.say('50 %');
  office.say('потому что надо');
  office.say('приказ управления образования № 12 от 01.09.2024');
  office.say('3');
  office.say('25.12');
  office.say('Записать');
  office.world.press(COORDINATOR, 'Записать');
  world.say(DIRECTOR, 'Показатели');
  world.say(DIRECTOR, 'Звонят');
  world.note('одной строкой');
  office.say('цель пишут 60 приказ № 12 от 01.09.2024 п. 2 до 25.12');
  office.say('Записать');
  office.say('Цели');
  office.say('Звонят');
  office.say('Убрать цель');
  office.say('Да, убрать');
  world.say(DIRECTOR, 'Показатели');
  await expect(world.transcript).toMatchFileSnapshot('../golden/targets.txt');
});

describe('one line', () => {
  const parse = (text: string) => parseTarget(text, SHARES, day('2024-10-28'));

  test.each([
    [
      'звонят 50 приказ № 12 от 01.09.2024 п. 3 до 25.12',
      { code: 'calls', value: 50, order: 'приказ № 12 от 01.09.2024', item: 'п. 3', dueOn: '2024-12-25' },
    ],
    [
      'ученики за 12 месяцев 60,5 % — постановление №380 от 22.10.2024, пункт 1.2, срок до 30 декабря 2024',
      {
        code: 'pupils-12-months',
        value: 60.5,
        order: 'постановление № 380 от 22.10.2024',
        item: 'п. 1.2',
        dueOn: '2024-12-30',
      },
    ],
    ['по звонят 50%, приказ № 7', { code: 'calls', value: 50, order: 'приказ № 7' }],
    ['звонят 50', { code: 'calls', value: 50 }],
    ['звонят 150 приказ № 7', { code: 'calls', order: 'приказ № 7' }],
    ['звонят 0 приказ № 7', { code: 'calls', order: 'приказ № 7' }],
    ['звонят', { code: 'calls' }],
    ['сотрудники 100 письмо района', { code: 'employees', value: 100 }],
    [
      'звонят 50 приказ № 7 от 31.02.2025 до 31.02',
      { code: 'calls', value: 50, order: 'приказ № 7 от 31.02.2025 до 31.02' },
    ],
  ])('%s', (text, expected) => expect(parse(text)).toEqual(expected));

  test.each(['статус 50 приказ № 7', 'всё будет хорошо', '50', ''])('%s names no share', (text) => {
    expect(parse(text)).toBeUndefined();
  });
});

describe('what is kept', () => {
  const line = 'цель звонят 50 приказ № 12 от 01.09.2024';

  it('the target with its author and date, and no target without a source', () => {
    const office = createDistrict();
    expect(office.say('цель звонят 50')).toContain('По какому приказу?');
    expect(office.say('надо')).toContain('Без приказа цель не поставлю.');
    expect(office.say('приказ № 12 от 01.09.2024')).toContain('Какой пункт?');
    office.say('Без пункта');
    office.say('Без срока');
    expect(targetsOf(office)).toEqual({});
    office.say('Записать');
    expect(targetsOf(office)).toEqual({
      calls: { value: 50, source: { order: 'приказ № 12 от 01.09.2024' } },
    });
    const { world } = office;
    expect(findSettingChange(world.db, world.districtId, 'targets')?.at).toEqual(world.now);
    expect(office.say('Цели')).toContain('Цели района менялись 28.10, решили вы.');
  });

  it('a stale «Записать» writes nothing, a restart in the middle loses nothing', () => {
    const office = createDistrict();
    office.say(line);
    officeOver(office.world, office.files).say('Записать');
    expect(targetsOf(office)).toHaveProperty('calls');
    office.say(line.replace('50', '70'));
    office.say('Отмена');
    expect(office.world.say(COORDINATOR, 'x', { payload: { c: 'target-save' } })).toContain(
      'Эта кнопка уже не действует.',
    );
    expect(targetsOf(office)['calls']?.value).toBe(50);
  });

  it('a second removal is told that there is nothing', () => {
    const office = createDistrict();
    office.say(line);
    office.say('Записать');
    const remove = () =>
      office.world.say(COORDINATOR, 'x', { payload: { c: 'target-remove', a: { m: 'calls', yes: 1 } } });
    expect(remove()).toContain('Убрал цель');
    expect(remove()).toContain('убирать нечего');
    expect(targetsOf(office)).toEqual({});
  });

  it('over the target of the program’s own data, which may be given back', () => {
    const office = createDistrict();
    office.say('цель сотрудники 90 приказ № 12 от 01.09.2024');
    expect(office.say('Записать')).toContain('цель 90 %');
    expect(office.world.say(DIRECTOR, 'сотрудники 38 из 45')).toContain('до 90\u00a0% не хватает 3');
    office.say('Цели');
    office.say('Сотрудники');
    expect(office.say('Вернуть цель 100 %')).toContain(
      'Вернул цель: сотрудники — 100 % (постановление № 380',
    );
    expect(targetsOf(office)).toEqual({});
    expect(office.say('Цели')).toContain('Сотрудники — 100 %');
  });

  it('no target at all where the district took the one of the data away, with its author, and back again', () => {
    const office = createDistrict();
    const { world } = office;
    const press = (c: string, a: object) => world.say(COORDINATOR, 'x', { payload: { c, a } });
    expect(world.say(DIRECTOR, 'сотрудники 38 из 45')).toContain('до 100\u00a0% не хватает 7');
    office.say('Цели');
    office.say('Сотрудники');
    expect(office.say('Убрать цель')).toContain('Убрать цель: сотрудники — 100 % (постановление № 380');
    office.say('Да, убрать');
    expect(targetsOf(office)).toEqual({ employees: null });
    expect(office.say('Цели')).toContain('Без цели, так решил район: сотрудники.');
    expect(office.say('Цели')).toContain('менялись 28.10, решили вы');
    const card = press('targets', { m: 'employees' });
    expect(card).toContain('цели нет, так решил район');
    expect(card).not.toContain('Убрать цель');
    expect(press('target-remove', { m: 'employees', yes: 1 })).toContain('убирать нечего');
    const figures = world.say(DIRECTOR, 'Показатели');
    expect(figures).toContain('38 из\u00a045');
    expect(figures).not.toContain('постановление');
    office.say('Цели');
    office.say('Сотрудники');
    office.say('Вернуть цель 100 %');
    expect(world.say(DIRECTOR, 'Показатели')).toContain('до 100\u00a0% не хватает 7');
    expect(press('target-restore', { m: 'employees' })).toContain('возвращать нечего');
  });

  it('a target of an order is not there before the order', () => {
    const office = createOffice({ now: at('2024-10-21', '12:00'), schools: SCHOOLS });
    const { world } = office;
    addDirector(world, DIRECTOR, SCHOOLS[0]);
    expect(world.say(DIRECTOR, 'сотрудники 38 из 45')).not.toContain('не хватает');
    expect(office.say('Цели')).not.toContain('постановление');
    world.sleepUntil(at('2024-10-22', '12:00'));
    expect(world.say(DIRECTOR, 'Показатели')).toContain('до 100\u00a0% не хватает 7');
    expect(office.say('Цели')).toContain('Сотрудники — 100 % (постановление № 380');
  });

  it('a state the program no longer knows ends politely', () => {
    const office = createDistrict();
    office.say('Новая цель');
    office.world.db.prepare(`UPDATE dialog SET state = '{"value":"много"}'`).run();
    expect(office.say('50')).toContain('Разговор прервался');
  });

  it.each([
    ['targets', {}],
    ['target-set', { m: 'calls' }],
    ['target-save', {}],
    ['target-remove', { m: 'calls', yes: 1 }],
  ])('a director does nothing with %s', (c, a) => {
    const office = createDistrict();
    expect(office.world.say(DIRECTOR, 'x', { payload: { c, a } })).toContain('Это может только');
    expect(targetsOf(office)).toEqual({});
  });
});

it('a head reads the targets and is offered nothing that sets one', () => {
  const { world, say } = createDistrict();
  world.person(30, 'Руководитель', 'head');
  say('цель звонят 50 приказ № 12 от 01.09.2024 п. 3 до 25.12');
  world.press(COORDINATOR, 'Записать');
  const list = world.say(30, 'Цели');
  expect(list).toContain('50');
  expect(list).not.toContain('напишите одной строкой');
  const card = world.press(30, 'Звонят');
  expect(card).toContain('приказ №\u00a012');
  expect(card).not.toMatch(/Изменить|Убрать|заменить/);
  expect(world.say(30, 'цель звонят 60 приказ № 12 от 01.09.2024')).toContain('ничего не меняю');
});
