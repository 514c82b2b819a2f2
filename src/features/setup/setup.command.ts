import { z } from 'zod';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { SETUP_STEPS, setupScreen } from '../subjects/office/setup-state.ts';
import { texts } from './texts.ts';

const args = z.object({ after: z.enum(SETUP_STEPS).optional() });

/** «Что осталось настроить»; with `after` the step that follows the one that is left for later. */
export const setupCommand: Command<Context> = {
  name: 'setup',
  words: texts.setupWords,
  help: texts.setupHelp,
  who: ['coordinator'],
  where: 'private',
  run(context, input) {
    return { replies: [setupScreen(context, args.safeParse(input.args).data?.after)] };
  },
};
