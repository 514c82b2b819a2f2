import { describe, expect, test } from 'vitest';
import { ANNA, BORIS, boot, call, CHAT, codeOf, GROUP } from './start.ts';

const members = { peer_id: CHAT };

describe('a chat', () => {
  test('the community sees mentions, commands and actions; everything with full access', async () => {
    const { world } = await boot();
    expect(world.say(ANNA, CHAT, 'до приглашения /начать').eventId).toBeUndefined();
    expect(world.addCommunityToChat(ANNA, CHAT).eventId).toBeDefined();
    expect(world.updates().at(-1)?.object).toMatchObject({
      message: {
        id: 0,
        peer_id: CHAT,
        from_id: ANNA,
        conversation_message_id: 2,
        action: { type: 'chat_invite_user', member_id: -GROUP },
      },
    });
    expect(world.say(ANNA, CHAT, 'просто разговор').eventId).toBeUndefined();
    expect(world.say(BORIS, CHAT, '/канал').eventId).toBeDefined();
    expect(world.say(BORIS, CHAT, '@sferum_monitor помощь')).toMatchObject({
      eventId: expect.any(String) as string,
      message: { text: `[club${GROUP}|@sferum_monitor] помощь` },
    });
    world.setFullAccess(CHAT, true);
    expect(world.say(ANNA, CHAT, 'просто разговор').eventId).toBeDefined();
  });

  test('a text button puts the mention before its label', async () => {
    const { sandbox, world } = await boot();
    world.addCommunityToChat(ANNA, CHAT);
    const keyboard = JSON.stringify({
      inline: true,
      buttons: [[{ action: { type: 'text', label: 'Сделать', payload: '1' } }]],
    });
    const sent = await call(sandbox, 'messages.send', {
      peer_ids: CHAT,
      random_id: 5,
      message: 'Привет',
      keyboard,
    });
    expect(sent.response).toEqual([{ peer_id: CHAT, message_id: 0, conversation_message_id: 2 }]);
    expect(world.press(BORIS, CHAT, 2, 0)).toMatchObject({
      message: { text: `[club${GROUP}|@sferum_monitor] Сделать`, payload: '1' },
    });
  });

  test('who is in it: 917 outside and without rights', async () => {
    const { sandbox, world } = await boot();
    expect(await codeOf(sandbox, 'messages.getConversationMembers', members)).toBe(917);
    world.addCommunityToChat(ANNA, CHAT);
    expect(await codeOf(sandbox, 'messages.getConversationMembers', members)).toBe(917);
    world.setFullAccess(CHAT, true);
    expect((await call(sandbox, 'messages.getConversationMembers', members)).response).toMatchObject({
      count: 3,
      items: [{ member_id: ANNA, is_admin: true }, { member_id: BORIS }, { member_id: -GROUP }],
      profiles: [{ id: ANNA }, { id: BORIS }],
    });
    expect((await call(sandbox, 'messages.getConversationsById', { peer_ids: CHAT })).response).toMatchObject(
      {
        count: 1,
        items: [
          { peer: { id: CHAT, type: 'chat', local_id: 1 }, chat_settings: { title: 'Директора района' } },
        ],
      },
    );
  });

  test('a kick is an event, or comes silently; then sending is 917', async () => {
    const { sandbox, world } = await boot();
    const send = async (random_id: number) =>
      (
        (await call(sandbox, 'messages.send', { peer_ids: CHAT, random_id, message: 'а' })).response as {
          error?: { code: number };
        }[]
      )[0]?.error?.code;
    world.addCommunityToChat(ANNA, CHAT);
    expect(await send(1)).toBeUndefined();
    world.kick(ANNA, CHAT);
    expect(world.updates().at(-1)?.object).toMatchObject({
      message: { action: { type: 'chat_kick_user', member_id: -GROUP } },
    });
    expect(await send(2)).toBe(917);
    world.addCommunityToChat(ANNA, CHAT);
    const before = world.updates().length;
    world.kick(ANNA, CHAT, { silently: true });
    expect(world.updates()).toHaveLength(before);
    expect(await send(3)).toBe(917);
  });

  test('without «Возможности ботов» sending is 912; a stranger cannot speak', async () => {
    const { sandbox, world } = await boot({
      chats: [{ peerId: CHAT, title: 'Беседа', memberIds: [ANNA] }],
    });
    world.addCommunityToChat(ANNA, CHAT);
    world.configure({ botFeatures: false });
    expect(await codeOf(sandbox, 'messages.send', { peer_id: CHAT, random_id: 1, message: 'а' })).toBe(912);
    expect(() => world.say(BORIS, CHAT, 'я тут')).toThrow('нет в беседе');
  });
});
