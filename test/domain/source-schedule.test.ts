import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadReference } from '../../src/config/reference-data.ts';
import { addDays, day } from '../../src/domain/calendar-day.ts';
import {
  monthRound,
  nextLook,
  nextRoundAt,
  roundAt,
  roundsBetween,
  weekRound,
} from '../../src/domain/source-schedule.ts';
import { addWorkingDays } from '../../src/domain/working-calendar.ts';
import { DEFAULT_WEEK_HOURS, refreshInstant } from '../../src/domain/week-schedule.ts';
import type { WeekSchedule } from '../../src/domain/week-schedule.ts';
import { localDayOf, localTimeOf, parseTimeZone } from '../../src/domain/zone.ts';
import { at } from '../support/week-tables.ts';

const { calendar } = loadReference();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FRIDAY = day('2024-10-25');

function scheduleIn(zone: string, more: Partial<WeekSchedule> = {}): WeekSchedule {
  return {
    ...DEFAULT_WEEK_HOURS,
    zone: parseTimeZone(zone)!,
    sourceZone: parseTimeZone('Europe/Moscow')!,
    ...more,
  };
}

const ZONES = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Asia/Yekaterinburg',
  'Asia/Sakhalin',
  'Asia/Kamchatka',
  // Clocks that are put forward and back.
  'Europe/Berlin',
];

/** All looks of a round, as they follow one another. */
function looksOf(friday: string, s: WeekSchedule, seed = 'https://cloud.mail.ru/public/a/b'): Date[] {
  const { beginsAt, endsAt } = weekRound(day(friday), s, calendar);
  const looks = [beginsAt];
  for (;;) {
    const next = nextLook({ of: 'week', looks: looks.length, at: looks.at(-1)!, endsAt, seed }, s);
    if (next === undefined) return looks;
    looks.push(next);
  }
}

const fridays = fc.integer({ min: 0, max: 300 }).map((weeks) => addDays(day('2023-01-06'), 7 * weeks));

describe('the looks of a week', () => {
  it('never come before the refresh nor after Wednesday (over days off Thursday), and their pauses do not shrink by day', () => {
    fc.assert(
      fc.property(fridays, fc.constantFrom(...ZONES), fc.string(), (friday, zone, seed) => {
        const s = scheduleIn(zone);
        const looks = looksOf(friday, s, seed);
        expect(looks[0]).toEqual(refreshInstant(friday, s));
        // Wednesday; over days off the third working day, and never the next Friday.
        const third = addWorkingDays(calendar, friday, 3);
        const [wednesday, thursday] = [addDays(friday, 5), addDays(friday, 6)];
        const lastDay = third < wednesday ? wednesday : third > thursday ? thursday : third;
        expect(localDayOf(looks.at(-1)!, s.sourceZone) <= lastDay).toBe(true);
        const pauses = looks.slice(1).map((look, index) => look.getTime() - looks[index]!.getTime());
        const isNight = (look: Date) => {
          const time = localTimeOf(look, s.zone);
          return time >= s.night.from || time < s.night.to;
        };
        for (const [index, pause] of pauses.entries()) {
          expect(pause).toBeGreaterThanOrEqual(5 * 60_000);
          expect(pause).toBeLessThanOrEqual(1.05 * HOUR + 1);
          if (isNight(looks[index]!)) expect(pause).toBeGreaterThanOrEqual(HOUR);
          const before = pauses[index - 1];
          // A night between may have been slower; the little that is added by chance is not counted.
          if (before !== undefined && !isNight(looks[index - 1]!)) {
            expect(pause * 1.06).toBeGreaterThanOrEqual(before);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are the same for all that share a source', () => {
    const s = scheduleIn('Europe/Moscow');
    expect(looksOf(FRIDAY, s)).toEqual(looksOf(FRIDAY, s));
    expect(looksOf(FRIDAY, s, 'another')).not.toEqual(looksOf(FRIDAY, s));
  });

  it('see what is published at 19:40 before the night', () => {
    const looks = looksOf(FRIDAY, scheduleIn('Europe/Moscow'));
    expect(looks.some((look) => look > at('2024-10-25', '19:40') && look < at('2024-10-25', '20:00'))).toBe(
      true,
    );
  });
});

describe('the week of a round', () => {
  it('is the one that the district expects', () => {
    expect(weekRound(FRIDAY, scheduleIn('Europe/Moscow'), calendar).period).toEqual({
      from: '2024-10-19',
      to: '2024-10-25',
    });
    const before = scheduleIn('Europe/Moscow', { expectedWeek: 'week-before' });
    expect(weekRound(FRIDAY, before, calendar).period).toEqual({ from: '2024-10-12', to: '2024-10-18' });
  });

  it.each([
    ['Europe/Kaliningrad', '2024-10-25 16:00', '2024-10-26 12:00'],
    ['Europe/Moscow', '2024-10-25 17:00', '2024-10-26 12:00'],
    ['Asia/Sakhalin', '2024-10-26 01:00', '2024-10-26 12:00'],
    ['Asia/Kamchatka', '2024-10-26 02:00', '2024-10-26 12:00'],
  ])('%s: looked for from %s, told of at %s', (zone, begins, told) => {
    const s = scheduleIn(zone);
    const local = (instant: Date) => `${localDayOf(instant, s.zone)} ${localTimeOf(instant, s.zone)}`;
    const { beginsAt, toldAt } = weekRound(FRIDAY, s, calendar);
    expect([local(beginsAt), local(toldAt)]).toEqual([begins, told]);
  });

  it('is told of no sooner than six hours after the refresh, and not by night', () => {
    const late = scheduleIn('Asia/Kamchatka', { refreshAt: '23:30' });
    // 08:30 of Saturday in Kamchatka; six hours on.
    expect(localTimeOf(weekRound(FRIDAY, late, calendar).toldAt, late.zone)).toBe('14:30');
    fc.assert(
      fc.property(
        fridays,
        fc.constantFrom(...ZONES),
        fc.integer({ min: 0, max: 23 }),
        (friday, zone, hour) => {
          const s = scheduleIn(zone, { refreshAt: `${String(hour).padStart(2, '0')}:00` as '00:00' });
          const { beginsAt, toldAt } = weekRound(friday, s, calendar);
          expect(toldAt.getTime() - beginsAt.getTime()).toBeGreaterThanOrEqual(6 * HOUR);
          const time = localTimeOf(toldAt, s.zone);
          expect(time >= '09:00' && time < '20:00').toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is on from the refresh to Wednesday, and each round is met once', () => {
    const s = scheduleIn('Asia/Sakhalin');
    const rounds = { of: 'week', calendar } as const;
    expect(roundAt(rounds, s, at('2024-10-25', '16:59'))?.period.to).toBeUndefined();
    expect(roundAt(rounds, s, at('2024-10-25', '17:00'))?.period.to).toBe('2024-10-25');
    expect(roundAt(rounds, s, at('2024-10-30', '23:59'))?.period.to).toBe('2024-10-25');
    expect(roundAt(rounds, s, at('2024-10-31', '00:00'))).toBeUndefined();
    expect(nextRoundAt(rounds, s, at('2024-10-25', '17:00'))).toEqual(at('2024-11-01', '17:00'));
    const month = {
      after: at('2024-10-01', '00:00'),
      upTo: at('2024-10-31', '00:00'),
      moment: 'beginsAt',
    } as const;
    expect(roundsBetween(rounds, s, month).map(({ period }) => period.to)).toEqual([
      ...['2024-10-04', '2024-10-11', '2024-10-18', '2024-10-25'],
    ]);
  });
});

describe('a monthly table', () => {
  const rounds = { of: 'month', fromDay: 5, workingDays: 3, calendar } as const;
  const s = scheduleIn('Europe/Moscow');

  it('is awaited from its day, for that month or the one before, and told of after three working days', () => {
    // 4 November is a day off, 2 November 2024 was worked: 6, 7 and 8 are the working days after the 5th.
    const round = monthRound(day('2024-11-20'), s, rounds);
    expect(round.period).toEqual({ from: '2024-10-01', to: '2024-11-30' });
    expect(round.beginsAt).toEqual(at('2024-11-05', '09:00'));
    expect(round.endsAt).toEqual(at('2024-12-05', '09:00'));
    expect(round.toldAt).toEqual(at('2024-11-08', '12:00'));
    expect(monthRound(day('2024-12-31'), s, rounds).endsAt).toEqual(at('2025-01-05', '09:00'));
  });

  it('has a round each month, met once however the time is cut', () => {
    const all = (cuts: readonly number[]) => {
      const times = [at('2024-01-01', '00:00').getTime(), ...cuts, at('2025-01-01', '00:00').getTime()];
      return times.slice(1).flatMap((upTo, index) =>
        roundsBetween(rounds, s, {
          after: new Date(times[index]!),
          upTo: new Date(upTo),
          moment: 'toldAt',
        }).map(({ beginsAt }) => beginsAt.toISOString().slice(0, 7)),
      );
    };
    const months = Array.from({ length: 12 }, (_, index) => `2024-${String(index + 1).padStart(2, '0')}`);
    expect(all([])).toEqual(months);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 365 }), { maxLength: 20 }), (days) => {
        const from = at('2024-01-01', '00:00').getTime();
        expect(all([...new Set(days)].toSorted((a, b) => a - b).map((n) => from + n * DAY))).toEqual(months);
      }),
      { numRuns: 30 },
    );
  });
});
