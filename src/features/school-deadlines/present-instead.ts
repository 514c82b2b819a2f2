import type { Answer } from '../../bot/answer.ts';
import type { Context } from '../context.ts';
import type { OwnDuty } from '../subjects/duties/own-duties.ts';
import { settledAnswer } from './ask-evidence.ts';
import { askWhich } from './open-deadlines.ts';
import { texts } from './texts.ts';

/** A button of last week's was pressed, which is over: what it says would be said of this week. Nothing is changed. */
export function presentInstead(context: Context, own: OwnDuty): Answer {
  return settledAnswer(context, own) ?? askWhich(context, texts.nextAlready, [own]);
}
