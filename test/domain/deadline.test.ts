import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../src/domain/calendar-day.ts';
import {
  DEFAULT_DEADLINE_HOURS,
  announcementOf,
  deadlineReminders,
  reminderInstant,
  remindersAfter,
} from '../../src/domain/deadline.ts';
import { isWorkingDay, workingCalendarOf } from '../../src/domain/working-calendar.ts';
import { instantOf, localTimeOf, parseTimeZone } from '../../src/domain/zone.ts';
import type { LocalTime } from '../../src/domain/zone.ts';
import { productionCalendar } from './production-calendar.ts';

const hours = { ...DEFAULT_DEADLINE_HOURS, zone: parseTimeZone('Europe/Moscow')! };
const at = (on: string, time: LocalTime) => instantOf(day(on), time, hours.zone);
const printed = (dueOn: string) =>
  deadlineReminders(day(dueOn), productionCalendar).map(
    (r) => `${r.day} ${r.workingDaysLeft}${r.last ? ' last' : ''}`,
  );

describe('deadlineReminders', () => {
  it.each([
    ['2024-10-30', ['2024-10-21 7', '2024-10-25 3', '2024-10-29 1', '2024-10-30 0 last']],
    // A worked Saturday.
    ['2024-11-02', ['2024-10-24 7', '2024-10-30 3', '2024-11-01 1', '2024-11-02 0 last']],
    // A Friday off.
    ['2026-05-01', ['2026-04-22 7', '2026-04-28 3', '2026-04-30 1 last']],
    // The Saturday before is worked.
    ['2024-05-01', ['2024-04-19 7', '2024-04-25 3', '2024-04-27 1 last']],
    // An ordinary Sunday.
    ['2024-10-20', ['2024-10-10 7', '2024-10-16 3', '2024-10-18 1 last']],
  ])('%s', (dueOn, expected) => expect(printed(dueOn)).toEqual(expected));

  it('1 May of any year is reminded of on working days only, last before it', () => {
    for (let year = 2015; year <= 2040; year += 1) {
      const dueOn = day(`${year}-05-01`);
      const reminders = deadlineReminders(dueOn, productionCalendar);
      expect(reminders).toHaveLength(3);
      expect(reminders.at(-1)).toMatchObject({ workingDaysLeft: 1, last: true });
      for (const reminder of reminders) {
        expect(isWorkingDay(productionCalendar, reminder.day)).toBe(true);
        expect(reminder.day < dueOn).toBe(true);
      }
    }
  });

  it('any day: sorted, unique, working, one last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3650 }), fc.boolean(), (offset, known) => {
        const dueOn = addDays(day('2022-01-01'), offset);
        const calendar = known ? productionCalendar : workingCalendarOf([]);
        const reminders = deadlineReminders(dueOn, calendar);
        const days = reminders.map((r) => r.day);
        expect(days).toEqual([...new Set(days)].toSorted());
        expect(days.every((on) => isWorkingDay(calendar, on) && on <= dueOn)).toBe(true);
        expect(reminders.map((r) => r.last)).toEqual(days.map((_, i) => i === days.length - 1));
        expect(days).toHaveLength(isWorkingDay(calendar, dueOn) ? 4 : 3);
      }),
      { seed: 20241022, numRuns: 500 },
    );
  });
});

describe('remindersAfter', () => {
  const days = (dueOn: string, createdAt: Date) =>
    remindersAfter(createdAt, deadlineReminders(day(dueOn), productionCalendar), hours).map((r) => r.day);

  it('added on 22.10.2024 at 12:00', () => {
    expect(days('2024-10-30', at('2024-10-22', '12:00'))).toEqual(['2024-10-25', '2024-10-29', '2024-10-30']);
    expect(days('2024-11-02', at('2024-10-22', '12:00'))).toEqual([
      '2024-10-24',
      '2024-10-30',
      '2024-11-01',
      '2024-11-02',
    ]);
  });

  it('a slot of the same day is kept before 09:00 and not made up after it', () => {
    expect(days('2024-10-30', at('2024-10-25', '08:59'))).toContain('2024-10-25');
    expect(days('2024-10-30', at('2024-10-25', '09:00'))).not.toContain('2024-10-25');
  });

  it('nothing is left after the day', () => {
    expect(days('2024-10-30', at('2024-10-30', '10:00'))).toEqual([]);
    expect(days('2026-05-01', at('2026-04-30', '10:00'))).toEqual([]);
  });
});

it('reminderInstant is 09:00 local', () => {
  const [first] = deadlineReminders(day('2024-10-30'), productionCalendar);
  expect(reminderInstant(first!, hours)).toEqual(new Date('2024-10-21T06:00:00Z'));
});

describe('announcementOf', () => {
  const announced = (dueOn: string, createdAt: Date) =>
    announcementOf(createdAt, deadlineReminders(day(dueOn), productionCalendar), hours)?.at;

  it.each([
    // Added by day, not on a reminder's day: at once.
    ['2024-10-30', '2024-10-22', '12:00', ['2024-10-22', '12:00']],
    ['2024-11-02', '2024-10-22', '12:00', ['2024-10-22', '12:00']],
    ['2024-10-30', '2024-10-22', '08:00', ['2024-10-22', '08:00']],
    ['2024-10-30', '2024-10-22', '19:59', ['2024-10-22', '19:59']],
    // In quiet hours: the next 08:00.
    ['2024-10-30', '2024-10-22', '20:00', ['2024-10-23', '08:00']],
    ['2024-10-30', '2024-10-22', '03:00', ['2024-10-22', '08:00']],
    // A reminder still comes that day: no announcement.
    ['2024-10-30', '2024-10-25', '08:30', undefined],
    ['2024-10-30', '2024-10-25', '03:00', undefined],
    ['2024-10-30', '2024-10-24', '21:00', undefined],
    // The reminder's slot has passed and is not made up: the announcement says it.
    ['2024-10-30', '2024-10-25', '09:00', ['2024-10-25', '09:00']],
    ['2024-10-30', '2024-10-25', '15:00', ['2024-10-25', '15:00']],
    // Late on a reminder's day: tomorrow, if nothing regular comes then.
    ['2024-10-30', '2024-10-25', '21:00', ['2024-10-26', '08:00']],
    ['2024-10-30', '2024-10-29', '21:00', undefined],
    // On the day off itself nothing regular comes.
    ['2026-05-01', '2026-05-01', '10:00', ['2026-05-01', '10:00']],
  ] as const)('due %s, added %s %s', (dueOn, on, time, expected) => {
    expect(announced(dueOn, at(on, time))).toEqual(expected && at(expected[0], expected[1]));
  });

  it('never in quiet hours, never before it was added, never on a day with a reminder ahead', () => {
    const first = Date.UTC(2024, 9, 1) / 60_000;
    fc.assert(
      fc.property(fc.integer({ min: first, max: first + 45 * 1440 }), (minutes) => {
        const createdAt = new Date(minutes * 60_000);
        const reminders = deadlineReminders(day('2024-10-30'), productionCalendar);
        const found = announcementOf(createdAt, reminders, hours);
        if (found === undefined) return;
        expect(found.at.getTime()).toBeGreaterThanOrEqual(createdAt.getTime());
        const time = localTimeOf(found.at, hours.zone);
        expect(time >= '08:00' && time < '20:00').toBe(true);
      }),
      { seed: 20241022, numRuns: 1000 },
    );
  });
});
