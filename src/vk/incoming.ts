import { z } from 'zod';
import { isChat, type Incoming, type IncomingFile } from '../bot/incoming.ts';
import { messageSchema, parseDoc, type VkInnerMessage, type VkMessage } from './message-schema.ts';

/** One update of Bots Long Poll (or of the Callback API): `object` depends on `type`. */
export type VkUpdate = { type: string; object: unknown };

const messageNewSchema = z.object({ message: messageSchema });
const buttonSchema = z.object({
  user_id: z.number().int(),
  peer_id: z.number().int(),
  event_id: z.string().min(1),
  payload: z.unknown().optional(),
});
const allowSchema = z.object({ user_id: z.number().int(), key: z.string().nullish() });
const denySchema = z.object({ user_id: z.number().int() });

/** Forwards within forwards: nobody sends a table deeper than this. */
const DEPTH = 4;

/**
 * VK's update in the bot's words; undefined for what the bot has no business with (its own messages, other
 * communities', service lines of a chat, unknown types). Throws ZodError when an update of a known type is malformed.
 */
export function toIncoming(update: VkUpdate, groupId: number): Incoming | undefined {
  switch (update.type) {
    case 'message_new':
      return toIncomingMessage(messageNewSchema.parse(update.object).message, groupId);
    case 'message_event': {
      const event = buttonSchema.parse(update.object);
      const { user_id: senderId, peer_id: peerId, event_id: answerId } = event;
      return { kind: 'button', peerId, senderId, answerId, ...withPayload(event.payload) };
    }
    case 'message_allow': {
      const { user_id: senderId, key } = allowSchema.parse(update.object);
      return { kind: 'allowed', senderId, ...(key && { ref: key }) };
    }
    case 'message_deny':
      return { kind: 'denied', senderId: denySchema.parse(update.object).user_id };
    default:
      return undefined;
  }
}

/** A message of VK's; undefined for our own, other communities' and the service lines that are not about us. */
export function toIncomingMessage(message: VkMessage, groupId: number): Incoming | undefined {
  const { peer_id: peerId, from_id: senderId, action } = message;
  if (action) {
    const aboutUs = action.member_id === -groupId && isChat(peerId);
    if (aboutUs && action.type === 'chat_invite_user') return { kind: 'chat-joined', peerId, senderId };
    if (aboutUs && action.type === 'chat_kick_user') return { kind: 'chat-left', peerId };
    return undefined;
  }
  if (senderId <= 0 || message.out === 1) return undefined;
  const text = message.text ?? '';
  const rest = isChat(peerId) ? afterMention(text, groupId) : undefined;
  return {
    kind: 'message',
    peerId,
    senderId,
    text: rest ?? text,
    ...(rest !== undefined && { addressed: true }),
    ...withPayload(message.payload),
    ...(message.ref && { ref: message.ref }),
    files: listFiles(message, DEPTH),
    conversationMessageId: message.conversation_message_id,
  };
}

/** VK hands a text button's payload back as a string of JSON, a callback button's as a value. Bad JSON is no payload. */
function withPayload(payload: unknown): { payload?: unknown } {
  if (payload === undefined || payload === null || payload === '') return {};
  if (typeof payload !== 'string') return { payload };
  try {
    return { payload: JSON.parse(payload) as unknown };
  } catch {
    return {};
  }
}

/** «[club1|@name], сводка» → «сводка»: how a chat addresses the community; undefined where it does not. */
function afterMention(text: string, groupId: number): string | undefined {
  const [prefix, mentioned] = /^\s*\[(?:club|public|event)(\d+)\|[^\]]*\]\s*[,:]?\s*/.exec(text) ?? [];
  return prefix !== undefined && Number(mentioned) === groupId ? text.slice(prefix.length) : undefined;
}

/** Documents of the message, of what it replies to and of what it forwards, in this order. */
function listFiles(message: VkInnerMessage, depth: number): IncomingFile[] {
  const own = message.attachments.flatMap((attachment) => {
    const doc = parseDoc(attachment);
    if (doc === undefined) return [];
    // What kind of file it is stands in `ext`; VK's `type` is too coarse (a csv is «other»).
    return [{ name: doc.title, extension: doc.ext.toLowerCase(), size: doc.size, url: doc.url }];
  });
  if (depth === 0) return own;
  const inner = [...(message.reply_message ? [message.reply_message] : []), ...(message.fwd_messages ?? [])];
  return [...own, ...inner.flatMap((each) => listFiles(each, depth - 1))];
}
