import { describe, expect, it } from 'vitest';
import { day } from '../../../src/domain/calendar-day.ts';
import type { DoubtCode } from '../../../src/domain/doubts/doubt-codes.ts';
import type { KnownFigure } from '../../../src/domain/doubts/finding.ts';
import { figureOfCounts, figureOfValue } from '../../../src/domain/measurement.ts';
import type { OrganisationKind } from '../../../src/domain/metric.ts';
import { dateOnly } from '../../../src/domain/period.ts';
import type { Unit, UnitId } from '../../../src/domain/unit.ts';
import type { Vacation } from '../../../src/domain/vacation.ts';
import { found, given, known, school, week } from './doubt-data.ts';

/** Eight schools of different sizes with what is usual there; the last one is large. */
const SCHOOLS = [
  [1, 31, 14],
  [2, 22, 9],
  [3, 40, 22],
  [4, 28, 16],
  [5, 18, 8],
  [6, 34, 15],
  [7, 26, 12],
  [8, 60, 40],
] as const;

const SPRING = ['2024-05-03', '2024-05-10', '2024-05-17', '2024-05-24', '2024-05-31'];
const SUMMER = ['2024-06-07', '2024-06-14', '2024-07-05', '2024-07-12', '2024-08-16', '2024-08-23'];
const AUTUMN = ['2024-09-06', '2024-09-13', '2024-09-20', '2024-09-27', '2024-10-04', '2024-10-11'];
const AUTUMN_VACATION: Vacation = {
  id: 1,
  unitId: undefined,
  title: 'Каникулы',
  from: day('2024-10-19'),
  to: day('2024-10-27'),
};

/** Weeks of every school at a part of its usual, one person more or less. */
const weeks = (fridays: readonly string[], part = 1, code = 'messages', of = 1): KnownFigure[] =>
  fridays.flatMap((friday, at) =>
    SCHOOLS.map(([id, base, usual]) =>
      known(
        id as UnitId,
        code,
        friday,
        figureOfCounts(Math.max(0, Math.round(usual * of * part) + ((at + id) % 3) - 1), base),
      ),
    ),
  );

/** The week of every school at a part of its usual; of some another number of people. */
const table = (
  friday: string,
  part: number,
  other: Readonly<Record<number, number>> = {},
  code = 'messages',
  of = 1,
) =>
  SCHOOLS.map(([id, base, usual]) =>
    given(id as UnitId, code, figureOfCounts(other[id] ?? Math.round(usual * of * part), base), week(friday)),
  );

const kinds = (kind: OrganisationKind = 'school'): { organisations: Map<UnitId, Unit> } => ({
  organisations: new Map(
    SCHOOLS.map(([id]) => [id as UnitId, { ...school(id as UnitId), organisationKind: kind }]),
  ),
});

const marked = (
  code: DoubtCode,
  ...[figures, stored, more]: Parameters<typeof found> extends [unknown, ...infer Rest] ? Rest : never
) =>
  found(code, figures, stored, { ...kinds(), ...more }).flatMap(({ figures: own }) =>
    own.map(({ unit }) => ('id' in unit ? unit.id : undefined)),
  );

describe('summer', () => {
  it('says nothing of September: its first weeks are compared with the spring', () => {
    const stored = [...weeks(SPRING), ...weeks(SUMMER, 0.05)];
    expect(marked('jump', table('2024-09-06', 1), stored)).toEqual([]);
    expect(marked('jump', table('2024-09-06', 0.7), stored)).toEqual([]);
    expect(marked('jump', table('2024-09-06', 1, { 8: 4 }), stored)).toEqual([8]);
  });

  it('alone is no history: until there are four weeks of lessons nobody is asked about', () => {
    expect(marked('jump', table('2024-09-06', 1), weeks(SUMMER, 0.05))).toEqual([]);
    const begun = [...weeks(SUMMER, 0.05), ...weeks(AUTUMN.slice(0, 3))];
    expect(marked('jump', table('2024-09-27', 1), begun)).toEqual([]);
  });

  it('is a time of less, and of more nobody expects', () => {
    const stored = weeks(SPRING);
    expect(marked('jump', table('2024-06-14', 0.05), stored)).toEqual([]);
    expect(found('holiday-drop', table('2024-06-14', 0.05), stored, kinds())).toHaveLength(1);
    expect(marked('holiday-rise', table('2024-06-14', 0.05, { 1: 30 }), stored)).toEqual([1]);
    // In summer many a one works on, whether the vacation was entered or not.
    const entered = { ...AUTUMN_VACATION, from: day('2024-06-01'), to: day('2024-08-31') };
    const works = table('2024-06-14', 0.05, { 8: 40 });
    expect(marked('holiday-rise', works, stored, { vacations: [entered] })).toEqual([]);
  });
});

describe('a week in which most schools move the same way', () => {
  const stored = weeks(AUTUMN);

  it('is no mistake of one of them: vacations that nobody entered', () => {
    expect(marked('jump', table('2024-10-18', 0.35), stored)).toEqual([]);
    expect(found('common-drop', table('2024-10-18', 0.35), stored, kinds())).toMatchObject([
      { facts: { schools: expect.any(Number) as number } },
    ]);
    expect(found('common-drop', table('2024-10-18', 0.95), stored, kinds())).toEqual([]);
  });

  it('hides no one who goes another way', () => {
    expect(marked('jump', table('2024-10-18', 0.6, { 8: 1 }), stored)).toEqual([8]);
    expect(marked('jump', table('2024-10-18', 0.6, { 1: 29 }), stored)).toEqual([1]);
  });

  it('is told from five schools on', () => {
    const few = (own: { unit: object }[]) => own.slice(0, 4) as ReturnType<typeof table>;
    expect(marked('jump', few(table('2024-10-18', 0.1)), stored)).not.toEqual([]);
  });

  it('where only one column falls, it is the column', () => {
    const both = [...stored, ...weeks(AUTUMN, 1, 'calls', 0.5)];
    const fallen = [...table('2024-10-18', 0.1), ...table('2024-10-18', 1, {}, 'calls', 0.5)];
    expect(marked('jump', fallen, both).length).toBeGreaterThan(5);
    const vacation = [...table('2024-10-18', 0.1), ...table('2024-10-18', 0.1, {}, 'calls', 0.5)];
    expect(marked('jump', vacation, both)).toEqual([]);
  });

  it('where most leap up, each is asked about: percents in a column of people', () => {
    const percents = SCHOOLS.map(([id, base, usual]) =>
      given(
        id as UnitId,
        'messages',
        figureOfCounts(Math.min(base, Math.round((100 * usual) / base)), base),
        week('2024-10-18'),
      ),
    );
    expect(marked('jump', percents, stored).length).toBeGreaterThan(4);
  });
});

describe('a week of vacation', () => {
  const stored = weeks(AUTUMN);
  const during = { vacations: [AUTUMN_VACATION] };

  it('in which one school is where it always is while the others fell is asked about', () => {
    const copied = table('2024-10-25', 0.1, { 8: 40 });
    expect(found('holiday-rise', copied, stored, { ...kinds(), ...during })).toMatchObject([
      { facts: { stays: true }, figures: [copied[7]] },
    ]);
    expect(marked('holiday-rise', table('2024-10-25', 0.1), stored, during)).toEqual([]);
  });

  it('in which most went on is nobody’s mistake', () => {
    expect(marked('holiday-rise', table('2024-10-25', 0.8), stored, during)).toEqual([]);
    const few = table('2024-10-25', 0.1, { 8: 40 }).slice(4);
    expect(marked('holiday-rise', few, stored, during)).toEqual([]);
  });
});

describe('an organisation that became «Активна»', () => {
  const stored = weeks(AUTUMN, 0).filter(({ unitId }) => unitId === 4);
  const status = (friday: string, value: 0 | 1) =>
    known(4 as UnitId, 'status', dateOnly(day(friday)), figureOfValue(value));
  const now = [
    given(4 as UnitId, 'messages', figureOfCounts(16, 28), week('2024-10-18')),
    given(4 as UnitId, 'status', figureOfValue(1), dateOnly(day('2024-10-18'))),
  ];

  it('has people at once, and nobody asks whether it is so', () => {
    expect(marked('jump', now, [...stored, status('2024-10-04', 0), status('2024-10-11', 1)])).toEqual([]);
    expect(marked('jump', now, [...stored, status('2024-10-11', 0)])).toEqual([]);
    expect(
      marked('jump', now.slice(0, 1), [...stored, status('2024-10-11', 0), status('2024-10-18', 1)]),
    ).toEqual([]);
  });

  it('long ago, or not at all, is asked like any other', () => {
    expect(marked('jump', now, [...stored, status('2024-09-06', 0), status('2024-10-11', 1)])).toEqual([4]);
    expect(marked('jump', now.slice(0, 1), [...stored, status('2024-10-11', 0)])).toEqual([4]);
    expect(marked('jump', now, stored)).toEqual([4]);
  });

  it('may still lose a digit', () => {
    const before = [...weeks(AUTUMN), status('2024-10-11', 0)];
    expect(
      marked('jump', [given(8 as UnitId, 'messages', figureOfCounts(4, 60), week('2024-10-18'))], before),
    ).toEqual([8]);
  });
});

describe('a digit lost', () => {
  it('of a steady school is seen though it is less than a third of its teachers', () => {
    const stored = weeks(AUTUMN);
    expect(marked('jump', table('2024-10-18', 1, { 2: 0 }), stored)).toEqual([2]);
    expect(marked('jump', table('2024-10-18', 1, { 6: 2 }), stored)).toEqual([6]);
    expect(marked('jump', table('2024-10-18', 1, { 2: 4 }), stored)).toEqual([]);
  });

  it('is asked about again the next week unless somebody called it right', () => {
    const lost = (doubt?: string) => [
      ...weeks(AUTUMN).filter(({ unitId }) => unitId !== 6),
      ...AUTUMN.slice(0, 5).map((on) => known(6 as UnitId, 'messages', on, figureOfCounts(15, 34))),
      {
        ...known(6 as UnitId, 'messages', '2024-10-11', figureOfCounts(2, 34)),
        ...(doubt !== undefined && { doubt }),
      },
    ];
    expect(marked('jump', table('2024-10-18', 1, { 6: 2 }), lost('jump'))).toEqual([6]);
    expect(marked('jump', table('2024-10-18', 1, { 6: 2 }), lost())).toEqual([]);
  });
});
