import { describe, expect, it } from 'vitest';
import { listMeasurementsOfUnit } from '../../src/storage/measurement.ts';
import { createOffice } from '../support/office.ts';
import { SCHOOLS, at, schoolId } from '../support/week-tables.ts';

// Invented people: none of them exists.
const SECRETS = /Выдуман|Небыл|900\d{3}/;
const HEAD = 'ID;ФИО;Организация;Роль;Сообщений в чатах;Звонков';
const ROWS = [
  `900001;Выдуманова Анна Петровна;${SCHOOLS[0]};Учитель;14;1`,
  `900002;Выдуманов Пётр Сергеевич;${SCHOOLS[0]};Учитель;3;0`,
  `900003;Небылова Ольга Львовна;${SCHOOLS[0]};Ученик;90;4`,
];

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

describe('an export of the platform’s cabinet with a row per teacher', () => {
  it('is previewed as shares of schools; no name and no number of a person is stored on the way', async () => {
    const office = createDistrict();
    const said = await office.sendFile(
      'активность.csv',
      ['Активность с 19.10.2024 по 25.10.2024', HEAD, ...ROWS].join('\n'),
    );
    expect(said).toContain('неделя 19–25.10');
    expect(said).toContain('Имена и номера не сохранены.');
    expect(everythingStored(office)).not.toMatch(SECRETS);
    office.say('Записать');
    const figures = listMeasurementsOfUnit(office.world.db, schoolId(office.world, SCHOOLS[0]));
    expect(
      figures.map(({ metric, numerator, denominator }) => [metric.code, numerator, denominator]),
    ).toEqual(
      expect.arrayContaining([
        ['messages', 1, 2],
        ['calls', 1, 2],
      ]),
    );
    expect(everythingStored(office)).not.toMatch(SECRETS);
    expect(office.world.transcript).not.toMatch(SECRETS);
  });

  it('without a week keeps no name while it waits for one', async () => {
    const office = createDistrict();
    await office.sendFile('активность.csv', [HEAD, ...ROWS].join('\n'));
    expect(everythingStored(office)).not.toMatch(SECRETS);
  });

  it('a list of people that is no such export leaves nothing either', async () => {
    const office = createDistrict();
    await office.sendFile('учителя.csv', `ФИО;Школа\nВыдуманова Анна Петровна;${SCHOOLS[0]}`);
    expect(everythingStored(office)).not.toMatch(SECRETS);
  });
});
