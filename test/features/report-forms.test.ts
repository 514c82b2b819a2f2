import { expect, test } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { insertDuty } from '../../src/storage/duty.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { insertReportForm, listStoredReportForms } from '../../src/storage/report-form.ts';
import { findSchoolReport } from '../../src/storage/school-report.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';

const DIRECTOR = 20;
const OWN = 'МКОУ «Дегвинская СОШ»';

function createDistrict() {
  const office = createOffice({ now: new Date('2024-10-28T07:00:00Z'), schools: [OWN] });
  addDirector(office.world, DIRECTOR, OWN);
  const press = (label: string) => office.world.press(COORDINATOR, label).replaceAll('\u00a0', ' ');
  return { ...office, press };
}

/** The steps that make a form per school with four questions. */
function makeForm({ say, press }: ReturnType<typeof createDistrict>): void {
  say('Формы отчётов');
  press('Новая форма');
  say('Отчёт о служебных чатах');
  press('По школе в целом');
  say('Сколько служебных чатов — число');
  say('Сколько из них в Сферуме — число');
  say('Учителя в чатах');
  press('Сколько из скольких');
  say('ФИО ответственного — коротко');
  say('Приказ для Петрова — да/нет');
  say('Приказ издан — да/нет');
  say('Родители предупреждены — все, многие, никто');
  press('Вопросов хватит');
}

test('golden: a form without code, filled in by a school, retired', async () => {
  const district = createDistrict();
  const { world, say, press } = district;
  makeForm(district);
  press('Включить: 1 — с прошлым отчётом');
  press('Включить: 2 — не больше 1');
  press('Дальше');
  press('Сохранить форму');
  press('Сохранить форму');
  const [stored] = listStoredReportForms(world.db, world.districtId);
  const duty = insertDuty(
    world.db,
    {
      districtId: world.districtId,
      kind: 'dated',
      title: 'отчёт о служебных чатах',
      dueOn: day('2024-11-08'),
      startsOn: day('2024-10-28'),
      evidence: { kind: 'report', form: stored!.form.code },
    },
    world.now,
  );
  const args = { s: world.schools.get(OWN)!, f: stored!.form.code, o: `${duty}/once` };
  world.say(DIRECTOR, '(кнопка под сроком)', { payload: { c: 'school-report', a: args } });
  world.press(DIRECTOR, 'Ответить на вопросы');
  world.say(DIRECTOR, '5');
  world.say(DIRECTOR, '7');
  world.say(DIRECTOR, '31 из 29');
  world.say(DIRECTOR, '28 из 29');
  world.press(DIRECTOR, 'Да');
  world.press(DIRECTOR, 'Многие');
  world.press(DIRECTOR, 'Всё верно, отправить');
  say('Формы отчётов');
  press('Отчёт о служебных чатах');
  press('Убрать форму');
  press('Да, убрать');
  say('Отчёты школ');
  await expect(world.transcript).toMatchFileSnapshot('../golden/report-forms.txt');
  expect(findSchoolReport(world.db, args.s, args.f, args.o)?.rows).toEqual([
    { name: '', values: { f1: 5, f2: 7, f3: [28, 29], f4: true, f5: 'o2' } },
  ]);
});

test('a form of the district is nobody else’s, the program’s own cannot be taken away', () => {
  const district = createDistrict();
  const { world } = district;
  makeForm(district);
  district.press('Дальше');
  district.press('Сохранить форму');
  const said = world.say(COORDINATOR, '(кнопка)', {
    payload: { c: 'form-retire', a: { f: 'class-report', yes: 1 } },
  });
  expect(said).toContain('часть программы');
  expect(listStoredReportForms(world.db, world.districtId)).toHaveLength(1);
  expect(listStoredReportForms(world.db, world.schools.get(OWN)!)).toEqual([]);
});

test('words of a text field are kept without names', () => {
  const { world, say, press } = createDistrict();
  for (const words of ['Новая форма', 'Отчёт о трудностях']) say(words);
  press('По школе в целом');
  say('Что мешает — коротко');
  press('Вопросов хватит');
  press('Дальше');
  press('Сохранить форму');
  const [stored] = listStoredReportForms(world.db, world.districtId);
  const args = { s: world.schools.get(OWN)!, f: stored!.form.code, o: '2024-10' };
  world.say(DIRECTOR, '(кнопка)', { payload: { c: 'school-report', a: args } });
  world.press(DIRECTOR, 'Ответить на вопросы');
  expect(world.say(DIRECTOR, 'Петрова не хочет регистрироваться')).toContain('Похоже на данные о человеке');
  expect(world.say(DIRECTOR, 'мало компьютеров')).toContain('Проверьте перед отправкой');
});

test('every form of the district can be opened, however many there are', () => {
  const { world, say } = createDistrict();
  const by = findPersonByExternalId(world.db, COORDINATOR)!.id;
  for (let index = 1; index <= 8; index += 1) {
    const fields = [{ code: 'f1', title: 'Сколько чатов', kind: 'count' as const }];
    const form = { title: `Форма ${index}`, per: 'school' as const, fields, checks: [] };
    insertReportForm(world.db, { districtId: world.districtId, form, by }, world.now);
  }
  expect(say('Формы отчётов')).toContain('[Ещё 3]');
  expect(say('Ещё 3')).toContain('[Форма 8]');
  expect(say('Форма 8')).toContain('«Форма 8», по школе в целом');
});

test.each([
  'Ф И О ученика',
  'СНИЛС',
  'Дата рожд. учителя',
  'Номер телефона',
  'Тел. классного',
  'Возраст',
  'ИНН',
  'e-mail родителя',
  'Эл. почта',
])('a question «%s» asks for a person and is refused', (question) => {
  const district = createDistrict();
  for (const words of ['Новая форма', 'Отчёт', 'По школе в целом']) district.say(words);
  expect(district.say(`${question} — коротко`)).toContain('Так спросили бы о человеке');
});
