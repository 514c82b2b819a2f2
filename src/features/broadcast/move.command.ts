import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Dialog } from '../../bot/command.ts';
import { moveBatch } from '../../storage/batch.ts';
import type { Batch } from '../../storage/batch.ts';
import type { Context } from '../context.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { momentInWords } from '../../text/dates.ts';
import { officeTexts } from '../office-texts.ts';
import { checkTime, readTime, timeButtons } from './ask-time.ts';
import { sendingTime } from './compose.ts';
import { momentParts } from './moments.ts';
import { batchCommand, pressedBatch } from './pressed-batch.ts';
import { statusTexts as texts } from './status-texts.ts';
import { actTexts } from './act-texts.ts';

const DIALOG = 'broadcast-move';
const timeArgs = z.object({ t: z.int() });

/** Another moment for what is planned: asked for in words, or of a button. */
export const moveBroadcastCommand = batchCommand(
  'broadcast-move',
  ['coordinator'],
  (context, batch, args) => {
    const pressed = timeArgs.safeParse(args);
    if (!pressed.success) return ask(context, batch);
    const checked = checkTime(context, new Date(pressed.data.t));
    return 'trouble' in checked ? ask(context, batch, checked.trouble) : move(context, batch, checked.at);
  },
);

export const moveBroadcastDialog: Dialog<Context> = {
  name: DIALOG,
  who: ['coordinator'],
  beganBy: 'batches',
  step(context, stored, { text }) {
    const batch = pressedBatch(context, stored);
    if (batch === undefined) return answer(officeTexts.interrupted);
    const read = readTime(context, text);
    return 'trouble' in read ? ask(context, batch, read.trouble) : move(context, batch, read.at);
  },
};

function ask(context: Context, batch: Batch, remark?: string): Answer {
  if (batch.state !== 'planned' || batch.dueAt === undefined) return answer(texts.notPlanned);
  return answer(remark ?? texts.askMove(momentParts(context, batch.dueAt)), {
    keyboard: inline(timeButtons(context, 'broadcast-move', { b: batch.id, but: batch.dueAt }), [
      button(officeTexts.cancel, 'cancel'),
    ]),
    dialog: { name: DIALOG, state: { b: batch.id } },
  });
}

function move(context: Context, batch: Batch, wanted: Date): Answer {
  const { at, isMoved } = sendingTime(context, wanted.getTime());
  const keyboard = inline([button(texts.whatBecame, 'broadcast-state', { b: batch.id })]);
  if (batch.dueAt === undefined || !moveBatch(context.db, batch, at)) {
    return answer(texts.notPlanned, { keyboard });
  }
  const when = momentParts(context, at);
  if (at.getTime() !== batch.dueAt.getTime()) {
    const printed = (moment: { day: string; time: string }) => momentInWords(moment, { year: true });
    noteAct(context, actTexts.moved(batch.title), {
      before: printed(momentParts(context, batch.dueAt)),
      after: printed(when),
    });
  }
  return answer(texts.moved(when, isMoved), { keyboard });
}
