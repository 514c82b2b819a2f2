import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Batch } from '../../storage/batch.ts';
import type { BatchRecipient } from '../../storage/batch-recipient.ts';
import type { Context } from '../context.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { sendingTime } from './compose.ts';
import { doneBefore } from './done-before.ts';
import { fatesOf } from './fates.ts';
import type { RecipientFate } from './fates.ts';
import { momentParts } from './moments.ts';
import { batchCommand } from './pressed-batch.ts';
import { makerOf, repeatBatch, repeatKeys } from './release.ts';
import { statusTexts as texts } from './status-texts.ts';
import { actTexts } from './act-texts.ts';

const yesArgs = z.object({ n: z.int() });

/** Once more to those whom it certainly did not reach; never to anybody who has it or may have it. */
export const repeatBroadcastCommand = batchCommand(
  'broadcast-repeat',
  ['coordinator'],
  (context, batch, args) => {
    const state = button(texts.whatBecame, 'broadcast-state', { b: batch.id });
    if (batch.kind !== 'broadcast' || batch.state !== 'sent') {
      return answer(texts.nothingToRepeat, { keyboard: inline([state]) });
    }
    if (batch.text === undefined) return answer(texts.wordsGone);
    const fates = fatesOf(context, batch);
    const failed = repeatable(context, batch, fates);
    const [first] = failed;
    if (first === undefined) {
      const said = fates.some(isUndelivered)
        ? texts.nobodyFitsRepeat
        : (doneBefore(context, repeatKeys(batch.id)) ?? texts.nothingToRepeat);
      return answer(said, { keyboard: inline([state]) });
    }
    const pressed = yesArgs.safeParse(args);
    if (!pressed.success || pressed.data.n !== failed.length) {
      const lasting = failed.filter(({ recipient }) => recipient?.person?.reachable === false);
      const uncertain = fates.filter(({ fate }) => fate === 'uncertain');
      const names = (of: readonly RecipientFate[]) => of.map(({ name }) => name);
      const question = [
        texts.askRepeat(failed.length, names(failed), names(uncertain)),
        ...(lasting.length > 0 ? [texts.repeatLasting(names(lasting))] : []),
      ];
      return answer(question.join('\n'), {
        keyboard: inline([
          button(
            texts.yesRepeat(failed.length),
            'broadcast-repeat',
            { b: batch.id, n: failed.length },
            'positive',
          ),
          state,
        ]),
      });
    }
    const attempt = Math.max(...failed.map((one) => one.attempt)) + 1;
    const messages = repeatBatch(context, batch, recipientsOf(failed), attempt);
    noteAct(context, actTexts.repeated(batch.title, messages.length));
    const { at, isPlanned } = sendingTime(context);
    const said = isPlanned
      ? texts.repeatedLater(messages.length, momentParts(context, at))
      : texts.repeated(messages.length);
    return answer(said, { notices: messages, keyboard: inline([state]) });
  },
);

/** Of those whom it did not reach: who still fits. */
function repeatable(context: Context, batch: Batch, fates: readonly RecipientFate[]): RecipientFate[] {
  const make = makerOf(context, batch);
  return fates.filter(
    (one) => isUndelivered(one) && one.recipient !== undefined && !('why' in make(one.recipient)),
  );
}

function isUndelivered({ fate }: RecipientFate): boolean {
  return fate === 'failed' || fate === 'expired';
}

function recipientsOf(fates: readonly RecipientFate[]): BatchRecipient[] {
  return fates.flatMap(({ recipient }) => recipient ?? []);
}
