import { describe, expect, test } from 'vitest';
import { writeDocument } from '../../src/documents/write-document.ts';
import { day } from '../../src/domain/calendar-day.ts';
import type { Role } from '../../src/domain/person.ts';
import { insertFinding } from '../../src/storage/finding.ts';
import { holdMessage } from '../../src/storage/held-message.ts';
import { enqueue } from '../../src/storage/outbox.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';
import { listBindingsOfPerson } from '../../src/storage/binding.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { savePreference } from '../../src/storage/preference.ts';
import { insertVacation } from '../../src/storage/vacation.ts';
import type { TestWorld } from '../support/test-world.ts';
import {
  COORDINATOR,
  DIRECTOR,
  GUEST,
  OTHER,
  OWN,
  districtAt,
  invite,
  loadOctober,
  noon,
  schoolId,
} from './people-support.ts';
import { sheetsOf } from '../support/sheets-of.ts';

const RESPONSIBLE = 40;
const NOT_FITTING = 'Код не подошёл';

function rolesOf(world: TestWorld, externalId: number): Role[] {
  const person = findPersonByExternalId(world.db, externalId);
  return person === undefined ? [] : listBindingsOfPerson(world.db, person.id).map(({ role }) => role);
}

function withDirector(): TestWorld {
  const world = districtAt(noon('2024-10-28'));
  world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OWN));
  world.person(RESPONSIBLE, 'Ответственный');
  return world;
}

function codeIn(said: string): string {
  return /пришлите ему: (\w+)/.exec(said)![1]!;
}

test('a director appoints an ответственный, ends the role, and leaves', async () => {
  const world = withDirector();
  loadOctober(world);
  world.say(DIRECTOR, 'Ещё');
  world.say(DIRECTOR, 'Назначить ответственного');
  const code = codeIn(world.say(DIRECTOR, 'Выдать код'));
  world.say(RESPONSIBLE, code);
  world.note('назначать других ответственный не может');
  world.say(RESPONSIBLE, 'Назначить ответственного');
  world.say(RESPONSIBLE, 'Ещё');
  world.say(DIRECTOR, 'Назначить ответственного');
  world.say(DIRECTOR, 'Отключить vk.com/id40');
  world.say(DIRECTOR, 'Да, отключить');
  world.say(RESPONSIBLE, 'Показатели');
  world.note('уход из школы');
  world.say(DIRECTOR, 'Мои данные');
  world.say(DIRECTOR, 'Уйти из школы');
  world.say(DIRECTOR, 'Да, уйти');
  world.say(DIRECTOR, 'Показатели');
  await expect(world.transcript).toMatchFileSnapshot('../golden/people-appoint-and-leave.txt');
  expect(rolesOf(world, DIRECTOR)).toEqual([]);
});

test('a director’s code is one at a time, for the own school, and ends when they leave', () => {
  const world = withDirector();
  const first = codeIn(world.say(DIRECTOR, '', { payload: { c: 'appoint-code', a: {} } }));
  const second = codeIn(
    world.say(DIRECTOR, '', { payload: { c: 'appoint-code', a: { s: schoolId(world, OTHER) } } }),
  );
  expect(world.transcript).not.toContain(OTHER);
  expect(world.say(GUEST, first)).toContain(NOT_FITTING);
  const coordinators = invite(world, schoolId(world, OWN), 'responsible');
  world.say(DIRECTOR, 'Уйти из школы');
  world.say(DIRECTOR, 'Да, уйти');
  expect(world.say(GUEST, second)).toContain(NOT_FITTING);
  expect(world.say(RESPONSIBLE, coordinators.code)).toContain('ответственный за Сферум');
});

test('a role of another school is out of reach, and a stale button ends nothing twice', () => {
  const world = withDirector();
  world.person(50, 'Чужой ответственный', 'responsible', schoolId(world, OTHER));
  world.person(RESPONSIBLE, 'Ответственный', 'responsible', schoolId(world, OWN));
  const binding = (externalId: number) =>
    listBindingsOfPerson(world.db, findPersonByExternalId(world.db, externalId)!.id)[0]!.id;
  const press = (from: number, c: string, b: number) =>
    world.say(from, '', { payload: { c, a: { b, yes: true } } });
  const [own, foreign] = [binding(RESPONSIBLE), binding(50)];
  expect(press(DIRECTOR, 'appoint-end', foreign)).toContain('уже отключён');
  expect(press(DIRECTOR, 'leave-school', foreign)).toContain('Этой роли у вас больше нет');
  expect(press(RESPONSIBLE, 'appoint-end', own)).toContain('может только директор');
  expect(rolesOf(world, 50)).toEqual(['responsible']);
  expect(press(DIRECTOR, 'appoint-end', own)).toContain('Отключил vk.com/id40');
  expect(press(DIRECTOR, 'appoint-end', own)).toContain('уже отключён');
  expect(world.transcript.match(/директор отключил вас/g)).toHaveLength(1);
});

test('who leaves one of two schools speaks for the other; nothing on its way is lost', () => {
  const world = withDirector();
  world.say(DIRECTOR, invite(world, schoolId(world, OTHER)).code);
  world.say(DIRECTOR, 'Уйти из школы');
  const said = world.say(DIRECTOR, 'Да, уйти');
  expect(said).toContain(`${OTHER}: вы больше не подключены. Теперь отвечаю про другую: ${OWN}.`);
  expect(said).toContain('Директора в боте у неё теперь нет');
  expect(said).toContain('[Код для директора]');
  expect(world.say(DIRECTOR, 'Сроки')).toContain('Сроков сейчас нет');
});

test('the coordinator hears of it by day only, and not that nobody is left when somebody is', () => {
  const world = withDirector();
  world.person(21, 'Второй директор', 'director', schoolId(world, OWN));
  world.sleepUntil(new Date('2024-10-28T19:30:00Z'));
  world.say(DIRECTOR, 'Уйти из школы');
  expect(world.say(DIRECTOR, 'Да, уйти')).not.toContain('Бот → Координатор');
  world.sleepUntil(new Date('2024-10-29T06:30:00Z'));
  world.deliver();
  expect(world.transcript).toContain('директор (vk.com/id20) отключился от школы.\n');
  expect(world.transcript).not.toContain('Директора в боте у неё теперь нет');
});

test('what was on its way to somebody without a school any more does not come', () => {
  const world = withDirector();
  const late = { to: DIRECTOR, lane: 'bulk', text: 'Цифры школы', dedupeKey: 'figures/1' } as const;
  enqueue(
    world.db,
    { ...late, notBefore: noon('2024-10-29') },
    { now: world.now, random: world.base.random },
  );
  world.say(DIRECTOR, 'Уйти из школы');
  world.say(DIRECTOR, 'Да, уйти');
  world.sleepUntil(noon('2024-10-30'));
  world.deliver();
  expect(world.transcript).not.toContain('Цифры школы');
});

test('a new director learns who is connected, and the codes of the former one end', async () => {
  const world = districtAt(noon('2024-10-28'));
  world.person(21, 'Прежний директор', 'director', schoolId(world, OWN));
  world.person(RESPONSIBLE, 'Ответственный');
  world.say(RESPONSIBLE, codeIn(world.say(21, '', { payload: { c: 'appoint-code', a: {} } })));
  const unused = codeIn(world.say(21, '', { payload: { c: 'appoint-code', a: {} } }));
  world.person(22, 'Новый директор');
  world.say(22, invite(world, schoolId(world, OWN)).code);
  world.say(COORDINATOR, 'Заменить');
  world.say(22, 'Назначить ответственного');
  await expect(world.transcript).toMatchFileSnapshot('../golden/people-replaced-with-responsible.txt');
  expect(world.say(GUEST, unused)).toContain(NOT_FITTING);
  expect(rolesOf(world, RESPONSIBLE)).toEqual(['responsible']);
});

test('«Выгрузить» gives everything kept about the person, and nothing of anybody else', async () => {
  const world = withDirector();
  world.person(21, 'Другой', 'director', schoolId(world, OTHER));
  world.say(21, 'Чужая тайна');
  world.say(DIRECTOR, 'Моя тайна');
  world.say(DIRECTOR, 'Моё в беседе', { peerId: 2_000_000_001 });
  savePreference(
    world.db,
    findPersonByExternalId(world.db, DIRECTOR)!.id,
    'quiet',
    { from: '21:00', to: '08:00' },
    world.now,
  );
  world.say(DIRECTOR, '', { payload: { c: 'appoint-code', a: {} } });
  const shown = world.say(DIRECTOR, 'Мои данные');
  expect(shown).toContain('записи — 1\u00a0выданный код');
  expect(shown).toContain('настройки уведомлений');
  expect(shown).toContain('[Выгрузить] [Удалить меня]\n    [Уйти из школы]');
  expect(world.say(DIRECTOR, 'Выгрузить')).toContain('Мои данные 28.10.2024.xlsx');
  const [content] = listRecentContents(world.db, DIRECTOR, 1);
  const document = content?.kind === 'message' ? content.documents?.[0] : undefined;
  expect(sheetsOf(document).map(({ name }) => name)).toEqual(['Роли', 'Переписка', 'Настройки', 'Записи']);
  const cells = JSON.stringify(document);
  expect(cells).toContain('Моя тайна');
  expect(cells).toContain('Моё в беседе');
  expect(cells).toContain(OWN);
  expect(cells).not.toContain('Чужая тайна');
  expect(cells).not.toContain(OTHER);
  expect((await writeDocument(document!)).length).toBeGreaterThan(1000);
});

test('«Мои данные» of a coordinator tells of the desk too: silences, holidays, what stands in the journal', () => {
  const world = withDirector();
  world.say(COORDINATOR, 'Включить тишину всем до 29.11 приёмка таблицы');
  world.say(COORDINATOR, 'Сохранить');
  const { id } = findPersonByExternalId(world.db, COORDINATOR)!;
  const holidays = { title: 'осенние', from: day('2024-10-28'), to: day('2024-11-04') };
  insertVacation(
    world.db,
    { ...holidays, districtId: world.districtId, unitId: undefined, createdBy: id },
    world.now,
  );
  const told = world.say(COORDINATOR, 'Мои данные').replaceAll('\u00a0', ' ');
  for (const record of ['1 тишина', '1 запись о каникулах', '1 строка в журнале района']) {
    expect(told).toContain(record);
  }
  world.say(COORDINATOR, 'Выгрузить');
  const [content] = listRecentContents(world.db, COORDINATOR, 1);
  const cells = JSON.stringify(content?.kind === 'message' ? content.documents : undefined);
  expect(cells).toContain('приёмка таблицы');
  expect(cells).toContain('осенние');
  expect(cells).toContain('Включена тишина: Все школы');
});

test('«Удалить меня» takes the preferences, what waits, the words in group chats and the codes', () => {
  const world = withDirector();
  const { id } = findPersonByExternalId(world.db, DIRECTOR)!;
  savePreference(world.db, id, 'off', ['friday-reminder'], world.now);
  holdMessage(
    world.db,
    {
      personId: id,
      title: 'Итоги недели',
      message: { text: 'Ваши цифры' },
      dedupeKey: 'k',
      dueAt: noon('2024-10-29'),
      usefulUntil: undefined,
    },
    world.now,
  );
  world.say(DIRECTOR, 'Моё в беседе', { peerId: 2_000_000_001 });
  const code = codeIn(world.say(DIRECTOR, '', { payload: { c: 'appoint-code', a: {} } }));
  world.say(DIRECTOR, 'Удалить меня');
  world.say(DIRECTOR, 'Да, удалить');
  world.sleepUntil(noon('2024-10-30'));
  world.tick();
  expect(world.transcript).not.toContain('Ваши цифры');
  expect(world.say(GUEST, code)).toContain(NOT_FITTING);
  const left = (sql: string) => world.db.prepare(sql).pluck().get();
  expect(left('SELECT count(*) FROM person_preference')).toBe(0);
  expect(left('SELECT count(*) FROM held_message')).toBe(0);
  expect(left(`SELECT count(*) FROM inbox WHERE incoming LIKE '%"senderId":20,%'`)).toBe(0);
});

/** The newest book of «Выгрузить», sheet by sheet. */
function exported(world: TestWorld, of: number): Record<string, string[]> {
  world.say(of, 'Выгрузить');
  const [content] = listRecentContents(world.db, of, 1);
  const sheets = sheetsOf(content?.kind === 'message' ? content.documents?.[0] : undefined);
  return Object.fromEntries(
    sheets.map(({ name, rows }) => [
      name,
      rows.map((row) => row.map((cell) => (typeof cell === 'object' ? '' : String(cell))).join(' | ')),
    ]),
  );
}

describe('«Выгрузить»', () => {
  test('holds nobody else’s page, code or invitation', () => {
    const world = withDirector();
    world.say(COORDINATOR, 'Пригласить');
    const code = codeIn(world.say(COORDINATOR, 'Мургукская'));
    world.person(777, 'Ответственный', 'responsible', schoolId(world, OWN));
    expect(world.say(DIRECTOR, 'Назначить ответственного')).toContain('vk.com/id777');
    const coordinators = JSON.stringify(exported(world, COORDINATOR));
    expect(coordinators).toContain('приглашает вас в бот');
    expect(coordinators).not.toContain(code);
    expect(coordinators).toContain('?ref=…');
    const directors = JSON.stringify(exported(world, DIRECTOR));
    expect(directors).not.toContain('id777');
    expect(directors).toContain('vk.com/id…');
    expect(world.transcript).toContain('чужие страницы VK, коды и ссылки-приглашения скрыты');
    expect(world.transcript).not.toContain('Чужих данных в нём нет');
  });

  test('holds what is not finished, not sent and not decided yet, in Russian', () => {
    const world = withDirector();
    loadOctober(world);
    const { id } = findPersonByExternalId(world.db, DIRECTOR)!;
    savePreference(world.db, id, 'quiet', { from: '21:00', to: '08:00' }, world.now);
    savePreference(world.db, id, 'off', ['friday-reminder'], world.now);
    savePreference(world.db, id, 'paused', { 'deadline-reminders': '2024-11-01' }, world.now);
    const held = {
      personId: id,
      title: 'Итоги',
      dedupeKey: 'k',
      dueAt: noon('2024-10-29'),
      usefulUntil: undefined,
    };
    holdMessage(world.db, { ...held, message: { text: 'Ваши итоги' } }, world.now);
    world.say(DIRECTOR, 'Цифра неверна');
    world.say(DIRECTOR, 'Звонят');
    world.say(DIRECTOR, 'в журнале больше', { pictures: ['photo20_1'] });
    world.say(DIRECTOR, 'Отправить');
    world.say(DIRECTOR, 'мера провести звонок');
    const cells = exported(world, DIRECTOR);
    expect(cells['Настройки']).toEqual([
      'тихие часы | с 21:00 до 08:00',
      'выключенные напоминания | напоминание в пятницу',
      'приостановленные напоминания | напоминания о сроках — до 01.11.2024',
    ]);
    expect(cells['Переписка']!.join('\n')).toContain('Ещё не отправлено:\nВаши итоги');
    const records = cells['Записи']!.join('\n');
    expect(records).toContain('снимок или файл к спору | МКОУ «Сергокалинская СОШ №2» | photo20_1');
    expect(records).toContain('незаконченный ответ |  | провести звонок');
    world.say(COORDINATOR, 'Споры');
    world.say(COORDINATOR, 'Отклонить');
    world.say(COORDINATOR, 'по таблице верно');
    expect(exported(world, COORDINATOR)['Записи']!.join('\n')).toContain(
      'решение о цифре | МКОУ «Сергокалинская СОШ №2» | по таблице верно',
    );
  });

  test('names metrics and settings as people do', () => {
    const world = withDirector();
    const { id: personId } = findPersonByExternalId(world.db, DIRECTOR)!;
    const finding = {
      unitId: schoolId(world, OWN),
      metricCode: 'messages',
      cause: 'meetings-elsewhere',
      personId,
    } as const;
    world.db.transaction(() => insertFinding(world.db, finding, world.now))();
    expect(exported(world, DIRECTOR)['Записи']!.join('\n')).not.toMatch(/messages/);
    world.say(COORDINATOR, 'Настройки');
    world.say(COORDINATOR, 'Час итогов');
    world.say(COORDINATOR, '19:30');
    expect(exported(world, COORDINATOR)['Записи']!.join('\n')).toContain('| час итогов');
  });
});
