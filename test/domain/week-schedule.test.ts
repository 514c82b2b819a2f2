import { describe, expect, it } from 'vitest';
import { addDays, day, daysBetween, weekdayOf } from '../../src/domain/calendar-day.ts';
import type { CalendarDay } from '../../src/domain/calendar-day.ts';
import { periodKindOf } from '../../src/domain/period.ts';
import {
  DEFAULT_WEEK_HOURS,
  afterNight,
  expectedPeriod,
  fridayMoments,
  fridaysBetween,
  refreshInstant,
  reminderOf,
  resultsInstant,
} from '../../src/domain/week-schedule.ts';
import type { WeekSchedule } from '../../src/domain/week-schedule.ts';
import { isWorkingDay } from '../../src/domain/working-calendar.ts';
import { localDayOf, localTimeOf, parseTimeZone } from '../../src/domain/zone.ts';
import { productionCalendar } from './production-calendar.ts';

const inZone = (zone: string, source = 'Europe/Moscow'): WeekSchedule => ({
  ...DEFAULT_WEEK_HOURS,
  zone: parseTimeZone(zone)!,
  sourceZone: parseTimeZone(source)!,
});
const utc = (text: string) => new Date(`${text}:00.000Z`);
const local = (at: Date, s: WeekSchedule) => `${localDayOf(at, s.zone)} ${localTimeOf(at, s.zone)}`;
const ZONES = ['Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Sakhalin', 'Asia/Kamchatka'];

describe('resultsInstant', () => {
  it.each([
    // zone, Friday, local moment of the results
    ['Europe/Moscow', '2024-10-25', '2024-10-25 18:00'],
    ['Europe/Kaliningrad', '2024-10-25', '2024-10-25 18:00'],
    ['Europe/Samara', '2024-10-25', '2024-10-25 19:00'],
    // Refresh at 19:00 there, an hour later the night has begun.
    ['Asia/Yekaterinburg', '2024-10-25', '2024-10-26 09:00'],
    ['Asia/Sakhalin', '2024-10-25', '2024-10-26 09:00'],
    ['Asia/Kamchatka', '2024-10-25', '2024-10-26 09:00'],
    // Before 26.10.2014 and 27.03.2016 other offsets were in force.
    ['Europe/Moscow', '2014-10-24', '2014-10-24 18:00'],
    ['Asia/Sakhalin', '2016-03-25', '2016-03-26 09:00'],
    ['Asia/Kamchatka', '2014-10-24', '2014-10-25 09:00'],
  ])('%s, Friday %s: %s', (zone, friday, expected) => {
    const s = inZone(zone);
    expect(local(resultsInstant(day(friday), s), s)).toBe(expected);
  });

  it('a source in the same zone is refreshed in the evening there too', () => {
    const s = inZone('Asia/Sakhalin', 'Asia/Sakhalin');
    expect(local(resultsInstant(day('2024-10-25'), s), s)).toBe('2024-10-25 18:00');
  });
});

describe('reminderOf', () => {
  it.each([
    ['2024-10-25', '2024-10-25', false],
    ['2026-04-24', '2026-04-24', false],
    ['2026-05-01', '2026-04-30', true],
    ['2024-05-10', '2024-05-08', true],
    ['2025-06-13', '2025-06-11', true],
    ['2026-01-02', '2025-12-30', true],
    ['2026-01-09', '2025-12-30', true],
  ])('Friday %s: 12:00 of %s', (friday, on, moved) => {
    const s = inZone('Asia/Yekaterinburg');
    const reminder = reminderOf(day(friday), s, productionCalendar);
    expect(reminder).toMatchObject({ day: on, moved });
    expect(local(reminder.at, s)).toBe(`${on} 12:00`);
  });
});

it('refreshInstant: 17:00 in Moscow is Saturday 01:00 on Sakhalin', () => {
  const s = inZone('Asia/Sakhalin');
  expect(refreshInstant(day('2024-10-25'), s)).toEqual(utc('2024-10-25T14:00'));
  expect(local(refreshInstant(day('2024-10-25'), s), s)).toBe('2024-10-26 01:00');
});

describe('afterNight', () => {
  it.each([
    ['2024-10-25T19:59', '2024-10-25 19:59'],
    ['2024-10-25T20:00', '2024-10-26 09:00'],
    ['2024-10-25T23:59', '2024-10-26 09:00'],
    ['2024-10-26T00:00', '2024-10-26 09:00'],
    ['2024-10-26T08:59', '2024-10-26 09:00'],
    ['2024-10-26T09:00', '2024-10-26 09:00'],
  ])('%s → %s', (at, expected) => {
    const s = inZone('UTC');
    expect(local(afterNight(utc(at), s), s)).toBe(expected);
  });
});

describe('expectedPeriod', () => {
  it.each([
    ['ending-on-friday', '2024-10-25', '2024-10-19', '2024-10-25'],
    ['week-before', '2024-10-25', '2024-10-12', '2024-10-18'],
    ['ending-on-friday', '2026-01-02', '2025-12-27', '2026-01-02'],
  ] as const)('%s, %s', (expectedWeek, friday, from, to) => {
    expect(expectedPeriod(day(friday), { ...inZone('UTC'), expectedWeek })).toEqual({ from, to });
  });
});

describe('fridaysBetween and fridayMoments', () => {
  const s = inZone('Asia/Sakhalin');

  it('gives the Fridays of the local calendar', () => {
    // Thursday 18:00 UTC is Friday on Sakhalin.
    expect(fridaysBetween(utc('2024-10-24T18:00'), utc('2024-11-07T12:59'), s.zone)).toEqual([
      '2024-10-25',
      '2024-11-01',
    ]);
    expect(fridaysBetween(utc('2024-10-24T18:00'), utc('2024-11-07T13:00'), s.zone)).toHaveLength(3);
    expect(fridaysBetween(utc('2024-10-26T18:00'), utc('2024-10-27T18:00'), s.zone)).toEqual([]);
    expect(fridaysBetween(utc('2024-10-26T18:00'), utc('2024-10-20T18:00'), s.zone)).toEqual([]);
  });

  it('gives the moments after the first instant, up to the last one', () => {
    const results = (after: string, upTo: string) =>
      fridayMoments(utc(after), utc(upTo), s.zone, (friday) => resultsInstant(friday, s)).map(
        (m) => m.friday,
      );
    // Saturday 26.10 09:00 there is Friday 22:00 UTC.
    expect(results('2024-10-25T21:59', '2024-10-25T22:00')).toEqual(['2024-10-25']);
    expect(results('2024-10-25T22:00', '2024-10-26T22:00')).toEqual([]);
    expect(results('2024-10-18T22:00', '2024-11-01T22:00')).toEqual(['2024-10-25', '2024-11-01']);
  });

  it('finds a reminder moved by more than a week, one of two for the same moment', () => {
    const m = inZone('Europe/Moscow');
    const moments = fridayMoments(
      utc('2025-12-29T00:00'),
      utc('2026-01-17T00:00'),
      m.zone,
      (friday) => reminderOf(friday, m, productionCalendar).at,
    );
    expect(moments).toEqual([
      { friday: '2026-01-02', at: utc('2025-12-30T09:00') },
      { friday: '2026-01-16', at: utc('2026-01-16T09:00') },
    ]);
  });
});

describe.each(ZONES)('20 years of Fridays in %s', (zone) => {
  const s = inZone(zone);
  const fridays: CalendarDay[] = [];
  for (let on = day('2015-01-02'); on <= '2034-12-29'; on = addDays(on, 7)) fridays.push(on);

  it('results come by day, an hour after the refresh or later, once a week', () => {
    const seen = new Set<number>();
    for (const friday of fridays) {
      const at = resultsInstant(friday, s);
      const time = localTimeOf(at, s.zone);
      expect(time >= '09:00' && time < '20:00').toBe(true);
      expect(at.getTime() - refreshInstant(friday, s).getTime()).toBeGreaterThanOrEqual(3_600_000);
      expect([0, 1]).toContain(daysBetween(friday, localDayOf(at, s.zone)));
      if (localDayOf(at, s.zone) === friday) expect(time >= '18:00').toBe(true);
      else expect(time).toBe('09:00');
      seen.add(at.getTime());
    }
    expect(seen.size).toBe(fridays.length);
  });

  it('reminders come at 12:00 of a working day, on the Friday or before it and with only days off between', () => {
    for (const friday of fridays) {
      const { at, day: on, moved } = reminderOf(friday, s, productionCalendar);
      expect(`${localDayOf(at, s.zone)} ${localTimeOf(at, s.zone)}`).toBe(`${on} 12:00`);
      expect(isWorkingDay(productionCalendar, on)).toBe(true);
      expect(on <= friday).toBe(true);
      expect(moved).toBe(on !== friday);
      for (let off = addDays(on, 1); off <= friday; off = addDays(off, 1)) {
        expect(isWorkingDay(productionCalendar, off)).toBe(false);
      }
    }
  });

  it('expects weeks from Saturday to Friday', () => {
    for (const friday of fridays) {
      expect(weekdayOf(friday)).toBe(5);
      const period = expectedPeriod(friday, s);
      expect(periodKindOf(period)).toBe('week');
      expect(period.to).toBe(friday);
    }
  });

  it('finds every moment exactly once when the time is cut into pieces', () => {
    const from = Date.UTC(2015, 0, 1);
    const found: CalendarDay[] = [];
    // Steps that drift through the hours of the day.
    for (let at = from; at < Date.UTC(2016, 11, 31); at += 5 * 3_599_000 * 7) {
      const upTo = new Date(at + 5 * 3_599_000 * 7);
      found.push(
        ...fridayMoments(new Date(at), upTo, s.zone, (f) => resultsInstant(f, s)).map(
          (moment) => moment.friday,
        ),
      );
    }
    expect(found).toEqual(fridays.slice(0, found.length));
    expect(found.length).toBeGreaterThan(100);
  });
});
