import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import { findBatchOfDistrict } from '../../storage/batch.ts';
import type { Batch } from '../../storage/batch.ts';
import type { Context } from '../context.ts';
import { officeTexts } from '../office-texts.ts';

const pressedArgs = z.object({ b: z.int() });

/** The batch that a button names, where it is the district's. */
export function pressedBatch(context: Context, args: unknown): Batch | undefined {
  const pressed = pressedArgs.safeParse(args);
  return pressed.success ? findBatchOfDistrict(context.db, context.district.id, pressed.data.b) : undefined;
}

/** A command behind a button that names a batch; one that names none of the district's is an old button. */
export function batchCommand(
  name: string,
  who: Command<Context>['who'],
  run: (context: Context, batch: Batch, args: unknown) => Answer,
): Command<Context> {
  return {
    name,
    words: [],
    who,
    where: 'private',
    run(context, { args }) {
      const batch = pressedBatch(context, args);
      return batch === undefined ? answer(officeTexts.stale) : run(context, batch, args);
    },
  };
}
