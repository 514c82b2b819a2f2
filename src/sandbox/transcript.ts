import type { Dialog, StoredMessage } from './dialogs.ts';
import type { Attachment, ChatAction, Keyboard } from './wire.ts';

/** A message as people see it: what tests read and the page draws. */
export type TranscriptMessage = {
  peerId: number;
  conversationMessageId: number;
  /** A person's id, or minus the community's. */
  fromId: number;
  text: string;
  attachments: Attachment[];
  keyboard?: Keyboard;
  action?: ChatAction;
  replyTo?: number;
  /** Only on messages of the community: the bot's random_id. */
  randomId?: number;
  /** In a chat: no event told the bot of it. */
  hiddenFromBot: boolean;
  at: Date;
  edited: boolean;
  deleted: boolean;
};

export function transcriptMessage(message: StoredMessage): TranscriptMessage {
  const { peerId, conversationMessageId, fromId, text, attachments, keyboard, action, replyTo, randomId } =
    message;
  return {
    peerId,
    conversationMessageId,
    fromId,
    text,
    attachments,
    ...(keyboard === undefined ? {} : { keyboard }),
    ...(action === undefined ? {} : { action }),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(randomId === undefined ? {} : { randomId }),
    hiddenFromBot: message.hiddenFromBot === true,
    at: message.at,
    edited: message.editedAt !== undefined,
    deleted: message.deleted === true,
  };
}

/** Everything said in the dialog that was not deleted for all, oldest first. */
export function transcriptOf(dialog: Dialog): TranscriptMessage[] {
  return dialog.messages.filter((message) => message.deleted !== true).map(transcriptMessage);
}
