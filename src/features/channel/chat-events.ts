import { answer, silence } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import { findChat, noteChatJoined, noteChatLeft } from '../../storage/chat.ts';
import { listCoordinatorPeers } from '../../storage/held-binding.ts';
import { getUnit, listOffices } from '../../storage/unit.ts';
import type { Context, World } from '../context.ts';
import { texts } from './texts.ts';

/** The community was added to a chat: it greets once, whoever added it. */
export function chatJoined({ db, now, peerId, district, actor }: Context): Answer {
  if (!noteChatJoined(db, peerId, now)) return silence;
  const chat = findChat(db, peerId);
  if (chat?.isChannel === true && chat.districtId !== undefined) {
    return answer(texts.returned(getUnit(db, chat.districtId).name), { dialog: 'keep' });
  }
  // Added by somebody who holds no role, it may be the chat of any of several districts.
  const isKnown = actor.binding !== undefined || listOffices(db).length < 2;
  return answer(texts.greeting(isKnown ? district.name : undefined), {
    keyboard: inline([button(texts.makeChannel, 'make-channel', undefined, 'primary')]),
    dialog: 'keep',
  });
}

/** The community was removed: the district's coordinators hear of it where the chat was their channel. */
export function chatLeft({ db }: World, peerId: number): Outgoing[] {
  const chat = findChat(db, peerId);
  if (chat?.present !== true) return [];
  noteChatLeft(db, peerId, 'kicked');
  if (!chat.isChannel || chat.districtId === undefined) return [];
  const text = texts.lost(getUnit(db, chat.districtId).name);
  return listCoordinatorPeers(db, chat.districtId).map((to) => ({ to, lane: 'bulk', text }));
}
