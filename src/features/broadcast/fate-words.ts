import { reasonOf } from '../subjects/batches/batch-reasons.ts';
import type { RecipientFate } from './fates.ts';
import { fateTexts as texts } from './fate-texts.ts';

/** Why somebody has not got it, or not got it yet, in words that follow a name; undefined where nothing is known of why. */
export function whyNot({ fate, failure, recipient }: RecipientFate): string | undefined {
  // A call of many that was taken apart says nothing of each.
  const trouble = failure === undefined || failure.startsWith('alone:') ? undefined : reasonOf(failure);
  switch (fate) {
    case 'waiting':
      return trouble;
    case 'failed':
      return reasonOf(failure ?? '');
    case 'expired':
      return texts.expired(trouble);
    case 'absent':
      return texts.whyAbsent;
    case 'uncertain':
      return texts.whyUncertain;
    case 'stopped':
      return texts.whyStopped;
    case 'left-out':
      return texts.whyLeftOut(recipient?.leftOut ?? 'unfit');
    default:
      return undefined;
  }
}

/** What became of it for one recipient: «в очереди», «не дошло: закрыл сообщения от бота». */
export function fateInWords(one: RecipientFate): string {
  return [texts.fates[one.fate], whyNot(one)].filter((part) => part !== undefined).join(': ');
}
