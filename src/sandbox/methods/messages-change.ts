import type { Core } from '../core.ts';
import { findMessage, type Dialog, type StoredMessage } from '../dialogs.ts';
import { vkError } from '../vk-error.ts';
import { defineMethod } from './method.ts';
import { parseContent } from './messages-send.ts';
import { readableDialog, writableDialog } from './peers.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;
/** Characters of a snackbar (believed, not documented). */
const MAX_SNACKBAR = 90;

/** Replaces the whole content: what is not sent again (keyboard, attachment) is gone. */
export const messagesEdit = defineMethod(
  {
    peer_id: { kind: 'int', required: true },
    message: { kind: 'string' },
    attachment: { kind: 'string' },
    keyboard: { kind: 'string' },
    message_id: { kind: 'int', min: 0 },
    cmid: { kind: 'int', min: 0 },
    conversation_message_id: { kind: 'int', min: 0 },
    keep_forward_messages: { kind: 'bool' },
    keep_snippets: { kind: 'bool' },
    dont_parse_links: { kind: 'bool' },
    disable_mentions: { kind: 'bool' },
    group_id: { kind: 'int', min: 0 },
  },
  (core, args) => {
    const dialog = writableDialog(core, args.peer_id);
    const message = namedMessage(dialog, args.message_id, args.cmid ?? args.conversation_message_id);
    if (message === undefined || message.deleted === true) throw vkError(100, 'message_id is invalid');
    if (message.fromId !== -core.groupId || message.action !== undefined) throw vkError(920);
    const now = core.clock.now();
    if (now.getTime() - message.at.getTime() >= DAY_MS) throw vkError(909);
    const content = parseContent(core, args, 0);
    message.text = content.text;
    message.attachments = content.attachments;
    if (content.keyboard === undefined) delete message.keyboard;
    else message.keyboard = content.keyboard;
    message.editedAt = now;
    core.emit({ type: 'edit', peerId: dialog.peerId, message });
    return 1;
  },
);

/** Answers one item per message: `{peer_id, message_id, conversation_message_id, response: 1}` or an error in it. */
export const messagesDelete = defineMethod(
  {
    message_ids: { kind: 'ints', maxItems: 1000 },
    cmids: { kind: 'ints', maxItems: 100 },
    peer_id: { kind: 'int' },
    delete_for_all: { kind: 'bool' },
    spam: { kind: 'bool' },
    group_id: { kind: 'int', min: 0 },
  },
  (core, args) => {
    if (args.cmids !== undefined) {
      if (args.peer_id === undefined) throw vkError(100, 'peer_id is undefined');
      const dialog = readableDialog(core, args.peer_id);
      return args.cmids.map((cmid) =>
        deleteOne(core, dialog, findMessage(dialog, cmid), args.delete_for_all),
      );
    }
    if (args.message_ids === undefined) throw vkError(100, 'message_ids is undefined');
    return args.message_ids.map((id) => {
      const found = core.dialogs.findByMessageId(id);
      if (found === undefined)
        return { message_id: id, response: 0, error: { code: 15, description: 'Access denied' } };
      return deleteOne(core, found.dialog, found.message, args.delete_for_all);
    });
  },
);

function deleteOne(
  core: Core,
  dialog: Dialog,
  message: StoredMessage | undefined,
  forAll: boolean | undefined,
) {
  if (message === undefined || message.deleted === true) {
    return { peer_id: dialog.peerId, response: 0, error: { code: 15, description: 'Access denied' } };
  }
  const ids = {
    peer_id: dialog.peerId,
    message_id: message.id,
    conversation_message_id: message.conversationMessageId,
  };
  const own = message.fromId === -core.groupId;
  const tooOld = core.clock.now().getTime() - message.at.getTime() >= DAY_MS;
  if (forAll === true && (!own || tooOld)) {
    return { ...ids, response: 0, error: { code: 924, description: vkError(924).message } };
  }
  // Without delete_for_all the message goes from the community's side alone; people keep it.
  if (forAll === true) {
    message.deleted = true;
    core.emit({ type: 'edit', peerId: dialog.peerId, message });
  }
  return { ...ids, response: 1 };
}

function namedMessage(
  dialog: Dialog,
  messageId: number | undefined,
  conversationMessageId: number | undefined,
): StoredMessage | undefined {
  if (conversationMessageId !== undefined) return findMessage(dialog, conversationMessageId);
  if (messageId === undefined) throw vkError(100, 'message_id is undefined');
  return dialog.messages.findLast((message) => message.id === messageId && messageId !== 0);
}

export const messagesSendMessageEventAnswer = defineMethod(
  {
    event_id: { kind: 'string', required: true },
    user_id: { kind: 'int', required: true },
    peer_id: { kind: 'int', required: true },
    event_data: { kind: 'string', maxLength: 1000 },
  },
  (core, args) => {
    const callback = core.callbacks.get(args.event_id);
    const late = callback !== undefined && core.clock.now().getTime() - callback.at.getTime() > MINUTE_MS;
    const matches = callback?.userId === args.user_id && callback.peerId === args.peer_id;
    if (callback === undefined || late || !matches || callback.answered) {
      throw vkError(100, 'event_id is invalid');
    }
    const answer =
      args.event_data === undefined || args.event_data === '' ? undefined : parseEventData(args.event_data);
    callback.answered = true;
    if (answer !== undefined) callback.answer = answer;
    core.emit({ type: 'callback', callback });
    return 1;
  },
);

function parseEventData(json: string): unknown {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    throw vkError(100, 'event_data contains incorrect JSON');
  }
  if (typeof data !== 'object' || data === null || !('type' in data))
    throw vkError(100, 'event_data is invalid');
  if (!['show_snackbar', 'open_link', 'open_app'].includes(String(data.type))) {
    throw vkError(100, 'event_data is invalid');
  }
  if (data.type === 'show_snackbar') {
    const text = 'text' in data ? data.text : undefined;
    if (typeof text !== 'string' || text === '' || text.length > MAX_SNACKBAR) {
      throw vkError(100, `event_data text should be 1 to ${MAX_SNACKBAR} letters length`);
    }
  }
  return data;
}
