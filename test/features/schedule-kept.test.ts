import { expect, test } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { PREFERENCE_KEYS } from '../../src/features/subjects/people/person-preferences.ts';
import { listPlanned } from '../../src/features/schedule/planned.ts';
import { districtContextOf } from '../../src/features/settings.ts';
import { ensurePerson, setReachable } from '../../src/storage/person.ts';
import { savePreference } from '../../src/storage/preference.ts';
import { countRunMessages } from '../../src/storage/schedule.ts';
import { insertSilence } from '../../src/storage/silence.ts';
import { all } from '../../src/storage/statement.ts';
import { getUnit } from '../../src/storage/unit.ts';
import { insertVacation } from '../../src/storage/vacation.ts';
import { insertDeadline } from '../support/deadlines.ts';
import type { TestWorld } from '../support/test-world.ts';
import { openChannel } from '../support/week-tables.ts';
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

const MURGUK = 'МКОУ «Мургукская СОШ»';
const URAKHI = 'МКОУ «Урахинская СОШ им А.А. Тахо Годи»';
const DAY_MS = 86_400_000;

/** Somebody with hours of their own, one message a day, no Friday reminder, reminders paused, a silent school, holidays, an unreachable. */
function createDistrict(): TestWorld {
  const world = districtAt(noon('2024-10-24'));
  const { db, districtId, now } = world;
  loadOctober(world);
  openChannel(world, COORDINATOR);
  const people: [number, string][] = [
    [DIRECTOR, OWN],
    [21, OTHER],
    [22, MURGUK],
    [23, URAKHI],
    [24, 'МКОУ «Кадиркентская СОШ»'],
    [25, 'МКОУ «Новомугринская СОШ»'],
    [26, 'МКОУ «Бурхимахинская СОШ»'],
  ];
  for (const [id, school] of people) world.person(id, school, 'director', schoolId(world, school));
  world.person(40, 'Руководитель', 'head');
  setReachable(db, 25, false);
  const idOf = (id: number) => ensurePerson(db, id, now).id;
  savePreference(db, idOf(21), PREFERENCE_KEYS.quiet, { from: '16:00', to: '13:00' }, now);
  savePreference(db, idOf(22), PREFERENCE_KEYS.onceADay, '15:00', now);
  savePreference(db, idOf(24), PREFERENCE_KEYS.off, ['friday-reminder'], now);
  savePreference(db, idOf(26), PREFERENCE_KEYS.paused, { 'deadline-reminders': '2024-11-01' }, now);
  const createdBy = idOf(COORDINATOR);
  insertSilence(
    db,
    {
      districtId,
      unitId: schoolId(world, URAKHI),
      dutyId: undefined,
      reason: 'ремонт',
      until: day('2024-11-05'),
      createdBy,
    },
    now,
  );
  const holidays = { title: 'осенние', from: day('2024-10-28'), to: day('2024-11-04') };
  insertVacation(db, { ...holidays, districtId, unitId: schoolId(world, OTHER), createdBy }, now);
  for (const dueOn of ['2024-10-30', '2024-11-02', '2024-11-06']) {
    insertDeadline(db, { districtId, dueOn: day(dueOn), title: `срок ${dueOn}` }, now);
  }
  world.tick();
  return world;
}

test('what «Расписание» says of a day is what then goes out, over two weeks', () => {
  const world = createDistrict();
  const jobs = world.features.jobs;
  const told = jobs.filter(({ silent }) => silent !== true).map(({ name }) => name);
  const foreseen: string[] = [];
  const happened: string[] = [];
  for (let n = 0; n < 14; n++) {
    const from = world.now;
    const upTo = new Date(from.getTime() + DAY_MS);
    const context = districtContextOf({ ...world.base, now: from }, getUnit(world.db, world.districtId));
    for (const one of listPlanned(context, jobs, { after: from, upTo })) {
      if (one.kind !== 'run') continue;
      const { chat, ...people } = one.to ?? { chat: false };
      const n = Object.values(people).reduce((sum, of) => sum + of, chat ? 1 : 0);
      foreseen.push(`${one.at.toISOString()} ${one.title} ${n}`);
    }
    world.moveTo(upTo);
    const runs = all<{ job: string; scheduled_for: number; ran_at: number }>(
      world.db,
      `SELECT job, scheduled_for, ran_at FROM job_run WHERE scheduled_for > ? AND scheduled_for <= ?
       ORDER BY scheduled_for, id`,
      [from.getTime(), upTo.getTime()],
    ).filter(({ job }) => told.includes(job));
    for (const { job, scheduled_for, ran_at } of runs) {
      const { sent, failed, waiting } = countRunMessages(world.db, {
        keys: [job, ...(jobs.find(({ name }) => name === job)?.alsoKeys ?? [])],
        districtId: world.districtId,
        ranAt: new Date(ran_at),
      });
      const title = jobs.find(({ name }) => name === job)?.title ?? '';
      const n = sent + failed + waiting;
      if (n > 0) happened.push(`${new Date(scheduled_for).toISOString()} ${title} ${n}`);
    }
  }
  expect(foreseen.length).toBeGreaterThan(10);
  expect(happened.toSorted()).toEqual(foreseen.toSorted());
});
