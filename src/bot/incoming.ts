/** A dialog in the messenger: a person's own number in private, 2000000000 + N for a group chat. */
export type PeerId = number;

const FIRST_CHAT = 2_000_000_000;

export function isChat(peerId: PeerId): boolean {
  return peerId > FIRST_CHAT;
}

/** A file somebody sent; nothing of it is downloaded before its sender is authorised. */
export type IncomingFile = {
  name: string;
  extension: string;
  size: number;
  url: string;
  /** The messenger's own name of it, by which it can be shown to another person without being downloaded. */
  reference?: string;
};

/** What a button carries: the command it stands for. It comes from outside and may be forged. */
export type ButtonPayload = { c: string; a?: Record<string, unknown> };

export type IncomingMessage = {
  kind: 'message';
  peerId: PeerId;
  senderId: number;
  text: string;
  /** In a group chat: the bot was named in the message, which `text` no longer shows. */
  addressed?: true;
  /** As VK sent it, parsed; its shape is checked by whoever reads it. */
  payload?: unknown;
  /** The `ref` of the link the person came by. */
  ref?: string;
  files: readonly IncomingFile[];
  /** Photos, by the messenger's own references: they are never downloaded. */
  pictures?: readonly string[];
  conversationMessageId: number;
};

/** A callback button; the messenger waits for an answer to `answerId`. */
type IncomingButton = {
  kind: 'button';
  peerId: PeerId;
  senderId: number;
  answerId: string;
  payload?: unknown;
};

/** What happens in the messenger, in the bot's own words; `vk/` translates into it. */
export type Incoming =
  | IncomingMessage
  | IncomingButton
  | { kind: 'allowed'; senderId: number; ref?: string }
  | { kind: 'denied'; senderId: number }
  | { kind: 'chat-joined'; peerId: PeerId; senderId: number }
  | { kind: 'chat-left'; peerId: PeerId }
  /** Our own: a task ended; `result` is what it gave. */
  | { kind: 'task-ended'; taskId: number; task: string; params: unknown; result: unknown };
