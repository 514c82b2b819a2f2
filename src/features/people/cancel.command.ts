import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import { findDialog } from '../../storage/dialog.ts';
import type { Context } from '../context.ts';
import { mainKeyboard } from '../keyboards.ts';
import { texts } from './texts.ts';

/** Ends any dialog. */
export const cancelCommand: Command<Context> = {
  name: 'cancel',
  words: texts.words.cancel,
  who: ['director', 'responsible', 'coordinator'],
  where: 'private',
  run(context) {
    const { db, actor, peerId } = context;
    const isOpen = findDialog(db, actor.person.id, peerId) !== undefined;
    return answer(isOpen ? texts.cancelled : texts.nothingToCancel, { keyboard: mainKeyboard(context) });
  },
};
