import { countError, type Core } from '../core.ts';
import {
  applyKeyboard,
  findMessage,
  findRepeat,
  rememberRandomId,
  type Dialog,
  type StoredMessage,
} from '../dialogs.ts';
import type { FaultDecision } from '../faults.ts';
import { parseKeyboard } from '../keyboard-limits.ts';
import { renderMessage } from '../render-message.ts';
import { VkError, vkError } from '../vk-error.ts';
import type { Attachment, Keyboard } from '../wire.ts';
import { parseAttachments } from './attachments.ts';
import { defineMethod } from './method.ts';
import { singlePeer, writableDialog } from './peers.ts';

/** What the server really does; the schema says 9000. UTF-16 units. */
const MAX_TEXT = 4096;
const INT32 = { min: -2_147_483_648, max: 2_147_483_647 };

type Content = {
  text: string;
  attachments: Attachment[];
  keyboard: Keyboard | undefined;
  payload: string | undefined;
  replyTo: number | undefined;
  randomId: number;
};

type Item = {
  peer_id: number;
  message_id?: number;
  conversation_message_id?: number;
  error?: { code: number; description: string };
};

export const messagesSend = defineMethod(
  {
    peer_ids: { kind: 'ints', maxItems: 100 },
    peer_id: { kind: 'int' },
    user_id: { kind: 'int' },
    chat_id: { kind: 'int', min: 0, max: 100_000_000 },
    domain: { kind: 'string' },
    random_id: { kind: 'int', ...INT32 },
    message: { kind: 'string' },
    attachment: { kind: 'string', maxLength: 9000 },
    keyboard: { kind: 'string' },
    payload: { kind: 'string', maxLength: 1000 },
    reply_to: { kind: 'int', min: 0 },
    forward: { kind: 'string' },
    dont_parse_links: { kind: 'bool' },
    disable_mentions: { kind: 'bool' },
    group_id: { kind: 'int', min: 0 },
  },
  (core, args, { itemFault }) => {
    if (args.random_id === undefined) throw vkError(100, 'random_id is a required parameter');
    const peerIds = args.peer_ids;
    const single = singlePeer(args);
    if (peerIds === undefined && single === undefined) {
      throw vkError(100, 'you should specify peer_id, user_id, domain, chat_id or user_ids param');
    }
    const content = parseContent(core, args, args.random_id);
    if (peerIds !== undefined) return peerIds.map((peerId) => sendItem(core, peerId, content, itemFault));
    const message = sendTo(core, single ?? 0, content);
    return message.id;
  },
);

type ContentArgs = {
  message?: string | undefined;
  attachment?: string | undefined;
  keyboard?: string | undefined;
  payload?: string | undefined;
  reply_to?: number | undefined;
  forward?: string | undefined;
};

/** Reads text, attachments and keyboard of a send or an edit; throws 100, 911 or 914. */
export function parseContent(core: Core, args: ContentArgs, randomId: number): Content {
  const text = args.message ?? '';
  if (text.length > MAX_TEXT) throw vkError(914);
  const attachments = parseAttachments(core, args.attachment);
  if (text.trim() === '' && attachments.length === 0) throw vkError(100, 'message is empty or invalid');
  const keyboard =
    args.keyboard === undefined || args.keyboard === '' ? undefined : parseKeyboard(args.keyboard);
  if (keyboard !== undefined) {
    if (!core.botFeatures) throw vkError(912);
    keyboard.author_id = -core.groupId;
  }
  if (args.payload !== undefined && args.payload !== '') checkJson('payload', args.payload);
  return { text, attachments, keyboard, payload: args.payload, replyTo: repliedId(args), randomId };
}

/** `forward` with `is_reply` is how a reply inside a chat is sent: `{peer_id, conversation_message_ids: [n], is_reply: true}`. */
function repliedId(args: ContentArgs): number | undefined {
  if (args.forward === undefined || args.forward === '') return args.reply_to;
  const forward: unknown = checkJson('forward', args.forward);
  if (typeof forward !== 'object' || forward === null || !('conversation_message_ids' in forward))
    return undefined;
  const ids = forward.conversation_message_ids;
  const first: unknown = Array.isArray(ids) ? ids[0] : undefined;
  return typeof first === 'number' ? first : undefined;
}

function checkJson(name: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw vkError(100, `${name} contains incorrect JSON`);
  }
}

/** One recipient of `peer_ids`: its refusal stands inside the item of a successful answer. */
function sendItem(
  core: Core,
  peerId: number,
  content: Content,
  fault: (FaultDecision & { peerId?: number }) | undefined,
): Item {
  try {
    const planned = fault?.itemError;
    if (planned !== undefined && (fault?.peerId === undefined || fault.peerId === peerId)) {
      throw planned.msg === undefined ? vkError(planned.code) : new VkError(planned.code, planned.msg);
    }
    const code = fault?.itemErrors?.[peerId];
    if (code !== undefined) throw vkError(code);
    const message = sendTo(core, peerId, content);
    return {
      peer_id: peerId,
      message_id: message.id,
      conversation_message_id: message.conversationMessageId,
    };
  } catch (error) {
    if (!(error instanceof VkError)) throw error;
    countError(core, error.code);
    return { peer_id: peerId, error: { code: error.code, description: error.message } };
  }
}

function sendTo(core: Core, peerId: number, content: Content): StoredMessage {
  const dialog = writableDialog(core, peerId);
  const now = core.clock.now();
  const repeat = findRepeat(dialog, content.randomId, now);
  if (repeat !== undefined) {
    core.counters.repeatsSwallowed += 1;
    return repeat;
  }
  const message = core.dialogs.append(dialog, {
    fromId: -core.groupId,
    at: now,
    text: content.text,
    attachments: content.attachments,
    randomId: content.randomId,
    ...(content.keyboard === undefined ? {} : { keyboard: content.keyboard }),
    ...(content.payload === undefined || content.payload === '' ? {} : { payload: content.payload }),
    ...(content.replyTo === undefined ? {} : { replyTo: replyTarget(dialog, content.replyTo) }),
  });
  rememberRandomId(dialog, content.randomId, message);
  applyKeyboard(dialog, content.keyboard);
  dialog.inReadConversationMessageId = message.conversationMessageId;
  core.counters.messagesSent += 1;
  if (core.longPollEvents.get('message_reply') === true) {
    core.pushUpdate('message_reply', renderMessage(dialog, message));
  }
  core.emit({ type: 'message', peerId, message });
  return message;
}

/** `reply_to` names a private message by its global id, `forward` by the id within the dialog. */
function replyTarget(dialog: Dialog, id: number): number {
  if (findMessage(dialog, id) !== undefined && dialog.kind === 'chat') return id;
  return dialog.messages.findLast((message) => message.id === id && id !== 0)?.conversationMessageId ?? id;
}
