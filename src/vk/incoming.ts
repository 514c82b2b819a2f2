import { z } from 'zod';
import { isChat, type Incoming, type IncomingFile } from '../bot/incoming.ts';
import {
  messageSchema,
  parseDoc,
  parsePhoto,
  type VkInnerMessage,
  type VkMessage,
} from './message-schema.ts';

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
  const pictures = listAttached(message, DEPTH, pictureOf);
  return {
    kind: 'message',
    peerId,
    senderId,
    text: rest ?? text,
    ...(rest !== undefined && { addressed: true }),
    ...withPayload(message.payload),
    ...(message.ref && { ref: message.ref }),
    files: listAttached(message, DEPTH, fileOf),
    ...(pictures.length > 0 && { pictures }),
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

type Attachment = VkInnerMessage['attachments'][number];

/** What `take` makes of the attachments of the message, of what it replies to and of what it forwards, in this order. */
function listAttached<T>(
  message: VkInnerMessage,
  depth: number,
  take: (attachment: Attachment) => T | undefined,
): T[] {
  const own = message.attachments.flatMap((attachment) => {
    const taken = take(attachment);
    return taken === undefined ? [] : [taken];
  });
  if (depth === 0) return own;
  const inner = [...(message.reply_message ? [message.reply_message] : []), ...(message.fwd_messages ?? [])];
  return [...own, ...inner.flatMap((each) => listAttached(each, depth - 1, take))];
}

function fileOf(attachment: Attachment): IncomingFile | undefined {
  const doc = parseDoc(attachment);
  if (doc === undefined) return undefined;
  const { id, owner_id: ownerId, access_key: key } = doc;
  return {
    name: doc.title,
    // What kind of file it is stands in `ext`; VK's `type` is too coarse (a csv is «other»).
    extension: doc.ext.toLowerCase(),
    size: doc.size,
    url: doc.url,
    ...(id !== undefined && ownerId !== undefined && { reference: referenceOf('doc', ownerId, id, key) }),
  };
}

function pictureOf(attachment: Attachment): string | undefined {
  const photo = parsePhoto(attachment);
  return photo && referenceOf('photo', photo.owner_id, photo.id, photo.access_key);
}

/** As `messages.send` takes it. The key is what lets the community show somebody's own picture to another person. */
function referenceOf(kind: 'doc' | 'photo', ownerId: number, id: number, key: string | undefined): string {
  return `${kind}${ownerId}_${id}${key === undefined ? '' : `_${key}`}`;
}
