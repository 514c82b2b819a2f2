import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { chooseDirector } from './choose-director.ts';
import { texts } from './texts.ts';

export const keepBothCommand: Command<Context> = {
  name: 'keep-both',
  words: texts.words.keepBoth,
  who: ['coordinator'],
  where: 'private',
  run: (context, input) =>
    chooseDirector(context, input, 'keep-both', ({ school }) => answer(texts.bothKept(school.name))),
};
