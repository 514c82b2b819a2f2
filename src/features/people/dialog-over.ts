import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { mainKeyboard } from '../keyboards.ts';
import { texts } from './texts.ts';

/** Words that answer a question of yesterday: it is closed politely, and can be begun anew by a button. */
export function dialogOver(
  dialogs: readonly Dialog<Context>[],
  commands: readonly Command<Context>[],
  context: Context,
  name: string,
): Answer {
  const beganBy = dialogs.find((dialog) => dialog.name === name)?.beganBy;
  const command = commands.find((one) => one.name === beganBy && one.who.includes(context.actor.audience));
  const [word] = command?.words ?? [];
  if (command === undefined || word === undefined) {
    return answer(texts.dialogOver, { keyboard: mainKeyboard(context) });
  }
  return answer(texts.dialogOver, { keyboard: inline([button(word, command.name)]) });
}
