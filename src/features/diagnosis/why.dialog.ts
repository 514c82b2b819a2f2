import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Dialog } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { labels } from '../texts.ts';
import { parseAnswer } from './parse-answer.ts';
import { questionCode } from './progress.ts';
import { WHY_DIALOG } from './say.ts';
import { takeAnswer } from './take-answer.ts';
import { texts } from './texts.ts';

const stateShape = z.object({ m: z.string(), s: z.int(), q: questionCode });

/** A typed answer to the question on the screen. */
export const whyDialog: Dialog<Context> = {
  name: WHY_DIALOG,
  who: ['director', 'responsible'],
  beganBy: 'why',
  step(context, stored, { text }) {
    const state = stateShape.safeParse(stored);
    if (!state.success) {
      return answer(texts.ended, { keyboard: inline([button(labels.why, 'why')]) });
    }
    const a = parseAnswer(text);
    return a === undefined
      ? answer(texts.notUnderstood, { dialog: 'keep' })
      : takeAnswer(context, { ...state.data, a });
  },
};
