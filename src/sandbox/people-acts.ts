import { randomBytes } from 'node:crypto';
import { rememberCallback, type Core } from './core.ts';
import { findMessage, type Dialog, type StoredMessage } from './dialogs.ts';
import { attachmentOf, imageTypeOf } from './files.ts';
import { CLIENT_INFO, renderMessage } from './render-message.ts';
import { refusals, startWord } from './texts.ts';
import type { Attachment, Button, ChatAction } from './wire.ts';

/** A person did what VK's own client would not let them do. The message is Russian and for the page. */
export class Refused extends Error {}

export type SayOptions = {
  attachments?: Attachment[];
  /** JSON text, or a value that becomes it: a button's payload. */
  payload?: unknown;
  /** The `ref` of a vk.me link. */
  ref?: string;
  /** conversation_message_id of the message that is replied to. */
  replyTo?: number;
};

export type Said = {
  message: StoredMessage;
  /** The update's event_id; undefined when the community does not see the message. */
  eventId: string | undefined;
};

export type Pressed =
  | ({ kind: 'message' } & Said)
  | { kind: 'callback'; callbackId: string; eventId: string | undefined }
  | { kind: 'link'; link: string };

export function say(
  core: Core,
  personId: number,
  peerId: number,
  text: string,
  options: SayOptions = {},
): Said {
  const dialog = dialogOf(core, personId, peerId);
  if (text.trim() === '' && (options.attachments ?? []).length === 0)
    throw new Refused(refusals.emptyMessage);
  const { payload, ref, replyTo, attachments = [] } = options;
  if (dialog.kind === 'private') dialog.allowed = true;
  const message = core.dialogs.append(dialog, {
    fromId: personId,
    at: core.clock.now(),
    text: dialog.kind === 'chat' ? withMentions(core, text) : text,
    attachments,
    ...(payload === undefined
      ? {}
      : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
    ...(ref === undefined ? {} : { ref }),
    ...(replyTo === undefined ? {} : { replyTo }),
  });
  return announce(core, dialog, message);
}

/** VK's client turns a typed `@name` of the community into `[club1|@name]`. */
function withMentions(core: Core, text: string): string {
  if (!text.includes('@') && !text.includes('*')) return text;
  const name = core.screenName.replace(/\W/g, '\\$&');
  return text.replace(
    new RegExp(`(^|\\s)[@*](${name}|club${core.groupId})(?!\\w)`, 'gi'),
    (_, before: string, typed: string) => `${before}[club${core.groupId}|@${typed}]`,
  );
}

/** In a chat the community sees mentions, `/…` and actions; everything with «Доступ ко всей переписке». */
function communitySees(core: Core, dialog: Dialog, message: StoredMessage): boolean {
  if (dialog.kind === 'private') return true;
  if (!dialog.communityIn) return false;
  if (dialog.fullAccess || message.action !== undefined || message.text.startsWith('/')) return true;
  return message.text.includes(`[club${core.groupId}|`);
}

function announce(core: Core, dialog: Dialog, message: StoredMessage): Said {
  let eventId: string | undefined;
  if (communitySees(core, dialog, message)) {
    eventId = core.pushUpdate('message_new', {
      message: renderMessage(dialog, message),
      client_info: CLIENT_INFO,
    });
  } else {
    message.hiddenFromBot = true;
  }
  core.emit({ type: 'message', peerId: dialog.peerId, message });
  return { message, eventId };
}

/** A chat's service line: somebody came, left or renamed it. */
export function act(core: Core, dialog: Dialog, personId: number, action: ChatAction): Said {
  const message = core.dialogs.append(dialog, {
    fromId: personId,
    at: core.clock.now(),
    text: '',
    attachments: [],
    action,
  });
  return announce(core, dialog, message);
}

export function startDialog(core: Core, personId: number, ref?: string): Said {
  return say(core, personId, personId, startWord, {
    payload: { command: 'start' },
    ...(ref === undefined ? {} : { ref }),
  });
}

/**
 * Presses a button: of the message `where` (its conversation_message_id) or of the keyboard below (`'keyboard'`).
 * `which` counts all buttons row by row from 0, or is the label.
 */
export function press(
  core: Core,
  personId: number,
  peerId: number,
  where: number | 'keyboard',
  which: number | string,
): Pressed {
  const dialog = dialogOf(core, personId, peerId);
  const source =
    where === 'keyboard'
      ? dialog.messages.findLast(({ keyboard }) => keyboard !== undefined && keyboard === dialog.keyboard)
      : findMessage(dialog, where);
  const keyboard = where === 'keyboard' ? dialog.keyboard : source?.keyboard;
  const buttons = keyboard?.buttons.flat() ?? [];
  const button =
    typeof which === 'number' ? buttons[which] : buttons.find(({ action }) => action.label === which);
  if (keyboard === undefined || button === undefined) throw new Refused(refusals.noButton);
  const pressed = pressButton(core, dialog, personId, button, source?.conversationMessageId);
  if (where === 'keyboard' && keyboard.one_time && pressed.kind !== 'link' && dialog.keyboard === keyboard) {
    dialog.keyboard = undefined;
    core.emit({ type: 'dialog', peerId });
  }
  return pressed;
}

function pressButton(
  core: Core,
  dialog: Dialog,
  personId: number,
  { action }: Button,
  conversationMessageId: number | undefined,
): Pressed {
  const { type, label = '', payload } = action;
  if (type === 'text') {
    // In a chat VK's client puts the mention of the keyboard's owner before the label.
    const text = dialog.kind === 'chat' ? `[club${core.groupId}|@${core.screenName}] ${label}` : label;
    const said = say(core, personId, dialog.peerId, text, payload === undefined ? {} : { payload });
    return { kind: 'message', ...said };
  }
  if (type === 'callback') {
    const callbackId = randomBytes(6).toString('hex');
    rememberCallback(core, {
      eventId: callbackId,
      userId: personId,
      peerId: dialog.peerId,
      at: core.clock.now(),
      answered: false,
    });
    const eventId = core.pushUpdate('message_event', {
      user_id: personId,
      peer_id: dialog.peerId,
      event_id: callbackId,
      payload: payload === undefined ? {} : (JSON.parse(payload) as unknown),
      ...(conversationMessageId === undefined ? {} : { conversation_message_id: conversationMessageId }),
    });
    return { kind: 'callback', callbackId, eventId };
  }
  if (type === 'open_link' && action.link !== undefined) return { kind: 'link', link: action.link };
  throw new Refused(refusals.buttonNotSupported);
}

export function dropFile(
  core: Core,
  personId: number,
  peerId: number,
  name: string,
  bytes: Uint8Array,
): Said {
  dialogOf(core, personId, peerId);
  if (bytes.length === 0) throw new Refused(refusals.emptyFile);
  const file = core.files.add({
    ownerId: personId,
    kind: 'doc',
    name,
    bytes: Buffer.from(bytes),
    at: core.clock.now(),
  });
  return say(core, personId, peerId, '', { attachments: [attachmentOf(file, core.origin)] });
}

/** A picture as VK's clients send it: a photo, not a document. Words may go with it. */
export function sendPhoto(
  core: Core,
  personId: number,
  peerId: number,
  name: string,
  bytes: Uint8Array,
  text = '',
): Said {
  dialogOf(core, personId, peerId);
  const picture = Buffer.from(bytes);
  if (imageTypeOf(picture) === undefined) throw new Refused(refusals.notPicture);
  const file = core.files.add({
    ownerId: personId,
    kind: 'photo',
    name,
    bytes: picture,
    at: core.clock.now(),
  });
  return say(core, personId, peerId, text, { attachments: [attachmentOf(file, core.origin)] });
}

/** The dialog this person may write in. */
export function dialogOf(core: Core, personId: number, peerId: number): Dialog {
  const dialog = core.dialogs.find(peerId);
  if (dialog === undefined) throw new Refused(refusals.noDialog);
  if (!dialog.memberIds.has(personId)) throw new Refused(refusals.notMember);
  return dialog;
}
