import { answer } from '../../../bot/answer.ts';
import type { Answer } from '../../../bot/answer.ts';
import { button, inline } from '../../../bot/buttons.ts';
import { officeTexts } from '../../office-texts.ts';

/** What was wrong with a person's words: the question stays open, and the way out of it stays in sight. */
export function askAgain(trouble: string, cancel: string = officeTexts.cancel): Answer {
  return answer(trouble, { keyboard: inline([button(cancel, 'cancel')]), dialog: 'keep' });
}
