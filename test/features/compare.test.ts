import fc from 'fast-check';
import { expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { figureOfCounts } from '../../src/domain/measurement.ts';
import { weekOf } from '../../src/domain/period.ts';
import type { UnitId } from '../../src/domain/unit.ts';
import { saveDistrictSetting } from '../../src/storage/district-setting.ts';
import { insertImport, undoImport } from '../../src/storage/import.ts';
import { listPublishedSums } from '../../src/storage/published-sum.ts';
import { addDirector } from '../support/office.ts';
import { createTestWorld } from '../support/test-world.ts';
import { at, openChannel, SCHOOLS } from '../support/week-tables.ts';

const METRIC = { code: 'messages', version: 2 };
const PERIOD = weekOf(day('2024-10-25'));
const DIRECTOR = 501;
const OWN = SCHOOLS[0];

type Counts = readonly [numerator: number, denominator: number];

function createScene(schools: readonly string[] = SCHOOLS, now = at('2024-10-28', '12:00')) {
  const world = createTestWorld({ now, schools });
  addDirector(world, DIRECTOR, OWN);
  return {
    world,
    load: (counts: ReadonlyMap<string, Counts>): number =>
      insertImport(
        world.db,
        { districtId: world.districtId, origin: 'federal', title: 'таблица.xlsx', summary: {} },
        [...counts].map(([school, [k, n]]) => ({
          unitId: world.schools.get(school)!,
          metric: METRIC,
          period: PERIOD,
          origin: 'federal' as const,
          ...figureOfCounts(k, n),
        })),
        world.now,
      ),
    ask: (text = 'Сравнить') => plain(world.say(DIRECTOR, text)),
  };
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
/** 12 schools of 10…120 teachers, a third of whom write. */
const table = (names: readonly string[] = SCHOOLS) =>
  new Map<string, Counts>(names.map((name, index) => [name, [4 * (index + 1), 12 * (index + 1)]]));

it('shows the own school beside the district and its size, without names', async () => {
  const { world, load, ask } = createScene();
  load(
    new Map(SCHOOLS.map((name, index): [string, Counts] => [name, [2 + ((index * 5) % 9), 14 + 4 * index]])),
  );
  ask();
  saveDistrictSetting(world.db, world.districtId, 'showPlace', true, { by: undefined, now: world.now });
  world.note('координатор разрешил показывать место');
  ask();
  const said = world.transcript;
  for (const other of SCHOOLS.slice(1)) expect(said).not.toContain(other);
  await expect(said).toMatchFileSnapshot('../golden/compare.txt');
});

it('compares with nobody where fewer than five others have counts', () => {
  const { load, ask } = createScene();
  load(table(SCHOOLS.slice(0, 5)));
  expect(ask()).toContain('Слишком мало школ для сравнения');
});

it('does not give a late school away: the sum stays as it was', () => {
  const { load, ask } = createScene();
  load(table(SCHOOLS.slice(0, 8)));
  const before = ask();
  expect(before).toContain('8 школ');
  load(new Map([[SCHOOLS[8], [1, 100]]]));
  const after = ask();
  expect(after).toContain('8 школ');
  expect(after).toContain('данные на 28.10');
});

it('tells a table that was loaded anew, and nothing of a single correction', () => {
  const { world, load, ask } = createScene();
  const first = load(table());
  expect(ask()).toContain('33,3 %');
  load(new Map([[SCHOOLS[3], [48, 48]]]));
  expect(ask()).toContain('33,3 %');
  undoImport(world.db, first, undefined, world.now);
  load(new Map(SCHOOLS.map((name): [string, Counts] => [name, [6, 12]])));
  expect(ask()).toContain('50,0 %');
});

it('does not print a mean that would be everybody’s figure', () => {
  const { load, ask } = createScene();
  load(new Map(SCHOOLS.map((name): [string, Counts] => [name, [0, 20]])));
  const said = ask();
  expect(said).toContain('меньше 1 %');
  expect(said).not.toContain('столько же');
});

it('counts all schools of one director as known to them', () => {
  const { world, load, ask } = createScene(SCHOOLS.slice(0, 6));
  world.person(DIRECTOR, 'Директор', 'director', world.schools.get(SCHOOLS[1]));
  load(table(SCHOOLS.slice(0, 6)));
  expect(ask()).not.toContain('По району');
});

/** Whether a combination of the sums with factors −1, 0, 1 leaves one foreign figure. */
function leaks(sums: readonly (readonly { unitId: UnitId; importId: number }[])[], own: UnitId): boolean {
  const factors = sums.reduce<number[][]>(
    (all) => all.flatMap((one) => [-1, 0, 1].map((f) => [...one, f])),
    [[]],
  );
  return factors.some((combination) => {
    const left = new Map<string, number>();
    for (const [index, figures] of sums.entries()) {
      for (const { unitId, importId } of figures) {
        if (unitId === own) continue;
        const key = `${unitId}/${importId}`;
        left.set(key, (left.get(key) ?? 0) + (combination[index] ?? 0));
      }
    }
    return [...left.values()].filter((value) => value !== 0).length === 1;
  });
}

it('lets nobody’s figure follow from any sequence of answers', () => {
  const step = fc.array(fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 30 })), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
      const { world, load, ask } = createScene();
      for (const rows of steps) {
        load(new Map(rows.map(([school, k]): [string, Counts] => [SCHOOLS[school]!, [k, 30 + school]])));
        ask();
      }
      const told = listPublishedSums(world.db, {
        districtId: world.districtId,
        metric: METRIC,
        period: PERIOD,
      });
      for (const name of SCHOOLS) {
        expect(
          leaks(
            told.map(({ figures }) => figures),
            world.schools.get(name)!,
          ),
        ).toBe(false);
      }
      world.db.close();
    }),
    { numRuns: 25 },
  );
});

it('does not let a late school follow from the results of the week', () => {
  const { world, load, ask } = createScene(SCHOOLS, at('2024-10-25', '11:00'));
  world.person(10, 'координатор', 'coordinator');
  openChannel(world, 10);
  world.sleepUntil(at('2024-10-25', '17:30'));
  world.tick();
  load(table(SCHOOLS.slice(0, 8)));
  world.moveTo(at('2024-10-25', '18:30'));
  expect(plain(world.transcript)).toContain('Итоги недели 19–25.10');
  load(new Map([[SCHOOLS[8], [1, 100]]]));
  expect(ask()).toContain('8 школ');
});
