import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import { changeSetting } from '../subjects/office/change-setting.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { normaliseText } from '../../text/words.ts';
import { NO_MAILBOX } from './lexicon.ts';
import { texts } from './texts.ts';

const MAILBOX_DIALOG = 'report-mailbox';
const MAIL = 'school-reports-mail';

/** `on`: whether the mail is awaited; `ask`: another address. */
const args = z.object({
  on: z.union([z.literal(0), z.literal(1)]).optional(),
  ask: z.literal(1).optional(),
});
const state = z.object({ m: z.literal(1) });
const mailbox = z.email().max(100);

/** «Почта для отчётов»: the address, and whether handing in by the chat is enough. */
export const reportMailCommand: Command<Context> = {
  name: MAIL,
  words: [texts.buttons.mail],
  who: ['coordinator'],
  where: 'private',
  run(context, input) {
    const pressed = args.safeParse(input.args).data ?? {};
    if (pressed.ask === 1) {
      return answer(texts.askMailbox, {
        keyboard: inline([button(officeTexts.cancel, 'cancel')]),
        dialog: { name: MAILBOX_DIALOG, state: { m: 1 } },
      });
    }
    const { reportByMail, reportMailbox } = context.settings;
    if (pressed.on === undefined) return mailScreen(reportMailbox, reportByMail);
    changeSetting(context, 'reportByMail', pressed.on === 1);
    return mailScreen(reportMailbox, pressed.on === 1);
  },
};

export const reportMailboxDialog: Dialog<Context> = {
  name: MAILBOX_DIALOG,
  who: ['coordinator'],
  beganBy: MAIL,
  step(context, stored, { text }) {
    const { reportByMail, reportMailbox } = context.settings;
    if (!state.safeParse(stored).success) return mailScreen(reportMailbox, reportByMail);
    const typed = text.trim();
    const isNone = NO_MAILBOX.has(normaliseText(typed));
    const parsed = mailbox.safeParse(typed.toLowerCase());
    if (!isNone && !parsed.success) return askAgain(texts.badMailbox);
    const address = isNone ? '' : (parsed.data ?? '');
    changeSetting(context, 'reportMailbox', address);
    return mailScreen(address, reportByMail);
  },
};

function mailScreen(address: string, isAwaited: boolean): Answer {
  return answer(texts.mail(address, isAwaited), {
    keyboard: inline([
      button(texts.buttons.mailbox, MAIL, { ask: 1 }),
      button(isAwaited ? texts.buttons.byChat : texts.buttons.byMail, MAIL, { on: isAwaited ? 0 : 1 }),
    ]),
  });
}
