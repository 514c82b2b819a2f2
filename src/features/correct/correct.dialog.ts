import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Dialog } from '../../bot/command.ts';
import type { Batch } from '../../storage/batch.ts';
import { planCorrection } from '../subjects/batches/batch-correction-plan.ts';
import { batchSpec } from '../subjects/batches/batch-spec.ts';
import { MOST_LETTERS, needsMetric } from '../subjects/batches/batch-text.ts';
import type { Context } from '../context.ts';
import { momentOf } from '../moment.ts';
import { officeTexts } from '../office-texts.ts';
import { batchToCorrect, dueOf, obstacleOf, tellsOldFigures } from './correct.command.ts';
import { CORRECT_DIALOG, correctDraft } from './draft.ts';
import type { CorrectDraft } from './draft.ts';
import { texts } from './texts.ts';

/** The new text, then its preview with the counts. */
export const correctDialog: Dialog<Context> = {
  name: CORRECT_DIALOG,
  who: ['coordinator'],
  step(context, state, { text }) {
    const parsed = correctDraft.safeParse(state);
    if (!parsed.success) return answer(officeTexts.interrupted);
    const draft = parsed.data;
    const batch = batchToCorrect(context, draft.b);
    if (batch === undefined) return answer(texts.gone);
    const obstacle = obstacleOf(context, batch);
    if (obstacle !== undefined) return obstacle;
    if (draft.text !== undefined) return answer(texts.pressSend, { dialog: 'keep' });
    const typed = text.trim();
    const remark = remarkOn(context, batch, typed);
    if (remark !== undefined) return again(draft, remark);
    return preview(context, batch, { ...draft, text: typed });
  },
};

function remarkOn(context: Context, batch: Batch, text: string): string | undefined {
  if (text === '') return texts.noText;
  if (text.length > MOST_LETTERS) return texts.tooLong(MOST_LETTERS);
  if (text === batch.text && !tellsOldFigures(context, batch)) return texts.same;
  const metric = batchSpec.safeParse(batch.spec).data?.metric;
  return batch.kind === 'broadcast' && needsMetric(text) && metric === undefined ? texts.noMetric : undefined;
}

function again(draft: CorrectDraft, remark: string): Answer {
  return answer(remark, {
    keyboard: inline([button(officeTexts.cancel, 'cancel')]),
    dialog: { name: CORRECT_DIALOG, state: draft },
  });
}

/** What a text does to everybody, with one of the messages as an example. */
export function preview(context: Context, batch: Batch, draft: CorrectDraft & { text: string }): Answer {
  const plan = planCorrection(context, batch, draft.text);
  if (batch.state !== 'planned' && plan.steps.length === 0) {
    return again({ b: draft.b, of: draft.of }, texts.nothingToFill);
  }
  const { later, counts } = plan;
  const when = later !== undefined && counts.anew > 0 ? momentOf(context, later) : undefined;
  const lines = batch.state === 'planned' ? [texts.planned(dueOf(context, batch))] : texts.plan(plan, when);
  const sample = plan.steps[0]?.reply.text ?? draft.text;
  return {
    replies: [
      { text: sample },
      {
        text: [...lines, texts.above].join('\n'),
        keyboard: inline([
          button(texts.send, 'correct-send', undefined, 'positive'),
          button(texts.change, 'correct-again'),
          button(officeTexts.cancel, 'cancel'),
        ]),
      },
    ],
    dialog: { name: CORRECT_DIALOG, state: draft },
  };
}
