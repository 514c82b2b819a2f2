import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maySum, OTHERS_NEEDED } from '../../src/domain/disclosure.ts';
import type { SummedFigure } from '../../src/domain/disclosure.ts';
import { sizeGroups } from '../../src/domain/size-group.ts';
import type { UnitId } from '../../src/domain/unit.ts';

const figure = (unit: number, importId = 1): SummedFigure => ({ unitId: unit as UnitId, importId });
const units = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => figure(from + index));

describe('a sum of people', () => {
  it('needs five others besides whoever asks', () => {
    expect(maySum([], units(1, 6))).toBe(true);
    expect(maySum([], units(1, 5))).toBe(false);
  });

  it('is refused where one school came late', () => {
    expect(maySum([units(1, 8)], units(1, 9))).toBe(false);
    expect(maySum([units(1, 8)], units(1, 13))).toBe(false);
    expect(maySum([units(1, 8)], units(1, 14))).toBe(true);
  });

  it('is refused where one figure was corrected', () => {
    expect(maySum([units(1, 8)], [figure(1, 2), ...units(2, 8)])).toBe(false);
  });

  it('is told again where nothing changed', () => {
    expect(maySum([units(1, 8)], units(1, 8))).toBe(true);
  });

  it('is told anew where the whole table was loaded anew', () => {
    expect(
      maySum(
        [units(1, 8)],
        units(1, 8).map(({ unitId }) => figure(unitId, 2)),
      ),
    ).toBe(true);
  });

  it('is refused where a third one closes a chain', () => {
    // The second less the first is {9…14}: with the third it would leave 15 alone, though no two of them do.
    expect(maySum([units(1, 8)], units(9, 15))).toBe(true);
    expect(maySum([units(1, 14)], units(9, 15))).toBe(true);
    expect(maySum([units(1, 8), units(1, 14)], units(9, 15))).toBe(false);
  });

  it('counts all schools of one director as known', () => {
    expect(maySum([], units(1, 7), [1 as UnitId, 2 as UnitId])).toBe(true);
    expect(maySum([], units(1, 6), [1 as UnitId, 2 as UnitId])).toBe(false);
  });
});

/** Whether some combination of sums with small whole coefficients leaves exactly one foreign figure. */
function followsBySubtraction(told: readonly (readonly SummedFigure[])[], known: UnitId): boolean {
  const combinations = told.reduce<number[][]>(
    (all) => all.flatMap((one) => [-2, -1, 0, 1, 2].map((factor) => [...one, factor])),
    [[]],
  );
  return combinations.some((factors) => {
    const left = new Map<string, number>();
    for (const [index, figures] of told.entries()) {
      for (const { unitId, importId } of figures) {
        if (unitId === known) continue;
        const key = `${unitId}/${importId}`;
        left.set(key, (left.get(key) ?? 0) + (factors[index] ?? 0));
      }
    }
    return [...left.values()].filter((value) => value !== 0).length === 1;
  });
}

describe('whatever is asked for and corrected', () => {
  const anySum = fc.uniqueArray(
    fc.record({ unitId: fc.integer({ min: 1, max: 12 }), importId: fc.integer({ min: 1, max: 2 }) }),
    { selector: ({ unitId }) => unitId, minLength: 1, maxLength: 12 },
  );

  it('nobody follows by subtraction from the sums that were told', () => {
    fc.assert(
      fc.property(fc.array(anySum, { maxLength: 30 }), (asked) => {
        const told: SummedFigure[][] = [];
        for (const sum of asked as SummedFigure[][]) if (maySum(told, sum)) told.push(sum);
        const shown = told.slice(0, 4);
        for (let unit = 1; unit <= 12; unit++) {
          expect(followsBySubtraction(shown, unit as UnitId)).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('groups by size leave nobody alone against the district', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 40 }), (sizes) => {
        const organisations = sizes.map((size, index) => ({ unitId: (index + 1) as UnitId, size }));
        const groups = sizeGroups(organisations);
        expect(groups.every((group) => group.length > OTHERS_NEEDED)).toBe(true);
        if (groups.length > 0) {
          expect(groups.flat().toSorted((a, b) => a - b)).toEqual(organisations.map(({ unitId }) => unitId));
        }
        const told: SummedFigure[][] = [];
        for (const sum of [organisations, ...groups.map((group) => group.map((unitId) => ({ unitId })))]) {
          const figures = sum.map(({ unitId }) => figure(unitId));
          if (sum.length > OTHERS_NEEDED) {
            expect(maySum(told, figures)).toBe(true);
            told.push(figures);
          }
        }
      }),
    );
  });
});
