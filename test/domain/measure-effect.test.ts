import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadReference } from '../../src/config/reference-data.ts';
import { addDays, day } from '../../src/domain/calendar-day.ts';
import { LEAST_SCHOOLS, measureEffects } from '../../src/domain/measure-effect.ts';
import type { DoneMeasure } from '../../src/domain/measure-effect.ts';
import { figureOfCounts } from '../../src/domain/measurement.ts';
import type { Period } from '../../src/domain/period.ts';
import { weekOf } from '../../src/domain/period.ts';
import type { UnitFigure } from '../../src/domain/unit-figure.ts';
import type { UnitId } from '../../src/domain/unit.ts';

const { metrics } = loadReference();
const WEEK = weekOf(day('2024-10-25'));
const BEFORE = weekOf(day('2024-10-11'));
const DONE_ON = day('2024-10-15');

function figure(unit: number, period: Period, k: number, n = 20, more: Partial<UnitFigure> = {}): UnitFigure {
  return {
    unitId: unit as UnitId,
    metric: { code: 'messages', version: 2 },
    period,
    origin: 'federal',
    ...figureOfCounts(k, n),
    ...more,
  };
}

function done(unit: number, more: Partial<DoneMeasure> = {}): DoneMeasure {
  return { unitId: unit as UnitId, cause: 'wrong-role', metricCode: 'messages', doneOn: DONE_ON, ...more };
}

function effects(measures: readonly DoneMeasure[], figures: readonly UnitFigure[]) {
  return measureEffects({ measures, figures, metrics, period: WEEK });
}

const UNITS = [1, 2, 3, 4, 5];
/** Schools 1–4 write more than before, school 5 as before. */
const FIGURES = UNITS.flatMap((unit) => [figure(unit, BEFORE, 2), figure(unit, WEEK, unit === 5 ? 2 : 5)]);

describe('of the schools that did it, how many grew', () => {
  it('of five that put the role right, four', () => {
    expect(
      effects(
        UNITS.map((unit) => done(unit)),
        FIGURES,
      ),
    ).toEqual([
      { cause: 'wrong-role', metric: { code: 'messages', version: 2 }, schools: 5, grew: 4, without: 0 },
    ]);
  });

  it('of four nothing is said', () => {
    expect(
      effects(
        [1, 2, 3, 4].map((unit) => done(unit)),
        FIGURES,
      ),
    ).toEqual([]);
  });

  it('what was done within the week, or long ago, is left out', () => {
    const five = UNITS.map((unit) => done(unit));
    const late = five.with(0, done(1, { doneOn: WEEK.from }));
    const old = five.with(0, done(1, { doneOn: addDays(WEEK.from, -85) }));
    expect(effects(late, FIGURES)).toEqual([]);
    expect(effects(old, FIGURES)).toEqual([]);
  });

  it('a school without a figure from before is counted apart', () => {
    expect(
      effects(
        [...UNITS, 6].map((unit) => done(unit)),
        [...FIGURES, figure(6, WEEK, 9)],
      ),
    ).toMatchObject([{ schools: 5, grew: 4, without: 1 }]);
  });

  it.each([
    ['of another definition', { metric: { code: 'messages', version: 1 } }],
    ['of another origin', { origin: 'school' as const }],
    ['that is doubted', { doubt: 'сомнительно' }],
  ])('a figure %s is none to compare with', (_, more) => {
    const figures = FIGURES.map((one) =>
      one.unitId === (1 as UnitId) && one.period.to === BEFORE.to ? { ...one, ...more } : one,
    );
    expect(
      effects(
        UNITS.map((unit) => done(unit)),
        figures,
      ),
    ).toEqual([]);
  });

  it('the same people of fewer is more of them', () => {
    const figures = FIGURES.map((one) =>
      one.unitId === (5 as UnitId) && one.period.to === WEEK.to ? figure(5, WEEK, 2, 19) : one,
    );
    expect(
      effects(
        UNITS.map((unit) => done(unit)),
        figures,
      ),
    ).toMatchObject([{ schools: 5, grew: 5 }]);
  });
});

const anyMeasure = fc.record({
  unitId: fc.integer({ min: 1, max: 12 }).map((id) => id as UnitId),
  cause: fc.constantFrom('wrong-role' as const, 'ordinary-profile' as const),
  metricCode: fc.constantFrom('messages', 'calls', 'unknown'),
  doneOn: fc.integer({ min: -120, max: 10 }).map((days) => addDays(WEEK.from, days)),
});
const anyFigure = fc
  .record({
    unit: fc.integer({ min: 1, max: 12 }),
    weeksAgo: fc.integer({ min: 0, max: 14 }),
    n: fc.integer({ min: 1, max: 40 }),
    k: fc.nat({ max: 40 }),
    code: fc.constantFrom('messages', 'calls'),
    version: fc.constantFrom(1, 2),
    origin: fc.constantFrom('federal' as const, 'school' as const),
  })
  .map(({ unit, weeksAgo, n, k, code, version, origin }) =>
    figure(unit, weekOf(addDays(WEEK.to, -7 * weeksAgo)), Math.min(k, n), n, {
      metric: { code, version },
      origin,
    }),
  );

describe('properties', () => {
  const measures = fc.array(anyMeasure, { maxLength: 60 });
  const figures = fc.uniqueArray(anyFigure, {
    maxLength: 200,
    selector: ({ unitId, metric, period, origin }) =>
      `${unitId}/${metric.code}@${metric.version}/${period.to}/${origin}`,
  });

  it('never of fewer than five schools, never more grew than there are, each school once', () => {
    fc.assert(
      fc.property(measures, figures, (some, known) => {
        for (const { cause, metric, schools, grew, without } of effects(some, known)) {
          const did = new Set(
            some
              .filter((one) => one.cause === cause && one.metricCode === metric.code)
              .map((one) => one.unitId),
          );
          expect(schools).toBeGreaterThanOrEqual(LEAST_SCHOOLS);
          expect(grew).toBeLessThanOrEqual(schools);
          expect(schools + without).toBeLessThanOrEqual(did.size);
        }
      }),
    );
  });

  it('the order of rows does not matter, nor figures of other origins', () => {
    fc.assert(
      fc.property(measures, figures, (some, known) => {
        const said = effects(some, known);
        expect(effects(some.toReversed(), known.toReversed())).toEqual(said);
        expect(
          effects(
            some,
            known.filter(({ origin }) => origin === 'federal'),
          ),
        ).toEqual(said);
      }),
    );
  });

  it('where every school has one more person, all of them grew', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 30 }), fc.nat({ max: 19 }), (schools, k) => {
        const units = Array.from({ length: schools }, (_, index) => index + 1);
        const known = units.flatMap((unit) => [figure(unit, BEFORE, k), figure(unit, WEEK, k + 1)]);
        expect(
          effects(
            units.map((unit) => done(unit)),
            known,
          ),
        ).toMatchObject([{ schools, grew: schools }]);
      }),
    );
  });
});
