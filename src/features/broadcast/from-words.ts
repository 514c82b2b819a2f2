import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import type { Context } from '../context.ts';
import type { RawMessage } from '../feature.ts';
import { startBroadcastFor } from '../subjects/batches/start-broadcast.ts';
import type { BroadcastDraft } from '../subjects/batches/start-broadcast.ts';
import { ASKS_ABOUT_SENT, BEGINS_BROADCAST } from './lexicon.ts';
import { readAudience } from './read-audience.ts';
import type { ReadAudience } from './read-audience.ts';
import { texts } from './texts.ts';
import { askBelow, askDuty, owedDuties } from './whom.ts';

/** «Рассылка всем ниже 50 % по ученикам кроме Дегвинской»: begins with that audience and asks for the text. */
export function beginFromWords(context: Context, { text }: RawMessage): Answer | undefined {
  const begins = BEGINS_BROADCAST.exec(text.trim());
  if (context.actor.audience !== 'coordinator' || begins === null || ASKS_ABOUT_SENT.test(text)) {
    return undefined;
  }
  const read = readAudience(context, text.trim().slice(begins[0].length));
  if (!read.hasCondition) return undefined;
  const { asks } = read;
  if (asks !== undefined && Object.keys(read.audience).length === 0) return chooseFirst(context, asks);
  // What still has to be chosen besides is chosen at the preview.
  return startBroadcastFor(context, read.audience, read.unread);
}

/** The one condition that was said has to be chosen; where nobody fits it, nothing is begun that would go to all. */
function chooseFirst(context: Context, asks: NonNullable<ReadAudience['asks']>): Answer {
  const draft: BroadcastDraft = { audience: {} };
  switch (asks) {
    case 'below':
      return askBelow(context, draft);
    case 'debtors':
      return owedDuties(context).length === 0 ? answer(texts.noDebtors) : askDuty(context, draft);
    case 'unread':
      return answer(texts.noUnread);
  }
}
