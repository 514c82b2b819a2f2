import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { inline } from '../../bot/buttons.ts';
import { BROADCAST_DIALOG } from '../subjects/batches/start-broadcast.ts';
import type { BroadcastDraft } from '../subjects/batches/start-broadcast.ts';
import { edit } from './preview.ts';
import { texts } from './texts.ts';

/** The wording for those of whom a variable has nothing to say. */
export function askOther(draft: BroadcastDraft, remark?: string): Answer {
  return answer(remark ?? texts.askOther, {
    keyboard: inline([edit(texts.back, 'preview')]),
    dialog: { name: BROADCAST_DIALOG, state: { ...draft, ask: 'other' } },
  });
}
