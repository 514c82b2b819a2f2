import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';
import { shortHash } from '../short-hash.ts';
import { batchToCorrect, obstacleOf, tellsOldFigures } from './correct.command.ts';
import { preview } from './correct.dialog.ts';
import { texts } from './texts.ts';

/** The same words with the figures that are in force: shown as any correction before it goes. */
export const correctFiguresCommand: Command<Context> = {
  name: 'correct-figures',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const parsed = z.object({ b: z.int() }).safeParse(args);
    const batch = parsed.success ? batchToCorrect(context, parsed.data.b) : undefined;
    if (batch === undefined) return answer(officeTexts.stale);
    const obstacle = obstacleOf(context, batch);
    if (obstacle !== undefined) return obstacle;
    const { text } = batch;
    if (text === undefined || !tellsOldFigures(context, batch)) return answer(texts.figuresHold);
    return preview(context, batch, { b: batch.id, of: shortHash(text), text });
  },
};
