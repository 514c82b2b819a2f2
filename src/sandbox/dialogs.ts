import type { SandboxChat, SandboxPerson } from './options.ts';
import { isChatPeer, type Attachment, type ChatAction, type Keyboard } from './wire.ts';

/** A dialog keeps so many last messages; older ones are forgotten. */
const KEPT_MESSAGES = 2000;
const RANDOM_ID_WINDOW_MS = 60 * 60 * 1000;
const RANDOM_ID_WINDOW_MESSAGES = 100;

export type StoredMessage = {
  /** VK's `message.id`: 0 in chats. */
  id: number;
  conversationMessageId: number;
  peerId: number;
  /** A person's id, or minus the community's. */
  fromId: number;
  at: Date;
  text: string;
  attachments: Attachment[];
  keyboard?: Keyboard;
  payload?: string;
  ref?: string;
  replyTo?: number;
  action?: ChatAction;
  randomId?: number;
  /** In a chat: the community was not shown this message. */
  hiddenFromBot?: true;
  editedAt?: Date;
  deleted?: true;
};

export type Dialog = {
  peerId: number;
  kind: 'private' | 'chat';
  title: string;
  messages: StoredMessage[];
  lastConversationMessageId: number;
  /** The keyboard under the composer. In a chat everybody sees the same. */
  keyboard: Keyboard | undefined;
  /** People in the dialog: one in a private one. */
  memberIds: Set<number>;
  adminId: number | undefined;
  /** Private: whether the community may write. */
  allowed: boolean;
  /** Chat: whether the community is a member, and whether it sees every message. */
  communityIn: boolean;
  fullAccess: boolean;
  inReadConversationMessageId: number;
  sentRandomIds: Map<number, StoredMessage>;
};

export type Dialogs = {
  all(): Dialog[];
  find(peerId: number): Dialog | undefined;
  append(
    dialog: Dialog,
    message: Omit<StoredMessage, 'id' | 'conversationMessageId' | 'peerId'>,
  ): StoredMessage;
  findByMessageId(id: number): { dialog: Dialog; message: StoredMessage } | undefined;
};

export function createDialogs(people: readonly SandboxPerson[], chats: readonly SandboxChat[]): Dialogs {
  const dialogs = new Map<number, Dialog>();
  let lastMessageId = 0;
  for (const person of people) {
    const dialog = emptyDialog(person.id, 'private', `${person.firstName} ${person.lastName}`, [person.id]);
    dialogs.set(person.id, { ...dialog, allowed: person.allowed === true });
  }
  for (const chat of chats) {
    if (!isChatPeer(chat.peerId)) throw new RangeError(`a chat's peerId is 2000000000 + N: ${chat.peerId}`);
    const dialog = emptyDialog(chat.peerId, 'chat', chat.title, chat.memberIds);
    dialogs.set(chat.peerId, { ...dialog, communityIn: chat.communityIn === true });
  }
  return {
    all: () => [...dialogs.values()],
    find: (peerId) => dialogs.get(peerId),
    append(dialog, draft) {
      dialog.lastConversationMessageId += 1;
      const message: StoredMessage = {
        ...draft,
        id: dialog.kind === 'chat' ? 0 : ++lastMessageId,
        conversationMessageId: dialog.lastConversationMessageId,
        peerId: dialog.peerId,
      };
      dialog.messages.push(message);
      if (dialog.messages.length > KEPT_MESSAGES * 2) {
        dialog.messages = dialog.messages.slice(-KEPT_MESSAGES);
      }
      return message;
    },
    findByMessageId(id) {
      for (const dialog of dialogs.values()) {
        const message = dialog.messages.findLast((candidate) => candidate.id === id && id !== 0);
        if (message !== undefined) return { dialog, message };
      }
      return undefined;
    },
  };
}

function emptyDialog(peerId: number, kind: Dialog['kind'], title: string, memberIds: number[]): Dialog {
  return {
    peerId,
    kind,
    title,
    messages: [],
    lastConversationMessageId: 0,
    keyboard: undefined,
    memberIds: new Set(memberIds),
    adminId: kind === 'chat' ? memberIds[0] : undefined,
    allowed: false,
    communityIn: false,
    fullAccess: false,
    inReadConversationMessageId: 0,
    sentRandomIds: new Map(),
  };
}

export function findMessage(dialog: Dialog, conversationMessageId: number): StoredMessage | undefined {
  const first = dialog.messages[0];
  if (first === undefined) return undefined;
  return dialog.messages[conversationMessageId - first.conversationMessageId];
}

/**
 * VK's check for doubles: the message this dialog already got with `randomId` within the last hour and the last 100
 * messages. 0 switches the check off.
 */
export function findRepeat(dialog: Dialog, randomId: number, now: Date): StoredMessage | undefined {
  if (randomId === 0) return undefined;
  const earlier = dialog.sentRandomIds.get(randomId);
  return earlier !== undefined && withinWindow(dialog, earlier, now) ? earlier : undefined;
}

export function rememberRandomId(dialog: Dialog, randomId: number, message: StoredMessage): void {
  if (randomId === 0) return;
  const known = dialog.sentRandomIds;
  known.delete(randomId);
  known.set(randomId, message);
  // A Map keeps the order of insertion: the first one is the oldest.
  for (const oldest of known.keys()) {
    if (known.size <= RANDOM_ID_WINDOW_MESSAGES) break;
    known.delete(oldest);
  }
}

function withinWindow(dialog: Dialog, earlier: StoredMessage, now: Date): boolean {
  const messagesAgo = dialog.lastConversationMessageId - earlier.conversationMessageId;
  return (
    messagesAgo < RANDOM_ID_WINDOW_MESSAGES && now.getTime() - earlier.at.getTime() < RANDOM_ID_WINDOW_MS
  );
}

/** A one-time keyboard goes away with the press; an inline one belongs to its message and never shows below. */
export function applyKeyboard(dialog: Dialog, keyboard: Keyboard | undefined): void {
  if (keyboard === undefined || keyboard.inline) return;
  dialog.keyboard = keyboard.buttons.length === 0 ? undefined : keyboard;
}
