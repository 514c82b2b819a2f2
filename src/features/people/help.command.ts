import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { mainKeyboard } from '../keyboards.ts';
import { guestNoiseAnswer } from './guest.ts';
import { texts } from './texts.ts';

const NAME = 'help';

/** «Помощь» is made of the descriptions of the commands a person may use. `listCommands`: all of the product. */
export function helpCommand(listCommands: () => readonly Command<Context>[]): Command<Context> {
  return {
    name: NAME,
    words: texts.words.help,
    help: texts.help.help,
    who: ['director', 'responsible', 'coordinator', 'guest'],
    where: 'private',
    run(context) {
      const { audience, bindings } = context.actor;
      if (audience === 'guest') return guestNoiseAnswer(context, NAME);
      const lines = listCommands()
        .filter(
          ({ who, name }) => who.includes(audience) && (name !== 'switch-school' || bindings.length > 1),
        )
        .flatMap(({ words: [word], help }) =>
          word === undefined || help === undefined ? [] : [texts.helpLine(word, help)],
        );
      return answer([texts.helpHead, ...lines, texts.notCounted].join('\n'), {
        keyboard: mainKeyboard(context),
      });
    },
  };
}
