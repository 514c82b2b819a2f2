import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadReference } from '../../src/config/reference-data.ts';
import { addDays, day, daysBetween, weekdayOf, yearOf } from '../../src/domain/calendar-day.ts';
import type { CalendarDay, Weekday } from '../../src/domain/calendar-day.ts';
import { currentOccasion, noteDueOn, noteWeekOf, occasionsOf } from '../../src/domain/duty.ts';
import type { DutyKind } from '../../src/domain/duty.ts';
import { templateBasis, templateDay } from '../../src/domain/duty-template.ts';
import { weekOf } from '../../src/domain/period.ts';
import { isWorkingDay } from '../../src/domain/working-calendar.ts';

const { calendar, dutyTemplates, orders } = loadReference();

type Timed = Parameters<typeof occasionsOf>[0];

function duty(kind: DutyKind, more: Partial<Timed> = {}): Timed {
  return { kind, dueOn: undefined, weekday: undefined, startsOn: day('2023-09-01'), ...more };
}

const wednesdays = duty('weekly', { weekday: 3 });
const keys = (of: Timed, from: string, to: string) =>
  occasionsOf(of, { from: day(from), to: day(to) }, calendar).map(
    ({ key, dueOn }) => `${key}: ${dueOn ?? '—'}`,
  );

describe('occasions', () => {
  it('of a dated duty: its day as it is printed, once', () => {
    const of = duty('dated', { dueOn: day('2025-05-01') });
    expect(keys(of, '2025-04-01', '2025-05-31')).toEqual(['once: 2025-05-01']);
    expect(keys(of, '2025-05-02', '2025-05-31')).toEqual([]);
  });

  it('of one without a day: asked for from the beginning on', () => {
    const of = duty('soon', { startsOn: day('2024-10-22') });
    expect(keys(of, '2024-10-01', '2024-10-21')).toEqual([]);
    expect(keys(of, '2024-10-01', '2024-10-22')).toEqual(['once: —']);
    expect(currentOccasion(of, day('2025-02-01'), calendar)).toEqual({ key: 'once', from: '2024-10-22' });
  });

  it('of a standing duty: the last working day of each quarter', () => {
    expect(keys(duty('standing'), '2024-01-01', '2024-12-31')).toEqual([
      '2024-Q1: 2024-03-29',
      '2024-Q2: 2024-06-28',
      '2024-Q3: 2024-09-30',
      // 30.12 and 31.12 are days off by transfer, Saturday 28.12 is worked.
      '2024-Q4: 2024-12-28',
    ]);
  });

  it('of a weekly one: Wednesday, or the last working day before a Wednesday off', () => {
    expect(keys(wednesdays, '2024-10-21', '2024-11-13')).toEqual([
      '2024-10-23: 2024-10-23',
      '2024-10-30: 2024-10-30',
      '2024-11-06: 2024-11-06',
      '2024-11-13: 2024-11-13',
    ]);
    // 12.06 is a Wednesday.
    expect(keys(wednesdays, '2024-06-10', '2024-06-14')).toEqual(['2024-06-12: 2024-06-11']);
    // 1 May 2024 with 29.04 and 30.04 off: the worked Saturday before.
    expect(keys(wednesdays, '2024-04-27', '2024-05-03')).toEqual(['2024-05-01: 2024-04-27']);
    // No working day between the table and the Wednesday: nobody is asked.
    expect(keys(wednesdays, '2025-12-27', '2026-01-16')).toEqual([
      '2025-12-31: 2025-12-30',
      '2026-01-14: 2026-01-14',
    ]);
  });

  it('asks for the week that ended on the Friday before', () => {
    const occasion = currentOccasion(wednesdays, day('2024-10-29'), calendar);
    expect(occasion).toMatchObject({ key: '2024-10-30', from: '2024-10-26' });
    expect(noteWeekOf(occasion, { expectedWeek: 'ending-on-friday' })).toEqual({
      from: '2024-10-19',
      to: '2024-10-25',
    });
    expect(noteWeekOf(occasion, { expectedWeek: 'week-before' }).to).toBe('2024-10-18');
  });

  it('the note is due on the Wednesday after its table', () => {
    const week = weekOf(day('2024-10-25'));
    expect(noteDueOn(week, { expectedWeek: 'ending-on-friday' })).toBe('2024-10-30');
    expect(noteDueOn(week, { expectedWeek: 'week-before' })).toBe('2024-11-06');
  });

  it('that were over when the duty was made are not asked for', () => {
    const made = { startsOn: day('2024-10-31') };
    const weekly = duty('weekly', { weekday: 3, ...made });
    expect(currentOccasion(weekly, day('2024-10-31'), calendar).key).toBe('2024-11-06');
    const standing = duty('standing', { startsOn: day('2024-12-29') });
    expect(currentOccasion(standing, day('2024-12-29'), calendar).key).toBe('2025-Q1');
  });
});

const FIRST = day('2015-01-01');
const DAYS_OF_20_YEARS = daysBetween(FIRST, day('2034-12-31'));
const anyDay = fc.integer({ min: 0, max: DAYS_OF_20_YEARS }).map((n) => addDays(FIRST, n));
const anyTimed: fc.Arbitrary<Timed> = fc
  .record({
    kind: fc.constantFrom<DutyKind>('dated', 'soon', 'standing', 'weekly'),
    on: anyDay,
    startsOn: anyDay,
    weekday: fc.integer({ min: 1, max: 7 }),
  })
  .map(({ kind, on, startsOn, weekday }) =>
    duty(kind, {
      startsOn,
      ...(kind === 'dated' && { dueOn: on }),
      ...(kind === 'weekly' && { weekday: weekday as Weekday }),
    }),
  );

describe('over 20 years', () => {
  const inRange = ([a, b]: readonly [CalendarDay, CalendarDay]) =>
    a <= b ? { from: a, to: b } : { from: b, to: a };

  it('recurring ones are due on working days, each after the last, in their own stretch', () => {
    fc.assert(
      fc.property(anyTimed, fc.tuple(anyDay, anyDay), (of, ends) => {
        const range = inRange(ends);
        const found = occasionsOf(of, range, calendar);
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
        for (const [index, { from, dueOn }] of found.entries()) {
          if (dueOn === undefined) continue;
          expect(dueOn >= range.from && dueOn <= range.to).toBe(true);
          if (of.kind === 'dated') continue;
          expect(from <= dueOn).toBe(true);
          expect(isWorkingDay(calendar, dueOn)).toBe(true);
          expect(dueOn >= of.startsOn).toBe(true);
          const before = found[index - 1]?.dueOn;
          if (before !== undefined) expect(before < dueOn).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a stretch cut in two has the same ones', () => {
    fc.assert(
      fc.property(anyTimed, anyDay, fc.nat(400), fc.nat(400), (of, from, first, second) => {
        if (of.kind === 'soon') return;
        const middle = addDays(from, first);
        const to = addDays(middle, 1 + second);
        const whole = occasionsOf(of, { from, to }, calendar);
        const parts = [
          ...occasionsOf(of, { from, to: middle }, calendar),
          ...occasionsOf(of, { from: addDays(middle, 1), to }, calendar),
        ];
        expect(parts).toEqual(whole);
      }),
    );
  });

  it('the present one is the newest that has begun, and never of the future but for the first', () => {
    fc.assert(
      fc.property(anyTimed, anyDay, (of, today) => {
        const current = currentOccasion(of, today, calendar);
        if (of.kind === 'dated' || of.kind === 'soon') return;
        const around = occasionsOf(of, { from: addDays(today, -120), to: addDays(today, 220) }, calendar);
        const begun = around.filter(({ from }) => from <= today);
        const expected = begun.at(-1) ?? occasionsOf(of, { from: FIRST, to: day('2036-12-31') }, calendar)[0];
        expect(current.key).toBe(expected?.key);
      }),
      { numRuns: 60 },
    );
  });

  it('a weekly one has one occasion a week, but in weeks without a working day before its weekday', () => {
    for (let year = 2024; year <= 2034; year += 1) {
      const found = occasionsOf(
        duty('weekly', { weekday: 3 }),
        { from: day(`${year}-01-01`), to: day(`${year}-12-31`) },
        calendar,
      );
      expect(found.length, String(year)).toBeGreaterThanOrEqual(50);
      expect(found.every(({ key }) => weekdayOf(key as CalendarDay) === 3)).toBe(true);
    }
  });
});

describe('templates', () => {
  it('name items of orders that there are', () => {
    for (const template of dutyTemplates) expect(templateBasis(template, orders), template.id).toBeDefined();
    const of = (id: string) =>
      templateBasis(
        dutyTemplates.find((one) => one.id === id)!,
        orders,
      );
    expect(of('n380-1-2')).toBe('постановление № 380, п. 1.2');
    expect(of('october-2023-chats')).toContain('от 12.10.2023');
  });

  it('propose the day that the order gave', () => {
    const on = (id: string, today: string) =>
      templateDay(
        dutyTemplates.find((one) => one.id === id)!,
        day(today),
        calendar,
      );
    expect(on('n380-1-2', '2024-10-22')).toBe('2024-10-30');
    expect(on('n380-1-9', '2024-10-22')).toBe('2024-11-02');
    expect(on('pp1678-11', '2024-10-22')).toBe('2025-05-01');
    expect(on('pp1678-11', '2025-05-01')).toBe('2025-05-01');
    expect(on('n380-1-3', '2024-10-22')).toBeUndefined();
    expect(yearOf(on('pp1678-11', '2025-05-02')!)).toBe(2026);
  });
});
