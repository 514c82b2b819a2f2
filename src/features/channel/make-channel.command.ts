import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import { findChannel, findChat, makeChannel, noteChatJoined } from '../../storage/chat.ts';
import { findUnit } from '../../storage/unit.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { settingsOf } from '../settings.ts';
import type { Context } from '../context.ts';
import { resultsMoment } from '../subjects/figures/results-moment.ts';
import { texts } from './texts.ts';

const WORDS = [texts.makeChannel, 'Канал'];

export const makeChannelCommand: Command<Context> = {
  name: 'make-channel',
  words: WORDS,
  help: texts.makeChannelHelp,
  who: ['coordinator'],
  where: 'chat',
  run: (context) => take(context, context),
};

/** The same words from anybody else: a coordinator who happens to speak for a school is obeyed, others are refused. */
export const refuseChannelCommand: Command<Context> = {
  name: 'make-channel',
  words: WORDS,
  who: ['director', 'responsible', 'guest'],
  where: 'chat',
  run(context) {
    const office = context.actor.bindings.find(({ role }) => role === 'coordinator');
    const district = office && findUnit(context.db, office.unitId);
    if (district === undefined) return answer(texts.refused, { dialog: 'keep' });
    return take(context, { district, settings: settingsOf(context, district.id) });
  },
};

function take(context: Context, { district, settings }: Pick<Context, 'district' | 'settings'>): Answer {
  const { db, now, peerId, actor } = context;
  const chat = findChat(db, peerId);
  if (chat?.isChannel === true && chat.districtId !== district.id) {
    return answer(texts.otherDistrict, { dialog: 'keep' });
  }
  const { weekday, time } = resultsMoment({ now, settings });
  const when = texts.onWeekday(weekday, time);
  if (chat?.isChannel === true) return answer(texts.already(when), { dialog: 'keep' });
  const before = findChannel(db, district.id);
  // A chat the bot was in before the database knew of chats has no row yet.
  noteChatJoined(db, peerId, now);
  makeChannel(db, peerId, district.id, actor.person.id);
  noteAct({ ...context, district }, actTexts.channelMade);
  const made = texts.made(when);
  return answer(before === undefined ? made : `${made}\n${texts.insteadOf}`, { dialog: 'keep' });
}
