import { afterEach, describe, expect, it } from 'vitest';
import type { Keyboard, Outgoing } from '../../src/bot/outgoing.ts';
import type { SandboxCall } from '../../src/sandbox/server.ts';
import { seededRandom } from '../../src/shared/random.ts';
import { changeBatchState, insertBatch } from '../../src/storage/batch.ts';
import { stopBatch } from '../../src/storage/outbox-batch.ts';
import { enqueueEdit } from '../../src/storage/outbox-edit.ts';
import { all } from '../../src/storage/statement.ts';
import { insertUnit } from '../../src/storage/unit.ts';
import { kindOfCode } from '../../src/vk/error-classes.ts';
import { ANNA, BORIS, createVkWorld, VERA, type VkWorld } from './vk-world.ts';

const HOUR = 3_600_000;
const random = seededRandom(5);
const people = (count: number) => Array.from({ length: count }, (_, index) => 1001 + index);

/** All that VK's published schema names for messages.send. */
const SEND_CODES = [
  900, 901, 902, 914, 913, 921, 917, 911, 912, 936, 940, 943, 944, 946, 945, 925, 950, 104, 962, 969, 922,
  1012, 985, 987, 988,
];

let world: VkWorld;
let calls: SandboxCall[];
afterEach(() => world.close());

async function open(directors: readonly number[], capped = false): Promise<void> {
  calls = [];
  const hooks = { beforeCall: (call: SandboxCall) => void calls.push(call) };
  world = await createVkWorld({ directors, capped, hooks });
}

function newBatch(): { id: number; districtId: ReturnType<typeof insertUnit> } {
  const now = world.clock.now();
  const district = { level: 'municipality', parentId: undefined, name: 'Район', nameKey: 'район' } as const;
  const districtId = insertUnit(world.db, district, now);
  return {
    id: insertBatch(world.db, { districtId, title: 'Совещание', text: 'Совещание' }, now),
    districtId,
  };
}

function broadcast(to: readonly number[], textOf: (peer: number) => string, more: Partial<Outgoing> = {}) {
  const batch = newBatch();
  for (const peer of to) world.say(peer, textOf(peer), { lane: 'bulk', batchId: batch.id, ...more });
  return batch;
}

async function deliver(): Promise<void> {
  world.dispatcher.start();
  await world.dispatcher.drain();
}

const said = (peer: number) => world.sandbox.world.botMessages(peer).map(({ text }) => text);
const sends = () => calls.filter(({ method }) => method === 'messages.send').length;

describe('a broadcast', () => {
  it('of one text: a hundred dialogs in a call, each gets it once', async () => {
    const to = people(300);
    await open(to);
    broadcast(to, () => 'всем');
    await deliver();
    expect(sends()).toBe(3);
    expect(to.every((peer) => said(peer).join() === 'всем')).toBe(true);
    expect(new Set(world.states())).toEqual(new Set(['sent']));
    const numbers = all<{ n: number | null }>(world.db, 'SELECT conversation_message_id AS n FROM outbox');
    expect(numbers.every(({ n }) => n === 1)).toBe(true);
  });

  it('of personal texts: under the cap that VK counts, answers in between', async () => {
    const to = people(70);
    await open(to, true);
    broadcast(to, (peer) => `школе ${peer}`);
    world.dispatcher.start();
    await world.sandbox.world.waitFor((vk) => vk.counters().messagesSent >= 25, 30_000);
    world.say(ANNA, 'ответ');
    world.dispatcher.wake();
    await world.sandbox.world.waitFor((vk) => vk.botMessages(ANNA).length > 0, 30_000);
    expect(world.sandbox.world.counters().messagesSent).toBeLessThan(60);
    await world.dispatcher.drain();
    expect(new Set(world.states())).toEqual(new Set(['sent']));
    expect(to.every((peer) => said(peer).join() === `школе ${peer}`)).toBe(true);
    const { errors, mostCallsInASecond } = world.sandbox.world.counters();
    expect(errors).toEqual({});
    expect(mostCallsInASecond).toBeLessThanOrEqual(20);
  });

  it('stopped in the middle: who has it has it, nobody else gets it', async () => {
    const to = people(60);
    await open(to, true);
    const batch = broadcast(to, (peer) => `школе ${peer}`);
    world.dispatcher.start();
    await world.sandbox.world.waitFor((vk) => vk.counters().messagesSent >= 10, 30_000);
    changeBatchState(world.db, batch, { from: ['sent'], to: 'stopped', by: undefined }, world.clock.now());
    stopBatch(world.db, batch.id);
    await world.dispatcher.drain();
    const has = to.filter((peer) => said(peer).length > 0).length;
    // What was past its last question at that moment still went.
    expect(has).toBeLessThan(20);
    const states = world.states();
    expect(states.filter((state) => state === 'sent')).toHaveLength(has);
    expect(states.filter((state) => state === 'expired stopped')).toHaveLength(to.length - has);
  });

  it('a keyboard that VK refuses: all get the text, in one more call', async () => {
    const to = people(5);
    await open(to);
    const keyboard: Keyboard = {
      inline: true,
      rows: [[{ kind: 'command', label: 'Ознакомлен', payload: { c: 'ack' } }]],
    };
    world.sandbox.world.failNext({ method: 'messages.send', error: { code: 911 } });
    broadcast(to, () => 'всем', { keyboard });
    await deliver();
    expect(sends()).toBe(2);
    expect(to.map((peer) => said(peer))).toEqual(to.map(() => ['всем']));
  });

  it('a call refused as a whole for nobody knows whom: each goes alone', async () => {
    const to = people(4);
    await open(to);
    world.sandbox.world.failNext({ method: 'messages.send', error: { code: 901 } });
    world.sandbox.world.deny(to[1] ?? 0);
    broadcast(to, () => 'всем');
    await deliver();
    expect(sends()).toBe(1 + 4);
    expect(world.states()).toEqual(['sent', 'failed person:901', 'sent', 'sent']);
  });

  it('an answer that is lost: the same call again, nobody gets it twice', async () => {
    const to = people(30);
    await open(to);
    world.sandbox.world.failNext({ method: 'messages.send', dropConnectionAfterProcessing: true });
    broadcast(to, () => 'всем');
    await deliver();
    await world.pass(500);
    expect(sends()).toBe(2);
    expect(to.every((peer) => said(peer).length === 1)).toBe(true);
    expect(new Set(world.states())).toEqual(new Set(['sent']));
  });
});

describe('codes of messages.send', () => {
  it('are twenty-five', () => {
    expect(new Set(SEND_CODES).size).toBe(25);
  });

  it.each(SEND_CODES)('%i for one of twenty: the right state, nobody else is harmed', async (code) => {
    const to = people(20);
    const [, , , refused = 0] = to;
    await open(to);
    world.sandbox.world.failNext({ method: 'messages.send', itemErrors: { [refused]: code } });
    broadcast(to, () => 'всем');
    await deliver();
    const kind = kindOfCode(code);
    const passes = kind === 'operator' || kind === 'paced';
    const at = to.indexOf(refused);
    expect(world.states()[at]).toBe(`${passes ? 'waiting' : 'failed'} ${kind}:${code}`);
    expect(world.states().filter((state) => state === 'sent')).toHaveLength(19);
    world.say(BORIS, 'ответ');
    world.say(VERA, 'другое', { lane: 'bulk' });
    await world.pass(1);
    expect([...said(BORIS), ...said(VERA)]).toEqual(['ответ', 'другое']);
    await world.pass(HOUR);
    await world.pass(HOUR);
    expect(said(refused)).toEqual(passes ? ['всем'] : []);
    expect(to.filter((peer) => peer !== refused).every((peer) => said(peer).length === 1)).toBe(true);
    const told = {
      person: 'person',
      chat: 'person',
      operator: 'operator',
      defect: undefined,
      paced: undefined,
    };
    const report = told[kind as keyof typeof told];
    expect(world.reports.map((line) => line.split(' ')[0])).toEqual(report === undefined ? [] : [report]);
  });

  it.each(SEND_CODES)('%i for three in a row pauses what it has to', async (code) => {
    const to = people(20);
    const [, , one = 0, two = 0, three = 0] = to;
    await open(to);
    world.sandbox.world.failNext({
      method: 'messages.send',
      itemErrors: { [one]: code, [two]: code, [three]: code },
    });
    broadcast(to, () => 'всем');
    await deliver();
    world.say(BORIS, 'ответ');
    world.say(VERA, 'другое', { lane: 'bulk' });
    await world.pass(1);
    const kind = kindOfCode(code);
    const through = [...said(BORIS), ...said(VERA)];
    if (kind === 'operator') expect(through).toEqual([]);
    else if (kind === 'paced') expect(through).toEqual(['ответ']);
    else expect(through).toEqual(['ответ', 'другое']);
    for (let hour = 0; hour < 6; hour += 1) await world.pass(HOUR);
    expect([...said(BORIS), ...said(VERA)]).toEqual(['ответ', 'другое']);
    const passes = kind === 'operator' || kind === 'paced';
    expect([one, two, three].map((peer) => said(peer).length)).toEqual(passes ? [1, 1, 1] : [0, 0, 0]);
  });
});

describe('an edit', () => {
  it('replaces the text within a day and keeps the buttons; later a new message says it', async () => {
    await open([]);
    const keyboard: Keyboard = {
      inline: true,
      rows: [[{ kind: 'command', label: 'Ознакомлен', payload: { c: 'ack' } }]],
    };
    for (const peer of [ANNA, BORIS]) world.say(peer, 'было', { lane: 'bulk', keyboard });
    await deliver();
    const edit = (edits: number) =>
      enqueueEdit(
        world.db,
        { edits, reply: { text: 'стало', keyboard }, otherwise: { text: 'Исправление: стало' } },
        { now: world.clock.now(), random },
      );
    edit(1);
    await world.pass(1);
    expect(world.sandbox.world.botMessages(ANNA)).toMatchObject([
      { text: 'стало', keyboard: { inline: true } },
    ]);
    world.clock.moveTo(new Date(world.clock.now().getTime() + 25 * HOUR));
    edit(2);
    await world.pass(1);
    expect(said(BORIS)).toEqual(['было', 'Исправление: стало']);
    expect(world.states()).toEqual(['sent', 'sent', 'sent', 'failed edit:909', 'sent']);
  });

  it('whose answer is lost is made again, and once', async () => {
    await open([]);
    world.say(ANNA, 'было', { lane: 'bulk' });
    await deliver();
    world.sandbox.world.failNext({ method: 'messages.edit', dropConnectionAfterProcessing: true });
    enqueueEdit(world.db, { edits: 1, reply: { text: 'стало' } }, { now: world.clock.now(), random });
    await world.pass(1);
    await world.pass(500);
    expect(said(ANNA)).toEqual(['стало']);
    expect(world.states()).toEqual(['sent', 'sent']);
  });
});
