import { describe, expect, it } from 'vitest';
import type { Keyboard, Outgoing } from '../../src/bot/outgoing.ts';
import type { UnitId } from '../../src/domain/unit.ts';
import { parseTimeZone } from '../../src/domain/zone.ts';
import { changeBatchState, insertBatch } from '../../src/storage/batch.ts';
import { insertUnit, listDistricts } from '../../src/storage/unit.ts';
import { enqueueEdit, replaceWaiting } from '../../src/storage/outbox-edit.ts';
import { listBatchMessages } from '../../src/storage/batch-message.ts';
import { mayHaveBatch, stopBatch } from '../../src/storage/outbox-batch.ts';
import { get } from '../../src/storage/statement.ts';
import { seededRandom } from '../../src/shared/random.ts';
import { createOutboxWorld, failing, MINUTE, SECOND, type OutboxWorld } from './outbox-world.ts';

const HOUR = 60 * MINUTE;
const random = seededRandom(3);

function newBatch(world: OutboxWorld): { id: number; districtId: UnitId } {
  const now = world.clock.now();
  const districtId =
    listDistricts(world.db)[0]?.id ??
    insertUnit(
      world.db,
      { level: 'municipality', parentId: undefined, name: 'Район', nameKey: 'район' },
      now,
    );
  return { id: insertBatch(world.db, { districtId, title: 'рассылка', text: 'всем' }, now), districtId };
}

function peers(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

function tellAll(world: OutboxWorld, batchId: number, to: readonly number[], more: Partial<Outgoing> = {}) {
  for (const peer of to) world.say(peer, 'всем', { lane: 'bulk', batchId, ...more });
}

async function run(world: OutboxWorld): Promise<void> {
  world.dispatcher.start();
  await world.dispatcher.drain();
}

function stop(world: OutboxWorld, batch: { id: number; districtId: UnitId }) {
  changeBatchState(world.db, batch, { from: ['sent'], to: 'stopped', by: undefined }, world.clock.now());
  return stopBatch(world.db, batch.id);
}

describe('identical messages of a batch', () => {
  it('go a hundred in a call, with one random_id', async () => {
    const world = createOutboxWorld();
    const batch = newBatch(world);
    tellAll(world, batch.id, peers(1, 250));
    await run(world);
    expect(world.transport.calls.map((call) => call.split(' ')[1]?.split('+').length)).toEqual([
      100, 100, 50,
    ]);
    expect(new Set(world.transport.sent.map(({ randomId }) => randomId)).size).toBe(1);
    expect(new Set(world.transport.sent.map(({ peerId }) => peerId)).size).toBe(250);
    expect(new Set(world.states())).toEqual(new Set(['sent']));
  });

  it('another text, another keyboard and another batch go apart', async () => {
    const world = createOutboxWorld();
    const [one, other] = [newBatch(world), newBatch(world)];
    const keyboard: Keyboard = {
      inline: true,
      rows: [[{ kind: 'command', label: 'Ознакомлен', payload: { c: 'ack' } }]],
    };
    tellAll(world, one.id, [1, 2]);
    tellAll(world, one.id, [3, 4], { text: 'школе №3' });
    tellAll(world, one.id, [5, 6], { keyboard });
    tellAll(world, other.id, [7, 8]);
    await run(world);
    expect(world.transport.calls.map((call) => call.split(' ')[1])).toEqual(['1+2', '3+4', '5+6', '7+8']);
  });

  it('who is refused fails alone, with the reason', async () => {
    const world = createOutboxWorld();
    const batch = newBatch(world);
    world.transport.scriptPeer(2, failing('person', { code: 901 }));
    tellAll(world, batch.id, [1, 2, 3]);
    await run(world);
    expect(world.states()).toEqual(['sent', 'failed person:901', 'sent']);
    expect(world.reports).toEqual(['person 2 901']);
  });

  it('refused after an attempt that was never answered, nobody knows whether it arrived', async () => {
    const world = createOutboxWorld();
    const batch = newBatch(world);
    const lost = failing('retry', { answered: false });
    world.transport.scriptPeer(1, lost, failing('person', { code: 901 }));
    world.transport.scriptPeer(2, failing('person', { code: 901 }));
    tellAll(world, batch.id, [1, 2]);
    await run(world);
    await world.pass(SECOND);
    expect(world.states()).toEqual(['failed person:901', 'failed person:901']);
    expect(listBatchMessages(world.db, batch.id).map(({ state }) => state)).toEqual(['uncertain', 'failed']);
    expect([1, 2].map((peer) => mayHaveBatch(world.db, batch.id, peer))).toEqual([true, false]);
  });

  it('a call that is refused as a whole is taken apart: each goes alone', async () => {
    const world = createOutboxWorld();
    const batch = newBatch(world);
    const apart = failing('retry', { code: 900, alone: true });
    for (const peer of [1, 2, 3]) world.transport.scriptPeer(peer, apart);
    tellAll(world, batch.id, [1, 2, 3]);
    await run(world);
    expect(world.transport.calls).toEqual(['bulk 1+2+3 всем', 'bulk 1 всем', 'bulk 2 всем', 'bulk 3 всем']);
    expect(world.states()).toEqual(['sent', 'sent', 'sent']);
  });

  it('wait for what was said to the same person before, and hold what comes after', async () => {
    const world = createOutboxWorld();
    const batch = newBatch(world);
    world.say(2, 'раньше', { lane: 'bulk' });
    tellAll(world, batch.id, [1, 2, 3]);
    world.say(3, 'позже', { lane: 'bulk' });
    await run(world);
    expect(world.transport.sent.filter(({ peerId }) => peerId === 2).map(({ text }) => text)).toEqual([
      'раньше',
      'всем',
    ]);
    expect(world.transport.sent.filter(({ peerId }) => peerId === 3).map(({ text }) => text)).toEqual([
      'всем',
      'позже',
    ]);
  });

  it('the same text twice to one person is said twice', async () => {
    const world = createOutboxWorld();
    const batch = newBatch(world);
    tellAll(world, batch.id, [1, 1]);
    await run(world);
    const [first, second] = world.transport.sent;
    expect(world.transport.sent).toHaveLength(2);
    expect(first?.randomId).not.toBe(second?.randomId);
  });

  it('a program killed in the middle of a call: the same call again, with the same random_id', async () => {
    const world = createOutboxWorld();
    const batch = newBatch(world);
    tellAll(world, batch.id, peers(1, 30));
    world.transport.script(new Promise(() => undefined));
    world.dispatcher.start();
    world.dispatcher.wake();
    await new Promise((resolve) => setImmediate(resolve));
    const before = get<{ random_id: number }>(world.db, 'SELECT random_id FROM outbox WHERE id = 1');
    world.restart().start();
    await world.dispatcher.drain();
    expect(world.transport.calls).toHaveLength(2);
    expect(world.transport.calls[1]).toBe(world.transport.calls[0]);
    expect(new Set(world.transport.sent.map(({ randomId }) => randomId))).toEqual(
      new Set([before?.random_id]),
    );
  });

  it('a document is uploaded once for all; a dialog that refuses it gets its own', async () => {
    const world = createOutboxWorld();
    const batch = newBatch(world);
    const documents = [
      {
        format: 'xlsx',
        fileName: 'сводка.xlsx',
        sheets: [{ name: 'Лист', columns: [{ title: 'А' }], rows: [] }],
      },
    ] as const;
    tellAll(world, batch.id, [1, 2, 3], { documents });
    await run(world);
    world.transport.scriptPeer(4, failing('defect', { code: 100, attached: true }));
    tellAll(world, batch.id, [4], { documents, text: 'школе №4' });
    world.dispatcher.wake();
    await world.dispatcher.drain();
    expect(world.transport.calls).toEqual([
      'upload 1 сводка.xlsx',
      'bulk 1+2+3 всем',
      'bulk 4 школе №4',
      'upload 4 сводка.xlsx',
      'bulk 4 школе №4',
    ]);
    expect(new Set(world.states())).toEqual(new Set(['sent']));
  });
});

it('a document that is refused for those who closed the bot is uploaded for the next one, in the same call', async () => {
  const world = createOutboxWorld();
  const batch = newBatch(world);
  const documents = [
    { format: 'xlsx', fileName: 'приложение.xlsx', sheets: [{ name: 'Лист', columns: [], rows: [] }] },
  ] as const;
  const closed = { kind: 'person', code: 901, message: '', answered: true } as const;
  world.transport.uploads = [
    { kind: 'failed', failure: closed },
    { kind: 'failed', failure: closed },
  ];
  tellAll(world, batch.id, [1, 2, 3, 4], { documents });
  await run(world);
  expect(world.transport.calls.slice(3)).toEqual(['bulk 3+4 всем']);
  expect(world.states()).toEqual(['failed person:901', 'failed person:901', 'sent', 'sent']);
  const attempts = get<{ most: number }>(world.db, 'SELECT max(attempts) AS most FROM outbox');
  expect(attempts?.most).toBe(1);
});

describe('stopping a batch', () => {
  it('takes back what waits, and leaves what is under way to its end', async () => {
    const world = createOutboxWorld();
    const batch = newBatch(world);
    let end: (outcome: ReturnType<typeof failing>) => void = () => undefined;
    world.transport.scriptPeer(1, new Promise((resolve) => (end = resolve)));
    tellAll(world, batch.id, [1], { text: 'одному' });
    tellAll(world, batch.id, [2, 3], { notBefore: new Date(world.clock.now().getTime() + MINUTE) });
    world.dispatcher.start();
    await new Promise((resolve) => setImmediate(resolve));
    expect(stop(world, batch)).toEqual({ stopped: 2, underWay: 1 });
    end(failing('person', { code: 901 }));
    await world.dispatcher.drain();
    await world.pass(HOUR);
    expect(world.states()).toEqual(['failed person:901', 'expired stopped', 'expired stopped']);
  });

  it('asks once more right before the call', async () => {
    const world = createOutboxWorld();
    const batch = newBatch(world);
    const sendToAll = world.transport.sendToAll.bind(world.transport);
    // The place among the calls comes when the batch is stopped already.
    world.transport.sendToAll = (message, options) => {
      stop(world, batch);
      return sendToAll(message, options);
    };
    tellAll(world, batch.id, [1, 2, 3]);
    await run(world);
    expect(world.transport.sent).toEqual([]);
    expect(world.states()).toEqual(['expired stopped', 'expired stopped', 'expired stopped']);
  });

  it('what may have arrived is looked up, not sent again', async () => {
    const world = createOutboxWorld();
    const batch = newBatch(world);
    for (const peer of [1, 2, 3]) world.transport.scriptPeer(peer, failing('retry', { answered: false }));
    tellAll(world, batch.id, [1, 2, 3]);
    await run(world);
    expect(stop(world, batch)).toEqual({ stopped: 0, underWay: 3 });
    world.transport.lookUps = [
      { kind: 'found', conversationMessageId: 5 },
      { kind: 'absent' },
      { kind: 'unknown' },
    ];
    await world.pass(SECOND);
    expect(world.states()).toEqual(['sent', 'expired stopped', 'uncertain not-found-in-history']);
    expect(world.transport.sent).toEqual([]);
  });
});

describe('editing what was sent', () => {
  function edit(world: OutboxWorld, edits: number, text: string) {
    return enqueueEdit(
      world.db,
      { edits, reply: { text }, otherwise: { text: `Исправление. ${text}` } },
      { now: world.clock.now(), random },
    );
  }
  const textOf = (world: OutboxWorld, id: number) =>
    get<{ text: string }>(
      world.db,
      "SELECT json_extract(content, '$.text') AS text FROM outbox WHERE id = ?",
      [id],
    )?.text;

  it('replaces the message and what is kept of it, once VK has taken it', async () => {
    const world = createOutboxWorld();
    const id = world.say(1, 'было', { lane: 'bulk' });
    await run(world);
    edit(world, id, 'стало');
    expect(textOf(world, id)).toBe('было');
    await run(world);
    world.dispatcher.wake();
    await world.dispatcher.drain();
    expect(world.transport.calls).toEqual(['bulk 1 было', 'edit 1#1 стало']);
    expect(textOf(world, id)).toBe('стало');
  });

  it('waits for its turn behind the message, and is tried again without an answer', async () => {
    const world = createOutboxWorld();
    const id = world.say(1, 'было', { lane: 'bulk' });
    world.transport.script(failing('retry', { answered: false }));
    world.transport.edits = [failing('retry', { answered: false })];
    edit(world, id, 'стало');
    await run(world);
    for (const ms of [500, 500, 500]) await world.pass(ms);
    expect(world.transport.calls).toEqual(['bulk 1 было', 'bulk 1 было', 'edit 1#1 стало', 'edit 1#1 стало']);
    expect(world.states()).toEqual(['sent', 'sent']);
  });

  it('909: said in a message of its own, once', async () => {
    const world = createOutboxWorld();
    const id = world.say(1, 'было', { lane: 'bulk' });
    await run(world);
    world.transport.edits = [failing('unknown', { code: 909, uneditable: true })];
    edit(world, id, 'стало');
    await world.pass(SECOND);
    expect(world.states()).toEqual(['sent', 'failed edit:909', 'sent']);
    expect(world.transport.sent.map(({ text }) => text)).toEqual(['было', 'Исправление. стало']);
    expect(textOf(world, id)).toBe('было');
  });

  it('909 in the quiet hours: said at their end', async () => {
    const world = createOutboxWorld();
    const id = world.say(1, 'было', { lane: 'bulk' });
    await run(world);
    world.transport.edits = [failing('unknown', { code: 909, uneditable: true })];
    // The world's clock says 12:00 in Moscow.
    const hours = { quiet: { from: '11:00', to: '13:00' }, zone: parseTimeZone('Europe/Moscow')! } as const;
    enqueueEdit(
      world.db,
      { edits: id, reply: { text: 'стало' }, otherwise: { text: 'Исправление. стало' }, hours },
      { now: world.clock.now(), random },
    );
    await world.pass(SECOND);
    expect(world.states()).toEqual(['sent', 'failed edit:909', 'waiting']);
    await world.pass(60 * MINUTE);
    expect(world.transport.sent.map(({ text }) => text)).toEqual(['было', 'Исправление. стало']);
  });

  it('of two edits the newer one counts; of a message that never arrived none is made', async () => {
    const world = createOutboxWorld();
    const id = world.say(1, 'было', { lane: 'bulk' });
    world.transport.scriptPeer(2, failing('person', { code: 901 }));
    const refused = world.say(2, 'было', { lane: 'bulk' });
    await run(world);
    edit(world, id, 'первое');
    edit(world, id, 'второе');
    edit(world, refused, 'второе');
    await world.pass(SECOND);
    expect(world.transport.edited.map(({ text }) => text)).toEqual(['второе']);
    expect(world.states()).toEqual([
      'sent',
      'failed person:901',
      'expired replaced',
      'sent',
      'expired not-delivered',
    ]);
  });

  it('a person who closed the bot: the edit fails with the reason, nothing is said anew', async () => {
    const world = createOutboxWorld();
    const id = world.say(1, 'было', { lane: 'bulk' });
    await run(world);
    world.transport.edits = [failing('person', { code: 901 })];
    edit(world, id, 'стало');
    await world.pass(SECOND);
    expect(world.states()).toEqual(['sent', 'failed person:901']);
    expect(world.reports).toEqual(['person 1 901']);
  });

  it('what waits gets the new content; what may stand in the dialog does not', async () => {
    const world = createOutboxWorld();
    const id = world.say(1, 'было', { lane: 'bulk' });
    const doubtful = world.say(2, 'было', { lane: 'bulk' });
    expect(replaceWaiting(world.db, id, { text: 'стало' })).toBe(true);
    world.transport.scriptPeer(2, failing('retry', { answered: false }));
    await run(world);
    expect(replaceWaiting(world.db, doubtful, { text: 'стало' })).toBe(false);
    expect(world.transport.sent.map(({ text }) => text)).toEqual(['стало']);
  });
});
