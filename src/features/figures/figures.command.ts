import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { onDay } from '../subjects/figures/figure-args.ts';
import { ownView } from '../subjects/figures/figure-buttons.ts';
import { figuresScreen } from '../subjects/figures/figures-screen.ts';
import { speakingForPressed } from '../subjects/schools/speaking-for.ts';
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
