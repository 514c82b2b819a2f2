import { lastMessageOf, type Core } from '../core.ts';
import type { Dialog } from '../dialogs.ts';
import { CHAT_PEER_BASE } from '../wire.ts';
import { groupObject } from './groups.ts';
import { userObject } from './users.ts';

/** The person had the last word. */
export function isUnanswered(dialog: Dialog): boolean {
  return (lastMessageOf(dialog)?.fromId ?? 0) > 0;
}

export function unreadCount(dialog: Dialog): number {
  return dialog.lastConversationMessageId - dialog.inReadConversationMessageId;
}

export function conversationObject(dialog: Dialog) {
  const last = lastMessageOf(dialog);
  const isChat = dialog.kind === 'chat';
  const unread = unreadCount(dialog);
  return {
    peer: {
      id: dialog.peerId,
      type: isChat ? 'chat' : 'user',
      local_id: isChat ? dialog.peerId - CHAT_PEER_BASE : dialog.peerId,
    },
    last_message_id: last?.id ?? 0,
    last_conversation_message_id: dialog.lastConversationMessageId,
    in_read: dialog.inReadConversationMessageId,
    in_read_cmid: dialog.inReadConversationMessageId,
    out_read: last?.id ?? 0,
    out_read_cmid: dialog.lastConversationMessageId,
    version: 10_000_000 + dialog.lastConversationMessageId,
    sort_id: { major_id: 0, minor_id: last?.id ?? 0 },
    is_marked_unread: false,
    important: false,
    ...(unread > 0 ? { unread_count: unread } : {}),
    ...(!isChat && isUnanswered(dialog) ? { unanswered: true } : {}),
    ...(dialog.keyboard === undefined ? {} : { current_keyboard: dialog.keyboard }),
    can_write: isChat || dialog.allowed ? { allowed: true } : { allowed: false, reason: 901 },
    ...(isChat ? { chat_settings: chatSettings(dialog) } : {}),
  };
}

function chatSettings(dialog: Dialog) {
  return {
    title: dialog.title,
    members_count: dialog.memberIds.size + (dialog.communityIn ? 1 : 0),
    owner_id: dialog.adminId ?? 0,
    admin_ids: dialog.adminId === undefined ? [] : [dialog.adminId],
    active_ids: [...dialog.memberIds].slice(0, 4),
    state: 'in',
    is_group_channel: false,
    acl: {
      can_change_info: false,
      can_change_invite_link: false,
      can_change_pin: false,
      can_invite: false,
      can_promote_users: false,
      can_see_invite_link: false,
      can_moderate: false,
      can_copy_chat: false,
      can_call: false,
      can_use_mass_mentions: false,
    },
  };
}

export function profilesOf(core: Core, dialogs: Dialog[]) {
  const ids = new Set(dialogs.flatMap((dialog) => [...dialog.memberIds]));
  return {
    profiles: [...ids].flatMap((id) => {
      const person = core.people.get(id);
      return person === undefined ? [] : [userObject(person)];
    }),
    groups: [groupObject(core)],
  };
}
