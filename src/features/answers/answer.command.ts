import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { answerScreen } from '../subjects/answers/answer-screen.ts';
import type { Context } from '../context.ts';
import { labels } from '../texts.ts';
import { findReadable } from './find-readable.ts';
import { texts } from './texts.ts';

const args = z.object({ a: z.string(), v: z.literal(1).optional() });

/** One answer; `v`: its second screen. */
export const answerCommand: Command<Context> = {
  name: 'answer',
  words: [],
  who: ['director', 'responsible', 'coordinator'],
  where: 'private',
  run(context, input) {
    const pressed = args.safeParse(input.args);
    const known = pressed.success ? findReadable(context, pressed.data.a) : undefined;
    if (known === undefined) {
      return answer(texts.stale, { keyboard: inline([button(labels.ask, 'ask')]) });
    }
    return { replies: [answerScreen(context, { answer: known, isMore: pressed.data?.v === 1 })] };
  },
};
