import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { CAUSE_CODES } from '../../domain/cause.ts';
import { causeText } from '../subjects/causes/cause-texts.ts';
import type { Context } from '../context.ts';
import { schoolOf } from '../context.ts';
import { helpAddresses } from '../subjects/answers/help-addresses.ts';
import { openFindings } from '../subjects/causes/open-findings.ts';
import { labels } from '../texts.ts';
import { texts } from './texts.ts';

const args = z.object({ c: z.enum(CAUSE_CODES) });

/** «Переслать учителям»: a message of its own that tells nothing of the school; typed – of the newest finding. */
export const memoCommand: Command<Context> = {
  name: 'memo',
  words: texts.words.memo,
  who: ['director', 'responsible'],
  where: 'private',
  run(context, input) {
    const pressed = args.safeParse(input.args);
    const [newest] = openFindings(context, [schoolOf(context)]).toSorted((a, b) => b.id - a.id);
    const cause = pressed.success ? pressed.data.c : newest?.cause;
    if (cause === undefined) {
      return answer(texts.noMemo, { keyboard: inline([button(labels.why, 'why')]) });
    }
    const intro = { text: texts.memoIntro, keyboard: inline([button(labels.nextStep, 'next-step')]) };
    return { replies: [intro, { text: causeText(cause, helpAddresses(context)).memo }] };
  },
};
