import type { Answer } from '../../bot/answer.ts';
import type { Context } from '../context.ts';
import { schoolChoice } from '../subjects/schools/school-choice.ts';
import { BROADCAST_DIALOG, broadcastDraft } from '../subjects/batches/start-broadcast.ts';
import type { BroadcastDraft } from '../subjects/batches/start-broadcast.ts';
import { nextStep } from './preview.ts';

/** Schools one after another: those that get it, or those that are taken out. */
export const chosenSchools = schoolChoice({
  name: 'broadcast-school',
  dialog: BROADCAST_DIALOG,
  draft: broadcastDraft,
  nextStep: (context, { unitIds = [], choosing = 'only', ...draft }: BroadcastDraft) =>
    nextStep(context, { ...draft, audience: { ...draft.audience, [choosing]: unitIds } }),
});

export function askSchools(context: Context, draft: BroadcastDraft, choosing: 'only' | 'except'): Answer {
  return chosenSchools.ask(context, { ...draft, choosing, unitIds: [] });
}
