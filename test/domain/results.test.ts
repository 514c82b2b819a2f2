import { describe, expect, it } from 'vitest';
import { loadReference } from '../../src/config/reference-data.ts';
import { day } from '../../src/domain/calendar-day.ts';
import { lowFigures } from '../../src/domain/low-figures.ts';
import { figureOfCounts, figureOfValue } from '../../src/domain/measurement.ts';
import type { Figure } from '../../src/domain/measurement.ts';
import type { Origin } from '../../src/domain/metric.ts';
import { dateOnly, monthOf, weekOf } from '../../src/domain/period.ts';
import type { Period } from '../../src/domain/period.ts';
import { newlyActiveKey, weekResults } from '../../src/domain/results.ts';
import type { ResultGroup, WeekResults } from '../../src/domain/results.ts';
import type { UnitFigure } from '../../src/domain/unit-figure.ts';
import type { UnitId } from '../../src/domain/unit.ts';

const { metrics } = loadReference();
const WEEK = weekOf(day('2024-10-25'));
const BEFORE = weekOf(day('2024-10-18'));
const id = (n: number) => n as UnitId;

type Extra = { period?: Period; version?: number; origin?: Origin; doubt?: string };

function figure(unit: number, code: string, value: Figure, extra: Extra = {}): UnitFigure {
  const { period = WEEK, version = code === 'messages' ? 2 : 1, origin = 'federal', doubt } = extra;
  return {
    unitId: id(unit),
    metric: { code, version },
    period,
    origin,
    ...value,
    ...(doubt !== undefined && { doubt }),
  };
}

const writes = (unit: number, k: number, n: number, extra?: Extra) =>
  figure(unit, 'messages', figureOfCounts(k, n), extra);
const writesPercent = (unit: number, value: number, extra?: Extra) =>
  figure(unit, 'messages', figureOfValue(value), extra);

function resultsOf(
  figures: readonly UnitFigure[],
  {
    units = [1, 2, 3],
    shown = [],
    group = 'schools',
  }: { units?: number[]; shown?: string[]; group?: ResultGroup } = {},
): WeekResults {
  return weekResults({
    period: WEEK,
    metrics,
    units: [
      ...units.map((unit) => ({ id: id(unit), group })),
      { id: id(50), group: 'kindergartens' },
      { id: id(99), group: 'district' },
    ],
    figures,
    isShown: (key) => shown.includes(key),
  });
}

const firstWeekly = (results: WeekResults) => results.groups[0]?.weekly[0];

describe('the total', () => {
  it('is Σk of Σn, compared with the week before under the same definition', () => {
    const results = resultsOf([
      writes(1, 5, 20),
      writes(2, 0, 10),
      writes(1, 4, 20, { period: BEFORE }),
      writes(2, 1, 11, { period: BEFORE }),
    ]);
    expect(firstWeekly(results)).toMatchObject({
      total: { kind: 'counts', numerator: 5, denominator: 30, units: 2, percentOnly: 0 },
      comparison: { kind: 'same', before: { numerator: 5, denominator: 31 } },
      zero: { count: 1, of: 2, named: [2] },
      growth: [{ unitId: 1, by: 1 }],
    });
    expect(results.groups[0]).toMatchObject({ units: 3, covered: 2, doubtful: 0 });
  });

  it('of other units than the week before is compared over those of both weeks', () => {
    const results = resultsOf([
      writes(1, 5, 20),
      writes(2, 7, 10),
      writes(1, 4, 20, { period: BEFORE }),
      writes(3, 9, 11, { period: BEFORE }),
    ]);
    expect(firstWeekly(results)?.comparison).toMatchObject({
      kind: 'common',
      units: 1,
      now: { numerator: 5 },
      before: { numerator: 4 },
    });
  });

  it('is not compared with another definition', () => {
    const results = resultsOf([writes(1, 5, 20), writes(1, 9, 20, { period: BEFORE, version: 1 })]);
    expect(firstWeekly(results)).toMatchObject({ comparison: { kind: 'redefined' }, growth: [] });
  });

  it('of percents alone is a plain mean, and grows by nobody', () => {
    const results = resultsOf([
      writesPercent(1, 10),
      writesPercent(2, 20),
      writesPercent(1, 5, { period: BEFORE }),
      writesPercent(2, 5, { period: BEFORE }),
    ]);
    expect(firstWeekly(results)).toMatchObject({
      total: { kind: 'mean', value: 15, units: 2 },
      comparison: { kind: 'same', before: { kind: 'mean', value: 5 } },
      growth: [],
    });
  });

  it('counts units that have only a percent apart', () => {
    expect(firstWeekly(resultsOf([writes(1, 5, 20), writesPercent(2, 50)]))?.total).toEqual({
      kind: 'counts',
      numerator: 5,
      denominator: 20,
      units: 1,
      percentOnly: 1,
    });
  });

  it('has no figure where the table has only dashes', () => {
    const results = resultsOf([figure(1, 'messages', { state: 'missing' })]);
    expect(results.arrived).toBe(true);
    expect(firstWeekly(results)).toMatchObject({ total: undefined, zero: { count: 0, of: 0 } });
  });
});

describe('whose table it is', () => {
  it.each([
    ['nothing', []],
    ['another week', [writes(1, 1, 2, { period: BEFORE })]],
    ['a state', [figure(1, 'status', figureOfValue(1), { period: dateOnly(WEEK.to) })]],
    ['a typed value', [writes(1, 1, 2, { origin: 'coordinator' })]],
    ['units that are not listed', [figure(1, 'messages', { state: 'not-listed' })]],
    ['the week’s days as 12 months', [figure(1, 'teachers-12-months', figureOfValue(3))]],
  ])('%s is not the week’s table', (_, figures) => expect(resultsOf(figures).arrived).toBe(false));

  it('names the last week that has one', () => {
    const older = weekOf(day('2024-10-11'));
    expect(
      resultsOf([writes(1, 1, 2, { period: older }), writes(2, 1, 2, { period: BEFORE })]).lastWeek,
    ).toEqual(BEFORE);
    expect(resultsOf([]).lastWeek).toBeUndefined();
  });

  it('the figures of the district as a whole are a group of their own', () => {
    const results = resultsOf([writesPercent(99, 0)]);
    expect(results.arrived).toBe(true);
    expect(results.groups).toMatchObject([
      { group: 'district', weekly: [{ total: { kind: 'stated', value: 0 }, zero: undefined, growth: [] }] },
    ]);
  });
});

describe('names', () => {
  it('never hold a doubtful value, which stays in the sum', () => {
    const results = resultsOf([
      writes(1, 0, 20, { doubt: 'equal' }),
      writes(2, 0, 20),
      writes(3, 9, 20, { doubt: 'equal' }),
      writes(3, 1, 20, { period: BEFORE }),
    ]);
    expect(firstWeekly(results)).toMatchObject({
      total: { numerator: 9 },
      zero: { count: 2, named: [2] },
      growth: [],
    });
    expect(results.groups[0]?.doubtful).toBe(2);
  });

  it('of growth: most first, equals in the order of the units', () => {
    const now = [1, 2, 3].map((unit) => writes(unit, unit === 2 ? 9 : 5, 20));
    const before = [1, 2, 3].map((unit) => writes(unit, 3, 20, { period: BEFORE }));
    expect(firstWeekly(resultsOf([...now, ...before]))?.growth).toEqual([
      { unitId: 2, by: 6 },
      { unitId: 1, by: 2 },
      { unitId: 3, by: 2 },
    ]);
  });

  it('of the newly active: «Активна» within the week, «Не активна» when last known before, once', () => {
    const status = (unit: number, value: number, on: string, doubt?: string) =>
      figure(unit, 'status', figureOfValue(value), {
        period: dateOnly(day(on)),
        ...(doubt !== undefined && { doubt }),
      });
    const figures = [
      ...[status(1, 0, '2024-10-11'), status(1, 1, '2024-10-25')],
      // Active before already; never known before; doubtful; no longer active.
      ...[status(2, 0, '2024-10-04'), status(2, 1, '2024-10-18'), status(2, 1, '2024-10-25')],
      status(3, 1, '2024-10-25'),
      ...[status(4, 0, '2024-10-18'), status(4, 1, '2024-10-25', 'checked')],
      ...[status(5, 1, '2024-10-18'), status(5, 0, '2024-10-25')],
    ];
    const units = [1, 2, 3, 4, 5];
    expect(resultsOf(figures, { units }).groups[0]?.newlyActive).toEqual([1]);
    const shown = [newlyActiveKey(id(1), WEEK)];
    expect(resultsOf(figures, { units, shown }).groups[0]?.newlyActive).toEqual([]);
  });
});

describe('sections', () => {
  it('of schools and of kindergartens never share a sum', () => {
    const results = resultsOf([writes(1, 5, 20), writes(50, 1, 7)]);
    expect(results.groups.map(({ group, weekly }) => [group, weekly[0]?.total])).toMatchObject([
      ['schools', { numerator: 5, denominator: 20 }],
      ['kindergartens', { numerator: 1, denominator: 7 }],
    ]);
  });

  it('municipalities of a region are added up like schools', () => {
    const on = { period: dateOnly(WEEK.to) };
    const results = resultsOf(
      [figure(1, 'not-active', figureOfValue(4), on), figure(2, 'not-active', figureOfValue(3), on)],
      { group: 'municipalities' },
    );
    expect(results.groups[0]?.updated).toMatchObject([{ total: { kind: 'sum', value: 7, units: 2 } }]);
  });
});

describe('what has its own date', () => {
  const pupils = (unit: number, value: number, period: Period) =>
    figure(unit, 'pupils-12-months', figureOfValue(value), { period });

  it('within the week is updated, once', () => {
    const figures = [pupils(1, 40, dateOnly(day('2024-10-22')))];
    const [group] = resultsOf(figures).groups;
    expect(group).toMatchObject({ updated: [{ period: { to: '2024-10-22' } }], monthly: [] });
    const shown = group?.updated.map(({ key }) => key) ?? [];
    expect(resultsOf(figures, { shown }).groups).toEqual([]);
  });

  it('a monthly table outside of the week is a section of its own, the newest alone', () => {
    const september = monthOf(2024, 9)!;
    const figures = [pupils(1, 40, september), pupils(2, 50, september), pupils(1, 30, monthOf(2024, 8)!)];
    const [group] = resultsOf(figures).groups;
    expect(group).toMatchObject({ updated: [], monthly: [{ period: september, total: { value: 45 } }] });
    const shown = group?.monthly.map(({ key }) => key) ?? [];
    expect(resultsOf(figures, { shown }).groups).toEqual([]);
  });

  it('a state of an earlier day is not told again', () => {
    expect(
      resultsOf([figure(1, 'status', figureOfValue(1), { period: dateOnly(BEFORE.to) })]).groups,
    ).toEqual([]);
  });

  it('a doubtful figure of the whole district is told by nobody', () => {
    const september = { period: monthOf(2024, 9)!, doubt: 'two-values' };
    expect(resultsOf([figure(99, 'my-school-teachers', figureOfValue(51), september)]).groups).toEqual([]);
  });
});

describe('lowFigures', () => {
  const low = (...figures: UnitFigure[]) =>
    lowFigures(figures, { period: WEEK, metrics }).map(({ metric, kind }) => `${metric.code} ${kind}`);

  it.each([
    ['zero', [writes(1, 0, 20)], ['messages zero']],
    ['fewer people', [writes(1, 4, 20), writes(1, 5, 21, { period: BEFORE })], ['messages fell']],
    ['as many', [writes(1, 5, 25), writes(1, 5, 20, { period: BEFORE })], []],
    ['a lower percent', [writesPercent(1, 4), writesPercent(1, 5, { period: BEFORE })], ['messages fell']],
    ['nothing to compare with', [writes(1, 1, 20)], []],
    ['another definition', [writes(1, 1, 20), writes(1, 5, 20, { period: BEFORE, version: 1 })], []],
    ['doubtful', [writes(1, 0, 20, { doubt: 'checked' })], []],
    ['no figure', [figure(1, 'messages', { state: 'missing' })], []],
    ['typed by the coordinator', [writes(1, 0, 20, { origin: 'coordinator' })], []],
    [
      'calls and messages',
      [writes(1, 0, 20), figure(1, 'calls', figureOfCounts(0, 20))],
      ['messages zero', 'calls zero'],
    ],
  ])('%s', (_, figures, expected) => expect(low(...figures)).toEqual(expected));
});
