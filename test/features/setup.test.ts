import { expect, it } from 'vitest';
import { findDialog, saveDialog } from '../../src/storage/dialog.ts';
import { findPersonByExternalId } from '../../src/storage/person.ts';
import { COORDINATOR, createOffice } from '../support/office.ts';
import { at } from '../support/week-tables.ts';

const CHAT = 2_000_000_001;

const FIRST_TABLE = [
  'Активность учителей в Сферуме с 19.10.2024 по 25.10.2024',
  '№;Наименование ОО;Количество учителей;Написали не менее 10 сообщений, чел.;Совершили хотя бы 1 звонок, чел.',
  '1;МКОУ «Дегвинская СОШ»;31;9;2',
  '2;МКОУ «Мургукская СОШ»;22;4;0',
  '3;МКОУ «Сергокалинская СОШ №1»;45;30;5',
  '4;МКОУ «Сергокалинская СОШ №2»;48;21;1',
  'Итого;;146;64;8',
].join('\n');

it('golden: the first run on an empty database', async () => {
  const office = createOffice({ now: at('2024-10-25', '12:00'), district: 'Район', schools: [] });
  const { world } = office;
  office.say('Начать');
  office.say('Другое название');
  office.say('Сергокалинский район');
  office.say('Другой часовой пояс');
  office.say('Москва');
  office.say('Что осталось настроить');
  office.say('Список школ');
  office.say(
    [
      '1. МКОУ «Дегвинская СОШ»; 152; 40',
      '2. МКОУ «Мургукская СОШ»',
      '3. МКОУ «Сергокалинская СОШ №1»',
      '4. МКОУ «Сергокалинская СОШ №2»',
    ].join('\n'),
  );
  office.say('Записать');
  office.say('Пригласить всех');
  world.note('координатор пересылает коды и добавляет сообщество в беседу директоров');
  world.person(CHAT, 'Беседа директоров');
  world.receive({ kind: 'chat-joined', peerId: CHAT, senderId: COORDINATOR });
  world.say(COORDINATOR, 'Сделать беседой района', { peerId: CHAT });
  office.say('Что осталось настроить');
  await office.sendFile('мониторинг 25.10.csv', FIRST_TABLE);
  office.say('Записать');
  office.say('Что осталось настроить');
  await expect(world.transcript).toMatchFileSnapshot('../golden/setup-first-run.txt');
});

it.each([
  'setup-name',
  'time-zone',
  'setting',
  'school-edit',
  'deadline-add',
  'broadcast',
  'enter-value',
  'import-period',
])('a state of the dialog %s that the program no longer knows ends it politely', (name) => {
  const office = createOffice({ now: at('2024-10-22', '12:00'), schools: ['МКОУ «Дегвинская СОШ»'] });
  const { db } = office.world;
  const personId = findPersonByExternalId(db, COORDINATOR)!.id;
  saveDialog(
    db,
    personId,
    COORDINATOR,
    { name, state: { ask: 7, k: 7, w: 7, f: 'x', unitId: 'x' } },
    office.world.now,
  );
  const said = office.say('что-то');
  expect(said).toMatch(name === 'setup-name' ? /Записал: «что-то»/ : /Разговор прервался/);
  expect(findDialog(db, personId, COORDINATOR)).toBeUndefined();
});

it('steps may be skipped and come back', () => {
  const office = createOffice({ now: at('2024-10-22', '12:00'), schools: [] });
  office.say('Начать');
  office.say('Всё верно');
  expect(office.say('Что осталось настроить')).toContain('Шаг 2 из 5.');
  // Without schools nobody can be invited.
  expect(office.say('Пропустить')).toContain('Шаг 4 из 5.');
  expect(office.say('Пропустить')).toContain('Шаг 5 из 5.');
  expect(office.say('Пропустить')).toContain('Шаг 2 из 5.');
});
