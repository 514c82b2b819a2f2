import { describe, expect, it } from 'vitest';
import { createDeliveryEvents } from '../../src/app/delivery-events.ts';
import type { SendFailure } from '../../src/delivery/transport.ts';
import { insertBatch } from '../../src/storage/batch.ts';
import { enqueue } from '../../src/storage/outbox.ts';
import { listRecentContents } from '../../src/storage/outbox-history.ts';
import { listDueOutbox } from '../../src/storage/outbox-sending.ts';
import { ensurePerson, setReachable } from '../../src/storage/person.ts';
import { insertUnit } from '../../src/storage/unit.ts';
import { COORDINATOR, addDirector, createOffice } from '../support/office.ts';
import { SCHOOLS, at } from '../support/week-tables.ts';

const NEIGHBOUR = 11;
const DIRECTOR = 20;

function createTwoDistricts() {
  const office = createOffice({ now: at('2024-10-28', '12:00'), schools: SCHOOLS.slice(0, 2) });
  const { world } = office;
  const { db } = world;
  addDirector(world, DIRECTOR, SCHOOLS[0]);
  const other = insertUnit(
    db,
    { level: 'municipality', parentId: undefined, name: 'Соседний район', nameKey: 'соседний' },
    world.now,
  );
  world.person(NEIGHBOUR, 'Сосед', 'coordinator', other);
  const clock = { now: () => world.now };
  const told = (peer: number) =>
    listRecentContents(db, peer, 50).map((content) => (content.kind === 'message' ? content.text : ''));
  const bulk = (peer: number, text: string, batchId?: number) =>
    enqueue(
      db,
      { to: peer, lane: 'bulk', text, ...(batchId !== undefined && { batchId }) },
      { ...world.base, now: world.now },
    );
  const due = () => listDueOutbox(db, 'bulk', { now: world.now, limit: 100, except: [] });
  return { world, events: createDeliveryEvents(world.shell, clock), told, bulk, due };
}

function refusal(kind: SendFailure['kind'], code: number): SendFailure {
  return { kind, code, message: `m${code}`, answered: true };
}

describe('what the coordinator is told of the messenger’s refusals', () => {
  it('a code that nobody knows is told once, not for each recipient, and does not say that nothing goes', () => {
    const { events, told } = createTwoDistricts();
    for (let peer = 100; peer < 130; peer += 1) events.onOperatorNeeded(refusal('unknown', 1999), peer);
    expect(told(COORDINATOR)).toEqual([expect.stringContaining('ошибкой 1999')]);
    expect(told(COORDINATOR)[0]).not.toContain('не принимает');
  });

  it('the same trouble an hour later is told again', () => {
    const { world, events, told } = createTwoDistricts();
    events.onOperatorNeeded(refusal('halt', 5), 100);
    world.moveTo(new Date(world.now.getTime() + 61 * 60_000));
    events.onOperatorNeeded(refusal('halt', 5), 100);
    expect(told(COORDINATOR)).toHaveLength(2);
  });

  it('a quota that is used up is told past the lane that rests because of it, and asks nobody to press anything', () => {
    const { events, told, due } = createTwoDistricts();
    events.onOperatorNeeded(refusal('paced', 29), 100);
    expect(told(COORDINATOR)).toEqual([expect.stringContaining('продолжатся сами')]);
    expect(due()).toEqual([]);
  });
});

describe('messages of which nobody can tell whether they arrived', () => {
  it('of a batch: its own district is told, once, with who they are behind a button', () => {
    const { world, events, told, bulk, due } = createTwoDistricts();
    const batchId = insertBatch(world.db, { districtId: world.districtId, title: 'Приказ' }, world.now);
    for (let peer = 100; peer < 108; peer += 1) bulk(peer, `Пишет управление:\nПриказ ${peer}`, batchId);
    for (const row of due()) events.onUncertain([row]);
    expect(told(NEIGHBOUR)).toEqual([]);
    expect(told(COORDINATOR)).toEqual([expect.stringContaining('«Приказ»')]);
    expect(world.say(COORDINATOR, 'Кому дошло')).toContain('Приказ');
  });

  it('of a reminder: the coordinators of its reader alone', () => {
    const { events, told, bulk, due } = createTwoDistricts();
    bulk(DIRECTOR, 'Сегодня — таблица «Сферум».');
    events.onUncertain(due());
    expect(told(NEIGHBOUR)).toEqual([]);
    expect(told(COORDINATOR)).toEqual([expect.stringContaining('«Сегодня — таблица')]);
  });
});

it('whom a message reached is no longer counted among those who closed the bot’s messages', () => {
  const { world, events } = createTwoDistricts();
  setReachable(world.db, DIRECTOR, false, '902 privacy');
  events.onPersonReached(DIRECTOR);
  expect(ensurePerson(world.db, DIRECTOR, world.now).reachable).toBe(true);
});
