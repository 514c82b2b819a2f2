import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noteStart } from '../../src/app/stops.ts';
import { addDays, day } from '../../src/domain/calendar-day.ts';
import { localTimeOf, parseTimeZone } from '../../src/domain/zone.ts';
import { insertDeadline } from '../support/deadlines.ts';
import { listOutboxLines } from '../../src/storage/outbox-history.ts';
import { createTestWorld } from '../support/test-world.ts';
import { CHANNEL, SCHOOLS, at, loadWeek, openChannel, schoolId } from '../support/week-tables.ts';

const COORDINATOR = 100;
const DIRECTOR = 201;
const MINUTE = 60_000;
const FRIDAYS = ['2024-10-25', '2024-11-01', '2024-11-08'];

/** Minutes until the next look, and whether the program was started anew for it. */
const step = fc.record({
  minutes: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 5, max: 240 }) },
    { weight: 3, arbitrary: fc.integer({ min: 120, max: 900 }) },
    { weight: 1, arbitrary: fc.integer({ min: 900, max: 4000 }) },
  ),
  isStart: fc.boolean(),
});

it('whatever the ticks, the stops and the moments of the tables: nothing twice, nothing at night, no old week as new', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Sakhalin', 'Asia/Kamchatka'),
      fc.array(step, { minLength: 30, maxLength: 70 }),
      // Hours after the Friday's midnight at which its table is loaded.
      fc.tuple(...FRIDAYS.map(() => fc.integer({ min: 0, max: 24 * 8 }))),
      (timeZone, steps, hours) => {
        const world = createTestWorld({
          now: at('2024-10-21', '10:00', timeZone),
          schools: SCHOOLS.slice(0, 3),
          settings: { timeZone },
        });
        const zone = parseTimeZone(timeZone)!;
        world.person(COORDINATOR, 'координатор', 'coordinator');
        world.person(DIRECTOR, 'директор', 'director', schoolId(world, SCHOOLS[0]));
        openChannel(world, COORDINATOR);
        const deadline = { districtId: world.districtId, dueOn: day('2024-11-02'), title: 'отчёт' };
        insertDeadline(world.db, deadline, world.now);
        world.tick();
        const tables = FRIDAYS.map((friday, index) => ({
          friday,
          at: new Date(at(friday, '00:00', timeZone).getTime() + (hours[index] ?? 0) * 60 * MINUTE),
        }));
        const looks: { at: Date; said: number }[] = [];
        for (const { minutes, isStart } of steps) {
          const next = new Date(world.now.getTime() + minutes * MINUTE);
          for (const table of tables.filter((one) => one.at > world.now && one.at <= next)) {
            const rows = {
              [SCHOOLS[0]]: { messages: [0, 20] as const },
              [SCHOOLS[1]]: { messages: [3, 20] as const },
            };
            loadWeek(world, table.friday, rows, table.at);
          }
          world.sleepUntil(next);
          if (isStart) noteStart(world.shell, next);
          world.tick();
          looks.push({ at: next, said: listOutboxLines(world.db, 10_000).length });
        }

        const rows = listOutboxLines(world.db, 10_000).toReversed();
        for (const row of rows) {
          const time = localTimeOf(row.dueAt, zone);
          expect(time >= (row.peerId === CHANNEL ? '09:00' : '08:00') && time < '20:00').toBe(true);
        }
        const toChannel = rows.filter(({ peerId }) => peerId === CHANNEL).map(({ text }) => text);
        expect(toChannel.every((text) => text.startsWith('Итоги недели'))).toBe(true);
        for (const friday of FRIDAYS) {
          const printed = addDays(day(friday), -6).slice(8);
          expect(toChannel.filter((text) => text.startsWith(`Итоги недели ${printed}`)).length).toBeLessThan(
            2,
          );
          expect(toChannel.filter((text) => text.includes(`Таблица за ${printed}`)).length).toBeLessThan(2);
        }
        const toDirector = rows.filter(({ peerId }) => peerId === DIRECTOR).map(({ text }) => text);
        expect(toDirector.filter((text) => text.includes('обновится мониторинг')).length).toBeLessThanOrEqual(
          3,
        );
        const reminders = toDirector.filter((text) => text.includes('Когда сделаете'));
        expect(new Set(reminders).size).toBe(reminders.length);
      },
    ),
    { seed: 20241108, numRuns: 15 },
  );
}, 60_000);
