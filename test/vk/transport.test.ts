import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Keyboard } from '../../src/bot/outgoing.ts';
import type { SandboxCall } from '../../src/sandbox/server.ts';
import { get } from '../../src/storage/statement.ts';
import { createDispatcher } from '../../src/delivery/dispatcher.ts';
import type { DeliveryEvents } from '../../src/delivery/record.ts';
import { createVkClient } from '../../src/vk/client.ts';
import { toIncoming } from '../../src/vk/incoming.ts';
import { createVkTransport } from '../../src/vk/transport.ts';
import { ANNA, BORIS, CHAT, createVkWorld, GROUP, log, TOKEN, type VkWorld } from './vk-world.ts';

let world: VkWorld;
let calls: SandboxCall[];
beforeEach(async () => {
  calls = [];
  world = await createVkWorld({ hooks: { beforeCall: (call) => void calls.push(call) } });
});
afterEach(() => world.close());

const reply = { lane: 'reply' } as const;
const keyboard: Keyboard = {
  inline: false,
  rows: [[{ kind: 'command', label: 'Сроки', payload: { c: 'deadlines' } }]],
};
const documents = [
  {
    format: 'xlsx',
    fileName: 'коды школ.xlsx',
    sheets: [{ name: 'Лист', columns: [{ title: 'А' }], rows: [['б']] }],
  },
] as const;

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The last photo somebody sent, as the bot names it. */
function lastPicture(): string {
  const update = world.sandbox.world.updates().at(-1);
  const incoming = update && toIncoming(update, GROUP);
  const picture = incoming?.kind === 'message' ? incoming.pictures?.[0] : undefined;
  if (picture === undefined) throw new Error('no photo came');
  return picture;
}

async function deliver(): Promise<void> {
  world.dispatcher.start();
  await world.dispatcher.drain();
}

describe('sending', () => {
  it('keeps the numbers VK gives: conversation_message_id in chats too', async () => {
    world.say(CHAT, 'в беседу', { keyboard });
    await deliver();
    const [message] = world.sandbox.world.botMessages(CHAT);
    expect(get(world.db, 'SELECT message_id, conversation_message_id FROM outbox')).toEqual({
      message_id: 0,
      conversation_message_id: message?.conversationMessageId,
    });
    expect(world.sandbox.world.keyboard(CHAT)?.buttons).toHaveLength(1);
    expect(calls[0]?.params.get('peer_ids')).toBe(String(CHAT));
  });

  it('911: once more without the keyboard, with the same random_id', async () => {
    world.sandbox.world.failNext({ method: 'messages.send', itemError: { code: 911 } });
    world.say(ANNA, 'текст', { keyboard });
    await deliver();
    expect(world.states()).toEqual(['sent']);
    const [first, second] = calls.map(({ params }) => params);
    expect([first?.has('keyboard'), second?.has('keyboard')]).toEqual([true, false]);
    expect(first?.get('random_id')).toBe(second?.get('random_id'));
  });

  it('a keyboard over the limits is left out before the call', async () => {
    const wide = { ...keyboard, rows: [Array.from({ length: 6 }, () => keyboard.rows[0]![0]!)] };
    world.say(ANNA, 'текст', { keyboard: wide });
    await deliver();
    expect(calls).toHaveLength(1);
    expect(world.states()).toEqual(['sent']);
  });

  it('a text over the limits never leaves', async () => {
    const message = { peerId: ANNA, randomId: 1, text: 'я'.repeat(4097), attachments: [] };
    expect(await world.transport.send(message, reply)).toMatchObject({
      kind: 'failed',
      failure: { kind: 'defect', answered: true },
    });
    expect(calls).toEqual([]);
  });

  it('answers a callback button', async () => {
    const inline = { ...keyboard, inline: true };
    world.say(ANNA, 'нажмите', { keyboard: inline });
    await deliver();
    const answer = { answerId: 'gone', senderId: ANNA, peerId: ANNA, text: 'Готово' };
    const outcome = await world.transport.answerButton(answer, reply);
    expect(calls.at(-1)?.params.get('event_data')).toBe('{"type":"show_snackbar","text":"Готово"}');
    expect(outcome.kind).toBe('failed');
  });
});

describe('what somebody sent, shown to another by reference', () => {
  it('goes with the text, and nothing is uploaded', async () => {
    world.sandbox.world.sendPhoto(BORIS, BORIS, 'журнал.png', PNG);
    world.say(ANNA, 'снимок школы', { attachments: [lastPicture()] });
    await deliver();
    expect(world.sandbox.world.botMessages(ANNA)).toMatchObject([
      { text: 'снимок школы', attachments: [{ type: 'photo', photo: { owner_id: BORIS } }] },
    ]);
    expect(calls.map(({ method }) => method)).toEqual(['messages.send']);
  });

  it('refused by VK: the text goes alone and says so', async () => {
    world.sandbox.world.sendPhoto(BORIS, BORIS, 'журнал.png', PNG);
    const forged = lastPicture().replace(/_[^_]+$/, '_forged');
    world.say(ANNA, 'снимок школы', { attachments: [forged], keyboard });
    await deliver();
    expect(world.states()).toEqual(['sent']);
    const [first, second] = calls.map(({ params }) => params);
    expect(first?.get('random_id')).toBe(second?.get('random_id'));
    expect(world.sandbox.world.botMessages(ANNA)).toMatchObject([
      {
        text: 'снимок школы\nСнимок или файл показать не удалось: VK его не отдаёт. Попросите прислать ещё раз.',
        attachments: [],
        keyboard: {},
      },
    ]);
  });
});

describe('documents', () => {
  it('uploads and attaches', async () => {
    world.say(ANNA, 'файл', { documents });
    await deliver();
    expect(calls.map(({ method }) => method)).toEqual([
      'docs.getMessagesUploadServer',
      'upload.doc',
      'docs.save',
      'messages.send',
    ]);
    expect(world.sandbox.world.botMessages(ANNA)).toMatchObject([
      { text: 'файл', attachments: [{ type: 'doc', doc: { title: 'коды школ.xlsx', ext: 'xlsx' } }] },
    ]);
  });

  it('a send that fails does not upload again', async () => {
    world.sandbox.world.failNext({ method: 'messages.send', error: { code: 10 } });
    world.say(ANNA, 'файл', { documents });
    await deliver();
    await world.pass(1000);
    expect(world.states()).toEqual(['sent']);
    expect(world.sandbox.world.counters().uploads).toBe(1);
  });

  it('a chat whose document VK does not save: once more without peer_id, then the text alone', async () => {
    world.sandbox.world.failNext({ method: 'docs.save', error: { code: 1 } });
    world.say(CHAT, 'файл', { documents });
    await deliver();
    const asked = calls.filter(({ method }) => method === 'docs.getMessagesUploadServer');
    expect(asked.map(({ params }) => params.get('peer_id'))).toEqual([String(CHAT), null]);
    expect(world.states()).toEqual(['sent']);
    expect(world.sandbox.world.botMessages(CHAT)).toMatchObject([{ text: 'файл', attachments: [] }]);
  });

  it('901 at the upload already', async () => {
    world.sandbox.world.deny(ANNA);
    world.say(ANNA, 'файл', { documents });
    await deliver();
    expect(world.states()).toEqual(['failed person:901']);
  });

  it('an upload that breaks off is made again', async () => {
    world.sandbox.world.failNext({ method: 'upload.doc', dropConnectionBeforeProcessing: true });
    world.sandbox.world.failNext({ method: 'upload.doc', error: { code: 1 } });
    world.say(ANNA, 'файл', { documents });
    await deliver();
    await world.pass(1000);
    await world.pass(1000);
    expect(world.states()).toEqual(['sent']);
  });
});

it('killed between VK’s answer and the record: the next start sends again and VK swallows it', async () => {
  world.say(ANNA, 'once');
  await deliver();
  await world.dispatcher.stop();
  world.db
    .prepare("UPDATE outbox SET state = 'sending', sent_at = NULL, unanswered_since = ?")
    .run(world.clock.now().getTime());
  const { db, transport, clock } = world;
  const events = {} as DeliveryEvents;
  const next = createDispatcher({ db, transport, clock, log, events });
  next.start();
  await next.drain();
  await next.stop();
  expect(world.states()).toEqual(['sent']);
  expect(world.sandbox.world.botMessages(ANNA)).toHaveLength(1);
  expect(world.sandbox.world.counters().repeatsSwallowed).toBe(1);
});

it('every call counts at the gate, uploads too, in the lane of their message', async () => {
  const gate: string[] = [];
  const { apiBaseUrl } = world.sandbox;
  const limiter = {
    take: (lane: string) => {
      gate.push(lane);
      return Promise.resolve(() => undefined);
    },
    hold: (ms: number) => void gate.push(`hold ${ms}`),
  };
  const client = createVkClient({ token: TOKEN, apiBaseUrl, limiter, hosts: world.client.hosts });
  const transport = createVkTransport({ client, log });
  const file = { kind: 'document', peerId: ANNA, fileName: 'a.xlsx', bytes: new Uint8Array(9) } as const;
  expect((await transport.upload(file, { lane: 'bulk' })).kind).toBe('uploaded');
  expect(gate).toEqual(['bulk', 'bulk', 'bulk']);
  world.sandbox.world.failNext({ method: 'messages.send', error: { code: 6 } });
  const message = { peerId: ANNA, randomId: 1, text: 'x', attachments: [] };
  expect((await transport.send(message, reply)).kind).toBe('failed');
  expect(gate.slice(3)).toEqual(['reply', 'hold 1000']);
  client.close();
});

it('the token is in no upload, no long poll and no log line of a failure', async () => {
  world.say(ANNA, 'файл', { documents });
  await deliver();
  const upload = calls.find(({ method }) => method === 'upload.doc');
  expect(String(upload?.params)).not.toContain(TOKEN);
  world.sandbox.world.failNext({ method: '*', error: { code: 5 } });
  const outcome = await world.client.call('users.get', {}, reply);
  expect(JSON.stringify(outcome)).not.toContain(TOKEN);
});

describe('pictures', () => {
  const charts = [
    {
      kind: 'trend',
      title: 'Звонят',
      subtitle: 'школа',
      periods: ['12–18.10', '19–25.10'],
      lines: [{ label: 'Звонят', values: [3.2, 6.5] }],
      unit: 'percent',
    },
  ] as const;

  it('are drawn, uploaded as photos and stand in the dialog', async () => {
    world.say(ANNA, 'график', { charts });
    await deliver();
    expect(calls.map(({ method }) => method)).toEqual([
      'photos.getMessagesUploadServer',
      'upload.photo',
      'photos.saveMessagesPhoto',
      'messages.send',
    ]);
    const [message] = world.sandbox.world.botMessages(ANNA);
    expect(message).toMatchObject({ text: 'график', attachments: [{ type: 'photo' }] });
    const photo = message?.attachments[0]?.['photo'] as {
      sizes: { width: number; height: number; url: string }[];
    };
    expect(photo.sizes[0]).toMatchObject({ width: 1000, height: 640 });
    const shown = await fetch(photo.sizes[0]!.url);
    expect(shown.headers.get('content-type')).toBe('image/png');
  });

  it('the same one for a second person is not uploaded again, and shown', async () => {
    world.say(ANNA, 'первой', { charts });
    await deliver();
    world.say(BORIS, 'второму', { charts });
    await world.pass(1);
    expect(world.sandbox.world.counters().uploads).toBe(1);
    expect(world.sandbox.world.botMessages(BORIS)).toMatchObject([{ attachments: [{ type: 'photo' }] }]);
  });

  it('a send that fails does not upload again', async () => {
    world.sandbox.world.failNext({ method: 'messages.send', error: { code: 10 } });
    world.say(ANNA, 'график', { charts });
    await deliver();
    await world.pass(1000);
    expect(world.states()).toEqual(['sent']);
    expect(world.sandbox.world.counters().uploads).toBe(1);
  });

  it.each(['photos.getMessagesUploadServer', 'upload.photo', 'photos.saveMessagesPhoto'])(
    '%s that breaks off is made again, and one message comes',
    async (method) => {
      world.sandbox.world.failNext({ method, dropConnectionAfterProcessing: true });
      world.say(ANNA, 'график', { charts });
      await deliver();
      await world.pass(1000);
      expect(world.states()).toEqual(['sent']);
      expect(world.sandbox.world.botMessages(ANNA)).toMatchObject([{ attachments: [{ type: 'photo' }] }]);
    },
  );

  it('a chat whose photo VK does not save: once more without peer_id', async () => {
    world.sandbox.world.failNext({ method: 'photos.saveMessagesPhoto', error: { code: 1 } });
    world.say(CHAT, 'график', { charts });
    await deliver();
    const asked = calls.filter(({ method }) => method === 'photos.getMessagesUploadServer');
    expect(asked.map(({ params }) => params.get('peer_id'))).toEqual([String(CHAT), null]);
    expect(world.sandbox.world.botMessages(CHAT)).toMatchObject([{ attachments: [{ type: 'photo' }] }]);
  });

  it('and if it is not saved then either, the text goes alone', async () => {
    world.sandbox.world.failNext({ method: 'photos.saveMessagesPhoto', error: { code: 1 }, times: 2 });
    world.say(CHAT, 'график', { charts });
    await deliver();
    expect(world.states()).toEqual(['sent']);
    expect(world.sandbox.world.botMessages(CHAT)).toMatchObject([{ text: 'график', attachments: [] }]);
  });

  it('901 at the upload already', async () => {
    world.sandbox.world.deny(ANNA);
    world.say(ANNA, 'график', { charts });
    await deliver();
    expect(world.states()).toEqual(['failed person:901']);
  });
});
