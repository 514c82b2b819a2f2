import { beforeAll, describe, expect, it, test } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { figureOfCounts } from '../../src/domain/measurement.ts';
import { dateOnly, weekOf } from '../../src/domain/period.ts';
import { municipalityNameKey, schoolNameKey } from '../../src/domain/school-name.ts';
import type { Table } from '../../src/domain/table.ts';
import type { UnitId } from '../../src/domain/unit.ts';
import { planImport } from '../../src/features/subjects/tables/import-plan.ts';
import { createFeatures } from '../../src/features/registry.ts';
import { insertBatch } from '../../src/storage/batch.ts';
import { insertBatchRecipient } from '../../src/storage/batch-recipient.ts';
import { saveDistrictSetting } from '../../src/storage/district-setting.ts';
import { insertDuty } from '../../src/storage/duty.ts';
import { insertImport } from '../../src/storage/import.ts';
import { insertJournal } from '../../src/storage/journal.ts';
import { insertLetter } from '../../src/storage/letter.ts';
import { insertBinding } from '../../src/storage/binding.ts';
import { ensurePerson, setReachable } from '../../src/storage/person.ts';
import { insertSilence } from '../../src/storage/silence.ts';
import { all, run } from '../../src/storage/statement.ts';
import { insertUnit, setUnitLevel } from '../../src/storage/unit.ts';
import { insertVacation } from '../../src/storage/vacation.ts';
import { createTestWorld } from '../support/test-world.ts';
import { at } from '../support/week-tables.ts';

const REGION = 10;
const OF_A = 11;
const OF_B = 12;
const HEAD_OF_A = 13;
const NOW = at('2024-10-28', '10:00');
const features = createFeatures();
const names = [...new Set(features.commands.map(({ name }) => name))];

type World = ReturnType<typeof createTestWorld>;
type Office = { id: UnitId; schools: UnitId[]; ids: Readonly<Record<string, number>> };

/** Two districts under one region in one database, each with a whole desk of its own; every word tells whose it is. */
function createScene() {
  const world = createTestWorld({ now: NOW, district: 'Общая область' });
  const { db } = world;
  setUnitLevel(db, world.districtId, 'region');
  const a = createDesk(world, 'Ближний', 200);
  const b = createDesk(world, 'Дальний', 300);
  world.person(REGION, 'Координатор области', 'coordinator', world.districtId);
  world.person(OF_A, 'Координатор А', 'coordinator', a.id);
  world.person(OF_B, 'Координатор Б', 'coordinator', b.id);
  world.person(HEAD_OF_A, 'Руководитель А', 'head', a.id);
  return { world, a, b };
}

function createDesk({ db, districtId, now }: World, mark: string, firstPerson: number): Office {
  const name = `${mark} район`;
  const id = insertUnit(
    db,
    { level: 'municipality', parentId: districtId, name, nameKey: municipalityNameKey(name) },
    now,
  );
  const schools = Array.from({ length: 7 }, (_, index) => {
    const school = `МКОУ «${mark}ская СОШ №${index + 1}»`;
    const unit = {
      level: 'organisation',
      parentId: id,
      name: school,
      nameKey: schoolNameKey(school),
    } as const;
    return insertUnit(db, { ...unit, organisationKind: 'school' }, now);
  });
  const { id: by } = ensurePerson(db, firstPerson, now);
  setReachable(db, firstPerson, true);
  insertBinding(db, by, 'director', schools[0]!, now);
  const week = weekOf(day('2024-10-25'));
  const importId = insertImport(
    db,
    { districtId: id, origin: 'federal', title: `таблица ${mark}`, personId: by, summary: {} },
    schools.map((unitId, index) => ({
      unitId,
      metric: { code: 'messages', version: 2 },
      period: week,
      origin: 'federal',
      ...figureOfCounts(index, firstPerson + index),
    })),
    now,
  );
  const duty = insertDuty(
    db,
    {
      districtId: id,
      kind: 'dated',
      title: `обязанность ${mark}`,
      dueOn: day('2024-11-12'),
      startsOn: day('2024-10-22'),
      createdBy: by,
    },
    now,
  );
  const batch = insertBatch(
    db,
    {
      districtId: id,
      personId: by,
      title: `рассылка ${mark}`,
      text: `текст ${mark}`,
      audience: `кому ${mark}`,
    },
    now,
  );
  insertBatchRecipient(db, batch, { personId: by, unitIds: [schools[0]!] });
  const letter = insertLetter(
    db,
    {
      districtId: id,
      subject: `письмо ${mark}`,
      contents: { documents: [], listed: schools, own: [] },
      createdBy: by,
    },
    now,
  );
  insertJournal(db, { districtId: id, personId: by, act: `запись ${mark}`, before: `было ${mark}` }, now);
  insertSilence(
    db,
    {
      districtId: id,
      unitId: schools[1],
      dutyId: undefined,
      reason: `тишина ${mark}`,
      until: day('2024-11-20'),
      createdBy: by,
    },
    now,
  );
  insertVacation(
    db,
    {
      districtId: id,
      unitId: undefined,
      title: `каникулы ${mark}`,
      from: day('2024-10-28'),
      to: day('2024-11-04'),
      createdBy: by,
    },
    now,
  );
  saveDistrictSetting(db, id, 'contacts', `контакты ${mark}`, { by, now });
  const report = run(
    db,
    `INSERT INTO school_report (unit_id, form, occasion, rows, state, given_by, given_at)
     VALUES (?, 'class-chats', 'once', '[]', 'given', ?, ?)`,
    [schools[0]!, by, now.getTime()],
  ).id;
  const newest = (table: string) => all<{ id: number }>(db, `SELECT max(id) AS id FROM ${table}`)[0]?.id ?? 0;
  const answerId = run(
    db,
    `INSERT INTO duty_answer (duty_id, unit_id, occasion, kind, state, words, person_id, answered_at)
     VALUES (?, ?, 'once', 'not-ours', 'given', ?, ?, ?)`,
    [duty, schools[0]!, `ответ ${mark}`, by, now.getTime()],
  ).id;
  return {
    id,
    schools,
    ids: {
      duty,
      batch,
      letter,
      importId,
      report,
      answerId,
      silence: newest('silence'),
      vacation: newest('vacation'),
      journal: newest('journal'),
      person: by,
      binding: newest('binding'),
    },
  };
}

/** What a button that was made for the other office's things would carry, under every short key. */
function forgedArgs({ id, schools, ids }: Office): Record<string, unknown>[] {
  const [school] = schools;
  const numbers = Object.values(ids);
  const keys = [...'a b c d e f g h i j l n o p q r s t u v w x z'.split(' '), 'report', 'id'];
  const same = (value: unknown) => Object.fromEntries(keys.map((key) => [key, value]));
  return [
    {},
    ...[...new Set(numbers), id, school!].flatMap((number) => [
      same(number),
      { ...same(number), s: school, u: id, yes: 1, y: 1, k: 'yes' },
    ]),
    { d: ids['duty'], s: school, o: 'once', w: 'all', y: 1, f: 'class-chats', m: 'messages' },
    { l: ids['letter'], w: 'listed', y: 1 },
    { l: ids['letter'], w: 'all', y: 1, yes: 1 },
    { b: ids['batch'], yes: 1, k: 'text', t: 'text' },
    { f: 'class-chats', o: 'once', s: school, u: school },
    { s: school, m: 'messages', w: '2024-10-25' },
  ];
}

/** Every row of the database that belongs to an office. */
function rowsOf({ db }: World, { id, schools }: Office): string {
  const tables = all<{ name: string }>(db, "SELECT name FROM sqlite_schema WHERE type = 'table'").map(
    ({ name }) => name,
  );
  const ids = JSON.stringify([id, ...schools]);
  return JSON.stringify(
    tables.flatMap((table) => {
      const columns = all<{ name: string }>(db, `SELECT name FROM pragma_table_info('${table}')`).map(
        ({ name }) => name,
      );
      const owner = table === 'unit' ? 'id' : ['district_id', 'unit_id'].find((one) => columns.includes(one));
      if (owner === undefined || table === 'job_run' || table === 'job_cursor') return [];
      return [
        [
          table,
          all(db, `SELECT * FROM "${table}" WHERE ${owner} IN (SELECT value FROM json_each(?))`, [ids]),
        ],
      ];
    }),
  );
}

describe('a district’s office, with every button of the sibling district', () => {
  test.each(names)('%s', (name) => {
    const { world, a, b } = createScene();
    const before = rowsOf(world, b);
    for (const speaker of [OF_A, HEAD_OF_A]) {
      for (const args of forgedArgs(b)) {
        const said = world.say(speaker, '(кнопка)', { payload: { c: name, a: args } });
        expect(said).not.toContain('Дальн');
      }
    }
    expect(rowsOf(world, b)).toBe(before);
    expect(all(world.db, 'SELECT incident FROM inbox WHERE incident IS NOT NULL')).toEqual([]);
    // Nobody of the sibling district was written to.
    const told = all<{ peer_id: number }>(world.db, 'SELECT DISTINCT peer_id FROM outbox');
    expect(told.filter(({ peer_id }) => peer_id === 300 || peer_id === OF_B)).toEqual([]);
    expect(a.id).not.toBe(b.id);
  });
});

describe('the region’s office, with every button of a district', () => {
  test.each(names)('%s', (name) => {
    const { world, b } = createScene();
    const before = rowsOf(world, b);
    for (const args of forgedArgs(b)) {
      const said = world.say(REGION, '(кнопка)', { payload: { c: name, a: args } });
      // It may open the district, and invite its coordinator; no school and no word of its desk.
      expect(said).not.toContain('Дальнийская');
      expect(said).not.toMatch(
        /(обязанность|рассылка|текст|письмо|запись|тишина|каникулы|контакты|ответ) Дальн/,
      );
    }
    const after = name === 'region-invite' ? withoutInvitations(rowsOf(world, b)) : rowsOf(world, b);
    expect(after).toBe(name === 'region-invite' ? withoutInvitations(before) : before);
    expect(all(world.db, 'SELECT incident FROM inbox WHERE incident IS NOT NULL')).toEqual([]);
  });
});

function withoutInvitations(rows: string): string {
  const tables = JSON.parse(rows) as [string, unknown][];
  return JSON.stringify(tables.filter(([table]) => table !== 'invitation'));
}

describe('jobs', () => {
  let scene: ReturnType<typeof createScene>;

  beforeAll(() => {
    scene = createScene();
    const { world, a, b } = scene;
    const { id: by } = ensurePerson(world.db, OF_A, world.now);
    saveDistrictSetting(world.db, a.id, 'timeZone', 'Asia/Sakhalin', { by, now: world.now });
    saveDistrictSetting(world.db, b.id, 'timeZone', 'Europe/Moscow', { by, now: world.now });
    world.tick();
    world.moveTo(at('2024-11-02', '23:00'));
  });

  it('each district’s Friday reminder comes at noon of its own zone', () => {
    const runs = all<{ district_id: number; scheduled_for: number }>(
      scene.world.db,
      "SELECT district_id, scheduled_for FROM job_run WHERE job = 'friday-reminder'",
    );
    const of = (id: UnitId) => runs.find((one) => one.district_id === id)?.scheduled_for;
    expect(of(scene.a.id)).toBe(at('2024-11-01', '12:00', 'Asia/Sakhalin').getTime());
    expect(of(scene.b.id)).toBe(at('2024-11-01', '12:00').getTime());
  });

  it('nobody hears of another district by themselves', () => {
    const parts = scene.world.transcript.split(/^(?=Бот → )/m);
    const heard = (name: string) => parts.filter((part) => part.startsWith(`Бот → ${name}`)).join('\n');
    for (const name of ['Координатор А', 'Руководитель А', '200']) expect(heard(name)).not.toContain('Дальн');
    for (const name of ['Координатор Б', '300']) expect(heard(name)).not.toContain('Ближн');
  });
});

describe('people between districts', () => {
  it('a director of two districts hears by an old button of the other one the targets and the zone of that one', () => {
    const { world, a, b } = createScene();
    const { id: by } = ensurePerson(world.db, OF_B, world.now);
    const target = { value: 80, source: { order: 'приказ Дальнего района' } };
    saveDistrictSetting(world.db, b.id, 'targets', { messages: target }, { by, now: world.now });
    const { id } = ensurePerson(world.db, 200, world.now);
    insertBinding(world.db, id, 'director', b.schools[0]!, world.now);
    const pressed = (s: UnitId) => world.say(200, 'x', { payload: { c: 'figures', a: { s } } });
    expect(pressed(b.schools[0]!)).toContain('приказ Дальнего района');
    expect(pressed(a.schools[0]!)).not.toContain('приказ Дальнего района');
    expect(pressed(a.schools[0]!)).not.toContain('80');
  });

  it('a guest is told of no particular district where several share the bot', () => {
    const { world } = createScene();
    const said = world.say(999, 'Здравствуйте');
    expect(said).toContain('Это служебный бот для руководителей школ.');
    expect(said).not.toMatch(/Ближн|Дальн|Общая/);
  });
});

it('a district’s table that names its neighbours writes nothing down for those who have an office', () => {
  const { world, a, b } = createScene();
  const region = world.districtId;
  const table: Table = {
    fileName: 'область.xlsx',
    sheets: [],
    problems: [],
    questions: [],
    records: ['Ближний район', 'Дальний район', 'Никем не занятый район'].map((name, index) => ({
      unit: { level: 'municipality', name },
      metric: { code: 'not-active', version: 1 },
      period: dateOnly(day('2024-10-25')),
      at: { sheet: 'Лист1', cell: `B${index + 2}` },
      state: 'value',
      value: 3,
    })),
  };
  const unitsOf = (districtId: UnitId) =>
    planImport({ ...world.base, now: world.now }, { id: districtId }, table).figures.flatMap(({ unit }) =>
      'id' in unit ? [unit.id] : [],
    );
  expect(unitsOf(a.id)).toEqual([a.id]);
  expect(unitsOf(region)).toEqual([a.id, b.id]);
});
