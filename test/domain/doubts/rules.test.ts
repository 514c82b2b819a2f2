import { describe, expect, it } from 'vitest';
import { day } from '../../../src/domain/calendar-day.ts';
import { DOUBTS, gravestDoubt, severityOfDoubt } from '../../../src/domain/doubts/doubt-codes.ts';
import type { KnownFigure } from '../../../src/domain/doubts/finding.ts';
import { judgeFigures } from '../../../src/domain/doubts/judge-figures.ts';
import { DOUBT_RULES } from '../../../src/domain/doubts/rules.ts';
import { figureOfCounts, figureOfValue } from '../../../src/domain/measurement.ts';
import { dateOnly } from '../../../src/domain/period.ts';
import type { PlannedFigure } from '../../../src/domain/planned-figure.ts';
import type { UnitId } from '../../../src/domain/unit.ts';
import type { Vacation } from '../../../src/domain/vacation.ts';
import {
  DOUBT_TITLES,
  PLAIN_REASONS,
  UNKNOWN_REASON,
} from '../../../src/features/subjects/figures/doubt-texts.ts';
import { doubtReason } from '../../../src/features/subjects/figures/doubt-reason.ts';
import { A, B, C, FRIDAY, WEEK, dataOf, found, given, known, school, week } from './doubt-data.ts';

describe('the list of rules', () => {
  it('has a severity, a reason and a title of each, and marks by the gravest', () => {
    expect(DOUBT_RULES.map(({ code }) => code)).toEqual(DOUBTS.map(({ code }) => code));
    for (const { code, severity } of DOUBTS) {
      expect(severityOfDoubt(code)).toBe(severity);
      if (severity !== 'ask' || code.startsWith('schools-')) continue;
      expect(DOUBT_TITLES[code], code).toBeDefined();
    }
    expect(gravestDoubt(['jump', 'two-values', 'impossible-percent'])).toBe('two-values');
    expect(gravestDoubt(['of-an-older-program', 'jump'])).toBe('jump');
    expect(gravestDoubt([])).toBeUndefined();
  });

  it('says why in plain words of every doubt that may mark a value, also of facts nobody understands', () => {
    const codes = DOUBTS.filter(({ severity, code }) => severity === 'ask' && !code.startsWith('schools-'));
    for (const { code } of codes) {
      expect(doubtReason({ code, facts: null }, { thisYear: 2024 })).toMatch(/^[а-яё0-9«]/i);
      const isPlain = PLAIN_REASONS[code] !== undefined;
      if (isPlain) expect(doubtReason({ code, facts: {} }, { thisYear: 2024 })).not.toBe(UNKNOWN_REASON);
    }
    expect(doubtReason({ code: 'of-an-older-program', facts: {} }, { thisYear: 2024 })).toBe(UNKNOWN_REASON);
  });
});

describe('a single value', () => {
  it('over 100 % and over its base is left out', () => {
    expect(found('over-100', [given(A, 'pupils-12-months', figureOfValue(100.01))])).toHaveLength(1);
    expect(found('over-100', [given(A, 'pupils-12-months', figureOfValue(100))])).toEqual([]);
    expect(found('over-100', [given(A, 'zero-messages', figureOfValue(121))])).toEqual([]);
    const over = { ...figureOfValue(109.7), numerator: 34, denominator: 31 };
    expect(found('count-over-base', [given(A, 'messages', over)])).toMatchObject([
      { facts: { count: 34, base: 31 } },
    ]);
    expect(found('count-over-base', [given(A, 'messages', figureOfCounts(31, 31))])).toEqual([]);
  });

  it('a share of pupils has to be k of n, where n is known', () => {
    const of = (id: UnitId, value: number) =>
      found('impossible-percent', [given(id, 'pupils-12-months', figureOfValue(value))]);
    expect(of(A, 18.51)).toMatchObject([{ facts: { value: 18.51, all: 119 } }]);
    expect(of(A, 18.49)).toEqual([]);
    expect(of(B, 18.51)).toEqual([]);
    // 22 of 119 are 18,487…: tables round and cut off alike.
    expect(of(A, 18.48)).toEqual([]);
    expect(of(A, 18.47)).toHaveLength(1);
  });
});

describe('periods', () => {
  it('a week is Сб–Пт; a state on a date is no week', () => {
    const odd = { from: day('2024-10-21'), to: day('2024-10-27') };
    const figures = [
      given(A, 'messages', figureOfCounts(9, 31), odd),
      given(B, 'calls', figureOfCounts(1, 20), odd),
    ];
    expect(found('period-not-week', figures)).toMatchObject([{ facts: odd, figures }]);
    expect(found('period-not-week', [given(A, 'messages', figureOfCounts(9, 31))])).toEqual([]);
    expect(found('period-not-week', [given(A, 'status', figureOfValue(1), FRIDAY)])).toEqual([]);
  });

  it('a stored period that shares days is asked about, the week before and the same one are not', () => {
    const odd = { from: day('2024-10-21'), to: day('2024-10-27') };
    const now = [given(A, 'messages', figureOfCounts(9, 31))];
    expect(found('period-overlaps', now, [known(A, 'messages', odd, figureOfCounts(8, 31))])).toMatchObject([
      { facts: odd },
    ]);
    expect(found('period-overlaps', now, [known(A, 'calls', odd, figureOfCounts(8, 31))])).toEqual([]);
    expect(found('period-overlaps', now, [known(B, 'messages', odd, figureOfCounts(8, 31))])).toEqual([]);
    const others = ['2024-10-18', '2024-10-25', '2024-11-01'].map((on) =>
      known(A, 'messages', on, figureOfCounts(8, 31)),
    );
    expect(found('period-overlaps', now, others)).toEqual([]);
  });

  const table = (counts: readonly number[]) => [
    ...[A, B, C].map((id, index) => given(id, 'messages', figureOfCounts(counts[index] ?? 0, 31))),
    ...[A, B, C].map((id) => given(id, 'status', figureOfValue(1), FRIDAY)),
  ];
  const stored = (counts: readonly number[], friday = '2024-10-18') =>
    [A, B, C].map((id, index) => known(id, 'messages', friday, figureOfCounts(counts[index] ?? 0, 31)));

  it('the figures of another week under this one’s date are found; a difference of one person clears them', () => {
    expect(found('same-figures', table([9, 4, 7]), stored([9, 4, 7]))).toMatchObject([
      { facts: week('2024-10-18') },
    ]);
    expect(found('same-figures', table([9, 4, 7]), stored([9, 4, 8]))).toEqual([]);
    expect(found('same-figures', table([9, 4, 7]), stored([9, 4, 7], '2024-10-25'))).toEqual([]);
  });

  it('zeros, one and the same number, and statuses say nothing', () => {
    expect(found('same-figures', table([0, 0, 0]), stored([0, 0, 0]))).toEqual([]);
    expect(found('same-figures', table([5, 5, 5]), stored([5, 5, 5]))).toEqual([]);
    expect(found('same-figures', table([9, 4, 0]), stored([9, 4, 0]))).toEqual([]);
  });

  it('a summer week in which one teacher of each school writes is like the next one', () => {
    const bases = [31, 22, 40];
    const now = [A, B, C].map((id, index) => given(id, 'messages', figureOfCounts(1, bases[index] ?? 1)));
    const before = [A, B, C].map((id, index) =>
      known(id, 'messages', '2024-10-18', figureOfCounts(1, bases[index] ?? 1)),
    );
    expect(found('same-figures', now, before)).toEqual([]);
  });

  it('shares of 12 months may stay for a week, not for a month', () => {
    const on = (date: string) => dateOnly(day(date));
    const now = [A, B, C].map((id, index) =>
      given(id, 'pupils-12-months', figureOfValue(40 + index), on('2024-10-25')),
    );
    const before = (date: string) =>
      [A, B, C].map((id, index) => known(id, 'pupils-12-months', on(date), figureOfValue(40 + index)));
    expect(found('same-figures', now, before('2024-10-18'))).toEqual([]);
    expect(found('same-figures', now, before('2024-09-25'))).toHaveLength(1);
  });
});

describe('definitions', () => {
  it('one that was not in use in these days is asked about', () => {
    expect(
      found('definition-dates-differ', [given(A, 'messages', figureOfCounts(1, 9), WEEK, 1)]),
    ).toHaveLength(1);
    expect(found('definition-dates-differ', [given(A, 'messages', figureOfCounts(1, 9))])).toEqual([]);
    const old = week('2023-04-14');
    expect(found('definition-dates-differ', [given(A, 'messages', figureOfCounts(1, 9), old, 1)])).toEqual(
      [],
    );
  });

  it('another one than last time is remarked', () => {
    const now = [given(A, 'messages', figureOfCounts(9, 31))];
    expect(
      found('definition-changed', now, [known(B, 'messages', '2024-10-18', figureOfCounts(9, 31), 1)]),
    ).toMatchObject([{ facts: { before: 1 } }]);
    const both = [
      known(B, 'messages', '2024-10-11', figureOfCounts(9, 31), 1),
      known(B, 'messages', '2024-10-18', figureOfCounts(9, 31)),
    ];
    expect(found('definition-changed', now, both)).toEqual([]);
    expect(found('definition-changed', now)).toEqual([]);
  });
});

describe('the funnel', () => {
  const registered = (is: boolean) => given(A, 'registered', figureOfValue(is ? 1 : 0), FRIDAY);
  it('who is not registered is neither active nor writes', () => {
    const active = given(A, 'status', figureOfValue(1), FRIDAY);
    const writes = given(A, 'messages', figureOfCounts(5, 31));
    expect(found('funnel-broken', [registered(false), active, writes])).toMatchObject([
      { facts: { kind: 'active' }, figures: [active] },
      { facts: { kind: 'people' }, figures: [writes] },
    ]);
    expect(found('funnel-broken', [registered(true), active, writes])).toEqual([]);
    expect(found('funnel-broken', [active, writes])).toEqual([]);
    expect(found('funnel-broken', [registered(false), given(A, 'messages', figureOfCounts(0, 31))])).toEqual(
      [],
    );
  });

  it('what is known of the same week counts, of another week it does not', () => {
    const now = [given(A, 'calls', figureOfCounts(2, 31))];
    const notYet = (date: string) => known(A, 'registered', dateOnly(day(date)), figureOfValue(0));
    expect(found('funnel-broken', now, [notYet('2024-10-25')])).toHaveLength(1);
    expect(found('funnel-broken', now, [notYet('2024-10-18')])).toEqual([]);
  });

  it('nobody writes in a week who did not in the 12 months that hold it', () => {
    const year = (k: number, on = '2024-10-25') =>
      given(A, 'teachers-12-months', figureOfCounts(k, 31), dateOnly(day(on)));
    const now = given(A, 'messages', figureOfCounts(9, 31));
    expect(found('funnel-broken', [now, year(8)])).toMatchObject([
      { facts: { kind: 'year', year: 8 }, figures: [now] },
    ]);
    expect(found('funnel-broken', [now, year(9)])).toEqual([]);
    // The year ended before the week did.
    expect(found('funnel-broken', [now, year(8, '2024-10-22')])).toEqual([]);
  });

  it('people who write in a «Не активна» are remarked, not asked about', () => {
    const now = [given(A, 'status', figureOfValue(0), FRIDAY), given(A, 'calls', figureOfCounts(2, 31))];
    expect(found('inactive-works', now)).toMatchObject([{ facts: { schools: ['МКОУ «Школа №1»'] } }]);
    expect(found('funnel-broken', now)).toEqual([]);
    expect(found('inactive-works', [given(A, 'status', figureOfValue(1), FRIDAY), now[1]!])).toEqual([]);
  });
});

describe('a new level', () => {
  const fridays = ['2024-09-20', '2024-09-27', '2024-10-04', '2024-10-11', '2024-10-18'];
  const now = (k: number) => [given(A, 'messages', figureOfCounts(k, 31))];
  const weeks = (counts: readonly number[], doubt: readonly number[] = []) =>
    counts.map((k, index) => ({
      ...known(A, 'messages', fridays[index]!, figureOfCounts(k, 31)),
      ...(doubt.includes(index) && { doubt: 'jump' }),
    }));

  it('that a person called right is not asked about again the next Friday', () => {
    expect(found('jump', now(20), weeks([2, 1, 2, 2, 20]))).toEqual([]);
    expect(found('jump', now(1), weeks([20, 21, 20, 20, 2]))).toEqual([]);
  });

  it('that nobody spoke of is asked about twice, and is the usual one from then on', () => {
    expect(found('jump', now(20), weeks([2, 1, 2, 2, 20], [4]))).toHaveLength(1);
    expect(found('jump', now(20), weeks([2, 1, 2, 2, 20, 19].slice(1), [3, 4]))).toEqual([]);
  });

  it('is none where the value leapt on', () => {
    expect(found('jump', now(31), weeks([2, 1, 2, 2, 20]))).toHaveLength(1);
    expect(found('jump', now(31), weeks([2, 2, 1, 2, 2]))).toHaveLength(1);
  });
});

describe('a percent without counts', () => {
  const months = ['2024-06-28', '2024-07-26', '2024-08-30', '2024-09-27'].map((to) => dateOnly(day(to)));
  const before = (code: string) => months.map((on) => known(A, code, on, figureOfValue(50)));

  it('of a tiny school moves by three people before it is strange', () => {
    const figures = [
      given(A, 'teachers-12-months', figureOfValue(66.67), FRIDAY),
      given(A, 'messages', figureOfCounts(1, 3)),
    ];
    expect(found('jump', figures, before('teachers-12-months'))).toEqual([]);
    const large = [figures[0]!, given(A, 'messages', figureOfCounts(10, 30))];
    expect(found('jump', large, before('teachers-12-months'))).toHaveLength(1);
  });

  it('of pupils is measured by the known roll', () => {
    const figures = [given(A, 'pupils-12-months', figureOfValue(75), FRIDAY)];
    const tiny = { organisations: new Map([[A, school(A, 8)]]) };
    expect(found('jump', figures, before('pupils-12-months'), tiny)).toEqual([]);
    const large = { organisations: new Map([[A, school(A, 120)]]) };
    expect(found('jump', figures, before('pupils-12-months'), large)).toHaveLength(1);
  });
});

describe('jumps and holidays', () => {
  const FRIDAYS = ['2024-09-27', '2024-10-04', '2024-10-11', '2024-10-18'];
  const history = (k: number, fridays = FRIDAYS) =>
    fridays.map((on) => known(A, 'messages', on, figureOfCounts(k, 31)));
  const vacation = (from: string, to: string, unitId?: UnitId): Vacation => ({
    id: 1,
    unitId,
    title: 'Каникулы',
    from: day(from),
    to: day(to),
  });
  const now = (k: number, period = WEEK) => [given(A, 'messages', figureOfCounts(k, 31), period)];

  it('are told of values of the same definition that nobody doubts', () => {
    expect(found('jump', now(28), history(8))).toMatchObject([
      { facts: { up: true, usual: 8, of: 4, people: true } },
    ]);
    expect(found('jump', now(9), history(8))).toEqual([]);
    const doubted = history(8).map((one, index) => (index === 0 ? { ...one, doubt: 'jump' } : one));
    expect(found('jump', now(28), doubted)).toEqual([]);
    const other = history(8).map((one) => ({ ...one, metric: { code: 'messages', version: 1 } }));
    expect(found('jump', now(28), other)).toEqual([]);
    // Later weeks are not what was usual before.
    expect(found('jump', now(28, week('2024-09-20')), history(8))).toEqual([]);
  });

  it('a week of the school’s vacation: less is natural, more is asked about', () => {
    const during = { vacations: [vacation('2024-10-21', '2024-10-27')] };
    expect(found('jump', now(0), history(20), during)).toEqual([]);
    expect(found('holiday-drop', now(0), history(20), during)).toMatchObject([{ facts: { schools: 1 } }]);
    expect(found('holiday-rise', now(28), history(20), during)).toMatchObject([{ facts: { usual: 20 } }]);
    expect(found('holiday-rise', now(21), history(20), during)).toEqual([]);
    const ofOther = { vacations: [vacation('2024-10-21', '2024-10-27', B)] };
    expect(found('jump', now(0), history(20), ofOther)).toHaveLength(1);
  });

  it('weeks of vacation are not what is usual', () => {
    const before = [
      ...history(20, ['2024-09-06', '2024-09-13', ...FRIDAYS.slice(0, 2)]),
      ...history(0, FRIDAYS.slice(2)),
    ];
    const during = { vacations: [vacation('2024-10-05', '2024-10-18')] };
    expect(found('jump', now(20), before, during)).toEqual([]);
  });

  it('the first week of January is one of holidays without anybody’s word', () => {
    const fridays = ['2024-12-06', '2024-12-13', '2024-12-20', '2024-12-27'];
    const january = week('2025-01-03');
    expect(found('jump', now(0, january), history(20, fridays))).toEqual([]);
    expect(found('holiday-drop', now(0, january), history(20, fridays))).toHaveLength(1);
  });
});

describe('schools', () => {
  const missing = (n: number) =>
    Array.from({ length: n }, (_, index) => ({ id: index as UnitId, name: `Школа ${index}` }));
  it('that are missing are named; more than a third is asked about', () => {
    expect(
      found('schools-missing', [], [], { missingSchools: missing(4), expectedSchools: 12 }),
    ).toHaveLength(1);
    expect(found('schools-vanished', [], [], { missingSchools: missing(4), expectedSchools: 12 })).toEqual(
      [],
    );
    expect(
      found('schools-vanished', [], [], { missingSchools: missing(5), expectedSchools: 12 }),
    ).toMatchObject([{ facts: { of: 12 } }]);
    expect(found('schools-missing', [], [], { missingSchools: missing(5), expectedSchools: 12 })).toEqual([]);
    // One school of two is named and no more.
    expect(found('schools-vanished', [], [], { missingSchools: missing(1), expectedSchools: 2 })).toEqual([]);
  });

  it('that are new are asked about, but for the very first table', () => {
    expect(found('schools-new', [], [], { newSchools: ['Новая'] })).toHaveLength(1);
    expect(found('schools-new', [], [], { newSchools: [] })).toEqual([]);
    expect(found('schools-new', [], [], { newSchools: ['Новая'], organisations: new Map() })).toEqual([]);
  });
});

describe('what becomes of a value', () => {
  const judge = (
    figures: readonly PlannedFigure[],
    stored: readonly KnownFigure[] = [],
    settled: Parameters<typeof judgeFigures>[2] = [],
  ) => judgeFigures(dataOf(figures, stored), [], settled);
  const history = ['2024-09-27', '2024-10-04', '2024-10-11', '2024-10-18'].map((on) =>
    known(A, 'messages', on, figureOfCounts(8, 31)),
  );

  it('it keeps every doubt and is marked by the gravest', () => {
    const figure = given(A, 'messages', figureOfCounts(28, 31));
    const { figures } = judge([figure, given(A, 'registered', figureOfValue(0), FRIDAY)], history);
    expect(figures[0]).toMatchObject({
      doubt: 'funnel-broken',
      doubts: [{ code: 'funnel-broken' }, { code: 'jump' }],
    });
    expect(figures[1]).not.toHaveProperty('doubt');
  });

  it('a blocked one is left out', () => {
    const judged = judge([
      given(A, 'pupils-12-months', figureOfValue(101)),
      given(B, 'pupils-12-months', figureOfValue(10)),
    ]);
    expect(judged).toMatchObject({ blocked: 1, figures: [{ value: 10 }] });
  });

  it('what somebody called right is not asked about again while the value stays', () => {
    const figure = given(A, 'messages', figureOfCounts(28, 31));
    const settled = { ...known(A, 'messages', '2024-10-25', figureOfCounts(28, 31)), code: 'jump' };
    expect(judge([figure], history, [settled])).toMatchObject({ findings: [], figures: [{ numerator: 28 }] });
    expect(judge([figure], history, [settled]).figures[0]).not.toHaveProperty('doubt');
    const other = given(A, 'messages', figureOfCounts(29, 31));
    expect(judge([other], history, [settled]).figures[0]).toMatchObject({ doubt: 'jump' });
  });

  it('a doubt of the reader stays, and what it said is not said twice', () => {
    const figure = { ...given(A, 'messages', { ...figureOfCounts(5, 31) }), doubt: 'count-percent-differ' };
    expect(judge([figure]).figures[0]).toMatchObject({ doubts: [{ code: 'count-percent-differ' }] });
    const share = given(A, 'pupils-12-months', figureOfValue(18.51));
    const said = judgeFigures(
      dataOf([share]),
      [{ severity: 'note', code: 'impossible-percent', at: share.at!, sentence: '' }],
      [],
    );
    expect(said.findings).toEqual([]);
    expect(said.figures[0]).toMatchObject({ doubt: 'impossible-percent' });
  });
});
