import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { figureOfCounts, figureOfValue } from '../../src/domain/measurement.ts';
import type { Figure } from '../../src/domain/measurement.ts';
import { dateOnly, weekOf } from '../../src/domain/period.ts';
import { municipalityNameKey, schoolNameKey } from '../../src/domain/school-name.ts';
import type { UnitId } from '../../src/domain/unit.ts';
import { insertImport } from '../../src/storage/import.ts';
import { get } from '../../src/storage/statement.ts';
import { insertUnit, setUnitLevel } from '../../src/storage/unit.ts';
import { COORDINATOR, createOffice } from '../support/office.ts';
import { at } from '../support/week-tables.ts';

/** Made-up counts: not registered, not active, with zero by messages; the week before and now. */
const TABLE = [
  ['Анивский городской округ', [1, 3, 4], [1, 2, 3]],
  ['Городской округ «Охинский»', [4, 8, 9], [3, 7, 9]],
  ['Городской округ Ногликский', [2, 5, 6], [2, 5, 5]],
] as const;
const CODES = ['not-registered', 'not-active', 'zero-messages'] as const;

type Office = ReturnType<typeof createRegion>;

function createRegion() {
  const office = createOffice({ now: at('2023-05-10', '10:00'), district: 'Сахалинская область' });
  const { db, districtId, now } = office.world;
  setUnitLevel(db, districtId, 'region');
  const ids = TABLE.map(([name]) =>
    insertUnit(
      db,
      { level: 'municipality', parentId: districtId, name, nameKey: municipalityNameKey(name) },
      now,
    ),
  );
  return { ...office, ids };
}

function write(
  { world }: Pick<Office, 'world'>,
  of: UnitId,
  rows: readonly (readonly [
    unitId: UnitId,
    code: string,
    version: number,
    period: 'date' | 'week',
    figure: Figure,
  ])[],
  friday: string,
) {
  insertImport(
    world.db,
    { districtId: of, origin: 'federal', title: 'таблица', summary: {} },
    rows.map(([unitId, code, version, kind, figure]) => ({
      unitId,
      metric: { code, version },
      period: kind === 'week' ? weekOf(day(friday)) : dateOnly(day(friday)),
      origin: 'federal',
      ...figure,
    })),
    world.now,
  );
}

function loadTable(office: Office, friday: string, column: 1 | 2) {
  write(
    office,
    office.world.districtId,
    office.ids.flatMap((id, row) =>
      CODES.map(
        (code, index) =>
          [
            id,
            code,
            1,
            code === 'zero-messages' ? 'week' : 'date',
            figureOfValue(TABLE[row]![column][index]!),
          ] as const,
      ),
    ),
    friday,
  );
}

/** A municipality, the second one if not said otherwise, keeps its schools in this installation. */
function addSchools(office: Office, n: number, row: 1 | 2 = 1): void {
  const { db, now } = office.world;
  const district = office.ids[row]!;
  const schools = Array.from({ length: n }, (_, index) => {
    const name = `МБОУ СОШ № ${index + 1}`;
    const unit = { level: 'organisation', parentId: district, name, nameKey: schoolNameKey(name) } as const;
    return insertUnit(db, { ...unit, organisationKind: 'school' }, now);
  });
  if (row === 1) {
    office.world.person(30, 'Координатор Охинского', 'coordinator', district);
    office.world.person(31, 'Директор школы № 1', 'director', schools[0]);
  }
  write(
    office,
    district,
    schools.map((id, index) => [id, 'messages', 2, 'week', figureOfCounts(index, 10 + index)] as const),
    '2023-05-05',
  );
}

it('golden: «Сводка» of a region, one district, the invitation', async () => {
  const office = createRegion();
  office.say('Сводка');
  loadTable(office, '2023-04-28', 1);
  loadTable(office, '2023-05-05', 2);
  addSchools(office, 7);
  office.world.note('после загрузки двух таблиц; Охинский ведёт свои школы здесь');
  office.say('Сводка');
  office.say('Не активны');
  office.say('Районы');
  office.say('Городской округ «Охинский»');
  office.say('Районы');
  office.say('Анивский городской округ');
  office.say('Код координатору района');
  await expect(office.world.transcript).toMatchFileSnapshot('../golden/region.txt');
});

describe('a region sees districts and no school', () => {
  it('sums are those of the stored counts, and only growth of the very same districts is told', () => {
    const office = createRegion();
    loadTable(office, '2023-04-28', 1);
    loadTable(office, '2023-05-05', 2);
    const said = office.say('Сводка');
    expect(said).toContain('Не зарегистрированы, на 05.05: 6 по 3 районам, на 28.04 было 7 (−1)');
    expect(said).toContain('Не активны, на 05.05: 14 по 3 районам, на 28.04 было 16 (−2)');
  });

  it('a doubtful value of a district is in no sum; «Сводка» says so and leads to it', () => {
    const office = createRegion();
    loadTable(office, '2023-05-05', 2);
    write(
      office,
      office.world.districtId,
      [[office.ids[0]!, 'not-active', 1, 'date', { ...figureOfValue(90), doubt: 'jump' }]],
      '2023-05-05',
    );
    const said = office.say('Сводка');
    expect(said).toContain('Не активны, на 05.05: 12 по 2 районам');
    expect(said).toContain('С пометкой «проверяется» — 1 значение.');
    const checked = office.say('Проверить данные');
    expect(checked).toContain('Под вопросом 1 значение: показано с пометкой «проверяется», в беседе');
    expect(checked).not.toContain('Школам');
  });

  it('a sum of so few schools that one would follow from it is not told', () => {
    const office = createRegion();
    loadTable(office, '2023-05-05', 2);
    addSchools(office, 5);
    expect(office.say('Сводка')).not.toContain('По их школам');
    office.say('Районы');
    const said = office.say('Городской округ «Охинский»');
    expect(said).toContain('Школ меньше шести');
    expect(said).not.toContain('10+');
    expect(said).not.toContain('СОШ');
  });

  it('nor does one follow from the sum of all districts less those of the others', () => {
    const office = createRegion();
    loadTable(office, '2023-05-05', 2);
    addSchools(office, 7);
    addSchools(office, 1, 2);
    expect(office.say('Сводка')).toMatch(/По их школам: .* 21 из 91 .* данные по 7 школам/);
    office.say('Районы');
    expect(office.say('Городской округ «Охинский»')).toContain('21 из 91');
  });

  it('a municipality of nobody, or of another region, is not opened; nobody is invited to it', () => {
    const office = createRegion();
    const { db, now } = office.world;
    const far = insertUnit(
      db,
      { level: 'municipality', parentId: undefined, name: 'Дальний район', nameKey: 'дальний' },
      now,
    );
    for (const c of ['region', 'region-invite']) {
      for (const u of [far, 999, -1, 'x']) {
        const said = office.world.say(COORDINATOR, 'x', { payload: { c, a: { u } } });
        expect(said).not.toContain('Дальний');
      }
    }
    expect(get(db, 'SELECT 1 FROM invitation')).toBeUndefined();
  });
});

it('the code of a district’s coordinator binds to that district alone', () => {
  const office = createRegion();
  loadTable(office, '2023-05-05', 2);
  office.say('Районы');
  office.say('Анивский городской округ');
  const code = /пришлите ему: (\w+)/.exec(office.say('Код координатору района'))?.[1];
  office.world.person(40, 'Координатор Анивского');
  office.world.say(40, code!);
  const bound = get<{ unit_id: number }>(
    office.world.db,
    `SELECT unit_id FROM binding JOIN person ON person.id = person_id WHERE external_id = 40`,
  );
  expect(bound?.unit_id).toBe(office.ids[0]);
  expect(office.world.say(40, 'Районы')).not.toContain('Охинский');
});
