import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { mainKeyboard } from '../keyboards.ts';
import { texts } from './texts.ts';

/** People thank a bot too; «Не понял» would be a rude answer. */
export const thanksCommand: Command<Context> = {
  name: 'thanks',
  words: texts.words.thanks,
  who: ['director', 'responsible', 'coordinator', 'head'],
  where: 'private',
  run: (context) => answer(texts.welcome, { keyboard: mainKeyboard(context), dialog: 'keep' }),
};
