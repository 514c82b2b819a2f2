import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/bot/incoming.ts';
import { toIncoming } from '../../src/vk/incoming.ts';

const GROUP = 100;
const CHAT = 2_000_000_001;

function message(more: Record<string, unknown>) {
  return {
    type: 'message_new',
    object: {
      message: {
        id: 5,
        date: 1_729_588_000,
        peer_id: 1,
        from_id: 1,
        conversation_message_id: 7,
        out: 0,
        text: 'текст',
        attachments: [],
        fwd_messages: [],
        ...more,
      },
      client_info: {},
    },
  };
}

const plain = {
  kind: 'message',
  peerId: 1,
  senderId: 1,
  text: 'текст',
  files: [],
  conversationMessageId: 7,
} satisfies Incoming;

const doc = (title: string, ext: string) => ({
  type: 'doc',
  doc: { id: 1, owner_id: 1, title, ext, size: 10, type: 8, url: `https://vk.com/${title}` },
});
const file = (name: string, extension: string) => ({
  name,
  extension,
  size: 10,
  url: `https://vk.com/${name}`,
  reference: 'doc1_1',
});

const table: [string, { type: string; object: unknown }, Incoming | undefined][] = [
  ['a message', message({}), plain],
  ['no text', message({ text: null }), { ...plain, text: '' }],
  [
    'the payload of a text button, a string of JSON',
    message({ payload: '{"command":"start"}' }),
    { ...plain, payload: { command: 'start' } },
  ],
  ['a payload that is no JSON', message({ payload: '{oops' }), plain],
  ['a payload of null', message({ payload: 'null' }), { ...plain, payload: null }],
  ['the ref of a vk.me link', message({ ref: 'CODE', ref_source: '' }), { ...plain, ref: 'CODE' }],
  ['our own message', message({ from_id: -GROUP, out: 1 }), undefined],
  ['another community', message({ from_id: -200 }), undefined],
  [
    'a document; a picture beside it that VK does not name is none',
    message({ attachments: [{ type: 'photo', photo: {} }, doc('t.CSV', 'CSV')] }),
    { ...plain, files: [file('t.CSV', 'csv')] },
  ],
  [
    'photos by VK’s own names, forwarded ones too, with the key that opens them',
    message({
      attachments: [{ type: 'photo', photo: { id: 7, owner_id: 1, access_key: 'k', sizes: [] } }],
      fwd_messages: [{ attachments: [{ type: 'photo', photo: { id: 8, owner_id: -2, sizes: [] } }] }],
    }),
    { ...plain, pictures: ['photo1_7_k', 'photo-2_8'] },
  ],
  [
    'a document of somebody with its key',
    message({
      attachments: [
        { type: 'doc', doc: { id: 5, owner_id: 1, access_key: 'k', title: 'а.pdf', ext: 'pdf', url: 'x' } },
      ],
    }),
    { ...plain, files: [{ name: 'а.pdf', extension: 'pdf', size: 0, url: 'x', reference: 'doc1_5_k' }] },
  ],
  [
    'documents of what is replied to and forwarded, however deep',
    message({
      attachments: [doc('a.xlsx', 'xlsx')],
      reply_message: { attachments: [doc('b.xlsx', 'xlsx')] },
      fwd_messages: [{ attachments: [], fwd_messages: [{ attachments: [doc('c.xlsx', 'xlsx')] }] }],
    }),
    { ...plain, files: [file('a.xlsx', 'xlsx'), file('b.xlsx', 'xlsx'), file('c.xlsx', 'xlsx')] },
  ],
  ['a document without its address', message({ attachments: [{ type: 'doc', doc: {} }] }), plain],
  [
    'a mention in a chat',
    message({ peer_id: CHAT, text: '[club100|@monitoring] сводка' }),
    { ...plain, peerId: CHAT, text: 'сводка', addressed: true },
  ],
  [
    'a mention with a comma',
    message({ peer_id: CHAT, text: ' [club100|Мониторинг],  /канал' }),
    { ...plain, peerId: CHAT, text: '/канал', addressed: true },
  ],
  [
    'somebody else’s mention stays',
    message({ peer_id: CHAT, text: '[id5|Анна], привет' }),
    { ...plain, peerId: CHAT, text: '[id5|Анна], привет' },
  ],
  [
    'another community’s mention stays',
    message({ peer_id: CHAT, text: '[club1001|@x] привет' }),
    { ...plain, peerId: CHAT, text: '[club1001|@x] привет' },
  ],
  [
    'a mention in private stays',
    message({ text: '[club100|@monitoring] сводка' }),
    { ...plain, text: '[club100|@monitoring] сводка' },
  ],
  [
    'we were added to a chat',
    message({ peer_id: CHAT, text: '', action: { type: 'chat_invite_user', member_id: -GROUP } }),
    { kind: 'chat-joined', peerId: CHAT, senderId: 1 },
  ],
  [
    'somebody else was added',
    message({ peer_id: CHAT, text: '', action: { type: 'chat_invite_user', member_id: 5 } }),
    undefined,
  ],
  [
    'we were removed',
    message({ peer_id: CHAT, text: '', action: { type: 'chat_kick_user', member_id: -GROUP } }),
    { kind: 'chat-left', peerId: CHAT },
  ],
  [
    'another service line',
    message({ peer_id: CHAT, text: '', action: { type: 'chat_title_update', text: 'x' } }),
    undefined,
  ],
  [
    'a callback button',
    {
      type: 'message_event',
      object: { user_id: 1, peer_id: CHAT, event_id: 'e1', payload: { c: 'x' }, conversation_message_id: 3 },
    },
    { kind: 'button', peerId: CHAT, senderId: 1, answerId: 'e1', payload: { c: 'x' } },
  ],
  [
    'messages allowed',
    { type: 'message_allow', object: { user_id: 1, key: '' } },
    { kind: 'allowed', senderId: 1 },
  ],
  [
    'messages allowed with a key',
    { type: 'message_allow', object: { user_id: 1, key: 'CODE' } },
    { kind: 'allowed', senderId: 1, ref: 'CODE' },
  ],
  ['messages denied', { type: 'message_deny', object: { user_id: 1 } }, { kind: 'denied', senderId: 1 }],
  ['an event we have no business with', { type: 'wall_post_new', object: { id: 1 } }, undefined],
];

describe('toIncoming', () => {
  it.each(table)('%s', (_, update, incoming) => {
    expect(toIncoming(update, GROUP)).toEqual(incoming);
  });

  it.each([
    ['no message', { type: 'message_new', object: {} }],
    ['a text that is a number', message({ text: 5 })],
    ['no number within the dialog', message({ conversation_message_id: undefined })],
    ['a button without its id', { type: 'message_event', object: { user_id: 1, peer_id: 1 } }],
    ['nothing at all', { type: 'message_deny', object: null }],
  ])('refuses %s', (_, update) => {
    expect(() => toIncoming(update, GROUP)).toThrow();
  });
});
