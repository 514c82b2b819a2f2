import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../src/domain/calendar-day.ts';
import type { CalendarDay } from '../../src/domain/calendar-day.ts';
import { forecastOf } from '../../src/domain/forecast.ts';
import type { Point } from '../../src/domain/forecast.ts';
import { dateOnly, weekOf } from '../../src/domain/period.ts';
import { workingCalendarOf } from '../../src/domain/working-calendar.ts';
import { loadReference } from '../../src/config/reference-data.ts';

const { calendar } = loadReference();
const on = (text: string, numerator: number, denominator = 45): Point => ({
  period: dateOnly(day(text)),
  numerator,
  denominator,
});
const week = (friday: string, numerator: number, denominator = 31): Point => ({
  period: weekOf(day(friday)),
  numerator,
  denominator,
});
const of = (points: readonly Point[], target = 100, today = '2024-10-25') =>
  forecastOf(points, { target, today: day(today), calendar });

describe('a forecast', () => {
  it('goes on at the pace so far', () => {
    // Two people a week: seven are missing, so three weeks and a half after the last figure.
    expect(
      of([on('2024-10-03', 32), on('2024-10-10', 34), on('2024-10-17', 36), on('2024-10-24', 38)]),
    ).toEqual({
      kind: 'dated',
      points: 4,
      since: '2024-10-03',
      perWeek: expect.closeTo(2, 6) as number,
      on: '2024-11-18',
      earliest: '2024-11-18',
      latest: '2024-11-18',
    });
  });

  it('has a range as wide as the paces differ, open where the slow one does not get there', () => {
    const uneven = of([
      on('2024-10-03', 32),
      on('2024-10-10', 36),
      on('2024-10-17', 36),
      on('2024-10-24', 38),
    ]);
    expect(uneven).toMatchObject({ kind: 'dated', perWeek: expect.closeTo(2, 6) as number });
    if (uneven.kind !== 'dated') throw new Error('no date');
    expect(uneven.earliest < uneven.on && uneven.on < uneven.latest!).toBe(true);
    expect(of([on('2024-10-10', 36), on('2024-10-17', 35), on('2024-10-24', 38)])).toMatchObject({
      kind: 'dated',
      latest: undefined,
    });
  });

  it('is not made of fewer than three points', () => {
    expect(of([])).toEqual({ kind: 'too-few', points: 0 });
    expect(of([on('2024-10-17', 36), on('2024-10-24', 38)])).toEqual({ kind: 'too-few', points: 2 });
  });

  it('tells a share that does not grow, and one that is there', () => {
    expect(of([on('2024-10-10', 36), on('2024-10-17', 36), on('2024-10-24', 36)])).toMatchObject({
      kind: 'steady',
    });
    expect(of([on('2024-10-10', 38), on('2024-10-17', 37), on('2024-10-24', 36)])).toMatchObject({
      kind: 'steady',
    });
    expect(of([on('2024-10-24', 45)])).toEqual({ kind: 'reached' });
    expect(of([on('2024-10-24', 36)], 80)).toEqual({ kind: 'reached' });
  });

  it('has no date beyond two years', () => {
    const slow = [week('2024-10-04', 0, 1000), week('2024-10-11', 0, 1000), week('2024-10-18', 1, 1000)];
    expect(of(slow)).toMatchObject({ kind: 'steady' });
  });

  it('is broken by a week of holidays', () => {
    const weeks = [week('2024-04-12', 3), week('2024-04-19', 5), week('2024-04-26', 7)];
    expect(of(weeks, 50, '2024-04-27')).toMatchObject({ kind: 'dated', points: 3 });
    // 29.04–05.05.2024 had two working days.
    const afterMay = [...weeks, week('2024-05-03', 1), week('2024-05-17', 8)];
    expect(of(afterMay, 50, '2024-05-18')).toEqual({ kind: 'too-few', points: 1, brokenBy: 'holidays' });
  });

  it('of a state on a date is broken by the New Year rest', () => {
    const points = [on('2024-12-13', 30), on('2024-12-20', 32), on('2024-12-27', 34), on('2025-01-10', 36)];
    expect(of(points.slice(0, 3), 100, '2024-12-28')).toMatchObject({ kind: 'dated', points: 3 });
    expect(of(points, 100, '2025-01-11')).toEqual({ kind: 'too-few', points: 1, brokenBy: 'holidays' });
  });

  it('is broken by a long silence', () => {
    expect(of([week('2024-09-06', 3), week('2024-09-13', 4), week('2024-10-25', 5)], 50)).toEqual({
      kind: 'too-few',
      points: 1,
      brokenBy: 'silence',
    });
  });

  it('never lies in the past', () => {
    const found = of([on('2024-10-03', 32), on('2024-10-10', 38), on('2024-10-17', 44)], 100, '2024-11-30');
    expect(found).toMatchObject({ kind: 'dated', on: '2024-11-30', earliest: '2024-11-30' });
  });

  const anyPoints = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 45 })), {
    maxLength: 15,
  });
  const start = day('2024-09-02');
  const pointsOf = (raw: readonly (readonly [number, number])[]): Point[] => {
    const byDay = new Map(raw.map(([offset, k]) => [offset, k]));
    return [...byDay].map(([offset, k]) => ({
      period: dateOnly(addDays(start, offset)),
      numerator: k,
      denominator: 45,
    }));
  };

  it('is ordered, whatever the figures and in whatever order they come', () => {
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: 1, max: 100 }), (raw, target) => {
        const points = pointsOf(raw);
        const found = of(points, target);
        expect(of(points.toReversed(), target)).toEqual(found);
        if (found.kind !== 'dated') return;
        expect(found.earliest <= found.on).toBe(true);
        if (found.latest !== undefined) expect(found.on <= found.latest).toBe(true);
        expect(found.on >= day('2024-10-25')).toBe(true);
        expect(found.points).toBeGreaterThanOrEqual(3);
        expect(found.perWeek).toBeGreaterThan(0);
      }),
    );
  });

  it('comes no later for a nearer target', () => {
    fc.assert(
      fc.property(anyPoints, fc.integer({ min: 2, max: 100 }), (raw, target) => {
        const [near, far] = [of(pointsOf(raw), target - 1), of(pointsOf(raw), target)];
        if (far.kind === 'dated' && near.kind !== 'reached') {
          expect(near.kind).toBe('dated');
          expect((near as { on: CalendarDay }).on <= far.on).toBe(true);
        }
      }),
    );
  });

  it('needs no calendar of the year', () => {
    const bare = workingCalendarOf([]);
    const points = [on('2031-10-06', 32), on('2031-10-13', 34), on('2031-10-20', 36)];
    expect(forecastOf(points, { target: 100, today: day('2031-10-21'), calendar: bare })).toMatchObject({
      kind: 'dated',
    });
  });
});
