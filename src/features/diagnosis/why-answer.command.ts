import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { labels } from '../texts.ts';
import { TYPED_ANSWERS } from './parse-answer.ts';
import { questionCode } from './progress.ts';
import { takeAnswer } from './take-answer.ts';
import { texts } from './texts.ts';

const args = z.object({
  m: z.string(),
  s: z.int().optional(),
  q: questionCode,
  a: z.enum(TYPED_ANSWERS),
});

/** «Да», «Нет», «Не знаю», «Позже» under a question. */
export const whyAnswerCommand: Command<Context> = {
  name: 'why-answer',
  words: [],
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const pressed = args.safeParse(input.args);
    if (pressed.success) return takeAnswer(context, pressed.data);
    return answer(texts.ended, { keyboard: inline([button(labels.why, 'why')]) });
  },
};
