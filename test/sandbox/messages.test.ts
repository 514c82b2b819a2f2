import { describe, expect, test } from 'vitest';
import { ANNA, BORIS, boot, call, CHAT, codeOf, GROUP } from './start.ts';

const send = { peer_ids: ANNA, random_id: 7, message: 'Здравствуйте' };

describe('messages.send', () => {
  test('answers one item per peer, each with its own error', async () => {
    const { sandbox, world } = await boot();
    world.startDialog(ANNA);
    const { response } = await call(sandbox, 'messages.send', {
      ...send,
      peer_ids: `${ANNA},${BORIS},${CHAT}`,
    });
    expect(response).toEqual([
      { peer_id: ANNA, message_id: 2, conversation_message_id: 2 },
      {
        peer_id: BORIS,
        error: { code: 901, description: "Can't send messages for users without permission" },
      },
      { peer_id: CHAT, error: { code: 917, description: "You don't have access to this chat" } },
    ]);
    expect(world.botMessages(ANNA).map(({ text }) => text)).toEqual(['Здравствуйте']);
    expect(world.counters().errors).toEqual({ 901: 1, 917: 1 });
  });

  test('peer_id answers the plain id, and a refusal at the top', async () => {
    const { sandbox, world } = await boot();
    world.startDialog(ANNA);
    expect(await call(sandbox, 'messages.send', { peer_id: ANNA, random_id: 1, message: 'а' })).toEqual({
      response: 2,
    });
    expect(await codeOf(sandbox, 'messages.send', { user_id: BORIS, random_id: 1, message: 'а' })).toBe(901);
  });

  test.each([
    ['no random_id', { random_id: undefined }, 100, 'random_id is a required parameter'],
    ['random_id over int32', { random_id: 2 ** 31 }, 100, 'random_id should be less or equal'],
    ['no peer', { peer_ids: undefined }, 100, 'you should specify peer_id'],
    ['101 peers', { peer_ids: Array(101).fill(ANNA).join(',') }, 100, 'peer_ids'],
    ['empty text', { message: ' ' }, 100, 'message is empty'],
    ['4097 letters', { message: 'я'.repeat(4097) }, 914, 'Message is too long'],
    ['payload over 1000', { payload: `"${'a'.repeat(1000)}"` }, 100, 'payload'],
    ['payload not JSON', { payload: '{' }, 100, 'payload contains incorrect JSON'],
    ['11 attachments', { attachment: Array(11).fill('wall-1_1').join(',') }, 100, 'attachment'],
    ['unknown document', { attachment: 'doc1_2' }, 100, 'attachment'],
  ])('%s is refused', async (_, change, code, text) => {
    const { sandbox, world } = await boot();
    world.startDialog(ANNA);
    const params = Object.fromEntries(
      Object.entries({ ...send, ...change }).filter(([, value]) => value !== undefined),
    ) as Record<string, string | number>;
    const { error } = await call(sandbox, 'messages.send', params);
    expect(error?.error_code).toBe(code);
    expect(error?.error_msg).toContain(text);
    expect(world.botMessages(ANNA)).toEqual([]);
  });

  test('4096 letters pass', async () => {
    const { sandbox, world } = await boot();
    world.startDialog(ANNA);
    expect(await codeOf(sandbox, 'messages.send', { ...send, message: 'я'.repeat(4096) })).toBeUndefined();
  });

  test('a repeated random_id answers the old ids and says nothing twice; per dialog; 0 switches it off', async () => {
    const { sandbox, world } = await boot();
    world.startDialog(ANNA);
    world.startDialog(BORIS);
    const first = await call(sandbox, 'messages.send', send);
    expect(await call(sandbox, 'messages.send', { ...send, message: 'другое' })).toEqual(first);
    await call(sandbox, 'messages.send', { ...send, peer_ids: BORIS });
    await call(sandbox, 'messages.send', { ...send, random_id: 0 });
    await call(sandbox, 'messages.send', { ...send, random_id: 0 });
    expect(world.botMessages(ANNA)).toHaveLength(3);
    expect(world.botMessages(BORIS)).toHaveLength(1);
    expect(world.counters()).toMatchObject({ repeatsSwallowed: 1, messagesSent: 4 });
  });

  test('the check forgets after an hour, and after 100 messages of the dialog', async () => {
    const { sandbox, world, clock } = await boot();
    world.startDialog(ANNA);
    await call(sandbox, 'messages.send', send);
    clock.moveTo(new Date(clock.now().getTime() + 59 * 60_000));
    await call(sandbox, 'messages.send', send);
    expect(world.botMessages(ANNA)).toHaveLength(1);
    clock.moveTo(new Date(clock.now().getTime() + 2 * 60_000));
    await call(sandbox, 'messages.send', send);
    expect(world.botMessages(ANNA)).toHaveLength(2);
    for (let i = 0; i < 100; i += 1) world.say(ANNA, ANNA, 'ещё');
    await call(sandbox, 'messages.send', send);
    expect(world.botMessages(ANNA)).toHaveLength(3);
  });

  test('denied: 901 until the person allows or writes again', async () => {
    const { sandbox, world } = await boot();
    const item = async (random_id: number) =>
      (
        (await call(sandbox, 'messages.send', { ...send, random_id })).response as {
          error?: { code: number };
        }[]
      )[0]?.error?.code;
    expect(await item(1)).toBe(901);
    world.allow(ANNA);
    expect(await item(2)).toBeUndefined();
    world.deny(ANNA);
    expect(await item(3)).toBe(901);
    world.say(ANNA, ANNA, 'ау');
    expect(await item(4)).toBeUndefined();
    expect(world.updates().map(({ type }) => type)).toEqual(['message_allow', 'message_deny', 'message_new']);
  });
});

describe('keyboard', () => {
  const button = { action: { type: 'text', label: 'Показатели', payload: '{"c":1}' } };
  const rows = (count: number, columns = 1) =>
    Array.from({ length: count }, () => Array.from({ length: columns }, () => button));

  test.each([
    ['10 × 4', { buttons: rows(10, 4) }, undefined],
    ['empty removes', { buttons: [] }, undefined],
    ['11 rows', { buttons: rows(11) }, 'too much rows'],
    ['6 columns', { buttons: rows(1, 6) }, 'too much columns'],
    ['45 buttons', { buttons: rows(9, 5) }, 'too much buttons'],
    ['inline 5 × 2', { inline: true, buttons: rows(5, 2) }, undefined],
    ['inline 7 rows', { inline: true, buttons: rows(7) }, 'too much rows'],
    ['inline 12 buttons', { inline: true, buttons: rows(6, 2) }, 'too much buttons'],
    ['inline and one_time', { inline: true, one_time: true, buttons: rows(1) }, 'one_time'],
    ['inline 1', { inline: 1, buttons: rows(1) }, 'inline property should be boolean'],
    [
      'label 41',
      { buttons: [[{ action: { type: 'text', label: 'я'.repeat(41) } }]] },
      'label should be less',
    ],
    ['label empty', { buttons: [[{ action: { type: 'text', label: '' } }]] }, 'label should be at least'],
    [
      'payload 256',
      { buttons: [[{ action: { type: 'text', label: 'а', payload: `"${'x'.repeat(254)}"` } }]] },
      'payload should be less',
    ],
    [
      'payload text',
      { buttons: [[{ action: { type: 'text', label: 'а', payload: 'start' } }]] },
      'not valid json',
    ],
    [
      'colour on a link',
      {
        buttons: [[{ color: 'primary', action: { type: 'open_link', label: 'а', link: 'https://vk.com' } }]],
      },
      'color is not allowed',
    ],
    [
      'bad link',
      { buttons: [[{ action: { type: 'open_link', label: 'а', link: '{x}' } }]] },
      'has invalid link',
    ],
    ['unknown type', { buttons: [[{ action: { type: 'fly', label: 'а' } }]] }, 'action type is invalid'],
    ['unknown colour', { buttons: [[{ ...button, color: 'red' }]] }, 'color is invalid'],
  ])('%s', async (_, keyboard, text) => {
    const { sandbox, world } = await boot();
    world.startDialog(ANNA);
    const { error } = await call(sandbox, 'messages.send', { ...send, keyboard: JSON.stringify(keyboard) });
    if (text === undefined) expect(error).toBeUndefined();
    else {
      expect(error?.error_code).toBe(911);
      expect(error?.error_msg).toContain(text);
    }
  });

  test('the one below stays until it is replaced, and a one-time one goes with the press', async () => {
    const { sandbox, world } = await boot();
    world.startDialog(ANNA);
    await call(sandbox, 'messages.send', { ...send, keyboard: JSON.stringify({ buttons: [[button]] }) });
    await call(sandbox, 'messages.send', { ...send, random_id: 8 });
    expect(world.keyboard(ANNA)?.buttons).toHaveLength(1);
    const pressed = world.press(ANNA, ANNA, 'keyboard', 'Показатели');
    expect(pressed).toMatchObject({ kind: 'message', message: { text: 'Показатели', payload: '{"c":1}' } });
    const oneTime = JSON.stringify({ one_time: true, buttons: [[button]] });
    await call(sandbox, 'messages.send', { ...send, random_id: 9, keyboard: oneTime });
    world.press(ANNA, ANNA, 'keyboard', 0);
    expect(world.keyboard(ANNA)).toBeUndefined();
  });
});

describe('callback buttons', () => {
  async function pressed() {
    const started = await boot();
    const { sandbox, world } = started;
    world.startDialog(ANNA);
    const keyboard = {
      inline: true,
      buttons: [[{ action: { type: 'callback', label: 'Готово', payload: '{"done":3}' } }]],
    };
    await call(sandbox, 'messages.send', { ...send, keyboard: JSON.stringify(keyboard) });
    const press = world.press(ANNA, ANNA, 2, 'Готово');
    if (press.kind !== 'callback') throw new Error('not a callback');
    return { ...started, callbackId: press.callbackId };
  }
  const answer = (event_id: string) => ({
    event_id,
    user_id: ANNA,
    peer_id: ANNA,
    event_data: '{"type":"show_snackbar","text":"Отмечено"}',
  });

  test('message_event carries the payload as an object, and the answer reaches the person once', async () => {
    const { sandbox, world, callbackId } = await pressed();
    expect(world.updates().at(-1)).toMatchObject({
      type: 'message_event',
      object: {
        user_id: ANNA,
        peer_id: ANNA,
        event_id: callbackId,
        payload: { done: 3 },
        conversation_message_id: 2,
      },
    });
    expect(world.callbackAnswer(callbackId)).toBeUndefined();
    expect(await call(sandbox, 'messages.sendMessageEventAnswer', answer(callbackId))).toEqual({
      response: 1,
    });
    expect(world.callbackAnswer(callbackId)).toEqual({ type: 'show_snackbar', text: 'Отмечено' });
    expect(await codeOf(sandbox, 'messages.sendMessageEventAnswer', answer(callbackId))).toBe(100);
  });

  test('after a minute it is too late', async () => {
    const { sandbox, clock, callbackId } = await pressed();
    clock.moveTo(new Date(clock.now().getTime() + 61_000));
    expect(await codeOf(sandbox, 'messages.sendMessageEventAnswer', answer(callbackId))).toBe(100);
  });
});

describe('messages.edit and messages.delete', () => {
  test('an edit replaces everything and is refused after 24 hours and for foreign messages', async () => {
    const { sandbox, world, clock } = await boot();
    world.startDialog(ANNA);
    const keyboard = JSON.stringify({ inline: true, buttons: [[{ action: { type: 'text', label: 'Да' } }]] });
    await call(sandbox, 'messages.send', { ...send, keyboard });
    const edit = { peer_id: ANNA, cmid: 2, message: 'Исправлено' };
    expect(await call(sandbox, 'messages.edit', edit)).toEqual({ response: 1 });
    const edited = world.messages(ANNA)[1];
    expect(edited).toMatchObject({ text: 'Исправлено', edited: true });
    expect(edited).not.toHaveProperty('keyboard');
    expect(await codeOf(sandbox, 'messages.edit', { ...edit, cmid: 1 })).toBe(920);
    clock.moveTo(new Date(clock.now().getTime() + 24 * 3_600_000));
    expect(await codeOf(sandbox, 'messages.edit', edit)).toBe(909);
  });

  test('a deletion for all takes the message out of the transcript', async () => {
    const { sandbox, world } = await boot();
    world.startDialog(ANNA);
    await call(sandbox, 'messages.send', send);
    const { response } = await call(sandbox, 'messages.delete', {
      peer_id: ANNA,
      cmids: 2,
      delete_for_all: 1,
    });
    expect(response).toMatchObject([{ conversation_message_id: 2, response: 1 }]);
    expect(world.messages(ANNA)).toHaveLength(1);
  });
});

describe('reading dialogs', () => {
  test('history is newest first and private only; unanswered are those where the person spoke last', async () => {
    const { sandbox, world } = await boot();
    world.startDialog(ANNA);
    world.startDialog(BORIS);
    await call(sandbox, 'messages.send', send);
    const history = (await call(sandbox, 'messages.getHistory', { peer_id: ANNA })).response;
    expect(history).toMatchObject({
      count: 2,
      items: [
        { text: 'Здравствуйте', out: 1, from_id: -GROUP, random_id: 7 },
        { text: 'Начать', out: 0, payload: '{"command":"start"}' },
      ],
    });
    expect(await codeOf(sandbox, 'messages.getHistory', { peer_id: CHAT })).toBe(917);
    const unanswered = (await call(sandbox, 'messages.getConversations', { filter: 'unanswered' })).response;
    expect(unanswered).toMatchObject({ count: 1, items: [{ conversation: { peer: { id: BORIS } } }] });
    await call(sandbox, 'messages.markAsRead', { peer_id: BORIS });
    expect((await call(sandbox, 'messages.getConversations', { filter: 'unread' })).response).toMatchObject({
      count: 0,
    });
    expect(await call(sandbox, 'messages.setActivity', { peer_id: ANNA, type: 'typing' })).toEqual({
      response: 1,
    });
  });
});
