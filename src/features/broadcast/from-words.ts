import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import { audienceInWords } from '../subjects/batches/audience-words.ts';
import type { Context } from '../context.ts';
import type { RawMessage } from '../feature.ts';
import { officeTexts } from '../office-texts.ts';
import { BROADCAST_DIALOG } from '../subjects/batches/start-broadcast.ts';
import type { BroadcastDraft } from '../subjects/batches/start-broadcast.ts';
import { ASKS_ABOUT_SENT, BEGINS_BROADCAST } from './lexicon.ts';
import { readAudience } from './read-audience.ts';
import { wordsTexts as texts } from './texts.ts';

/** «Рассылка всем ниже 50 % по ученикам кроме Дегвинской»: begins with that audience and asks for the text. */
export function beginFromWords(context: Context, { text }: RawMessage): Answer | undefined {
  const begins = BEGINS_BROADCAST.exec(text.trim());
  if (context.actor.audience !== 'coordinator' || begins === null || ASKS_ABOUT_SENT.test(text)) {
    return undefined;
  }
  const read = readAudience(context, text.trim().slice(begins[0].length));
  // What still has to be chosen is chosen at the preview; without any condition it is no audience.
  if (!read.hasCondition || (read.asks !== undefined && Object.keys(read.audience).length === 0)) {
    return undefined;
  }
  const draft: BroadcastDraft = { ask: 'text', audience: read.audience };
  return answer(texts.askText(audienceInWords(context, read.audience), read.unread), {
    keyboard: inline([button(officeTexts.cancel, 'cancel')]),
    dialog: { name: BROADCAST_DIALOG, state: draft },
  });
}
