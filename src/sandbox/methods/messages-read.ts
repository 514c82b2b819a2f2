import { lastMessageOf } from '../core.ts';
import type { Dialog } from '../dialogs.ts';
import { renderMessage } from '../render-message.ts';
import { vkError } from '../vk-error.ts';
import { isChatPeer } from '../wire.ts';
import { conversationObject, isUnanswered, profilesOf, unreadCount } from './conversation.ts';
import { defineMethod } from './method.ts';
import { readableDialog, singlePeer, writableDialog } from './peers.ts';

/** Private dialogs only, newest first unless `rev`: a community token does not read a chat's history. */
export const messagesGetHistory = defineMethod(
  {
    peer_id: { kind: 'int' },
    user_id: { kind: 'int' },
    offset: { kind: 'int' },
    count: { kind: 'int', min: 0, max: 200 },
    rev: { kind: 'int', min: 0, max: 1 },
    start_message_id: { kind: 'int' },
    extended: { kind: 'bool' },
    fields: { kind: 'strings' },
    group_id: { kind: 'int', min: 0 },
  },
  (core, args) => {
    const peerId = singlePeer(args);
    if (peerId === undefined) throw vkError(100, 'peer_id is undefined');
    if (isChatPeer(peerId)) throw vkError(917);
    const dialog = readableDialog(core, peerId);
    const messages = dialog.messages.filter((message) => message.deleted !== true);
    if (args.rev !== 1) messages.reverse();
    const startId = args.start_message_id ?? 0;
    const from =
      startId > 0
        ? Math.max(
            0,
            messages.findIndex((message) => message.id <= startId),
          )
        : 0;
    const offset = Math.max(0, from + (args.offset ?? 0));
    return {
      count: messages.length,
      items: messages
        .slice(offset, offset + (args.count ?? 20))
        .map((message) => renderMessage(dialog, message)),
      ...(args.extended === true ? profilesOf(core, [dialog]) : {}),
    };
  },
);

export const messagesGetConversations = defineMethod(
  {
    offset: { kind: 'int', min: 0 },
    count: { kind: 'int', min: 0, max: 200 },
    filter: {
      kind: 'string',
      oneOf: ['all', 'archive', 'important', 'sorted_chats', 'unanswered', 'unread'],
    },
    extended: { kind: 'bool' },
    start_message_id: { kind: 'int', min: 0 },
    fields: { kind: 'strings' },
    group_id: { kind: 'int', min: 0 },
  },
  (core, args) => {
    const filter = args.filter ?? 'all';
    const dialogs = core.dialogs
      .all()
      .filter((dialog) => dialog.messages.length > 0 && (dialog.kind === 'private' || dialog.communityIn))
      .filter((dialog) => passes(dialog, filter))
      .sort((a, b) => timeOf(b) - timeOf(a));
    const offset = args.offset ?? 0;
    const page = dialogs.slice(offset, offset + (args.count ?? 20));
    return {
      count: dialogs.length,
      unread_count: dialogs.filter((dialog) => unreadCount(dialog) > 0).length,
      items: page.map((dialog) => {
        const last = lastMessageOf(dialog);
        return {
          conversation: conversationObject(dialog),
          ...(last === undefined ? {} : { last_message: renderMessage(dialog, last) }),
        };
      }),
      ...(args.extended === true ? profilesOf(core, page) : {}),
    };
  },
);

export const messagesGetConversationsById = defineMethod(
  {
    peer_ids: { kind: 'ints', required: true, maxItems: 100 },
    extended: { kind: 'bool' },
    fields: { kind: 'strings' },
    group_id: { kind: 'int', min: 0 },
  },
  (core, args) => {
    const dialogs = args.peer_ids
      .map((peerId) => core.dialogs.find(peerId))
      .filter((dialog) => dialog !== undefined)
      .filter((dialog) => dialog.kind === 'private' || dialog.communityIn);
    return {
      count: dialogs.length,
      items: dialogs.map(conversationObject),
      ...(args.extended === true ? profilesOf(core, dialogs) : {}),
    };
  },
);

/** Only an administrator of the chat (or «Доступ ко всей переписке») sees who is in it: 917 for others. */
export const messagesGetConversationMembers = defineMethod(
  {
    peer_id: { kind: 'int', required: true },
    offset: { kind: 'int', min: 0 },
    count: { kind: 'int', min: 1, max: 1000 },
    extended: { kind: 'bool' },
    fields: { kind: 'strings' },
    group_id: { kind: 'int', min: 0 },
  },
  (core, args) => {
    const dialog = readableDialog(core, args.peer_id);
    if (dialog.kind === 'chat' && !dialog.fullAccess) throw vkError(917);
    const memberIds = [...dialog.memberIds, -core.groupId];
    const items = memberIds.map((memberId) => ({
      member_id: memberId,
      ...(memberId === dialog.adminId ? { is_owner: true, is_admin: true } : {}),
      ...(dialog.kind === 'chat' && memberId < 0 ? { is_admin: true } : {}),
    }));
    const offset = args.offset ?? 0;
    return {
      count: items.length,
      items: items.slice(offset, offset + (args.count ?? 20)),
      ...profilesOf(core, [dialog]),
    };
  },
);

export const messagesMarkAsRead = defineMethod(
  {
    peer_id: { kind: 'int' },
    message_ids: { kind: 'ints' },
    start_message_id: { kind: 'int', min: 0 },
    up_to_cmid: { kind: 'int', min: 0 },
    mark_conversation_as_read: { kind: 'bool' },
    group_id: { kind: 'int', min: 0 },
  },
  (core, args) => {
    if (args.peer_id === undefined && args.message_ids === undefined)
      throw vkError(100, 'peer_id is undefined');
    if (args.peer_id === undefined) return 1;
    const dialog = readableDialog(core, args.peer_id);
    const upTo = args.up_to_cmid ?? dialog.lastConversationMessageId;
    dialog.inReadConversationMessageId = Math.max(dialog.inReadConversationMessageId, upTo);
    return 1;
  },
);

export const messagesSetActivity = defineMethod(
  {
    peer_id: { kind: 'int' },
    user_id: { kind: 'int' },
    type: { kind: 'string', oneOf: ['audiomessage', 'file', 'photo', 'typing', 'video'] },
    group_id: { kind: 'int', min: 0 },
  },
  (core, args) => {
    const peerId = singlePeer({ peer_id: args.peer_id, user_id: args.user_id });
    if (peerId === undefined) throw vkError(100, 'peer_id is undefined');
    writableDialog(core, peerId);
    core.emit({ type: 'typing', peerId });
    return 1;
  },
);

function passes(dialog: Dialog, filter: string): boolean {
  if (filter === 'all') return true;
  if (filter === 'unread') return unreadCount(dialog) > 0;
  if (filter === 'unanswered') return dialog.kind === 'private' && isUnanswered(dialog);
  return false;
}

function timeOf(dialog: Dialog): number {
  return lastMessageOf(dialog)?.at.getTime() ?? 0;
}
