import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Batch } from '../../storage/batch.ts';
import type { BatchRecipient } from '../../storage/batch-recipient.ts';
import type { Context } from '../context.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { doneBefore } from './done-before.ts';
import { fatesOf } from './fates.ts';
import type { RecipientFate } from './fates.ts';
import { pressedBatch } from './pressed-batch.ts';
import { repeatBatch, repeatKeys } from './release.ts';
import { statusTexts as texts } from './status-texts.ts';
import { actTexts } from './act-texts.ts';

const yesArgs = z.object({ n: z.int() });

/** Once more to those whom it certainly did not reach; never to anybody who has it or may have it. */
export const repeatBroadcastCommand: Command<Context> = {
  name: 'broadcast-repeat',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const batch = pressedBatch(context, args);
    if (batch === undefined) return answer(officeTexts.stale);
    const state = button(texts.whatBecame, 'broadcast-state', { b: batch.id });
    if (batch.kind !== 'broadcast' || batch.state !== 'sent') {
      return answer(texts.nothingToRepeat, { keyboard: inline([state]) });
    }
    if (batch.text === undefined) return answer(texts.wordsGone);
    const fates = fatesOf(context, batch);
    const failed = repeatable(context, batch, fates);
    const [first] = failed;
    if (first === undefined) {
      const said = doneBefore(context, repeatKeys(batch)) ?? texts.nothingToRepeat;
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
    return answer(texts.repeated(messages.length), { notices: messages, keyboard: inline([state]) });
  },
};

/** Of those whom it did not reach: whoever still speaks for one of the schools it was about. */
function repeatable(context: Context, batch: Batch, fates: readonly RecipientFate[]): RecipientFate[] {
  const wanted = fates.filter(({ fate }) => fate === 'failed' || fate === 'expired');
  const fit = new Set(repeatBatch(context, batch, recipientsOf(wanted), 0).map(({ to }) => to));
  return wanted.filter(({ peerId }) => peerId !== undefined && fit.has(peerId));
}

function recipientsOf(fates: readonly RecipientFate[]): BatchRecipient[] {
  return fates.flatMap(({ recipient }) => recipient ?? []);
}
