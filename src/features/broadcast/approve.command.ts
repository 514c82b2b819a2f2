import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import { changeBatchState, moveBatch } from '../../storage/batch.ts';
import type { Batch } from '../../storage/batch.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import type { Context } from '../context.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { sendingTime } from './compose.ts';
import { momentParts } from './moments.ts';
import { batchCommand } from './pressed-batch.ts';
import { releaseBatch } from './release.ts';
import { actTexts, approvalTexts as texts } from './act-texts.ts';
import { texts as broadcastTexts } from './texts.ts';

/** The head allows a broadcast to all: it goes, or waits for its moment. */
export const approveBroadcastCommand = batchCommand('broadcast-approve', ['head'], (context, batch) => {
  // What is allowed at night goes in the morning, to those who still fit then.
  const { at, isPlanned } = sendingTime(context, batch.dueAt?.getTime());
  if (!decide(context, batch, isPlanned ? 'planned' : 'sent')) return answer(decidedBefore(context, batch));
  noteAct(context, actTexts.approved(batch.title));
  if (isPlanned) {
    moveBatch(context.db, batch, at);
    const when = momentParts(context, at);
    return answer(texts.approvedPlanned(when), {
      notices: tell(context, batch, texts.approvedToPlan(batch.title, when)),
    });
  }
  const { messages } = releaseBatch(context, batch);
  const people = messages.length;
  return answer(texts.approvedHead(people), {
    notices: [...messages, ...tell(context, batch, texts.approved(batch.title, people))],
  });
});

export const refuseBroadcastCommand = batchCommand('broadcast-refuse', ['head'], (context, batch) => {
  if (!decide(context, batch, 'refused')) return answer(decidedBefore(context, batch));
  noteAct(context, actTexts.refused(batch.title));
  return answer(texts.refusedHead, { notices: tell(context, batch, texts.refused(batch.title)) });
});

function decidedBefore(context: Context, { state, endedBy, endedAt, createdAt }: Batch): string {
  return state === 'stopped' ? texts.stoppedBefore : alreadyDone(context, endedBy, endedAt ?? createdAt);
}

/** A decision is no end of it: who ended a batch is said of a stopped or a refused one. */
function decide({ db, now, actor }: Context, batch: Batch, to: 'planned' | 'sent' | 'refused'): boolean {
  return changeBatchState(db, batch, { from: ['awaits'], to, by: actor.person.id }, now);
}

function tell(context: Context, { id }: Batch, text: string) {
  return tellCoordinators(context, context.district.id, {
    text,
    keyboard: inline([button(broadcastTexts.whatBecame, 'broadcast-state', { b: id })]),
    once: `approved/${id}`,
  });
}
