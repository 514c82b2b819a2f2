import { expect, test } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { insertBatch } from '../../src/storage/batch.ts';
import { enqueue } from '../../src/storage/outbox.ts';
import { all } from '../../src/storage/statement.ts';
import { insertDeadline } from '../support/deadlines.ts';
import { createTestWorld } from '../support/test-world.ts';
import {
  COORDINATOR,
  DIRECTOR,
  OTHER,
  OWN,
  districtAt,
  loadOctober,
  noon,
  schoolId,
} from './people-support.ts';
import { openChannel } from '../support/week-tables.ts';

test('what goes out within a week, to whom, and how the last runs fared', async () => {
  const world = districtAt(noon('2024-10-28'));
  loadOctober(world);
  openChannel(world, COORDINATOR);
  world.person(DIRECTOR, 'Директор', 'director', schoolId(world, OWN));
  world.person(21, 'Директор Дегвинской', 'director', schoolId(world, OTHER));
  world.person(22, 'Ответственный', 'responsible', schoolId(world, OTHER));
  insertDeadline(
    world.db,
    { districtId: world.districtId, dueOn: day('2024-11-05'), title: 'отчёт о чатах классов' },
    world.now,
  );
  world.tick();
  const batchId = insertBatch(
    world.db,
    { districtId: world.districtId, title: 'о планёрке', state: 'planned', dueAt: noon('2024-10-31') },
    world.now,
  );
  for (const to of [DIRECTOR, 21]) {
    enqueue(
      world.db,
      { to, lane: 'bulk', text: 'Планёрка.', batchId, notBefore: noon('2024-10-31') },
      { ...world.base, now: world.now },
    );
  }
  world.say(COORDINATOR, 'Расписание');
  world.press(COORDINATOR, 'Дальше');
  world.press(COORDINATOR, 'Что было');
  world.note('неделя прошла');
  const from = world.transcript.length;
  world.moveTo(noon('2024-11-04'));
  const week = world.transcript.slice(from);
  world.say(COORDINATOR, 'Расписание');
  world.press(COORDINATOR, 'Что было');
  await expect(world.transcript.replace(week, '')).toMatchFileSnapshot('../golden/schedule.txt');
});

test('looking changes nothing, and over a hundred schools takes no longer than the runs themselves', () => {
  const schools = Array.from({ length: 100 }, (_, index) => `МКОУ «СОШ №${index + 1}»`);
  const world = createTestWorld({ now: noon('2024-10-28'), schools });
  world.person(COORDINATOR, 'Координатор', 'coordinator');
  for (const [index, name] of schools.entries()) {
    world.person(100 + index, name, 'director', schoolId(world, name));
  }
  for (let n = 1; n <= 10; n++) {
    insertDeadline(
      world.db,
      { districtId: world.districtId, dueOn: day(`2024-11-${String(n + 9)}`), title: `срок ${n}` },
      world.now,
    );
  }
  const rows = () =>
    JSON.stringify(
      ['job_run', 'held_message', 'batch', 'results_post', 'office_notice', 'bother'].map((table) =>
        all(world.db, `SELECT * FROM ${table}`),
      ),
    );
  world.say(COORDINATOR, 'Расписание');
  const before = rows();
  const began = performance.now();
  const said = world.say(COORDINATOR, 'Расписание');
  const took = performance.now() - began;
  expect(said).toContain('Что уйдёт');
  expect(rows()).toBe(before);
  // Far more than it takes: the machine may be busy, and the reminders of duties are most of it.
  expect(took).toBeLessThan(3000);
});
