import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { onDay } from '../figure-args.ts';
import { ownView } from '../figure-buttons.ts';
import { figuresScreen } from '../figures-screen.ts';
import { speakingForPressed } from '../speaking-for.ts';
import { texts } from './texts.ts';

export const figuresCommand: Command<Context> = {
  name: 'figures',
  words: texts.words.figures,
  help: texts.help.figures,
  who: ['director', 'responsible'],
  where: 'private',
  run(context, { args }) {
    const about = speakingForPressed(context, args);
    return figuresScreen(about, ownView(about), onDay.safeParse(args).data?.w);
  },
};
