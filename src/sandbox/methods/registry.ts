import { docsGetMessagesUploadServer, docsSave } from './docs.ts';
import {
  groupsGetById,
  groupsGetLongPollServer,
  groupsGetLongPollSettings,
  groupsGetTokenPermissions,
  groupsSetLongPollSettings,
} from './groups.ts';
import { messagesDelete, messagesEdit, messagesSendMessageEventAnswer } from './messages-change.ts';
import {
  messagesGetConversationMembers,
  messagesGetConversations,
  messagesGetConversationsById,
  messagesGetHistory,
  messagesMarkAsRead,
  messagesSetActivity,
} from './messages-read.ts';
import { messagesSend } from './messages-send.ts';
import type { Method } from './method.ts';
import { photosGetMessagesUploadServer, photosSaveMessagesPhoto } from './photos.ts';
import { usersGet } from './users.ts';
import { utilsGetServerTime } from './utils.ts';

/** Everything the sandbox can do; any other name is VK's error 3. */
export const METHODS: ReadonlyMap<string, Method> = new Map([
  ['docs.getMessagesUploadServer', docsGetMessagesUploadServer],
  ['docs.save', docsSave],
  ['groups.getById', groupsGetById],
  ['groups.getLongPollServer', groupsGetLongPollServer],
  ['groups.getLongPollSettings', groupsGetLongPollSettings],
  ['groups.getTokenPermissions', groupsGetTokenPermissions],
  ['groups.setLongPollSettings', groupsSetLongPollSettings],
  ['messages.delete', messagesDelete],
  ['messages.edit', messagesEdit],
  ['messages.getConversationMembers', messagesGetConversationMembers],
  ['messages.getConversations', messagesGetConversations],
  ['messages.getConversationsById', messagesGetConversationsById],
  ['messages.getHistory', messagesGetHistory],
  ['messages.markAsRead', messagesMarkAsRead],
  ['messages.send', messagesSend],
  ['messages.sendMessageEventAnswer', messagesSendMessageEventAnswer],
  ['messages.setActivity', messagesSetActivity],
  ['photos.getMessagesUploadServer', photosGetMessagesUploadServer],
  ['photos.saveMessagesPhoto', photosSaveMessagesPhoto],
  ['users.get', usersGet],
  ['utils.getServerTime', utilsGetServerTime],
]);
