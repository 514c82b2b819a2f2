import { describe, expect, it } from 'vitest';
import { loadReference } from '../../src/config/reference-data.ts';
import { day } from '../../src/domain/calendar-day.ts';
import type { ImportPlan } from '../../src/domain/import-plan.ts';
import { figureOfCounts, figureOfValue } from '../../src/domain/measurement.ts';
import type { Figure } from '../../src/domain/measurement.ts';
import type { MetricRef, OrganisationKind } from '../../src/domain/metric.ts';
import { dateOnly } from '../../src/domain/period.ts';
import type { Period } from '../../src/domain/period.ts';
import { municipalityNameKey, organisationKindOf, schoolNameKey } from '../../src/domain/school-name.ts';
import type { Table, TableProblem, TableRecord, UnitLevel } from '../../src/domain/table.ts';
import type { Unit, UnitId } from '../../src/domain/unit.ts';
import {
  applyImport,
  changesAnything,
  findSameImport,
  planImport,
} from '../../src/features/subjects/tables/import-plan.ts';
import { undoImport } from '../../src/storage/import.ts';
import { listMeasurementsOfUnit } from '../../src/storage/measurement.ts';
import { registerMetrics } from '../../src/storage/metric-version.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import {
  closeUnit,
  getUnit,
  insertAlias,
  insertUnit,
  listChildren,
  listSchools,
} from '../../src/storage/unit.ts';
import { testDefaults } from '../support/test-world.ts';

/** After the newest of the tables. */
const NOW = new Date('2024-11-25T09:00:00Z');
const reference = loadReference();
const PUPILS: MetricRef = { code: 'pupils-12-months', version: 1 };
const TEACHERS: MetricRef = { code: 'teachers-12-months', version: 1 };
const ON = dateOnly(day('2024-10-22'));
const NEXT = dateOnly(day('2024-11-22'));

type Row = {
  name?: string;
  level?: UnitLevel;
  kind?: OrganisationKind;
  figure?: Figure;
  metric?: MetricRef;
  period?: Period;
  sheet?: string;
};

/** A table as the reader gives it: a row of the sheet to a record, from A2 on. */
function tableOf(
  rows: readonly Row[],
  problems: readonly TableProblem[] = [],
  sheets: readonly string[] = [],
): Table {
  const records = rows.map(
    ({ name, level = 'organisation', kind, figure, metric, period, sheet }, index): TableRecord => ({
      ...(figure ?? figureOfValue(40 + index)),
      ...(name !== undefined && { unit: { level, name, ...(kind && { organisationKind: kind }) } }),
      metric: metric ?? PUPILS,
      period: period ?? ON,
      at: { sheet: sheet ?? 'таблица.csv', cell: `C${index + 2}` },
    }),
  );
  return { fileName: 'таблица.csv', sheets, records, problems, questions: [] };
}

function office({
  name = 'Сергокалинский район',
  schools = [],
  level = 'municipality',
  parent,
  roll,
  now = NOW,
}: {
  name?: string;
  schools?: readonly string[];
  level?: 'municipality' | 'region';
  parent?: string;
  /** Pupils of each school. */
  roll?: number;
  now?: Date;
} = {}) {
  const db = openDatabase(':memory:');
  registerMetrics(db, reference.metrics);
  const add = (unit: { level: 'municipality' | 'region'; name: string; parentId: UnitId | undefined }) =>
    insertUnit(db, { ...unit, nameKey: municipalityNameKey(unit.name) }, NOW);
  const parentId =
    parent === undefined ? undefined : add({ level: 'region', name: parent, parentId: undefined });
  const districtId = add({ level, name, parentId });
  const ids = new Map<string, UnitId>();
  for (const school of schools) {
    ids.set(
      school,
      insertUnit(
        db,
        {
          level: 'organisation',
          parentId: districtId,
          name: school,
          nameKey: schoolNameKey(school),
          organisationKind: organisationKindOf(school) ?? 'school',
          ...(roll !== undefined && { roll }),
        },
        NOW,
      ),
    );
  }
  const world = { db, reference, now, defaults: testDefaults() };
  const district = (): Unit => getUnit(db, districtId);
  const plan = (table: Table) => planImport(world, district(), table);
  const write = (table: Table, sha256?: string) =>
    inTransaction(db, () =>
      applyImport(world, plan(table), { title: table.fileName, ...(sha256 && { sha256 }) }),
    );
  const idOf = (school: string) =>
    ids.get(school) ?? listSchools(db, districtId).find((one) => one.name === school)!.id;
  const valuesOf = (unitId: UnitId) =>
    listMeasurementsOfUnit(db, unitId).map(({ metric, period, state, value }) => [
      metric.code,
      period.to,
      value ?? state,
    ]);
  return { db, world, districtId, district, plan, write, idOf, valuesOf };
}

const numbersOf = ({ values, newUnits, knownUnits }: ImportPlan) => ({
  new: values.new,
  changed: values.changed.length,
  unchanged: values.unchanged,
  leftOut: values.leftOut,
  newUnits: newUnits.length,
  knownUnits: knownUnits.length,
});
const sentencesOf = ({ problems }: ImportPlan) =>
  problems.map(({ severity, code, sentence }) => `${severity} ${code}: ${sentence}`);

describe('names of schools', () => {
  const DEGVA = 'МКОУ «Дегвинская СОШ»';
  const FIRST = 'МКОУ «Сергокалинская СОШ №1»';
  const SECOND = 'МКОУ «Сергокалинская СОШ №2»';

  it('new ones are created with their kind, each once', () => {
    const { plan, write, district, db } = office();
    const table = tableOf([
      { name: DEGVA },
      { name: DEGVA, metric: TEACHERS },
      { name: 'мкоу "Дегвинская  СОШ"', metric: TEACHERS, period: NEXT },
      { name: 'МБДОУ «Детский сад «Ромашка»' },
      { name: 'Ромашка', kind: 'kindergarten' },
    ]);
    expect(plan(table).newUnits).toMatchObject([
      { name: DEGVA, organisationKind: 'school', level: 'organisation' },
      { name: 'МБДОУ «Детский сад «Ромашка»', organisationKind: 'kindergarten' },
      { name: 'Ромашка', organisationKind: 'kindergarten' },
    ]);
    write(table);
    expect(listSchools(db, district().id).map(({ name }) => name)).toEqual([
      DEGVA,
      'МБДОУ «Детский сад «Ромашка»',
      'Ромашка',
    ]);
  });

  it('one without its legal form on another sheet is the same new school', () => {
    const { plan } = office();
    const table = tableOf(
      [
        { name: 'Дегвинская СОШ', sheet: 'Учителя', metric: TEACHERS },
        { name: DEGVA, sheet: 'Ученики' },
      ],
      [],
      ['Учителя', 'Ученики'],
    );
    expect(plan(table).newUnits.map(({ name }) => name)).toEqual([DEGVA]);
  });

  it('known ones are found by any spelling of the full name and by an alias; a part of a name is asked about', () => {
    const { plan, db, idOf } = office({ schools: [DEGVA, FIRST, SECOND] });
    insertAlias(
      db,
      getUnit(db, idOf(FIRST)),
      { name: 'Школа в центре', nameKey: schoolNameKey('Школа в центре') },
      NOW,
    );
    const found = plan(
      tableOf([
        { name: 'МКОУ "Сергокалинская СОШ № 2"' },
        { name: 'школа в центре' },
        { name: 'Дегвинская' },
      ]),
    );
    expect(found.knownUnits).toEqual([idOf(SECOND), idOf(FIRST)]);
    expect(found.newUnits).toEqual([]);
    expect(found.missingSchools).toEqual([]);
    expect(sentencesOf(found)).toEqual([
      'ask ambiguous-unit: C4: «Дегвинская» — это МКОУ «Дегвинская СОШ»? Значения не войдут, пока не решено, какая это школа.',
    ]);
  });

  it('one that fits several is asked about, names them, and its values are left out', () => {
    const { plan, idOf, valuesOf, write } = office({ schools: [FIRST, SECOND] });
    const table = tableOf([{ name: 'Сергокалинская СОШ' }, { name: FIRST }]);
    const found = plan(table);
    expect(numbersOf(found)).toMatchObject({ new: 1, leftOut: 1, newUnits: 0 });
    expect(sentencesOf(found)).toEqual([
      'ask ambiguous-unit: C2: «Сергокалинская СОШ» — это МКОУ «Сергокалинская СОШ №2» или МКОУ «Сергокалинская СОШ №1»? Значения не войдут, пока не решено, какая это школа.',
    ]);
    // The first one has a row of its own, so the second is the likelier.
    expect(found.remarks[0]).toMatchObject({
      candidates: [
        { id: idOf(SECOND) },
        { id: idOf(FIRST), reasons: expect.arrayContaining([{ code: 'listed-already' }]) as unknown },
      ],
    });
    expect(found.missingSchools).toEqual([]);
    write(table);
    expect(valuesOf(idOf(SECOND))).toEqual([]);
  });

  it('a part of a name is asked about also where the same sheet has the school itself', () => {
    const { plan } = office({ schools: [SECOND] });
    const found = plan(tableOf([{ name: SECOND }, { name: 'Сергокалинская СОШ' }]));
    expect(numbersOf(found)).toMatchObject({ new: 1, leftOut: 1, newUnits: 0 });
    expect(found.problems.map(({ severity, code }) => [severity, code])).toEqual([['ask', 'ambiguous-unit']]);
  });

  it('№1 and №2 are never taken for each other', () => {
    const { plan } = office({ schools: [FIRST] });
    const found = plan(tableOf([{ name: SECOND }, { name: 'МКОУ «Сергокалинская СОШ №11»' }]));
    expect(found.knownUnits).toEqual([]);
    expect(found.newUnits).toHaveLength(2);
  });

  it('one that is like a school is asked about and adds none', () => {
    const { plan } = office({ schools: [DEGVA, FIRST] });
    const found = plan(tableOf([{ name: 'МКОУ «Дегвинскя СОШ»' }, { name: FIRST }]));
    expect(found.newUnits).toEqual([]);
    expect(found.missingSchools).toEqual([]);
    expect(sentencesOf(found)).toEqual([
      'ask ambiguous-unit: C2: МКОУ «Дегвинскя СОШ» — это МКОУ «Дегвинская СОШ»? Значения не войдут, пока не решено, какая это школа.',
    ]);
  });

  it('a school of another district is never meant', () => {
    const { plan, db } = office({ schools: [FIRST] });
    const parentId = insertUnit(
      db,
      { level: 'municipality', parentId: undefined, name: 'Акушинский район', nameKey: 'акушинский' },
      NOW,
    );
    const unit = { level: 'organisation', parentId, organisationKind: 'school' } as const;
    insertUnit(db, { ...unit, name: DEGVA, nameKey: schoolNameKey(DEGVA) }, NOW);
    const found = plan(tableOf([{ name: DEGVA }, { name: 'Дегвинская' }]));
    expect(found.knownUnits).toEqual([]);
    expect(found.newUnits.map(({ name }) => name)).toEqual([DEGVA, 'Дегвинская']);
  });

  it('a closed school keeps its figures and is remarked', () => {
    const { plan, db, idOf } = office({ schools: [DEGVA] });
    closeUnit(db, idOf(DEGVA), NOW);
    const found = plan(tableOf([{ name: DEGVA }]));
    expect(found.knownUnits).toEqual([idOf(DEGVA)]);
    expect(found.problems.map(({ code }) => code)).toEqual(['closed-units']);
  });
});

describe('values', () => {
  const A = 'МКОУ «Дегвинская СОШ»';
  const B = 'МКОУ «Мургукская СОШ»';

  it('are new, changed or the same as those in force', () => {
    const { plan, write, valuesOf, idOf } = office();
    expect(numbersOf(plan(tableOf([{ name: A }, { name: B }])))).toMatchObject({
      new: 2,
      changed: 0,
      unchanged: 0,
    });
    write(
      tableOf([
        { name: A, figure: figureOfValue(48.68) },
        { name: B, figure: figureOfValue(0) },
      ]),
    );
    const again = tableOf([
      { name: A, figure: figureOfValue(48.68) },
      { name: B, figure: figureOfValue(47.37) },
      { name: A, figure: figureOfCounts(9, 31), metric: TEACHERS },
    ]);
    const found = plan(again);
    expect(numbersOf(found)).toMatchObject({ new: 1, changed: 1, unchanged: 1, newUnits: 0, knownUnits: 2 });
    expect(found.values.changed).toEqual([
      {
        unitId: idOf(B),
        metric: PUPILS,
        period: ON,
        from: { state: 'zero', value: 0 },
        to: { state: 'value', value: 47.37 },
      },
    ]);
    write(again);
    expect(valuesOf(idOf(B))).toEqual([['pupils-12-months', '2024-10-22', 47.37]]);
  });

  it('an undo brings the earlier ones back, those that had not changed included', () => {
    const { db, write, valuesOf, idOf } = office();
    const first = write(
      tableOf([
        { name: A, figure: figureOfValue(1) },
        { name: B, figure: figureOfValue(2) },
      ]),
    );
    const second = write(
      tableOf([
        { name: A, figure: figureOfValue(1) },
        { name: B, figure: figureOfValue(3) },
      ]),
    );
    inTransaction(db, () => undoImport(db, first, undefined, NOW));
    expect([valuesOf(idOf(A)), valuesOf(idOf(B))].flat().map(([, , value]) => value)).toEqual([1, 3]);
    inTransaction(db, () => undoImport(db, second, undefined, NOW));
    expect([valuesOf(idOf(A)), valuesOf(idOf(B))]).toEqual([[], []]);
  });

  it('of one school twice: the same is one, different ones are both kept, marked', () => {
    const { plan } = office();
    const found = plan(
      tableOf(
        [
          { name: A, figure: figureOfValue(5), sheet: 'Первый' },
          { name: A, figure: figureOfValue(5), sheet: 'Второй' },
          { name: B, figure: figureOfValue(6), sheet: 'Первый' },
          { name: 'Мургукская СОШ', figure: figureOfValue(7), sheet: 'Второй' },
        ],
        [],
        ['Первый', 'Второй'],
      ),
    );
    expect(numbersOf(found)).toMatchObject({ new: 3, leftOut: 0 });
    expect(found.figures.map(({ value, doubt }) => [value, doubt])).toEqual([
      [5, undefined],
      [6, 'two-values'],
      [7, 'two-values'],
    ]);
    expect(sentencesOf(found)).toEqual([
      'ask same-unit-twice: Лист «Второй», C5: «Мургукская СОШ» уже есть в ячейке C4 листа «Первый», значения разные. Оба — с пометкой «проверяется»: узнайте у источника, какое верно.',
    ]);
  });

  it('of another origin are compared with their own alone', () => {
    const { world, district, write } = office();
    write(tableOf([{ name: A, figure: figureOfValue(5) }]));
    const typed = planImport(
      world,
      district(),
      tableOf([{ name: A, figure: figureOfValue(9) }]),
      'coordinator',
    );
    expect(numbersOf(typed)).toMatchObject({ new: 1, changed: 0 });
  });
});

describe('schools that are not in the table', () => {
  const A = 'МКОУ «Дегвинская СОШ»';
  const B = 'МКОУ «Мургукская СОШ»';
  const GARDEN = 'МБДОУ «Детский сад «Ромашка»';

  it('are named and stored as not listed: those of its kinds, and never over a figure', () => {
    const { plan, write, valuesOf, idOf } = office({ schools: [A, B, GARDEN] });
    const table = tableOf([{ name: A }]);
    expect(plan(table).missingSchools.map(({ name }) => name)).toEqual([B]);
    expect(numbersOf(plan(table))).toMatchObject({ new: 1 });
    write(table);
    expect(valuesOf(idOf(B))).toEqual([['pupils-12-months', '2024-10-22', 'not-listed']]);
    expect(valuesOf(idOf(GARDEN))).toEqual([]);
    write(tableOf([{ name: B, figure: figureOfValue(3) }]));
    write(tableOf([{ name: A, figure: figureOfValue(4) }]));
    expect(valuesOf(idOf(B))).toEqual([['pupils-12-months', '2024-10-22', 3]]);
  });

  it('a first figure after «not listed» is a new one', () => {
    const { plan, write } = office({ schools: [A, B] });
    write(tableOf([{ name: A }]));
    expect(numbersOf(plan(tableOf([{ name: B }])))).toMatchObject({ new: 1, changed: 0 });
  });

  it('are not guessed at where a row lost its value on the way', () => {
    const { plan } = office({ schools: [A, B] });
    const blocked: TableProblem = {
      severity: 'block',
      code: 'over-100',
      at: { sheet: 'таблица.csv', cell: 'C9' },
      sentence: 'C9: …',
    };
    expect(plan(tableOf([{ name: A }], [blocked])).missingSchools).toEqual([]);
    const inHeading = { ...blocked, at: { sheet: 'таблица.csv', cell: 'D1' } };
    expect(plan(tableOf([{ name: A }], [inHeading])).missingSchools).toHaveLength(1);
  });
});

describe('municipalities', () => {
  const NAMES = ['Городской округ «Охинский»', 'Анивский городской округ', 'Городской округ Ногликский'];
  const NOT_ACTIVE: MetricRef = { code: 'not-active', version: 1 };
  const rows = NAMES.map((name, index) => ({
    name,
    level: 'municipality' as const,
    metric: NOT_ACTIVE,
    figure: figureOfValue(index),
  }));

  it('are those of a region, which an office without schools turns out to be', () => {
    for (const level of ['region', 'municipality'] as const) {
      const { db, plan, write, district, valuesOf } = office({ name: 'Сахалинская область', level });
      expect(plan(tableOf(rows)).becomesRegion).toBe(level === 'municipality');
      write(tableOf(rows));
      expect(district().level).toBe('region');
      const children = listChildren(db, district().id);
      expect(children.map((one) => [one.name, one.level])).toEqual(
        NAMES.map((name) => [name, 'municipality']),
      );
      expect(children.map(({ id }) => valuesOf(id)[0]?.[2])).toEqual([0, 1, 2]);
      const again = plan(tableOf([{ ...rows[0]!, name: 'Охинский городской округ' }]));
      expect(numbersOf(again)).toMatchObject({ newUnits: 0, unchanged: 1 });
    }
  });

  it('include the district itself: its own figure, the others only where their region is known', () => {
    const alone = office({ name: 'Охинский городской округ' });
    const found = alone.plan(tableOf(rows));
    expect(numbersOf(found)).toMatchObject({ new: 1, leftOut: 2, newUnits: 0 });
    expect(sentencesOf(found)).toEqual([
      'note other-municipalities: Значения других муниципалитетов не войдут: Анивский городской округ, Городской округ Ногликский. Делать ничего не нужно.',
    ]);
    alone.write(tableOf(rows));
    expect(alone.valuesOf(alone.districtId)).toEqual([['not-active', '2024-10-22', 0]]);
    expect(alone.district().level).toBe('municipality');

    const known = office({ name: 'Охинский городской округ', parent: 'Сахалинская область' });
    expect(known.plan(tableOf(rows)).newUnits).toMatchObject([
      { name: 'Анивский городской округ', under: 'region' },
      { name: 'Городской округ Ногликский', under: 'region' },
    ]);
    known.write(tableOf(rows));
    expect(numbersOf(known.plan(tableOf(rows)))).toMatchObject({ unchanged: 3, newUnits: 0 });
  });

  it('of somebody else are refused', () => {
    for (const schools of [[], ['МКОУ «Дегвинская СОШ»']]) {
      const found = office({ schools }).plan(tableOf(rows));
      expect(found.refused).toBe(true);
      expect(found.figures).toEqual([]);
      expect(sentencesOf(found)).toEqual([
        'refuse foreign-table: В таблице нет вашего района, в ней Городской округ «Охинский», Анивский городской округ, Городской округ Ногликский. Проверьте, тот ли это файл.',
      ]);
    }
  });

  it('beside schools do not turn the district into a region', () => {
    const found = office({ name: 'Округ' }).plan(tableOf([...rows, { name: 'МКОУ «Дегвинская СОШ»' }]));
    expect(found).toMatchObject({ becomesRegion: false, refused: false });
    expect(numbersOf(found)).toMatchObject({ new: 1, leftOut: 3 });
  });
});

describe('a table as a whole', () => {
  it('of the district without names is its own', () => {
    const { write, valuesOf, districtId } = office();
    write(tableOf([{ figure: figureOfValue(51) }]));
    expect(valuesOf(districtId)).toEqual([['pupils-12-months', '2024-10-22', 51]]);
  });

  it('that is refused is not written', () => {
    const { plan, world } = office();
    const refusal: TableProblem = {
      severity: 'refuse',
      code: 'personal-data',
      sentence: 'Здесь данные о людях.',
    };
    const found = plan(tableOf([{ name: 'МКОУ «Дегвинская СОШ»' }], [refusal]));
    expect(found).toMatchObject({ refused: true, figures: [], newUnits: [] });
    expect(() => applyImport(world, found, { title: 'x' })).toThrow('refused');
  });

  it('is known by its bytes, also when a later one superseded it', () => {
    const { plan, write, world } = office();
    const name = 'МКОУ «Дегвинская СОШ»';
    const first = tableOf([{ name, figure: figureOfValue(1) }]);
    const id = write(first, 'hash');
    expect(findSameImport(world, plan(first), 'hash')?.id).toBe(id);
    expect(findSameImport(world, plan(first), 'other')).toBeUndefined();
    write(tableOf([{ name, figure: figureOfValue(2) }]), 'correction');
    expect(findSameImport(world, plan(first), 'hash')?.id).toBe(id);
    // The same bytes for another day are something else.
    const other = tableOf([{ name, figure: figureOfValue(1), period: NEXT }]);
    expect(findSameImport(world, plan(other), 'hash')).toBeUndefined();
    expect(changesAnything(plan(other))).toBe(true);
  });

  it('is plain data', () => {
    const { plan } = office({ schools: ['МКОУ «Дегвинская СОШ»', 'МКОУ «Мургукская СОШ»'] });
    const found = plan(tableOf([{ name: 'Дегвинская' }, { name: 'МКОУ «Новая СОШ»' }]));
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });
});

describe('a share of pupils against the roll of its school', () => {
  const A = 'МКОУ «Дегвинская СОШ»';
  const doubtOf = (roll: number | undefined, row: Row) => {
    const { plan } = office({ schools: [A], ...(roll !== undefined && { roll }) });
    const found = plan(tableOf([{ name: A, ...row }]));
    return { doubts: found.figures.map(({ doubt }) => doubt), sentences: sentencesOf(found) };
  };

  it('is written with a doubt where no number of pupils makes it', () => {
    const { plan, write, idOf, db } = office({ schools: [A], roll: 152 });
    const table = tableOf([{ name: A, figure: figureOfValue(48.67) }]);
    expect(numbersOf(plan(table))).toMatchObject({ new: 1, leftOut: 0 });
    expect(sentencesOf(plan(table))).toEqual([
      'ask impossible-percent: C2: Дегвинская, «Ученики в Сферуме за 12 месяцев» — 48,67\u00a0%: такая доля не получается ни при каком целом числе из\u00a0152. Значение — с пометкой «проверяется».',
    ]);
    write(table);
    expect(listMeasurementsOfUnit(db, idOf(A))).toMatchObject([
      { value: 48.67, doubt: 'impossible-percent' },
    ]);
  });

  it.each<[string, number | undefined, Row]>([
    ['22 of 119', 119, { figure: figureOfValue(18.49) }],
    ['22 of 119 as the cell holds it', 119, { figure: figureOfValue(2200 / 119) }],
    ['0,5 as the cell of 1 of 200 holds it', 200, { figure: figureOfValue(0.5) }],
    ['printed with one decimal', 152, { figure: figureOfValue(48.7) }],
    ['printed without decimals', 152, { figure: figureOfValue(49) }],
    ['nobody', 152, { figure: figureOfValue(0) }],
    ['everybody', 152, { figure: figureOfValue(100) }],
    ['an unknown roll', undefined, { figure: figureOfValue(48.67) }],
    ['a roll of nobody', 0, { figure: figureOfValue(48.67) }],
    ['a share of teachers', 152, { figure: figureOfValue(48.67), metric: TEACHERS }],
    ['counts beside it', 152, { figure: figureOfCounts(73, 150) }],
    ['an empty cell', 152, { figure: { state: 'missing' } }],
  ])('is taken as it is: %s', (_what, roll, row) => {
    expect(doubtOf(roll, row)).toEqual({ doubts: [undefined], sentences: [] });
  });

  it('keeps the doubt it comes with', () => {
    const figure = { ...figureOfValue(48.67), doubt: 'count-percent-differ' };
    expect(doubtOf(152, { figure }).doubts).toEqual(['count-percent-differ']);
    expect(doubtOf(undefined, { figure })).toEqual({ doubts: ['count-percent-differ'], sentences: [] });
  });
});

describe('the period of a table', () => {
  const A = 'МКОУ «Дегвинская СОШ»';
  const WEEK = { from: day('2024-10-19'), to: day('2024-10-25') };
  const at = (now: string, ...periods: Period[]) => {
    const found = office({ schools: [A], now: new Date(now) }).plan(
      tableOf(periods.map((period, index) => ({ name: A, period, metric: index === 0 ? PUPILS : TEACHERS }))),
    );
    return { refused: found.refused, figures: found.figures.length, sentences: sentencesOf(found) };
  };

  it('that has not begun by the local day refuses the table', () => {
    // Half past eleven in the evening in Moscow, a day before the week; an hour later it begins.
    expect(at('2024-10-18T20:30:00Z', WEEK)).toEqual({
      refused: true,
      figures: 0,
      sentences: [
        'refuse period-in-future: Таблица за 19–25.10.2024, этот период ещё не начался. Проверьте дату в файле и пришлите его снова.',
      ],
    });
    expect(at('2024-10-18T21:30:00Z', WEEK)).toMatchObject({ refused: false, figures: 1 });
  });

  it('that is a day to come refuses the table, with what else is in it', () => {
    expect(at('2024-10-22T09:00:00Z', ON, NEXT)).toEqual({
      refused: true,
      figures: 0,
      sentences: [
        'refuse period-in-future: Таблица на 22.11.2024, этот день ещё не наступил. Проверьте дату в файле и пришлите его снова.',
      ],
    });
  });

  it('that is under way is taken with a note, the state on its last day too', () => {
    expect(at('2024-10-22T09:00:00Z', WEEK, dateOnly(WEEK.to))).toEqual({
      refused: false,
      figures: 2,
      sentences: [
        'note period-under-way: Таблица за 19–25.10.2024, этот период ещё не закончился. Значения войдут; когда он закончится, пришлите таблицу снова.',
      ],
    });
  });

  it('that ends today or is today needs no word', () => {
    expect(at('2024-10-25T09:00:00Z', WEEK)).toMatchObject({ refused: false, sentences: [] });
    expect(at('2024-10-22T09:00:00Z', ON)).toMatchObject({ refused: false, sentences: [] });
  });
});
