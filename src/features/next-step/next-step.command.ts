import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { withSchool } from '../subjects/causes/measures.ts';
import { speakingFor } from '../subjects/schools/speaking-for.ts';
import { stepScreen } from './step-view.ts';
import { texts } from './texts.ts';

/** `s`: the school of the button; without it the one the person speaks for now. */
const args = z.object({ s: z.int().optional() });

export const nextStepCommand: Command<Context> = {
  name: 'next-step',
  words: texts.words,
  help: texts.help,
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const { s } = args.safeParse(input.args).data ?? {};
    const about = (s === undefined ? undefined : speakingFor(context, s)) ?? context;
    const { text, keyboard } = stepScreen(about);
    return answer(withSchool(about, text), { keyboard });
  },
};
