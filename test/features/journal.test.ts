import { beforeEach, describe, expect, test } from 'vitest';
import { noteAct } from '../../src/features/subjects/office/journal.ts';
import { findContext } from '../../src/app/find-context.ts';
import { erasePerson } from '../../src/storage/erase-person.ts';
import { ensurePerson } from '../../src/storage/person.ts';
import { listJournal } from '../../src/storage/journal.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';
import { COORDINATOR, createOffice } from '../support/office.ts';

const OTHER = 11;

function createWorld() {
  const office = createOffice({ now: new Date('2024-10-25T09:05:00Z'), schools: ['МКОУ «Дегвинская СОШ»'] });
  office.world.person(OTHER, 'Второй координатор', 'coordinator');
  return office;
}

let office = createWorld();
beforeEach(() => {
  office = createWorld();
});

function note(by: number, act: string, words: { before?: string; after?: string } = {}): void {
  const { base, now } = office.world;
  noteAct(findContext({ ...base, now }, by, by)!, act, words);
}

test('the journal, for the one and the other coordinator', async () => {
  const { world } = office;
  note(COORDINATOR, 'Срок 30.10 «отчёт о чатах классов» снят', { before: 'отчёт о чатах классов' });
  note(OTHER, 'Настройка «час напоминания» изменена', { before: '12:00', after: '13:00' });
  office.say('Журнал');
  world.press(COORDINATOR, 'Мои');
  world.press(COORDINATOR, 'Бота');
  world.say(OTHER, 'журнал');
  world.press(COORDINATOR, 'Файлом');
  office.say('01.10–31.10');
  await expect(world.transcript).toMatchFileSnapshot('../golden/journal.txt');
});

describe('append-only', () => {
  test.each([
    'DELETE FROM journal',
    "UPDATE journal SET act = 'другое'",
    'UPDATE journal SET person_id = NULL',
    "UPDATE journal SET after = 'другое'",
    'UPDATE journal SET at = 0',
  ])('%s is refused', (sql) => {
    note(COORDINATOR, 'Срок снят', { before: 'a', after: 'b' });
    expect(() => office.world.db.exec(sql)).toThrow(/append-only/);
  });

  test('who erases themself takes their words, not the fact', () => {
    const { db, now, districtId } = office.world;
    note(OTHER, 'Срок снят', { before: 'слова' });
    erasePerson(db, ensurePerson(db, OTHER, now), now);
    const [entry] = listJournal(db, districtId, { limit: 1 });
    expect(entry).toMatchObject({ act: 'Срок снят', before: undefined, after: undefined });
    expect(office.say('Журнал')).toContain('Срок снят');
  });

  test('also where another one corrected them; what another one wrote of their own stays', () => {
    const { db, now, districtId } = office.world;
    note(OTHER, 'Рассылка отправлена', { after: 'Планёрка в среду' });
    note(COORDINATOR, 'Рассылка исправлена', { before: 'Планёрка в среду', after: 'Планёрка в четверг' });
    note(OTHER, 'Настройка «час» изменена', { before: '12:00', after: '13:00' });
    note(COORDINATOR, 'Настройка «час» изменена', { before: '13:00', after: '14:00' });
    erasePerson(db, ensurePerson(db, OTHER, now), now);
    const words = listJournal(db, districtId, { limit: 9 }).map(({ before, after }) => [before, after]);
    expect(words).toEqual([
      ['13:00', '14:00'],
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });
});

test('more than a thousand entries: every page is there, and the book holds all of them', () => {
  const { world } = office;
  const entries = 1203;
  const context = findContext({ ...world.base, now: world.now }, COORDINATOR, COORDINATOR)!;
  for (let n = 1; n <= entries; n++) noteAct(context, `Дело ${n}`);
  expect(office.say('Журнал')).toMatch(/Журнал: 1.?203 записи, новые сверху\. Здесь 1–5\./);
  const last = world.say(COORDINATOR, '(кнопка)', { payload: { c: 'journal', a: { p: 240 } } });
  expect(last).toMatch(/Здесь 1201–1203\.[^]*Дело 3\b[^]*Дело 1\b/);
  expect(last).not.toContain('[Раньше]');
  office.say('Файлом');
  expect(office.say('25.10–25.10')).toMatch(/В файле 1.?203 записи/);
  const [content] = listRecentContents(world.db, COORDINATOR, 1);
  const document = content?.kind === 'message' ? content.documents?.[0] : undefined;
  const [sheet] = document?.format === 'xlsx' ? document.sheets : [];
  expect(sheet?.rows.map((row) => row[3])).toEqual(
    Array.from({ length: entries }, (_, index) => `Дело ${index + 1}`),
  );
});

test('pages of five, the newest first', () => {
  for (let n = 1; n <= 8; n++) note(COORDINATOR, `Дело ${n}`);
  expect(office.say('Журнал')).toMatch(/Дело 8[^]*Дело 4/);
  expect(office.world.press(COORDINATOR, 'Раньше')).toMatch(/Дело 3[^]*Дело 1/);
});
