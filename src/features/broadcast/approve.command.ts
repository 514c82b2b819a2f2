import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { changeBatchState, findBatchOfDistrict, moveBatch } from '../../storage/batch.ts';
import type { Batch } from '../../storage/batch.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import type { Context } from '../context.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { sendingTime } from './compose.ts';
import { momentParts } from './moments.ts';
import { releaseBatch } from './release.ts';
import { actTexts, approvalTexts as texts } from './act-texts.ts';
import { texts as broadcastTexts } from './texts.ts';

const pressedArgs = z.object({ b: z.int() });

/** The head allows a broadcast to all: it goes, or waits for its moment. */
export const approveBroadcastCommand: Command<Context> = {
  name: 'broadcast-approve',
  words: [],
  who: ['head'],
  where: 'private',
  run(context, { args }) {
    const found = findAwaiting(context, args);
    if ('said' in found) return found.said;
    const { batch } = found;
    // What is allowed at night goes in the morning, to those who still fit then.
    const { at, isPlanned } = sendingTime(context, batch.dueAt?.getTime());
    const planned = isPlanned ? at : undefined;
    if (!decide(context, batch, planned === undefined ? 'sent' : 'planned'))
      return answer(decidedBefore(context, batch));
    if (planned !== undefined) moveBatch(context.db, batch, planned);
    noteAct(context, actTexts.approved(batch.title));
    if (planned !== undefined) {
      const when = momentParts(context, planned);
      return answer(texts.approvedPlanned(when), {
        notices: tell(context, batch, texts.approvedToPlan(batch.title, when)),
      });
    }
    const { messages } = releaseBatch(context, batch);
    const people = messages.length;
    return answer(texts.approvedHead(people), {
      notices: [...messages, ...tell(context, batch, texts.approved(batch.title, people))],
    });
  },
};

export const refuseBroadcastCommand: Command<Context> = {
  name: 'broadcast-refuse',
  words: [],
  who: ['head'],
  where: 'private',
  run(context, { args }) {
    const found = findAwaiting(context, args);
    if ('said' in found) return found.said;
    const { batch } = found;
    if (!decide(context, batch, 'refused')) return answer(decidedBefore(context, batch));
    noteAct(context, actTexts.refused(batch.title));
    return answer(texts.refusedHead, { notices: tell(context, batch, texts.refused(batch.title)) });
  },
};

function findAwaiting(context: Context, args: unknown): { batch: Batch } | { said: Answer } {
  const pressed = pressedArgs.safeParse(args);
  const batch = pressed.success
    ? findBatchOfDistrict(context.db, context.district.id, pressed.data.b)
    : undefined;
  if (batch === undefined) return { said: answer(officeTexts.stale) };
  if (batch.state === 'awaits') return { batch };
  return { said: answer(decidedBefore(context, batch)) };
}

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
