import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import { findDialog } from '../../storage/dialog.ts';
import { listRecentContents } from '../../storage/outbox-history.ts';
import type { Context } from '../context.ts';
import { forgetOpenOrder } from '../subjects/office/forget-order.ts';
import { mainKeyboard } from '../keyboards.ts';
import { texts } from './texts.ts';

/** Ends any dialog. */
export const cancelCommand: Command<Context> = {
  name: 'cancel',
  words: texts.words.cancel,
  who: ['director', 'responsible', 'coordinator', 'head'],
  where: 'private',
  run(context) {
    const { db, actor, peerId } = context;
    const isOpen = findDialog(db, actor.person.id, peerId) !== undefined;
    forgetOpenOrder(context);
    return answer(isOpen ? texts.cancelled : declined(context), { keyboard: mainKeyboard(context) });
  },
};

/** What the newest message asked to be confirmed is not done. */
function declined({ db, peerId }: Context): string {
  const [newest] = listRecentContents(db, peerId, 1);
  const commands = (newest?.kind === 'message' ? (newest.keyboard?.rows.flat() ?? []) : []).flatMap((one) =>
    one.kind === 'command' ? [one.payload.c] : [],
  );
  if (!commands.includes('cancel')) return texts.nothingToCancel;
  return commands.includes('erase-me') ? texts.nothingErased : texts.nothingDone;
}
