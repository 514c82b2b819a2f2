import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Context } from '../context.ts';
import type { RawMessage } from '../feature.ts';
import { labels } from '../texts.ts';
import { texts } from './texts.ts';

/** A picture out of the blue: it goes nowhere, and the way to what it is most likely about. */
export function pictureAlone(context: Context, { text, pictures }: RawMessage): Answer | undefined {
  if (context.actor.school === undefined || pictures.length === 0 || text.trim() !== '') return undefined;
  return answer(texts.pictureAlone, { keyboard: inline([button(labels.dispute, 'dispute')]) });
}
