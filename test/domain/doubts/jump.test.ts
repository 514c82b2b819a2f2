import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LEAST_HISTORY,
  deviationOf as deviationFrom,
  medianOf,
  standingOf,
} from '../../../src/domain/doubts/jump.ts';
import type { Floor } from '../../../src/domain/doubts/jump.ts';
import { figureOfCounts, figureOfValue } from '../../../src/domain/measurement.ts';
import type { Figure } from '../../../src/domain/measurement.ts';
import type { MetricKind } from '../../../src/domain/metric.ts';

/** Nothing is known of which came last. */
const deviationOf = (
  now: Figure,
  accepted: readonly Figure[],
  kind: MetricKind,
  floor: Floor,
  common?: number,
) => {
  const standing = standingOf(now, { accepted, latest: [] }, kind, floor);
  return standing && deviationFrom(standing, common);
};

const FLOOR = { share: 0.3, count: 0.5 };
const of = (...numbers: readonly number[]): Figure[] => numbers.map((k) => figureOfCounts(k, 31));
const shares = (...values: readonly number[]): Figure[] => values.map(figureOfValue);

/** A school with its teachers, and so many weeks of it. */
const school = fc.integer({ min: 1, max: 120 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    history: fc.array(fc.integer({ min: 0, max: n }), { minLength: LEAST_HISTORY, maxLength: 12 }),
    now: fc.integer({ min: 0, max: n }),
  }),
);

describe('a jump against the own history', () => {
  it('is a value far from the usual, up or down', () => {
    expect(deviationOf(figureOfCounts(28, 31), of(7, 8, 9, 8), 'share', FLOOR)).toEqual({
      ...{ up: true, usual: 8, of: 4, people: true },
    });
    expect(deviationOf(figureOfCounts(0, 31), of(20, 22, 21, 20), 'share', FLOOR)).toMatchObject({
      up: false,
    });
    expect(deviationOf(figureOfCounts(15, 31), of(7, 8, 9, 8), 'share', FLOOR)).toBeUndefined();
  });

  it('is not told from fewer than four values, nor of a status', () => {
    expect(deviationOf(figureOfCounts(31, 31), of(0, 0, 0), 'share', FLOOR)).toBeUndefined();
    expect(deviationOf(figureOfValue(1), shares(0, 0, 0, 0), 'status', FLOOR)).toBeUndefined();
    expect(deviationOf({ state: 'missing' }, of(7, 8, 9, 8), 'share', FLOOR)).toBeUndefined();
  });

  it('is not the mean’s: one odd week among the earlier ones hides nothing and makes nothing odd', () => {
    expect(deviationOf(figureOfCounts(30, 31), of(7, 8, 31, 8, 9), 'share', FLOOR)).toMatchObject({
      usual: 8,
    });
    expect(deviationOf(figureOfCounts(8, 31), of(7, 8, 31, 8, 9), 'share', FLOOR)).toBeUndefined();
  });

  it('of a municipality is one with less of its people than of a school: a digit may be lost', () => {
    const before = [140, 143, 146, 149].map((k) => figureOfCounts(k, 500));
    for (const lost of [14, 3, 0])
      expect(deviationOf(figureOfCounts(lost, 500), before, 'share', FLOOR)).toMatchObject({ up: false });
    expect(deviationOf(figureOfCounts(100, 500), before, 'share', FLOOR)).toBeUndefined();
    const school = [14, 14, 15, 15].map((k) => figureOfCounts(k, 50));
    expect(deviationOf(figureOfCounts(5, 50), school, 'share', FLOOR)).toBeUndefined();
  });

  it('is next to nothing of what always was, though it is less than a third of all', () => {
    const steady = of(9, 9, 10, 9);
    expect(deviationOf(figureOfCounts(1, 31), steady, 'share', FLOOR)).toMatchObject({ up: false });
    expect(deviationOf(figureOfCounts(3, 31), steady, 'share', FLOOR)).toBeUndefined();
    expect(deviationOf(figureOfCounts(1, 31), of(6, 6, 6, 6), 'share', FLOOR)).toBeUndefined();
    expect(deviationOf(figureOfCounts(1, 31), of(2, 14, 6, 20, 11), 'share', FLOOR)).toBeUndefined();
  });

  it('is none between the own usual and what the others make of it', () => {
    const steady = of(20, 20, 21, 20);
    expect(deviationOf(figureOfCounts(8, 31), steady, 'share', FLOOR, 0.5)).toBeUndefined();
    expect(deviationOf(figureOfCounts(8, 31), steady, 'share', FLOOR)).toMatchObject({ up: false });
    expect(deviationOf(figureOfCounts(31, 31), steady, 'share', FLOOR, 0.5)).toMatchObject({ up: true });
    expect(deviationOf(figureOfCounts(31, 31), steady, 'share', FLOOR, 1.3)).toBeUndefined();
  });

  it('a school that is never the same is not asked about every week', () => {
    expect(deviationOf(figureOfCounts(25, 31), of(2, 20, 5, 24, 9, 15), 'share', FLOOR)).toBeUndefined();
  });

  it('a tiny school may gain or lose three people', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 10 }), (n, k) => {
        const usual = Math.min(k, n);
        const history = [usual, usual, usual, usual].map((one) => figureOfCounts(one, n));
        for (const by of [-3, -2, -1, 0, 1, 2, 3]) {
          const now = Math.min(n, Math.max(0, usual + by));
          expect(deviationOf(figureOfCounts(now, n), history, 'share', FLOOR)).toBeUndefined();
        }
      }),
    );
  });

  it('nothing is odd about what was always so', () => {
    fc.assert(
      fc.property(school, fc.integer({ min: LEAST_HISTORY, max: 12 }), ({ n, now }, weeks) => {
        const figure = figureOfCounts(now, n);
        const history = Array.from({ length: weeks }, () => figure);
        expect(deviationOf(figure, history, 'share', FLOOR)).toBeUndefined();
      }),
    );
  });

  it('the order of the earlier weeks does not matter', () => {
    fc.assert(
      fc.property(
        school,
        fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
        ({ n, history, now }, places) => {
          const figures = history.map((k) => figureOfCounts(k, n));
          const shuffled = figures
            .map((figure, index) => ({ figure, place: places[index] ?? 0 }))
            .toSorted((a, b) => a.place - b.place)
            .map(({ figure }) => figure);
          const judge = (earlier: readonly Figure[]) =>
            deviationOf(figureOfCounts(now, n), earlier, 'share', FLOOR);
          expect(judge(shuffled)).toEqual(judge(figures));
        },
      ),
    );
  });

  it('what is odd of a school is odd of one many times larger', () => {
    fc.assert(
      fc.property(school, fc.integer({ min: 2, max: 20 }), ({ n, history, now }, times) => {
        const judge = (by: number) =>
          deviationOf(
            figureOfCounts(now * by, n * by),
            history.map((k) => figureOfCounts(k * by, n * by)),
            'share',
            FLOOR,
          );
        if (judge(1) !== undefined) expect(judge(times)?.up).toBe(judge(1)?.up);
      }),
    );
  });

  it('a roll that grew is no jump: people are reckoned of the present number', () => {
    const history = of(15, 15, 16, 15);
    expect(deviationOf(figureOfCounts(30, 62), history, 'share', FLOOR)).toBeUndefined();
  });

  it('percents without counts are compared in percent', () => {
    expect(
      deviationOf(figureOfValue(81), shares(50, 51, 51, 52), 'share', { share: 0.15, count: 0.5 }),
    ).toEqual({ up: true, usual: 51, of: 4, people: false });
    expect(
      deviationOf(figureOfValue(60), shares(50, 51, 51, 52), 'share', { share: 0.15, count: 0.5 }),
    ).toBeUndefined();
  });

  it('a count of organisations moves by half of the usual at most', () => {
    expect(deviationOf(figureOfValue(30), shares(10, 11, 10, 10), 'count', FLOOR)).toMatchObject({
      people: true,
    });
    expect(deviationOf(figureOfValue(15), shares(10, 11, 10, 10), 'count', FLOOR)).toBeUndefined();
  });
});

it('a median lies in the middle', () => {
  expect(medianOf([3, 1, 2])).toBe(2);
  expect(medianOf([4, 1, 2, 3])).toBe(2.5);
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), (numbers) => {
      const median = medianOf(numbers);
      const below = numbers.filter((one) => one < median).length;
      const above = numbers.filter((one) => one > median).length;
      expect(Math.max(below, above) * 2).toBeLessThanOrEqual(numbers.length);
    }),
  );
});
