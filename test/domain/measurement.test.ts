import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  figureOfCounts,
  isPossibleShare,
  missingToTarget,
  percentOf,
  possibleCounts,
} from '../../src/domain/measurement.ts';

const MOST_PEOPLE = 300;

describe('missingToTarget', () => {
  it.each([
    [38, 45, 100, 7],
    [45, 45, 100, 0],
    [0, 45, 100, 45],
    [22, 119, 18.49, 1],
    [23, 119, 18.49, 0],
    [1, 3, 33.33, 0],
    [0, 3, 33.34, 2],
    [9, 10, 90, 0],
    [0, 7, 0, 0],
    [0, 0, 100, 0],
  ])('%s of %s to %s %%: %s', (k, n, target, expected) =>
    expect(missingToTarget(k, n, target)).toBe(expected),
  );

  it.each([1, 5, 10, 18.49, 29, 33.3, 50, 57, 66.67, 70, 80, 90, 95, 99.99, 100])(
    'is the least number that reaches %s %%, for all k ≤ n ≤ 300',
    (target) => {
      // In whole numbers: (k + m) / n ≥ target is 10000 · (k + m) ≥ hundredths · n.
      const hundredths = BigInt(Math.round(target * 100));
      for (let n = 1; n <= MOST_PEOPLE; n += 1) {
        for (let k = 0; k <= n; k += 1) {
          const missing = missingToTarget(k, n, target);
          const reaches = (m: number) => 10_000n * BigInt(k + m) >= hundredths * BigInt(n);
          if (!reaches(missing) || (missing > 0 && reaches(missing - 1)) || k + missing > n) {
            expect({ k, n, missing }).toBe('the least number');
          }
        }
      }
    },
  );
});

describe('missingToTarget over every target of two decimals', () => {
  it('is the least number that reaches it and never more than there are, for all k ≤ n ≤ 60', () => {
    for (let hundredths = 1; hundredths <= 10_000; hundredths += 1) {
      for (let n = 1; n <= 60; n += 1) {
        // In whole numbers: the least p with p / n ≥ target.
        const needed = Math.ceil((hundredths * n) / 10_000);
        // Every k for some targets, the edges for all of them.
        const all = hundredths % 50 === 0 || hundredths % 97 === 0;
        const people = all ? Array.from({ length: n + 1 }, (_, k) => k) : [0, needed - 1, needed, n];
        for (const k of people) {
          if (k < 0 || k > n) continue;
          const missing = missingToTarget(k, n, hundredths / 100);
          if (missing !== Math.max(0, needed - k) || k + missing > n)
            expect({ hundredths, n, k, missing }).toBe('the least number');
        }
      }
    }
  });
});

describe('possibleCounts', () => {
  it('all counts that print so, and no others, for any number of people', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), fc.nat(2), (n, pick, decimals) => {
        const percent = Number(percentOf(pick % (n + 1), n).toFixed(decimals));
        const expected = Array.from({ length: n + 1 }, (_, k) => k).filter(
          (k) => percentOf(k, n).toFixed(decimals) === percent.toFixed(decimals),
        );
        expect(possibleCounts(percent, n, decimals)).toEqual(expected);
      }),
    );
  });

  it('nobody can be counted among nobody', () => expect(possibleCounts(0, 0)).toEqual([]));

  it.each([
    [18.49, 119, [22]],
    [18.49, 146, [27]],
    [18.49, 238, [44]],
    [18.49, 100, []],
    [43.36, 113, [49]],
    [0, 31, [0]],
    [100, 31, [31]],
    [50, 2, [1]],
  ])('%s %% of %s: %j', (percent, n, expected) => expect(possibleCounts(percent, n)).toEqual(expected));

  it.each([0, 1, 2])(
    'at %s decimals: all counts that print so, and no others, for all n ≤ 300',
    (decimals) => {
      for (let n = 1; n <= MOST_PEOPLE; n += 1) {
        const byPrint = new Map<string, number[]>();
        for (let k = 0; k <= n; k += 1) {
          const printed = percentOf(k, n).toFixed(decimals);
          byPrint.set(printed, [...(byPrint.get(printed) ?? []), k]);
        }
        for (const [printed, expected] of byPrint) {
          const found = possibleCounts(Number(printed), n, decimals);
          if (found.join() !== expected.join())
            expect({ n, printed, found }).toEqual({ n, printed, found: expected });
        }
      }
    },
  );
});

describe('isPossibleShare', () => {
  it.each([
    [66.67, 3, 2, true],
    [66.66, 3, 2, true],
    [66.65, 3, 2, false],
    [66, 3, 0, true],
    [50, 3, 2, false],
    [100, 3, 2, true],
    [99.99, 3, 2, false],
    [0, 3, 2, true],
  ])('%s %% of %s at %s decimals: %s', (percent, all, decimals, expected) =>
    expect(isPossibleShare(percent, all, decimals)).toBe(expected),
  );

  it('every share is, rounded or cut off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), fc.nat(2), (n, pick, decimals) => {
        const exact = percentOf(pick % (n + 1), n);
        const cut = Math.floor(exact * 10 ** decimals + 1e-9) / 10 ** decimals;
        expect(isPossibleShare(Number(exact.toFixed(decimals)), n, decimals)).toBe(true);
        expect(isPossibleShare(cut, n, decimals)).toBe(true);
      }),
    );
  });
});

describe('figureOfCounts', () => {
  it('0 of 12 is zero, 0 of nobody is missing', () => {
    expect(figureOfCounts(0, 12)).toMatchObject({ state: 'zero', value: 0 });
    expect(figureOfCounts(0, 0)).toEqual({ state: 'missing', numerator: 0, denominator: 0 });
    expect(figureOfCounts(9, 31)).toMatchObject({ state: 'value', numerator: 9, denominator: 31 });
  });
});
