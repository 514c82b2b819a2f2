/** VK's own shapes, as far as the sandbox speaks them (published schema 5.199). Dates are Unix seconds, ids plain numbers. */

export type ButtonAction = {
  type: string;
  label?: string;
  /** JSON in a string: that is how VK hands it back in `message.payload`. */
  payload?: string;
  link?: string;
  app_id?: number;
  owner_id?: number;
  hash?: string;
};
export type Button = { action: ButtonAction; color?: string };
export type Keyboard = { one_time: boolean; inline: boolean; buttons: Button[][]; author_id?: number };

/** `{type: 'doc', doc: {…}}` and the like. */
export type Attachment = { type: string } & Record<string, unknown>;

export type ChatAction = {
  type: 'chat_invite_user' | 'chat_invite_user_by_link' | 'chat_kick_user' | 'chat_title_update';
  member_id?: number;
  text?: string;
};

export type WireForeignMessage = {
  id?: number;
  date: number;
  from_id: number;
  peer_id: number;
  conversation_message_id: number;
  text: string;
  attachments: Attachment[];
};

export type WireMessage = {
  id: number;
  date: number;
  peer_id: number;
  from_id: number;
  conversation_message_id: number;
  out: 0 | 1;
  version: number;
  text: string;
  attachments: Attachment[];
  fwd_messages: WireForeignMessage[];
  important: boolean;
  is_hidden: boolean;
  random_id?: number;
  payload?: string;
  ref?: string;
  ref_source?: string;
  reply_message?: WireForeignMessage;
  action?: ChatAction;
  keyboard?: Keyboard;
  update_time?: number;
};

export type Update = { type: string; event_id: string; v: string; object: unknown; group_id: number };

/** Peers from here on are chats: 2000000000 + N, N counted per community. */
export const CHAT_PEER_BASE = 2_000_000_000;

export function isChatPeer(peerId: number): boolean {
  return peerId > CHAT_PEER_BASE;
}

/** Unix seconds, VK's unit of time. */
export function unixSeconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}
