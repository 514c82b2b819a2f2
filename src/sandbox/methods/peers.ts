import type { Core } from '../core.ts';
import type { Dialog } from '../dialogs.ts';
import { vkError } from '../vk-error.ts';
import { CHAT_PEER_BASE, isChatPeer } from '../wire.ts';

/** The dialog the community may write to; throws 901, 912 or 917 where VK does. */
export function writableDialog(core: Core, peerId: number): Dialog {
  const dialog = core.dialogs.find(peerId);
  if (isChatPeer(peerId)) {
    if (dialog?.communityIn !== true) throw vkError(917);
    if (!core.botFeatures) throw vkError(912);
    return dialog;
  }
  if (dialog?.allowed !== true) throw vkError(901);
  return dialog;
}

/** The dialog the community may look at: 917 for a chat it is not in. */
export function readableDialog(core: Core, peerId: number): Dialog {
  const dialog = core.dialogs.find(peerId);
  if (dialog === undefined || (dialog.kind === 'chat' && !dialog.communityIn)) {
    throw isChatPeer(peerId) ? vkError(917) : vkError(100, 'peer_id is invalid');
  }
  return dialog;
}

/** The one peer named by `peer_id`, `user_id`, `chat_id` or `domain` («id101»), or undefined. */
export function singlePeer(args: {
  peer_id?: number | undefined;
  user_id?: number | undefined;
  chat_id?: number | undefined;
  domain?: string | undefined;
}): number | undefined {
  if (args.peer_id !== undefined) return args.peer_id;
  if (args.user_id !== undefined) return args.user_id;
  if (args.chat_id !== undefined) return CHAT_PEER_BASE + args.chat_id;
  const id = /^id(\d+)$/.exec(args.domain ?? '')?.[1];
  return id === undefined ? undefined : Number(id);
}
