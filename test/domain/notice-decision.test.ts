import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { REMINDER_KINDS, decideNotice, isPaused, momentAt } from '../../src/domain/notice-decision.ts';
import type { Notice, NoticePreferences } from '../../src/domain/notice-decision.ts';
import { notInQuietHours } from '../../src/domain/quiet-hours.ts';
import { instantOf, parseTimeZone } from '../../src/domain/zone.ts';
import type { LocalTime } from '../../src/domain/zone.ts';

const zone = parseTimeZone('Europe/Moscow')!;
const at = (on: string, time: string) => instantOf(day(on), time as LocalTime, zone);

const NOTHING: NoticePreferences = {
  quiet: undefined,
  onceADayAt: undefined,
  off: new Set(),
  pausedUntil: new Map(),
};
/** Tuesday, 29.10, nine o'clock. */
const NINE = at('2024-10-29', '09:00');

function decide(
  notice: Partial<Notice>,
  preferences: Partial<NoticePreferences>,
  now = notice.scheduledFor ?? NINE,
) {
  const facts = {
    kind: 'friday-reminder',
    scheduledFor: NINE,
    usefulUntil: undefined,
    workingDaysLeft: undefined,
    ...notice,
  };
  return decideNotice(facts, { ...NOTHING, ...preferences }, { now, zone });
}

describe('what was switched off', () => {
  const pausedUntil = new Map([['deadline-reminders', day('2024-11-05')]]);
  test.each<[string, Partial<Notice>, Partial<NoticePreferences>, string]>([
    ['nothing is set', {}, {}, 'send'],
    ['a reminder that is off', {}, { off: new Set(['friday-reminder']) }, 'switched-off'],
    ['another one is off', {}, { off: new Set(['week-results']) }, 'send'],
    [
      'a duty cannot be off',
      { kind: 'deadline-reminders' },
      { off: new Set(['deadline-reminders']) },
      'send',
    ],
    ['a paused duty', { kind: 'deadline-reminders', workingDaysLeft: 7 }, { pausedUntil }, 'paused'],
    ['three days before', { kind: 'deadline-reminders', workingDaysLeft: 3 }, { pausedUntil }, 'paused'],
    ['the last day before', { kind: 'deadline-reminders', workingDaysLeft: 1 }, { pausedUntil }, 'send'],
    ['the last day', { kind: 'deadline-reminders', workingDaysLeft: 0 }, { pausedUntil }, 'send'],
    [
      'a pause of what is no duty',
      {},
      { pausedUntil: new Map([['friday-reminder', day('2024-11-05')]]) },
      'send',
    ],
    [
      'a pause that is over today',
      { kind: 'deadline-reminders', workingDaysLeft: 7 },
      { pausedUntil: new Map([['deadline-reminders', day('2024-10-29')]]) },
      'send',
    ],
    [
      'a pause longer than a duty can be paused',
      { kind: 'deadline-reminders', workingDaysLeft: 7 },
      { pausedUntil: new Map([['deadline-reminders', day('2025-06-01')]]) },
      'send',
    ],
    ['somebody’s own message', { kind: undefined }, { off: new Set(['friday-reminder']) }, 'send'],
    ['a job nobody can switch off', { kind: 'upkeep' }, { off: new Set(['upkeep']) }, 'send'],
  ])('%s', (_name, notice, preferences, expected) => {
    const decision = decide(notice, preferences);
    expect(decision.do === 'drop' ? decision.reason : decision.do).toBe(expected);
  });

  test('a pause lasts up to its day and 14 days at most', () => {
    expect(isPaused(day('2024-11-05'), day('2024-11-04'))).toBe(true);
    expect(isPaused(day('2024-11-05'), day('2024-11-05'))).toBe(false);
    expect(isPaused(day('2024-11-05'), day('2024-10-22'))).toBe(true);
    expect(isPaused(day('2024-11-05'), day('2024-10-21'))).toBe(false);
  });
});

describe('own quiet hours', () => {
  const quiet = { from: '19:00', to: '10:00' } as const;
  const evening = at('2024-10-29', '19:30');
  test.each<[string, Partial<Notice>, unknown]>([
    ['by day', { scheduledFor: at('2024-10-29', '12:00') }, { do: 'send', at: at('2024-10-29', '12:00') }],
    ['in the morning', {}, { do: 'send', at: at('2024-10-29', '10:00') }],
    ['in the evening', { scheduledFor: evening }, { do: 'send', at: at('2024-10-30', '10:00') }],
    [
      'a broadcast',
      { scheduledFor: evening, kind: undefined },
      { do: 'send', at: at('2024-10-30', '10:00') },
    ],
    [
      'useless by the morning',
      { scheduledFor: evening, usefulUntil: at('2024-10-29', '22:00') },
      { do: 'drop', reason: 'useless-by-then' },
    ],
    [
      'a deadline of today',
      { scheduledFor: evening, usefulUntil: at('2024-10-29', '22:00'), workingDaysLeft: 0 },
      { do: 'send', at: evening },
    ],
    [
      'somebody’s own message is left to expire where it can be seen',
      { scheduledFor: evening, kind: undefined, usefulUntil: at('2024-10-29', '22:00') },
      { do: 'send', at: at('2024-10-30', '10:00') },
    ],
  ])('%s', (_name, notice, expected) => {
    expect(decide(notice, { quiet })).toEqual(expected);
  });

  test('what is planned for later waits from then on', () => {
    expect(decide({ scheduledFor: evening }, { quiet }, NINE)).toEqual({
      do: 'send',
      at: at('2024-10-30', '10:00'),
    });
  });
});

describe('one message a day', () => {
  const noon = at('2024-10-29', '12:00');
  test.each<[string, Partial<Notice>, LocalTime, unknown]>([
    ['made at the hour itself', {}, '09:00', { do: 'hold', until: NINE }],
    ['made after it', { scheduledFor: noon }, '09:00', { do: 'hold', until: at('2024-10-30', '09:00') }],
    ['made before it', {}, '16:00', { do: 'hold', until: at('2024-10-29', '16:00') }],
    [
      'useless by then',
      { scheduledFor: noon, usefulUntil: at('2024-10-29', '17:00') },
      '09:00',
      { do: 'send', at: noon },
    ],
    [
      'useful till then',
      { usefulUntil: at('2024-10-29', '16:00') },
      '16:00',
      { do: 'hold', until: at('2024-10-29', '16:00') },
    ],
    [
      'a deadline of today',
      { kind: 'deadline-reminders', workingDaysLeft: 0 },
      '16:00',
      { do: 'send', at: NINE },
    ],
    [
      'a deadline of today at the hour itself',
      { kind: 'deadline-reminders', workingDaysLeft: 0 },
      '09:00',
      { do: 'hold', until: NINE },
    ],
    [
      'a deadline of tomorrow',
      { kind: 'deadline-reminders', workingDaysLeft: 1 },
      '16:00',
      { do: 'hold', until: at('2024-10-29', '16:00') },
    ],
    [
      'a job nobody can switch off',
      { kind: 'upkeep' },
      '16:00',
      { do: 'hold', until: at('2024-10-29', '16:00') },
    ],
    ['somebody’s own message', { kind: undefined }, '16:00', { do: 'send', at: NINE }],
  ])('%s', (_name, notice, onceADayAt, expected) => {
    expect(decide(notice, { onceADayAt })).toEqual(expected);
  });

  test('a late run belongs to the hour it was made for, when that has passed', () => {
    const now = at('2024-10-29', '11:30');
    expect(decide({ scheduledFor: NINE, workingDaysLeft: 0 }, { onceADayAt: '09:00' }, now)).toEqual({
      do: 'hold',
      until: NINE,
    });
    expect(decide({ scheduledFor: NINE }, { onceADayAt: '12:00' }, now)).toEqual({
      do: 'hold',
      until: noon,
    });
  });

  test('an hour in the own quiet hours is their end', () => {
    const quiet = { from: '20:00', to: '10:00' } as const;
    expect(decide({}, { onceADayAt: '09:00', quiet })).toEqual({
      do: 'hold',
      until: at('2024-10-29', '10:00'),
    });
  });

  test('a clock of minutes: seconds after the hour are the hour', () => {
    expect(momentAt('09:00', new Date(NINE.getTime() + 20_000), zone)).toEqual(NINE);
    expect(momentAt('09:00', new Date(NINE.getTime() + 60_000), zone)).toEqual(at('2024-10-30', '09:00'));
  });
});

test('whatever is set: nothing official is lost, nothing comes in quiet hours, nothing is held until it is useless', () => {
  const hour = fc.integer({ min: 0, max: 23 }).map((n) => `${String(n).padStart(2, '0')}:00` as LocalTime);
  const minutes = fc.integer({ min: 0, max: 14 * 24 * 60 });
  const notice = fc.record({
    kind: fc.option(fc.constantFrom(...REMINDER_KINDS.map(({ kind }) => kind), 'upkeep'), { nil: undefined }),
    scheduledFor: minutes.map((n) => new Date(NINE.getTime() + n * 60_000)),
    usefulFor: fc.option(fc.integer({ min: 1, max: 72 }), { nil: undefined }),
    workingDaysLeft: fc.option(fc.integer({ min: 0, max: 7 }), { nil: undefined }),
  });
  const preferences = fc.record({
    quiet: fc.option(fc.record({ from: hour, to: hour }), { nil: undefined }),
    onceADayAt: fc.option(hour, { nil: undefined }),
    off: fc.subarray([...REMINDER_KINDS.map(({ kind }) => kind)]).map((kinds) => new Set<string>(kinds)),
    pausedUntil: fc.constant(new Map([['deadline-reminders', day('2024-11-05')]])),
  });
  fc.assert(
    fc.property(notice, preferences, fc.integer({ min: 0, max: 600 }), (made, set, late) => {
      const now = new Date(made.scheduledFor.getTime() + late * 60_000);
      const usefulUntil =
        made.usefulFor === undefined ? undefined : new Date(now.getTime() + made.usefulFor * 3_600_000);
      const decision = decideNotice({ ...made, usefulUntil }, set, { now, zone });
      if (decision.do === 'drop') {
        const isDuty = made.kind === 'deadline-reminders';
        expect(made.kind).toBeDefined();
        if (isDuty && decision.reason !== 'useless-by-then')
          expect(made.workingDaysLeft ?? 9).toBeGreaterThan(1);
        if (isDuty) expect(decision.reason).not.toBe('switched-off');
        expect(decision.reason === 'useless-by-then' && made.workingDaysLeft === 0).toBe(false);
        return;
      }
      if (decision.do === 'hold') {
        expect(usefulUntil === undefined || decision.until <= usefulUntil).toBe(true);
        if (made.workingDaysLeft === 0) expect(decision.until.getTime()).toBeLessThanOrEqual(now.getTime());
        if (decision.until > now && set.quiet !== undefined) {
          expect(notInQuietHours(decision.until, set.quiet, zone)).toEqual(decision.until);
        }
        return;
      }
      expect(decision.at >= now).toBe(true);
      const breaksQuiet =
        set.quiet !== undefined && notInQuietHours(decision.at, set.quiet, zone) > decision.at;
      if (breaksQuiet) expect(made.workingDaysLeft).toBe(0);
    }),
    { seed: 20241029, numRuns: 500 },
  );
});
