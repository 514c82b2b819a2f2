import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import { fateInWords } from './fate-words.ts';
import { fatesOf } from './fates.ts';
import { namesDocuments } from './names-document.ts';
import { batchCommand } from './pressed-batch.ts';
import { LISTED, statusTexts as texts } from './status-texts.ts';

/** «Весь список»: everybody a broadcast is for, each with what became of it. */
export const recipientsCommand = batchCommand(
  'broadcast-recipients',
  ['coordinator', 'head'],
  (context, batch) => {
    const rows = fatesOf(context, batch).map((one): [string, string] => [one.name, fateInWords(one)]);
    const lines = [
      texts.recipientsHead(batch.kind, batch.title, rows.length),
      ...rows.slice(0, LISTED).map(([name, fate]) => texts.fateLine(name, fate)),
      ...(rows.length > LISTED ? [texts.listMore] : []),
    ];
    return answer(lines.join('\n'), {
      ...namesDocuments(context, rows),
      keyboard: inline([button(texts.whatBecame, 'broadcast-state', { b: batch.id })]),
    });
  },
);
