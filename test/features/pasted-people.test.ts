import { describe, expect, it } from 'vitest';
import { COORDINATOR, createOffice, officeOver } from '../support/office.ts';
import { SCHOOLS, at } from '../support/week-tables.ts';

// Invented people: none of them exists.
const SECRETS = /Выдуман|Небыл|900\d{3}/;
const WITH_SCHOOL = [
  'Активность с 19.10.2024 по 25.10.2024',
  'ID\tФИО\tОрганизация\tРоль\tСообщений в чатах\tЗвонков',
  `900001\tВыдуманова Анна Петровна\t${SCHOOLS[0]}\tУчитель\t14\t1`,
  `900002\tВыдуманов Пётр Сергеевич\t${SCHOOLS[0]}\tУчитель\t3\t0`,
  `900003\tНебылова Ольга Львовна\t${SCHOOLS[0]}\tУченик\t90\t4`,
].join('\n');
const OF_ONE_SCHOOL = [
  `Организация: ${SCHOOLS[1]}, с 19.10.2024 по 25.10.2024`,
  'Пользователь;Тип профиля;Отправлено сообщений;Звонки',
  'Выдуманова Анна Петровна;Учитель;14;1',
  'Небылова Ольга Львовна;Учитель;0;0',
].join('\n');
const NO_EXPORT = [
  'ФИО учителя\tШкола\tЗвонят, %',
  `Выдуманова Анна Петровна\t${SCHOOLS[0]}\t5`,
  `Небылова Ольга Львовна\t${SCHOOLS[1]}\t7`,
].join('\n');

function createDistrict() {
  return createOffice({ now: at('2024-10-28', '10:00'), schools: SCHOOLS });
}

/** Every cell of every table, bytes read as text. */
function everythingStored({ world }: ReturnType<typeof createDistrict>): string {
  const tables = world.db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .pluck()
    .all() as string[];
  const rows = tables.flatMap((table) => world.db.prepare(`SELECT * FROM "${table}"`).all() as object[]);
  const cells = rows.flatMap((row) => Object.values(row) as unknown[]);
  return cells.map((cell) => (Buffer.isBuffer(cell) ? cell.toString('utf8') : String(cell))).join('\n');
}

describe('a table with a row per person, pasted into the chat', () => {
  it.each([
    ['of many schools', WITH_SCHOOL],
    ['of one school', OF_ONE_SCHOOL],
    ['without its week', WITH_SCHOOL.split('\n').slice(1).join('\n')],
    ['that is no export', NO_EXPORT],
  ])('%s: leaves nobody in any row, the message included', async (_, text) => {
    const office = createDistrict();
    office.world.say(COORDINATOR, text);
    await office.runTasks();
    expect(everythingStored(office)).not.toMatch(SECRETS);
  });

  it('is emptied after a restart in between too, and other messages stay', async () => {
    const office = createDistrict();
    office.say('Сводка');
    office.world.say(COORDINATOR, WITH_SCHOOL);
    const again = officeOver(office.world, office.files);
    await again.runTasks();
    expect(everythingStored(again)).not.toMatch(SECRETS);
    const words = office.world.db.prepare("SELECT json_extract(incoming, '$.text') FROM inbox").pluck().all();
    expect(words).toContain('Сводка');
  });

  it('a table of schools stays where it was pasted', async () => {
    const office = createDistrict();
    const text = `с 19.10.2024 по 25.10.2024\nШкола\tЗвонят, %\n${SCHOOLS[0]}\t5\n${SCHOOLS[1]}\t7`;
    office.world.say(COORDINATOR, text);
    await office.runTasks();
    expect(everythingStored(office)).toContain('Звонят, %\\n');
  });
});

it('a file whose name is a person’s is shown and kept under another', async () => {
  const office = createDistrict();
  const said = await office.sendFile(
    'Выдуманова Анна Петровна.csv',
    `с 19.10.2024 по 25.10.2024\nШкола;Звонят, %\n${SCHOOLS[0]};5`,
  );
  expect(said).toContain('«Файл.csv»: неделя 19–25.10');
  office.say('Записать');
  office.say('Журнал');
  const shown = office.world.db.prepare('SELECT content FROM outbox').pluck().all().join('\n');
  expect(shown).not.toMatch(SECRETS);
  expect(office.world.db.prepare('SELECT title FROM import').pluck().all().join()).toBe('Файл.csv');
});
