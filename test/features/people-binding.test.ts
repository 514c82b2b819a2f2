import { expect, test } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { insertDeadline } from '../support/deadlines.ts';
import { listBindingsOfPerson } from '../../src/storage/binding.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { closeUnit } from '../../src/storage/unit.ts';
import type { TestWorld } from '../support/test-world.ts';
import {
  COORDINATOR,
  DIRECTOR,
  GUEST,
  OTHER,
  OWN,
  districtAt,
  invite,
  load,
  loadOctober,
  noon,
  schoolId,
  week,
} from './people-support.ts';

const NOT_FITTING = 'Код не подошёл: он уже использован, истёк или набран с ошибкой.';

function later(world: TestWorld, minutes: number): void {
  world.sleepUntil(new Date(world.now.getTime() + minutes * 60_000));
  world.deliver();
}

function rolesOf(world: TestWorld, externalId: number): string[] {
  const person = findPersonByExternalId(world.db, externalId);
  return person === undefined ? [] : listBindingsOfPerson(world.db, person.id).map(({ role }) => role);
}

test('a director from the code to «Готово»', async () => {
  const world = districtAt(noon('2024-10-28'));
  loadOctober(world);
  for (const [dueOn, title, basis] of [
    ['2024-10-30', 'зарегистрировать в Сферуме всех сотрудников', 'постановление № 380, п. 1.2'],
    ['2024-11-02', 'отчёт о чатах классов на почту с пометкой «Сферум»', 'постановление № 380, п. 1.9'],
  ] as const) {
    insertDeadline(world.db, { districtId: world.districtId, dueOn: day(dueOn), title, basis }, world.now);
  }
  const { code } = invite(world, schoolId(world, OWN));
  world.say(DIRECTOR, `Код ${code.slice(0, 5).toLowerCase()}-${code.slice(5)}`);
  world.say(DIRECTOR, 'Начать');
  world.say(DIRECTOR, 'Показатели');
  world.say(DIRECTOR, 'сотрудники 38/45');
  world.say(DIRECTOR, '/показатели');
  world.say(DIRECTOR, 'Сроки');
  world.say(DIRECTOR, 'Готово');
  world.say(DIRECTOR, 'Готово: 30.10');
  world.say(DIRECTOR, 'Сроки');
  world.say(DIRECTOR, 'Не готово');
  world.say(DIRECTOR, 'Помощь');
  world.say(DIRECTOR, 'Контакты');
  world.say(DIRECTOR, 'Мои данные');
  world.say(DIRECTOR, 'Удалить меня');
  world.say(DIRECTOR, 'Да, удалить');
  world.say(DIRECTOR, 'Показатели');
  await expect(world.transcript).toMatchFileSnapshot('../golden/people-director.txt');
});

test('a guest learns what this is, how to get in, and nothing else', async () => {
  const world = districtAt(noon('2024-10-28'));
  loadOctober(world);
  world.say(GUEST, 'Начать', { payload: { command: 'start' } });
  world.say(GUEST, 'Начать');
  world.note('то же слово в тот же день — без ответа');
  world.say(GUEST, 'Начать');
  world.say(GUEST, 'Помощь');
  world.say(GUEST, 'Помощь');
  world.say(GUEST, 'У моего ребёнка нет домашнего задания');
  world.note('то же самое в тот же день — без ответа');
  world.say(GUEST, 'у моего ребенка нет домашнего задания!');
  world.say(GUEST, '', { files: [{ name: 'a.xlsx', extension: 'xlsx', size: 1, url: 'https://vk.com/a' }] });
  world.say(GUEST, 'Сводка');
  world.note('больше пяти ответов в день гость не получает');
  world.say(GUEST, '🙂');
  world.note('на следующий день — снова один ответ');
  world.sleepUntil(noon('2024-10-29'));
  world.say(GUEST, 'У моего ребёнка нет домашнего задания');
  await expect(world.transcript).toMatchFileSnapshot('../golden/people-guest.txt');
});

test('nothing of what a guest wrote is kept', () => {
  const world = districtAt(noon('2024-10-28'));
  world.say(GUEST, 'Меня зовут так-то, мой телефон 89280000000');
  const { code } = invite(world, schoolId(world, OWN));
  world.say(GUEST, code);
  const kept = world.db.prepare('SELECT count(*) AS n FROM inbox WHERE incoming IS NOT NULL').get();
  expect(kept).toEqual({ n: 0 });
});

test('wrong codes get one sentence, later and later, and the coordinator hears of the fifth', async () => {
  const world = districtAt(noon('2024-10-28'));
  const used = invite(world, schoolId(world, OTHER));
  world.person(40, 'Директор Дегвинской');
  world.say(40, used.code);
  const closed = invite(world, schoolId(world, 'МКОУ «Бурдекинская СОШ»'));
  closeUnit(world.db, schoolId(world, 'МКОУ «Бурдекинская СОШ»'), world.now);
  const own = invite(world, schoolId(world, OWN));

  world.note('использованный, закрытой школы, с ошибкой');
  world.say(GUEST, used.code);
  world.say(GUEST, closed.code);
  expect(world.say(GUEST, 'код 12345')).not.toContain(NOT_FITTING);
  later(world, 1);
  world.say(GUEST, 'ABCDE-2345');
  world.say(GUEST, 'ABCDE-23456');
  world.note('обычный вопрос и верный код ждать не заставляют');
  world.say(GUEST, 'Начать');
  world.say(GUEST, own.code);
  expect(rolesOf(world, GUEST)).toEqual(['director']);
  world.note('через десять минут');
  later(world, 10);
  await expect(world.transcript).toMatchFileSnapshot('../golden/people-wrong-codes.txt');
});

test('an alarm about wrong codes is said once, and a flood of them is answered once an hour', () => {
  const world = districtAt(noon('2024-10-28'));
  for (let attempt = 0; attempt < 40; attempt++) world.say(GUEST, `BCDFGH${1000 + attempt}`);
  later(world, 180);
  expect(world.transcript.match(/неверных код/g)).toHaveLength(1);
  expect(world.transcript.match(new RegExp(NOT_FITTING, 'g'))!.length).toBeLessThan(13);
});

test('a code lives 14 days', () => {
  const world = districtAt(noon('2024-10-28'));
  const { code, expiresAt } = invite(world, schoolId(world, OWN));
  expect(expiresAt).toEqual(noon('2024-11-11'));
  world.sleepUntil(expiresAt);
  expect(world.say(GUEST, code)).toContain(NOT_FITTING);
});

test('a person who came by the link is bound by whatever they send first', () => {
  const world = districtAt(noon('2024-10-28'));
  const { code, link } = invite(world, schoolId(world, OWN));
  expect(link).toBe(`https://vk.me/sferum_bot?ref=${code}`);
  expect(world.say(GUEST, 'Начать', { payload: { command: 'start' }, ref: code })).toContain(
    `Вы подключены: ${OWN}, директор.`,
  );
  // VK repeats the mark of the link.
  expect(world.say(GUEST, 'Сроки', { ref: code })).toContain('Сроков сейчас нет');
  expect(world.say(GUEST, 'Начать', { ref: 'from-site' })).toContain('По пятницам');
  expect(world.say(40, 'Начать', { ref: code })).toContain(NOT_FITTING);
  expect(world.say(41, 'Начать', { ref: 'from-site' })).toContain('Это служебный бот');
});

test('a coordinator comes in by a code too', () => {
  const world = districtAt(noon('2024-10-28'));
  const said = world.say(GUEST, `мой код: ${invite(world, world.districtId, 'coordinator').code}`);
  expect(said).toContain('Вы подключены: Сергокалинский район, координатор.');
  expect(said).toContain('{Сводка}');
});

test('one person, two schools', async () => {
  const world = districtAt(noon('2024-10-28'));
  loadOctober(world);
  world.say(DIRECTOR, invite(world, schoolId(world, OWN)).code);
  world.say(DIRECTOR, invite(world, schoolId(world, 'МКОУ «Канасирагинская СОШ»'), 'responsible').code);
  world.say(DIRECTOR, 'Контакты');
  world.say(DIRECTOR, 'Сменить школу');
  world.say(DIRECTOR, 'Сергокалинская №2');
  world.say(DIRECTOR, 'Показатели');
  world.say(DIRECTOR, 'Мои данные');
  world.say(DIRECTOR, 'Помощь');
  await expect(world.transcript).toMatchFileSnapshot('../golden/people-two-schools.txt');
});

test('a new director, and the coordinator chooses', async () => {
  const world = districtAt(noon('2024-10-28'));
  world.person(21, 'Прежний директор', 'director', schoolId(world, OWN));
  world.person(22, 'Новый директор');
  world.person(23, 'Ещё один директор');
  world.say(22, invite(world, schoolId(world, OWN)).code);
  world.note('до решения прежний видит всё, что видел');
  world.say(21, 'Сроки');
  world.say(COORDINATOR, 'Оставить обоих');
  world.say(COORDINATOR, 'заменить');
  world.say(21, 'Показатели');
  world.say(COORDINATOR, 'Заменить');
  world.note('ночью координатора не будят');
  world.sleepUntil(new Date('2024-10-28T20:30:00Z'));
  world.say(23, invite(world, schoolId(world, OWN)).code);
  world.sleepUntil(new Date('2024-10-29T05:00:00Z'));
  world.deliver();
  await expect(world.transcript).toMatchFileSnapshot('../golden/people-new-director.txt');
});

test('only the coordinator of the school’s own district decides about its directors', () => {
  const world = districtAt(noon('2024-10-28'));
  world.person(21, 'Прежний', 'director', schoolId(world, OWN));
  world.person(22, 'Новый', 'director', schoolId(world, OWN));
  const newest = listBindingsOfPerson(world.db, findPersonByExternalId(world.db, 22)!.id)[0]!.id;
  const payload = { c: 'replace-director', a: { b: newest } };
  world.person(50, 'Чужой координатор', 'coordinator', schoolId(world, OTHER));
  expect(world.say(50, '', { payload })).toContain('Это уже решено');
  expect(world.say(22, '', { payload })).toContain('Это может только координатор района.');
  expect(world.say(GUEST, '', { payload })).toContain('Это служебный бот');
  expect(rolesOf(world, 21)).toEqual(['director']);
  expect(world.say(COORDINATOR, '', { payload: { c: 'replace-director', a: { b: 'x' } } })).toContain(
    'директор заменён',
  );
});

test('of several schools with two directors the coordinator is asked which', () => {
  const world = districtAt(noon('2024-10-28'));
  for (const [index, school] of [OWN, OTHER].entries()) {
    world.person(60 + index, 'Прежний', 'director', schoolId(world, school));
    world.person(70 + index, 'Новый', 'director', schoolId(world, school));
  }
  expect(world.say(COORDINATOR, 'Заменить директора')).toContain('[Дегвинская] [Сергокалинская №2]');
  expect(world.say(COORDINATOR, 'Дегвинская')).toContain(`${OTHER}: директор заменён`);
  expect(rolesOf(world, 61)).toEqual([]);
  expect(rolesOf(world, 60)).toEqual(['director']);
});

test('a code for a role the person has already is no trouble', () => {
  const world = districtAt(noon('2024-10-28'));
  world.say(DIRECTOR, invite(world, schoolId(world, OWN)).code);
  expect(world.say(DIRECTOR, invite(world, schoolId(world, OWN)).code)).toContain('Вы подключены');
  expect(rolesOf(world, DIRECTOR)).toEqual(['director']);
  expect(world.transcript).not.toContain('ещё один директор');
});

test('the last coordinator stays, one of two may go', () => {
  const world = districtAt(noon('2024-10-28'));
  expect(world.say(COORDINATOR, 'Удалить меня')).toContain('Вы единственный координатор');
  expect(world.say(COORDINATOR, '', { payload: { c: 'erase-me', a: { yes: true } } })).toContain(
    'единственный',
  );
  world.person(11, 'Второй координатор', 'coordinator');
  world.say(COORDINATOR, 'Удалить меня');
  expect(world.say(COORDINATOR, 'Отмена')).toContain('Хорошо, ничего не удаляю.');
  expect(world.say(COORDINATOR, 'Отмена')).toContain('Отменять нечего');
  world.say(COORDINATOR, 'Удалить меня');
  expect(world.say(COORDINATOR, 'да, удалить')).toContain('Удалил');
  expect(findPersonByExternalId(world.db, COORDINATOR)).toBeUndefined();
  const texts = world.db
    .prepare("SELECT count(*) AS n FROM outbox WHERE peer_id = ? AND content NOT LIKE '%Удалил номер VK%'")
    .get(COORDINATOR);
  expect(texts).toEqual({ n: 0 });
});

test('a school that closed or was given another director shows nothing more', () => {
  const world = districtAt(noon('2024-10-28'));
  load(world, [{ school: OWN, code: 'calls', period: week('2024-10-19', '2024-10-25'), figure: [2, 31] }]);
  world.say(DIRECTOR, invite(world, schoolId(world, OTHER)).code);
  expect(world.say(DIRECTOR, 'Показатели')).not.toContain('2 учителя');
});

test('without contacts a coordinator is shown where they are written down', () => {
  const world = districtAt(noon('2024-10-28'));
  const said = world.say(COORDINATOR, 'Контакты');
  expect(said).toContain('«Настройки»');
  expect(said).toContain('[Настройки]');
  expect(world.say(COORDINATOR, 'Настройки')).toContain('[Контакты для школ]');
});
