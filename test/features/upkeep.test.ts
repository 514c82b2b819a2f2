import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/calendar-day.ts';
import { insertDeadline } from '../support/deadlines.ts';
import { insertWrongCode } from '../../src/storage/invitation.ts';
import { insertJobRun } from '../../src/storage/job-run.ts';
import { enqueue } from '../../src/storage/outbox.ts';
import { ensurePerson } from '../../src/storage/person.ts';
import { finishTask, insertTask } from '../../src/storage/task.ts';
import { createTestWorld } from '../support/test-world.ts';
import type { TestWorld } from '../support/test-world.ts';
import { at } from '../support/week-tables.ts';

const COORDINATOR = 100;

function createDistrict(now = at('2024-09-02', '10:00')): TestWorld {
  const world = createTestWorld({ now });
  world.person(COORDINATOR, 'координатор', 'coordinator');
  world.tick();
  return world;
}

function countRows(world: TestWorld, sql: string): number {
  return (world.db.prepare(`SELECT count(*) AS n FROM ${sql}`).get() as { n: number }).n;
}

const DAY = 86_400_000;
const after = (days: number) => new Date(at('2024-09-02', '12:00').getTime() + days * DAY);

describe('words that were kept long enough go at night', () => {
  it('what people wrote after 7 days', () => {
    const world = createDistrict();
    world.moveTo(after(0));
    world.say(COORDINATOR, 'Помощь');
    const kept = () => countRows(world, 'inbox WHERE incoming IS NOT NULL');
    expect(kept()).toBe(1);
    world.sleepUntil(after(7));
    world.tick();
    expect(kept()).toBe(1);
    world.sleepUntil(after(8));
    world.tick();
    expect(kept()).toBe(0);
  });

  it('runs that keep nothing, and looks at a source, after 90', () => {
    const world = createDistrict();
    world.moveTo(after(0));
    const run = (job: string, at: Date, detail?: object) =>
      insertJobRun(
        world.db,
        { job, districtId: world.districtId, scheduledFor: at, outcome: 'done', ...(detail && { detail }) },
        at,
      );
    for (const days of [-1, 20]) run('table-source-look', after(days));
    run('week-results', after(-1), { told: [] });
    const kept = (job: string) => countRows(world, `job_run WHERE job = '${job}'`);
    const early = `scheduled_for < ${after(0).getTime()}`;
    for (const days of [30, 60, 89]) {
      world.sleepUntil(after(days));
      world.tick();
    }
    expect(kept('table-source-look')).toBe(2);
    world.sleepUntil(after(91));
    world.tick();
    expect(kept('table-source-look')).toBe(1);
    expect(countRows(world, `job_run WHERE job = 'week-results' AND ${early}`)).toBe(1);
  });

  it('what the bot said after 90, unless it is still to be sent', () => {
    const world = createDistrict();
    world.moveTo(after(0));
    enqueue(world.db, { to: COORDINATOR, lane: 'bulk', text: 'сказано' }, { ...world.base, now: world.now });
    world.deliver();
    const later = { to: COORDINATOR, lane: 'bulk' as const, text: 'потом', notBefore: after(400) };
    enqueue(world.db, later, { ...world.base, now: world.now });
    const kept = () =>
      countRows(world, "outbox WHERE json_extract(content, '$.text') IN ('сказано', 'потом')");
    for (const days of [1, 30, 60, 89]) {
      world.sleepUntil(after(days));
      world.tick();
    }
    expect(kept()).toBe(2);
    world.sleepUntil(after(91));
    world.tick();
    expect(kept()).toBe(1);
  });

  it('codes that did not fit after 30', () => {
    const world = createDistrict();
    insertWrongCode(world.db, ensurePerson(world.db, 500, world.now).id, world.now);
    world.sleepUntil(after(29));
    world.tick();
    expect(countRows(world, 'wrong_code')).toBe(1);
    world.sleepUntil(after(31));
    world.tick();
    expect(countRows(world, 'wrong_code')).toBe(0);
  });

  it('the installation may set other times', () => {
    const world = createDistrict();
    world.moveTo(after(0));
    world.say(COORDINATOR, 'Помощь');
    Object.assign(world.base, { retention: { inboxDays: 1 } });
    world.sleepUntil(after(2));
    world.tick();
    expect(countRows(world, 'inbox WHERE incoming IS NOT NULL')).toBe(0);
  });
});

describe('a year that is not in the production calendar', () => {
  const told = (world: TestWorld) =>
    world.transcript.match(/Производственного календаря на \d{4} год в программе ещё нет/g) ?? [];

  it('is told to the coordinator once, three weeks ahead and by day', () => {
    const world = createDistrict(at('2026-12-10', '10:00'));
    world.moveTo(at('2026-12-11', '07:30'));
    expect(told(world)).toEqual([]);
    world.moveTo(at('2026-12-13', '10:00'), 60);
    expect(told(world)).toHaveLength(1);
    expect(world.transcript).toMatch(/── 2026-12-11 08:00 ──\nБот → координатор\n {4}Производственного/);
    world.moveTo(at('2026-12-20', '10:00'), 240);
    expect(told(world)).toHaveLength(1);
  });

  it('is told for a deadline that lies in it', () => {
    const world = createDistrict();
    const deadline = { districtId: world.districtId, dueOn: day('2027-05-01'), title: 'рассказать' };
    insertDeadline(world.db, deadline, world.now);
    world.moveTo(at('2024-09-03', '10:00'));
    expect(told(world)).toEqual(['Производственного календаря на 2027 год в программе ещё нет']);
  });

  it('known years are not spoken of', () => {
    const world = createDistrict();
    world.moveTo(at('2024-09-04', '10:00'));
    expect(told(world)).toEqual([]);
  });
});

it('work that ended a season ago goes; what waits stays, and no number is given out twice', () => {
  const world = createDistrict();
  const [done, waiting, last] = ['a', 'b', 'c'].map((kind) => insertTask(world.db, kind, {}, world.now));
  for (const id of [done!, last!]) finishTask(world.db, id, 'done', world.now);
  const kept = () => world.db.prepare('SELECT id FROM task ORDER BY id').pluck().all();
  world.sleepUntil(after(89));
  world.tick();
  expect(kept()).toEqual([done, waiting, last]);
  world.sleepUntil(after(92));
  world.tick();
  expect(kept()).toEqual([waiting, last]);
  expect(insertTask(world.db, 'd', {}, world.now)).toBeGreaterThan(last!);
});
