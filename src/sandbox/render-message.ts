import { findMessage, type Dialog, type StoredMessage } from './dialogs.ts';
import { unixSeconds, type WireForeignMessage, type WireMessage } from './wire.ts';

/** The message as VK's methods and `message_new` hand it to the community. */
export function renderMessage(dialog: Dialog, message: StoredMessage): WireMessage {
  const wire: WireMessage = {
    id: message.id,
    date: unixSeconds(message.at),
    peer_id: message.peerId,
    from_id: message.fromId,
    conversation_message_id: message.conversationMessageId,
    out: message.fromId < 0 ? 1 : 0,
    version: 10_000_000 + message.conversationMessageId,
    text: message.text,
    attachments: message.attachments,
    fwd_messages: [],
    important: false,
    is_hidden: false,
    random_id: message.randomId ?? 0,
  };
  if (message.payload !== undefined) wire.payload = message.payload;
  if (message.ref !== undefined) {
    wire.ref = message.ref;
    wire.ref_source = '';
  }
  if (message.action !== undefined) wire.action = message.action;
  if (message.keyboard !== undefined) wire.keyboard = message.keyboard;
  if (message.editedAt !== undefined) wire.update_time = unixSeconds(message.editedAt);
  const replied = message.replyTo === undefined ? undefined : findMessage(dialog, message.replyTo);
  if (replied !== undefined) wire.reply_message = renderForeign(replied);
  return wire;
}

function renderForeign(message: StoredMessage): WireForeignMessage {
  return {
    id: message.id,
    date: unixSeconds(message.at),
    from_id: message.fromId,
    peer_id: message.peerId,
    conversation_message_id: message.conversationMessageId,
    text: message.text,
    attachments: message.attachments,
  };
}

/** What a modern VK client can do; sent beside every `message_new`. */
export const CLIENT_INFO = {
  button_actions: [
    'text',
    'vkpay',
    'open_app',
    'location',
    'open_link',
    'callback',
    'intent_subscribe',
    'intent_unsubscribe',
  ],
  keyboard: true,
  inline_keyboard: true,
  carousel: true,
  lang_id: 0,
};
