import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { findLetter, listLetters } from '../../storage/letter.ts';
import type { StoredLetter } from '../../storage/letter.ts';
import type { Context } from '../context.ts';
import { momentOf } from '../moment.ts';
import { labels } from '../texts.ts';
import { letterContents } from './letter-contents.ts';
import { texts } from './texts.ts';

const MOST_LETTERS = 5;

/** The letters that were made, newest first; with a number, one of them with its files. */
export const lettersCommand: Command<Context> = {
  name: 'letters',
  words: texts.listWords,
  help: texts.listHelp,
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, { args }) {
    const pressed = z.object({ l: z.int() }).safeParse(args);
    return pressed.success ? oneLetter(context, pressed.data.l) : lettersScreen(context);
  },
};

export function lettersScreen(context: Context): Answer {
  const letters = listLetters(context.db, context.district.id, MOST_LETTERS);
  const mayWrite = context.actor.audience === 'coordinator';
  if (letters.length === 0) {
    return answer(texts.noLetters, mayWrite ? { keyboard: inline([button(labels.letter, 'letter')]) } : {});
  }
  return answer(
    [
      texts.listHead,
      ...letters.map((one, index) =>
        texts.listLine(index + 1, momentOf(context, one.createdAt), one.subject, one.sent !== undefined),
      ),
    ].join('\n'),
    {
      keyboard: inline(
        ...letters.map(({ id }, index) => [button(texts.one(index + 1), 'letters', { l: id })]),
        ...(mayWrite ? [[button(texts.fresh, 'letter')]] : []),
      ),
    },
  );
}

function oneLetter(context: Context, id: number): Answer {
  const letter = findLetter(context.db, context.district.id, id);
  const contents = letterContents.safeParse(letter?.contents);
  if (letter === undefined || !contents.success) return answer(texts.gone);
  return answer(
    texts.show(
      letter.subject,
      momentOf(context, letter.createdAt),
      letter.sent && momentOf(context, letter.sent.at),
    ),
    { documents: contents.data.documents, keyboard: inline(lastRow(context, letter)) },
  );
}

function lastRow(context: Context, { id, sent }: StoredLetter) {
  const back = button(texts.former, 'letters');
  if (context.actor.audience !== 'coordinator') return [back];
  return sent === undefined
    ? [button(texts.send, 'letter-send', { l: id }, 'primary'), back]
    : [button(labels.correct, 'correct', { b: sent.batchId }), back];
}
