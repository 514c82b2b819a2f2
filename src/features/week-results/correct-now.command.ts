import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { afterNight } from '../../domain/week-schedule.ts';
import type { Context } from '../context.ts';
import { weekScheduleOf } from '../district-hours.ts';
import { momentOf } from '../moment.ts';
import { officeTexts } from '../office-texts.ts';
import { nextReminderAfter } from '../subjects/figures/results-correction.ts';
import { labels } from '../texts.ts';
import { correctPublished, listPublished } from './correct-results.job.ts';
import { screenTexts } from './screen-texts.ts';

const args = z.object({ w: z.string() });

/** «Исправить в беседе сейчас»: what the job would put right at the next quarter of an hour, once, whoever presses. */
export const correctNow: Command<Context> = {
  name: 'week-results-now',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, input) {
    const { w } = args.safeParse(input.args).data ?? {};
    const published = listPublished(context).find(({ post }) => post.weekTo === w);
    if (published === undefined) return answer(officeTexts.stale);
    const { post, detail } = published;
    const fixByHand = {
      keyboard: inline([button(labels.correct, 'correct', { b: post.batchId })]),
    };
    if (context.now >= nextReminderAfter(context, post.dueAt)) {
      return answer(screenTexts.weekIsOver(detail.period), fixByHand);
    }
    const morning = afterNight(context.now, weekScheduleOf(context.settings));
    if (morning > context.now) return answer(screenTexts.correctedLater(momentOf(context, morning)));
    const { messages, told } = correctPublished(context, published);
    return answer(told ?? screenTexts.nothingToCorrect(detail.period), { ...fixByHand, notices: messages });
  },
};
