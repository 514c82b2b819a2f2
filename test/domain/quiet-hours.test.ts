import { describe, expect, it } from 'vitest';
import { notInQuietHours } from '../../src/domain/quiet-hours.ts';
import { localDayOf, localTimeOf, parseTimeZone } from '../../src/domain/zone.ts';
import type { LocalTime } from '../../src/domain/zone.ts';

const zone = parseTimeZone('Asia/Sakhalin')!;
const quiet = { from: '20:00', to: '08:00' } as const;
const local = (at: Date) => `${localDayOf(at, zone)} ${localTimeOf(at, zone)}`;

describe('notInQuietHours', () => {
  it.each([
    // UTC, Sakhalin is 11 hours ahead
    ['2024-10-25T08:59:59.999Z', '2024-10-25 19:59'],
    ['2024-10-25T09:00:00.000Z', '2024-10-26 08:00'],
    ['2024-10-25T14:00:00.000Z', '2024-10-26 08:00'],
    ['2024-10-25T20:59:59.999Z', '2024-10-26 08:00'],
    ['2024-10-25T21:00:00.000Z', '2024-10-26 08:00'],
    ['2024-10-25T22:30:00.000Z', '2024-10-26 09:30'],
  ])('%s → %s', (at, expected) => expect(local(notInQuietHours(new Date(at), quiet, zone))).toBe(expected));

  it('leaves an instant outside of them as it is, milliseconds included', () => {
    const at = new Date('2024-10-25T05:12:34.567Z');
    expect(notInQuietHours(at, quiet, zone)).toEqual(at);
  });

  it.each([
    ['13:00', '14:00', '2024-10-25T02:30Z', '2024-10-25 14:00'],
    ['13:00', '14:00', '2024-10-25T01:30Z', '2024-10-25 12:30'],
    ['00:00', '00:00', '2024-10-25T02:30Z', '2024-10-25 13:30'],
    ['00:00', '08:00', '2024-10-24T13:30Z', '2024-10-25 08:00'],
  ])('%s–%s: %s → %s', (from, to, at, expected) => {
    const hours = { from: from as LocalTime, to: to as LocalTime };
    expect(local(notInQuietHours(new Date(at), hours, zone))).toBe(expected);
  });
});
