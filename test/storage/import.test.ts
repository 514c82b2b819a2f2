import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { figureOfValue } from '../../src/domain/measurement.ts';
import { dateOnly } from '../../src/domain/period.ts';
import type { UnitId } from '../../src/domain/unit.ts';
import { insertImport, undoImport } from '../../src/storage/import.ts';
import { listMeasurementsOfUnit } from '../../src/storage/measurement.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { insertUnit } from '../../src/storage/unit.ts';

const NOW = new Date('2024-10-22T09:00:00Z');
const PERIODS = [day('2024-10-22'), day('2024-10-23')].map(dateOnly);

function newWorld() {
  const db = openDatabase(':memory:');
  db.prepare("INSERT INTO metric_version (code, version) VALUES ('share', 1), ('share', 2)").run();
  const districtId = insertUnit(
    db,
    { level: 'municipality', parentId: undefined, name: 'Район', nameKey: 'район' },
    NOW,
  );
  const unitIds = [0, 1].map((index) =>
    insertUnit(
      db,
      {
        level: 'organisation',
        parentId: districtId,
        name: `Школа ${index}`,
        nameKey: `школа${index}`,
        organisationKind: 'school',
      },
      NOW,
    ),
  );
  return { db, districtId, unitIds };
}

/** One thing that can be measured: of 2 schools × 2 definitions × 2 days. */
type Cell = { unit: number; version: number; period: number };
type Act = { kind: 'import'; cells: readonly (Cell & { value: number })[] } | { kind: 'undo'; which: number };

const cell = fc.record({
  unit: fc.nat(1),
  version: fc.nat(1),
  period: fc.nat(1),
  value: fc.integer({ min: 1, max: 99 }),
});
const keyOf = ({ unit, version, period }: Cell) => `${unit} ${version} ${period}`;
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .uniqueArray(cell, { selector: keyOf, maxLength: 6 })
      .map((cells) => ({ kind: 'import' as const, cells })),
  },
  { weight: 2, arbitrary: fc.nat(8).map((which) => ({ kind: 'undo' as const, which })) },
);

describe('imports', () => {
  it('taken back in any order leave the newest figure that is left in force, one of a kind', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
        const { db, districtId, unitIds } = newWorld();
        const written: { id: number; cells: ReadonlyMap<string, number>; undone: boolean }[] = [];
        for (const one of acts) {
          if (one.kind === 'import') {
            const measurements = one.cells.map(({ unit, version, period, value }) => ({
              ...figureOfValue(value),
              unitId: unitIds[unit] ?? (0 as UnitId),
              metric: { code: 'share', version: version + 1 },
              period: PERIODS[period] ?? dateOnly(day('2000-01-01')),
              origin: 'federal' as const,
            }));
            const header = { districtId, origin: 'federal' as const, title: 'таблица', summary: {} };
            const id = inTransaction(db, () => insertImport(db, header, measurements, NOW));
            written.push({ id, cells: new Map(one.cells.map((c) => [keyOf(c), c.value])), undone: false });
          } else {
            const target = written[one.which];
            if (target === undefined) continue;
            const done = inTransaction(db, () => undoImport(db, target.id, undefined, NOW));
            expect(done).toBe(!target.undone);
            target.undone = true;
          }
        }
        const expected = new Map<string, number>();
        for (const { cells, undone } of written) {
          if (!undone) for (const [key, value] of cells) expected.set(key, value);
        }
        const inForce = unitIds.flatMap((unitId, unit) =>
          listMeasurementsOfUnit(db, unitId).map(({ metric, period, value }) => [
            keyOf({
              unit,
              version: metric.version - 1,
              period: PERIODS.findIndex((one) => one.to === period.to),
            }),
            value,
          ]),
        );
        expect(inForce.toSorted()).toEqual([...expected].toSorted());
        db.close();
      }),
      { seed: 380, numRuns: 150 },
    );
  });

  it('of different origins stand side by side', () => {
    const { db, districtId, unitIds } = newWorld();
    const [unitId = 0 as UnitId] = unitIds;
    for (const origin of ['federal', 'school', 'coordinator'] as const) {
      const figure = {
        ...figureOfValue(50),
        unitId,
        metric: { code: 'share', version: 1 },
        period: dateOnly(day('2024-10-22')),
        origin,
      };
      inTransaction(db, () =>
        insertImport(db, { districtId, origin, title: origin, summary: {} }, [figure], NOW),
      );
    }
    expect(
      listMeasurementsOfUnit(db, unitId)
        .map(({ origin }) => origin)
        .toSorted(),
    ).toEqual(['coordinator', 'federal', 'school']);
  });

  it('that fail half-way leave nothing behind', () => {
    const { db, districtId, unitIds } = newWorld();
    const [unitId = 0 as UnitId] = unitIds;
    const good = {
      ...figureOfValue(5),
      unitId,
      metric: { code: 'share', version: 1 },
      period: dateOnly(day('2024-10-22')),
      origin: 'federal' as const,
    };
    const unknown = { ...good, metric: { code: 'nothing', version: 1 } };
    expect(() =>
      inTransaction(db, () =>
        insertImport(db, { districtId, origin: 'federal', title: 'x', summary: {} }, [good, unknown], NOW),
      ),
    ).toThrow('not registered');
    expect(db.prepare('SELECT count(*) FROM import').pluck().get()).toBe(0);
    expect(db.prepare('SELECT count(*) FROM measurement').pluck().get()).toBe(0);
  });
});
