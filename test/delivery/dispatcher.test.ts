import { describe, expect, it } from 'vitest';
import type { SendOutcome } from '../../src/delivery/transport.ts';
import { get } from '../../src/storage/statement.ts';
import { createOutboxWorld, failing, MINUTE, SECOND } from './outbox-world.ts';

const CHAT = 2_000_000_001;
const unanswered = { answered: false } as const;

/** An answer that comes when the test says so. */
function later(): { outcome: Promise<SendOutcome>; come(outcome: SendOutcome): void } {
  let come: (outcome: SendOutcome) => void = () => undefined;
  const outcome = new Promise<SendOutcome>((resolve) => (come = resolve));
  return { outcome, come };
}

function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => (condition() ? resolve() : setImmediate(look));
    look();
  });
}

describe('order', () => {
  it('sends answers before bulk and keeps the order within a dialog', async () => {
    const world = createOutboxWorld();
    world.say(1, 'bulk 1', { lane: 'bulk' });
    world.say(2, 'bulk 2', { lane: 'bulk' });
    world.say(1, 'a');
    world.say(1, 'b');
    world.say(2, 'c');
    world.dispatcher.start();
    await world.dispatcher.drain();
    // 1 and 2 are taken by their answers first: one message of a dialog at a time.
    expect(world.transport.calls).toEqual([
      'reply 1 a',
      'reply 2 c',
      'reply 1 b',
      'bulk 2 bulk 2',
      'bulk 1 bulk 1',
    ]);
    expect(world.states()).toEqual(['sent', 'sent', 'sent', 'sent', 'sent']);
  });

  it('lets an answer pass a long queue of bulk', async () => {
    const world = createOutboxWorld();
    for (let peer = 1; peer <= 30; peer += 1) world.say(peer, 'bulk', { lane: 'bulk' });
    const held = later();
    world.transport.scriptPeer(1, held.outcome);
    world.dispatcher.start();
    await until(() => world.transport.calls.length > 0);
    world.say(99, 'answer');
    world.dispatcher.wake();
    await until(() => world.transport.calls.includes('reply 99 answer'));
    expect(world.transport.calls.indexOf('reply 99 answer')).toBeLessThanOrEqual(16);
    held.come({ kind: 'sent' });
    await world.dispatcher.drain();
    expect(world.transport.sent).toHaveLength(31);
  });

  it('holds the successors of a part in retry, to that peer only', async () => {
    const world = createOutboxWorld();
    world.transport.scriptPeer(1, failing('retry', unanswered));
    world.say(1, 'part 1');
    world.say(1, 'part 2');
    world.say(2, 'other');
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(world.transport.sent.map(({ text }) => text)).toEqual(['other']);
    await world.pass(SECOND);
    expect(world.transport.sent.map(({ text }) => text)).toEqual(['other', 'part 1', 'part 2']);
  });

  it('does not hold an answer to a button behind a message in retry', async () => {
    const world = createOutboxWorld();
    world.transport.scriptPeer(CHAT, failing('retry', unanswered));
    world.say(CHAT, 'stuck');
    world.dispatcher.start();
    await world.dispatcher.drain();
    world.answer('e1', CHAT);
    world.dispatcher.wake();
    await world.dispatcher.drain();
    expect(world.transport.calls).toEqual([`reply ${CHAT} stuck`, `reply ${CHAT} button e1`]);
  });

  it('waits for a message that is not due, and does not hold others behind it', async () => {
    const world = createOutboxWorld();
    world.say(1, 'tomorrow', { notBefore: new Date(world.clock.now().getTime() + 10 * MINUTE) });
    world.say(1, 'now');
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(world.states()).toEqual(['waiting', 'sent']);
    await world.pass(10 * MINUTE);
    expect(world.states()).toEqual(['sent', 'sent']);
  });
});

describe('failures', () => {
  it('retries three times within five seconds with the same random_id', async () => {
    const world = createOutboxWorld();
    world.say(1, 'a');
    world.transport.script(...Array.from({ length: 3 }, () => failing('retry', unanswered)));
    world.dispatcher.start();
    await world.dispatcher.drain();
    for (const ms of [500, 1000, 2000]) await world.pass(ms);
    expect(world.transport.calls).toHaveLength(4);
    expect(world.states()).toEqual(['sent']);
  });

  it('gives a person up and tells, and goes on to the next', async () => {
    const world = createOutboxWorld();
    world.transport.scriptPeer(1, failing('person', { code: 901 }));
    world.transport.scriptPeer(CHAT, failing('chat', { code: 917 }));
    world.say(1, 'a');
    world.say(CHAT, 'b');
    world.say(2, 'c');
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(world.states()).toEqual(['failed person:901', 'failed chat:917', 'sent']);
    expect(world.reports).toEqual(['person 1 901', `chat ${CHAT} 917`]);
  });

  it('raises an alarm for an unknown code, and none for a defect', async () => {
    const world = createOutboxWorld();
    world.transport.script(failing('unknown', { code: 999 }), failing('defect', { code: 100 }));
    world.say(1, 'a');
    world.say(2, 'b');
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(world.states()).toEqual(['failed unknown:999', 'failed defect:100']);
    expect(world.reports).toEqual(['operator 999']);
  });

  it('turns a throw of ours into a failed row, not into a stuck one', async () => {
    const world = createOutboxWorld();
    const send = world.transport.send.bind(world.transport);
    world.transport.send = (message, options) =>
      message.text === 'a' ? Promise.reject(new TypeError('ours')) : send(message, options);
    world.say(1, 'a');
    world.say(1, 'b');
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(world.states()).toEqual(['failed defect', 'sent']);
  });

  it('a report that throws loses nothing of what is recorded', async () => {
    const world = createOutboxWorld();
    world.reports.push = () => {
      throw new Error('app');
    };
    world.transport.scriptPeer(1, failing('person', { code: 901 }));
    world.say(1, 'a');
    world.say(2, 'b');
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(world.states()).toEqual(['failed person:901', 'sent']);
  });
});

describe('rests', () => {
  it('a peer that is paced rests alone, in both lanes', async () => {
    const world = createOutboxWorld();
    world.transport.scriptPeer(1, failing('paced', { code: 9, retryAfterMs: 2 * MINUTE }));
    world.say(1, 'a', { lane: 'bulk' });
    world.dispatcher.start();
    await world.dispatcher.drain();
    world.say(1, 'b');
    world.say(2, 'c');
    await world.pass(MINUTE);
    expect(world.transport.sent.map(({ text }) => text)).toEqual(['c']);
    await world.pass(MINUTE);
    expect(world.transport.sent.map(({ text }) => text)).toEqual(['c', 'b', 'a']);
    expect(world.reports).toEqual([]);
  });

  it('three paced peers rest the bulk lane, not the answers; one try ends it', async () => {
    const world = createOutboxWorld();
    for (const peer of [1, 2, 3]) {
      world.transport.scriptPeer(peer, failing('paced', { code: 9, retryAfterMs: 2 * MINUTE }));
      world.say(peer, 'bulk', { lane: 'bulk' });
    }
    world.dispatcher.start();
    await world.dispatcher.drain();
    for (const peer of [4, 5, 6]) world.say(peer, 'bulk', { lane: 'bulk' });
    world.say(8, 'answer');
    await world.pass(MINUTE);
    expect(world.transport.sent.map(({ peerId }) => peerId)).toEqual([8]);
    world.transport.scriptPeer(4, failing('paced', { code: 9, retryAfterMs: 2 * MINUTE }));
    for (const peer of [1, 2, 3]) {
      world.transport.scriptPeer(peer, failing('paced', { code: 9, retryAfterMs: 2 * MINUTE }));
    }
    world.transport.calls.length = 0;
    await world.pass(MINUTE);
    expect(world.transport.calls).toEqual(['bulk 4 bulk']);
    await world.pass(9 * MINUTE);
    await world.pass(40 * MINUTE);
    expect(world.states()).toEqual(Array.from({ length: 7 }, () => 'sent'));
  });

  it('tells the operator of a quota of the hour once', async () => {
    const world = createOutboxWorld();
    const failure = failing('paced', { code: 29, retryAfterMs: 60 * MINUTE });
    world.transport.scriptPeer(1, failure, failure);
    world.say(1, 'a');
    world.dispatcher.start();
    await world.dispatcher.drain();
    await world.pass(60 * MINUTE);
    await world.pass(4 * 60 * MINUTE);
    expect(world.reports).toEqual(['operator 29']);
    expect(world.states()).toEqual(['sent']);
  });

  it('one chat that needs the operator rests alone; the third in a row rests the community', async () => {
    const world = createOutboxWorld();
    for (const peer of [1, 2, 3]) world.transport.scriptPeer(peer, failing('operator', { code: 912 }));
    world.say(1, 'a');
    world.dispatcher.start();
    await world.dispatcher.drain();
    world.say(4, 'fine');
    await world.pass(1);
    expect(world.transport.sent.map(({ peerId }) => peerId)).toEqual([4]);
    // The success has broken the row: peer 1 counts again only with its next failure.
    world.say(2, 'b');
    world.say(3, 'c');
    await world.pass(1);
    world.transport.scriptPeer(1, failing('operator', { code: 912 }));
    world.transport.scriptPeer(2, failing('operator', { code: 912 }));
    world.transport.scriptPeer(3, failing('operator', { code: 912 }));
    await world.pass(2 * MINUTE);
    world.say(5, 'held');
    await world.pass(1);
    expect(world.transport.sent.map(({ peerId }) => peerId)).toEqual([4]);
    expect(world.states()[0]).toBe('waiting operator:912');
  });

  it.each(['operator', 'halt'] as const)(
    '%s of the community stops all at once, loudly once, and is tried with one message',
    async (kind) => {
      const world = createOutboxWorld();
      const failure = failing(kind, { code: kind === 'halt' ? 5 : 15, community: true });
      world.transport.script(failure);
      world.say(1, 'a');
      world.dispatcher.start();
      await world.dispatcher.drain();
      for (const peer of [2, 3, 4]) world.say(peer, 'x');
      await world.pass(1);
      expect(world.transport.calls).toHaveLength(1);
      world.transport.script(failure);
      await world.pass(5 * MINUTE);
      expect(world.transport.calls).toHaveLength(2);
      await world.pass(5 * MINUTE);
      expect(world.states()).toEqual(['sent', 'sent', 'sent', 'sent']);
      expect(world.reports).toEqual([`operator ${kind === 'halt' ? 5 : 15}`]);
    },
  );
});

describe('time', () => {
  it('gives up what is no longer useful and reports messages, not button answers', async () => {
    const world = createOutboxWorld();
    const usefulUntil = new Date(world.clock.now().getTime() + MINUTE);
    const id = world.say(1, 'late', { usefulUntil, notBefore: usefulUntil });
    world.answer('e1', 1);
    world.clock.advance(2 * MINUTE);
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(world.states()).toEqual(['expired', 'expired']);
    expect(world.reports).toEqual([`expired ${id}`]);
    expect(world.transport.calls).toEqual([]);
  });

  it('answers a button at most twice', async () => {
    const world = createOutboxWorld();
    world.transport.script(failing('retry', unanswered), failing('retry', unanswered));
    world.answer('e1', 1);
    world.dispatcher.start();
    await world.dispatcher.drain();
    await world.pass(SECOND);
    await world.pass(10 * SECOND);
    expect(world.transport.calls).toHaveLength(2);
    expect(world.states()).toEqual(['failed retry']);
  });

  it('stop waits for what is under way, takes nothing new, and may be called twice', async () => {
    const world = createOutboxWorld();
    const held = later();
    world.transport.scriptPeer(1, held.outcome);
    world.say(1, 'under way');
    world.say(1, 'next');
    world.dispatcher.start();
    await until(() => world.transport.calls.length === 1);
    const stopped = Promise.all([world.dispatcher.stop(), world.dispatcher.stop()]);
    held.come({ kind: 'sent' });
    await stopped;
    expect(world.states()).toEqual(['sent', 'waiting']);
    world.dispatcher.wake();
    await world.dispatcher.drain();
    expect(world.transport.calls).toHaveLength(1);
  });
});

describe('after a crash', () => {
  /** As a kill between the call and its record leaves it. */
  function crashed(peerId = 1) {
    const world = createOutboxWorld();
    world.say(peerId, 'a');
    world.db
      .prepare("UPDATE outbox SET state = 'sending', attempts = 1, unanswered_since = ?")
      .run(world.clock.now().getTime());
    const row = get<{ random_id: number }>(world.db, 'SELECT random_id FROM outbox');
    return { ...world, world, randomId: row?.random_id };
  }

  it('sends what was being sent again, with the same random_id, at once', async () => {
    const { world, transport, randomId } = crashed();
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(transport.sent).toMatchObject([{ randomId }]);
  });

  it('outside the window looks the message up: found is sent, without a call', async () => {
    const { world, transport } = crashed();
    transport.lookUps.push({ kind: 'found', conversationMessageId: 7 });
    world.clock.advance(51 * MINUTE);
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(transport.calls).toEqual(['find 1']);
    expect(world.states()).toEqual(['sent']);
  });

  it('a message that the messenger takes now reached its reader; one that is found has told nothing of today', async () => {
    const { world, transport } = crashed();
    transport.lookUps.push({ kind: 'found' });
    world.say(2, 'now');
    world.say(CHAT, 'chat');
    world.clock.advance(51 * MINUTE);
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(world.states()).toEqual(['sent', 'sent', 'sent']);
    expect(world.reached).toEqual([2]);
  });

  it('absent: sends it anew, the doubt is gone', async () => {
    const { world, transport } = crashed();
    transport.lookUps.push({ kind: 'absent' });
    world.clock.advance(51 * MINUTE);
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(transport.calls).toEqual(['find 1', 'reply 1 a']);
    expect(world.states()).toEqual(['sent']);
  });

  it('unknown: «возможен повтор», named and never sent by itself', async () => {
    const { world, transport } = crashed();
    world.clock.advance(51 * MINUTE);
    world.dispatcher.start();
    await world.dispatcher.drain();
    await world.pass(60 * MINUTE);
    expect(transport.calls).toEqual(['find 1']);
    expect(world.states()).toEqual(['uncertain not-found-in-history']);
    expect(world.reports).toEqual(['uncertain 1']);
  });

  it('a look-up that fails for a passing reason is made again', async () => {
    const { world, transport } = crashed();
    transport.lookUps.push(
      { kind: 'failed', failure: { kind: 'retry', message: 'x', answered: false } },
      { kind: 'found' },
    );
    world.clock.advance(51 * MINUTE);
    world.dispatcher.start();
    await world.dispatcher.drain();
    await world.pass(SECOND);
    expect(transport.calls).toEqual(['find 1', 'find 1']);
    expect(world.states()).toEqual(['sent']);
  });

  it('in a chat the history cannot be read: «возможен повтор» at once, the next one goes', async () => {
    const { world, transport } = crashed(CHAT);
    world.say(CHAT, 'next');
    world.clock.advance(51 * MINUTE);
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(transport.calls).toEqual([`reply ${CHAT} next`]);
    expect(world.states()).toEqual(['uncertain outside-window', 'sent']);
    expect(world.reports).toEqual(['uncertain 1']);
  });

  it('ninety messages of the dialog close the window too', async () => {
    const { world, transport } = crashed();
    const insert = world.db.prepare(
      'INSERT INTO inbox (event_id, peer_id, conversation_message_id, received_at) VALUES (?, 1, ?, ?)',
    );
    for (let n = 0; n < 90; n += 1) insert.run(`e${n}`, n, world.clock.now().getTime());
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(transport.calls[0]).toBe('find 1');
  });

  it('a later attempt that certainly failed does not lift the doubt of the first', async () => {
    const world = createOutboxWorld();
    world.transport.script(failing('retry', unanswered), failing('retry', { answered: true }));
    world.say(CHAT, 'a');
    world.dispatcher.start();
    await world.dispatcher.drain();
    await world.pass(SECOND);
    await world.pass(51 * MINUTE);
    expect(world.states()).toEqual(['uncertain outside-window']);
  });

  it('attempts that certainly delivered nothing leave no doubt, however long they go on', async () => {
    const world = createOutboxWorld();
    world.transport.script(failing('retry', { answered: true }), failing('retry', { answered: true }));
    world.say(CHAT, 'a');
    world.dispatcher.start();
    await world.dispatcher.drain();
    await world.pass(SECOND);
    await world.pass(51 * MINUTE);
    expect(world.states()).toEqual(['sent']);
  });
});

describe('documents', () => {
  const documents = [
    {
      format: 'xlsx',
      fileName: 'коды.xlsx',
      sheets: [{ name: 'Лист', columns: [{ title: 'А' }], rows: [['б']] }],
    },
  ] as const;

  it('uploads before it sends and never twice', async () => {
    const world = createOutboxWorld();
    world.transport.script(failing('retry', unanswered));
    world.say(1, 'file', { documents });
    world.dispatcher.start();
    await world.dispatcher.drain();
    await world.pass(SECOND);
    expect(world.transport.calls).toEqual(['upload 1 коды.xlsx', 'reply 1 file', 'reply 1 file']);
    expect(world.transport.sent[0]?.attachments).toEqual(['doc-1_1']);
  });

  it('retries an upload that fails for a passing reason, then sends the text alone', async () => {
    const world = createOutboxWorld();
    const failed = { kind: 'failed', failure: { kind: 'retry', message: 'x', answered: false } } as const;
    world.transport.uploads.push(failed, failed, failed, failed, failed);
    world.say(CHAT, 'file', { documents });
    world.dispatcher.start();
    await world.dispatcher.drain();
    for (let n = 0; n < 5; n += 1) await world.pass(MINUTE);
    expect(world.transport.calls.filter((call) => call.startsWith('upload'))).toHaveLength(5);
    expect(world.transport.sent).toMatchObject([{ text: 'file', attachments: [] }]);
  });

  it('a missing right costs the document, not the text, and is told', async () => {
    const world = createOutboxWorld();
    world.transport.uploads.push({
      kind: 'failed',
      failure: { kind: 'operator', code: 15, message: 'x', answered: true, community: true },
    });
    world.say(1, 'file', { documents });
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(world.transport.sent).toMatchObject([{ text: 'file', attachments: [] }]);
    expect(world.reports).toEqual(['operator 15']);
  });

  it('a person who forbids messages is found out at the upload already', async () => {
    const world = createOutboxWorld();
    world.transport.uploads.push({
      kind: 'failed',
      failure: { kind: 'person', code: 901, message: 'x', answered: true },
    });
    world.say(1, 'file', { documents });
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(world.states()).toEqual(['failed person:901']);
    expect(world.transport.sent).toEqual([]);
  });
});

describe('pictures', () => {
  const charts = [
    {
      kind: 'trend',
      title: 'Звонят',
      subtitle: 'школа',
      periods: ['19–25.10'],
      lines: [{ label: 'Звонят', values: [6.5] }],
      unit: 'percent',
    },
  ] as const;
  const documents = [
    {
      format: 'xlsx',
      fileName: 'коды.xlsx',
      sheets: [{ name: 'Лист', columns: [{ title: 'А' }], rows: [] }],
    },
  ] as const;
  const png = (name: string) => Promise.resolve(new TextEncoder().encode(name));

  it('are drawn and uploaded after the documents, before the message, and never twice', async () => {
    const world = createOutboxWorld();
    world.draw = ({ title }) => png(title);
    world.transport.script(failing('retry', unanswered));
    world.transport.uploads.push({ kind: 'uploaded', attachment: 'doc-1_1' });
    world.transport.uploads.push({ kind: 'uploaded', attachment: 'photo-1_2' });
    world.say(1, 'text', { charts, documents });
    world.dispatcher.start();
    await world.dispatcher.drain();
    await world.pass(SECOND);
    expect(world.transport.calls).toEqual([
      'upload 1 коды.xlsx',
      'upload 1 chart.png',
      'reply 1 text',
      'reply 1 text',
    ]);
    expect(world.transport.sent).toMatchObject([{ text: 'text', attachments: ['doc-1_1', 'photo-1_2'] }]);
  });

  it('are not uploaded again by the next run', async () => {
    const world = createOutboxWorld();
    let drawn = 0;
    world.draw = ({ title }) => png(`${title}${(drawn += 1)}`);
    world.transport.script(failing('retry', unanswered));
    world.say(1, 'text', { charts });
    world.dispatcher.start();
    await world.dispatcher.drain();
    await world.dispatcher.stop();
    world.restart().start();
    await world.pass(SECOND);
    expect(drawn).toBe(1);
    expect(world.transport.calls).toEqual(['upload 1 chart.png', 'reply 1 text', 'reply 1 text']);
    expect(world.states()).toEqual(['sent']);
  });

  it('one picture for many is uploaded once; another one for itself', async () => {
    const world = createOutboxWorld();
    world.draw = ({ title }) => png(title);
    world.transport.uploads.push({ kind: 'uploaded', attachment: 'photo-1_1' });
    world.transport.uploads.push({ kind: 'uploaded', attachment: 'photo-1_2' });
    world.say(1, 'a', { charts });
    world.dispatcher.start();
    await world.dispatcher.drain();
    world.say(2, 'b', { charts });
    world.say(CHAT, 'c', { charts: [{ ...charts[0], title: 'Пишут' }] });
    await world.pass(1);
    expect(world.transport.sent.map(({ attachments }) => attachments)).toEqual([
      ['photo-1_1'],
      ['photo-1_1'],
      ['photo-1_2'],
    ]);
  });

  it('one that cannot be drawn costs nothing but itself', async () => {
    const world = createOutboxWorld();
    world.draw = ({ title }) =>
      title === 'Звонят' ? Promise.reject(new Error('the worker died')) : png(title);
    world.say(1, 'text', { charts: [charts[0], { ...charts[0], title: 'Пишут' }] });
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(world.transport.calls).toEqual(['upload 1 chart.png', 'reply 1 text']);
    expect(world.transport.sent).toMatchObject([{ text: 'text', attachments: ['doc-1_1'] }]);
    expect(world.states()).toEqual(['sent']);
    expect(world.reports).toEqual([]);
  });

  it('one that is not taken leaves the text', async () => {
    const world = createOutboxWorld();
    world.draw = ({ title }) => png(title);
    world.transport.uploads.push({
      kind: 'failed',
      failure: { kind: 'unknown', code: 129, message: 'x', answered: true },
    });
    world.say(1, 'text', { charts });
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(world.transport.sent).toMatchObject([{ text: 'text', attachments: [] }]);
    expect(world.reports).toEqual(['operator 129']);
  });

  it('are really drawn where nobody says otherwise', async () => {
    const world = createOutboxWorld();
    const uploaded: Uint8Array[] = [];
    const upload = world.transport.upload.bind(world.transport);
    world.transport.upload = (file, options) => {
      uploaded.push(file.bytes);
      return upload(file, options);
    };
    world.say(1, 'text', { charts });
    world.dispatcher.start();
    await world.dispatcher.drain();
    expect(uploaded.map((bytes) => new TextDecoder('latin1').decode(bytes.subarray(1, 4)))).toEqual(['PNG']);
  });
});
