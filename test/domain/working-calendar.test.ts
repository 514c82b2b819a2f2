import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, weekdayOf, yearOf } from '../../src/domain/calendar-day.ts';
import {
  addWorkingDays,
  hasYear,
  isWorkingDay,
  lastWorkingDayBefore,
  workingCalendarOf,
} from '../../src/domain/working-calendar.ts';
import { productionCalendar } from './production-calendar.ts';

const unknown = workingCalendarOf([]);

describe('data/calendar.json', () => {
  // Working days a year and hours of a 40-hour week as the ministry of labour prints them.
  it.each([
    [2023, 247],
    [2024, 248],
    [2025, 247],
    [2026, 247],
  ])('%s has %s working days', (year, expected) => {
    let working = 0;
    for (let on = day(`${year}-01-01`); yearOf(on) === year; on = addDays(on, 1)) {
      if (isWorkingDay(productionCalendar, on)) working += 1;
    }
    expect(working).toBe(expected);
  });

  it('moves days off onto weekdays and work onto weekends, inside their own year', () => {
    for (const [year, { daysOff, workedDays }] of productionCalendar) {
      for (const on of daysOff) expect([yearOf(on), weekdayOf(on) <= 5]).toEqual([year, true]);
      for (const on of workedDays) expect([yearOf(on), weekdayOf(on) >= 6]).toEqual([year, true]);
    }
  });

  it('says which years it has', () => {
    expect([2022, 2023, 2026, 2027].map((year) => hasYear(productionCalendar, year))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('isWorkingDay', () => {
  it.each([
    ['2024-10-30', true],
    ['2024-11-02', true], // a worked Saturday
    ['2024-11-03', false],
    ['2024-11-04', false],
    ['2024-11-05', true],
    ['2024-10-26', false],
    ['2024-12-28', true],
    ['2024-12-30', false],
    ['2023-11-06', false],
    ['2025-11-01', true],
    ['2026-01-08', false],
    ['2026-01-09', false],
    ['2026-01-12', true],
    ['2026-05-01', false],
    ['2026-05-11', false],
  ])('%s: %s', (on, expected) => expect(isWorkingDay(productionCalendar, day(on))).toBe(expected));

  it('a year that is not in the data: weekends and fixed days, nothing moved', () => {
    expect(isWorkingDay(unknown, day('2024-11-02'))).toBe(false);
    expect(isWorkingDay(unknown, day('2027-01-08'))).toBe(false);
    expect(isWorkingDay(unknown, day('2027-02-22'))).toBe(true);
    expect(isWorkingDay(unknown, day('2027-02-23'))).toBe(false);
    // 1 May 2027 is a Saturday: by law Monday 3 May is off, which only the decree's year in data/ will say.
    expect(isWorkingDay(unknown, day('2027-05-03'))).toBe(true);
  });

  it('1 May is off in any year', () => {
    for (let year = 2015; year <= 2040; year += 1) {
      expect(isWorkingDay(productionCalendar, day(`${year}-05-01`))).toBe(false);
    }
  });
});

describe('addWorkingDays', () => {
  it.each([
    ['2024-10-30', -1, '2024-10-29'],
    ['2024-10-30', -3, '2024-10-25'],
    ['2024-10-30', -7, '2024-10-21'],
    ['2024-11-02', -1, '2024-11-01'],
    ['2024-11-05', -1, '2024-11-02'],
    ['2024-11-03', -1, '2024-11-02'], // from a day off
    ['2024-11-03', 1, '2024-11-05'],
    ['2024-11-01', 1, '2024-11-02'],
    ['2024-11-01', 2, '2024-11-05'],
    ['2024-10-30', 0, '2024-10-30'],
    ['2024-11-03', 0, '2024-11-03'],
    ['2026-01-12', -1, '2025-12-30'],
  ])('%s %i → %s', (from, n, expected) =>
    expect(addWorkingDays(productionCalendar, day(from), n)).toBe(expected),
  );

  it('counts exactly the working days on the way', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: -40, max: 40 }), (offset, n) => {
        const from = addDays(day('2022-06-01'), offset);
        const to = addWorkingDays(productionCalendar, from, n);
        const step = n < 0 ? -1 : 1;
        let passed = 0;
        for (let on = from; on !== to;) {
          on = addDays(on, step);
          if (isWorkingDay(productionCalendar, on)) passed += 1;
        }
        expect(passed).toBe(Math.abs(n));
        if (n !== 0) expect(isWorkingDay(productionCalendar, to)).toBe(true);
      }),
      { seed: 20241022, numRuns: 500 },
    );
  });
});

it('lastWorkingDayBefore', () => {
  expect(lastWorkingDayBefore(productionCalendar, day('2026-05-01'))).toBe('2026-04-30');
  expect(lastWorkingDayBefore(productionCalendar, day('2024-05-01'))).toBe('2024-04-27');
  expect(lastWorkingDayBefore(productionCalendar, day('2026-01-09'))).toBe('2025-12-30');
});
