import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownFigure } from '../../../src/domain/doubts/finding.ts';
import { figureOfCounts } from '../../../src/domain/measurement.ts';
import { A, B, found, given, known } from './doubt-data.ts';

const FRIDAYS = ['2024-09-20', '2024-09-27', '2024-10-04', '2024-10-11', '2024-10-18'];
/** A school of so many teachers in the weeks before, the oldest first. */
const weeks = (bases: readonly number[], code = 'messages'): KnownFigure[] =>
  bases.map((base, at) => known(A, code, FRIDAYS[at]!, figureOfCounts(Math.min(base, 20), base)));
const now = (base: number, k = Math.min(base, 20)) => [given(A, 'messages', figureOfCounts(k, base))];

describe('the number of people a share is of', () => {
  it('that is half or ten times of what it always was is asked about', () => {
    expect(found('base-jump', now(23), weeks([45, 45, 44, 45]))).toMatchObject([
      { facts: { base: 23, usual: 45, of: 4 } },
    ]);
    expect(found('base-jump', now(450), weeks([45, 45, 44, 45]))).toHaveLength(1);
    // The row of the school above.
    expect(found('base-jump', now(19), weeks([31, 31, 31, 31]))).toHaveLength(1);
  });

  it('comes and goes by some people, by more of them in September', () => {
    for (const base of [45, 43, 47, 38, 36, 54]) {
      expect(found('base-jump', now(base), weeks([45, 45, 44, 45]))).toEqual([]);
    }
    expect(found('base-jump', now(4, 2), weeks([8, 8, 8, 8]))).toEqual([]);
    expect(found('base-jump', now(8, 2), weeks([3, 3, 3, 3]))).toEqual([]);
  });

  it('is compared with four weeks at least, that agree', () => {
    expect(found('base-jump', now(23), weeks([45, 45, 45]))).toEqual([]);
    expect(found('base-jump', now(23), weeks([10, 20, 45, 45]))).toEqual([]);
    expect(found('base-jump', now(23), weeks([45, 45, 450, 45]))).toHaveLength(1);
  });

  it('is asked about once for all columns of it, and not where another column never had another', () => {
    const both = [...now(23), given(A, 'calls', figureOfCounts(2, 23))];
    const stored = [...weeks([45, 45, 45, 45]), ...weeks([45, 45, 45, 45], 'calls')];
    expect(found('base-jump', both, stored)).toMatchObject([{ figures: both }]);
    expect(
      found('base-jump', both, [...weeks([45, 45, 45, 45]), ...weeks([23, 23, 23, 23], 'calls')]),
    ).toEqual([]);
  });

  it('is no jump of those who write besides', () => {
    expect(found('jump', now(450, 20), weeks([45, 45, 45, 45]))).toEqual([]);
    expect(found('jump', now(23, 20), weeks([45, 45, 45, 45]))).toEqual([]);
  });

  it('that a person called right, or that came twice, is the usual one', () => {
    const doubted = (bases: readonly number[], from: number) =>
      weeks(bases).map((one, at) => (at < from ? one : { ...one, doubt: 'base-jump' }));
    expect(found('base-jump', now(90), weeks([45, 45, 45, 45, 90]))).toEqual([]);
    expect(found('base-jump', now(90), doubted([45, 45, 45, 45, 90], 4))).toHaveLength(1);
    expect(found('base-jump', now(90), doubted([45, 45, 45, 90, 91], 3))).toEqual([]);
  });

  it('that was always the same is never asked about', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: -5, max: 5 }), (base, by) => {
        const here = Math.max(1, base + by);
        expect(found('base-jump', now(here, 1), weeks([base, base, base, base]))).toEqual([]);
      }),
    );
  });

  it('of a school without a past says nothing', () => {
    expect(
      found('base-jump', [given(B, 'messages', figureOfCounts(2, 23))], weeks([45, 45, 45, 45])),
    ).toEqual([]);
    expect(found('base-jump', [given(undefined, 'messages', figureOfCounts(2, 23))])).toEqual([]);
  });
});
