import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../src/domain/calendar-day.ts';
import { instantOf, localDayOf, localTimeOf, parseLocalTime, parseTimeZone } from '../../src/domain/zone.ts';
import type { LocalTime, TimeZone } from '../../src/domain/zone.ts';

const zone = (name: string): TimeZone => parseTimeZone(name)!;
const utc = (text: string) => new Date(`${text}:00.000Z`);

describe('parseTimeZone', () => {
  it.each([
    ['Europe/Moscow', 'Europe/Moscow'],
    ['Asia/Sakhalin', 'Asia/Sakhalin'],
    [' Asia/Kamchatka ', 'Asia/Kamchatka'],
    ['europe/moscow', 'Europe/Moscow'],
    ['UTC', 'UTC'],
  ])('takes «%s»', (text, expected) => expect(parseTimeZone(text)).toBe(expected));

  it.each(['', 'GMT+3', 'UTC+3', '+03:00', 'MSK', 'EST', 'W-SU', 'Etc/GMT-3', 'Europe/Sergokala', 'Москва'])(
    'refuses «%s»',
    (text) => expect(parseTimeZone(text)).toBeUndefined(),
  );
});

describe('parseLocalTime', () => {
  it.each([
    ['17:00', '17:00'],
    ['9:05', '09:05'],
    ['00:00', '00:00'],
    ['24:00', undefined],
    ['12:60', undefined],
    ['12', undefined],
    ['12:00:00', undefined],
  ])('«%s» → %s', (text, expected) => expect(parseLocalTime(text)).toBe(expected));
});

describe('instantOf', () => {
  it.each([
    ['2024-10-25', '17:00', 'Europe/Moscow', '2024-10-25T14:00'],
    ['2024-10-25', '12:00', 'Asia/Yekaterinburg', '2024-10-25T07:00'],
    ['2024-10-26', '09:00', 'Asia/Sakhalin', '2024-10-25T22:00'],
    ['2024-10-25', '12:00', 'Asia/Kamchatka', '2024-10-25T00:00'],
    // 26.10.2014: Russia moved the clocks back, Kamchatka alone did not; 27.03.2016: Sakhalin went forward.
    ['2014-10-25', '12:00', 'Asia/Sakhalin', '2014-10-25T01:00'],
    ['2014-10-26', '12:00', 'Asia/Sakhalin', '2014-10-26T02:00'],
    ['2016-03-26', '12:00', 'Asia/Sakhalin', '2016-03-26T02:00'],
    ['2016-03-27', '12:00', 'Asia/Sakhalin', '2016-03-27T01:00'],
    // A gap: 02:00–03:00 does not exist, the first instant after it stands for all of it.
    ['2016-03-27', '02:00', 'Asia/Sakhalin', '2016-03-26T16:00'],
    ['2016-03-27', '02:30', 'Asia/Sakhalin', '2016-03-26T16:00'],
    ['2016-03-27', '03:00', 'Asia/Sakhalin', '2016-03-26T16:00'],
    ['2024-03-31', '02:30', 'Europe/Berlin', '2024-03-31T01:00'],
    ['2024-03-10', '02:15', 'America/New_York', '2024-03-10T07:00'],
    ['2024-10-06', '02:15', 'Australia/Lord_Howe', '2024-10-05T15:30'],
    // A day that Samoa skipped.
    ['2011-12-30', '12:00', 'Pacific/Apia', '2011-12-30T10:00'],
    // An overlap: the first of the two.
    ['2014-10-26', '01:30', 'Europe/Moscow', '2014-10-25T21:30'],
    ['2024-10-27', '02:30', 'Europe/Berlin', '2024-10-27T00:30'],
    ['2024-11-03', '01:30', 'America/New_York', '2024-11-03T05:30'],
  ] as const)('%s %s in %s is %sZ', (on, time, name, expected) => {
    expect(instantOf(day(on), time, zone(name))).toEqual(utc(expected));
  });

  it('refuses a time that is none', () => {
    expect(() => instantOf(day('2024-10-25'), '25:00', zone('UTC'))).toThrow('25:00');
  });
});

describe('localDayOf and localTimeOf', () => {
  it.each([
    ['2024-10-25T14:00', 'Asia/Sakhalin', '2024-10-26', '01:00'],
    ['2024-10-25T14:00', 'Europe/Moscow', '2024-10-25', '17:00'],
    ['2024-12-31T13:00', 'Asia/Sakhalin', '2025-01-01', '00:00'],
    ['2024-12-31T21:00', 'Europe/Moscow', '2025-01-01', '00:00'],
    ['2024-01-01T02:59', 'America/New_York', '2023-12-31', '21:59'],
  ])('%sZ in %s is %s %s', (instant, name, onDay, time) => {
    expect(localDayOf(utc(instant), zone(name))).toBe(onDay);
    expect(localTimeOf(utc(instant), zone(name))).toBe(time);
  });

  it('round trip: a local time comes back, or lies in a gap and comes back as the time after it', () => {
    const names = ['Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Sakhalin', 'Asia/Kamchatka', 'Europe/Berlin'];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.integer({ min: 0, max: 9500 }),
        fc.integer({ min: 0, max: 1439 }),
        (name, days, minute) => {
          const on = addDays(day('2009-01-01'), days);
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          const at = instantOf(on, time as LocalTime, zone(name));
          expect(localDayOf(at, zone(name))).toBe(on);
          const back = localTimeOf(at, zone(name));
          if (back === time) return;
          expect(back > time).toBe(true);
          // Just before it the clock showed a time earlier than the wanted one: nothing lies between them.
          expect(localTimeOf(new Date(at.getTime() - 1), zone(name)) < time).toBe(true);
        },
      ),
      { seed: 20241022, numRuns: 3000 },
    );
  });

  it('an instant comes back, or is the second of an overlap', () => {
    const names = ['Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Sakhalin', 'Asia/Kamchatka'];
    const first = Date.UTC(2009, 0, 1) / 60_000;
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.integer({ min: first, max: first + 26 * 365 * 1440 }),
        (name, minutes) => {
          const instant = new Date(minutes * 60_000);
          const back = instantOf(
            localDayOf(instant, zone(name)),
            localTimeOf(instant, zone(name)),
            zone(name),
          );
          expect([0, 60]).toContain((instant.getTime() - back.getTime()) / 60_000);
        },
      ),
      { seed: 20241022, numRuns: 3000 },
    );
  });
});
