import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { listOutdatedLetters } from '../../storage/figure-use.ts';
import { countLetters, findLetter, listLetters } from '../../storage/letter.ts';
import type { StoredLetter } from '../../storage/letter.ts';
import type { Context } from '../context.ts';
import { allNamedSchools } from '../subjects/schools/district-schools.ts';
import { momentOf } from '../moment.ts';
import { labels, pickerTexts } from '../texts.ts';
import { letterContents } from './letter-contents.ts';
import { texts } from './texts.ts';

/** A row each, besides the row of the turns and «Новое письмо». */
const LETTERS_ON_PAGE = 5;

/** `l`: one of them; `p`: a page. */
const args = z.object({ l: z.int().optional(), p: z.int().min(0).optional() });

/** The letters that were made, newest first; with a number, one of them with its files. */
export const lettersCommand: Command<Context> = {
  name: 'letters',
  words: texts.listWords,
  help: texts.listHelp,
  who: ['coordinator', 'head'],
  where: 'private',
  run(context, input) {
    const { l, p } = args.safeParse(input.args).data ?? {};
    return l === undefined ? lettersScreen(context, p) : oneLetter(context, l);
  },
};

export function lettersScreen(context: Context, asked = 0): Answer {
  const { db, district, actor } = context;
  const mayWrite = actor.audience === 'coordinator';
  const count = countLetters(db, district.id);
  if (count === 0) {
    return answer(texts.noLetters, mayWrite ? { keyboard: inline([button(labels.letter, 'letter')]) } : {});
  }
  const page = Math.min(asked, Math.ceil(count / LETTERS_ON_PAGE) - 1);
  const from = page * LETTERS_ON_PAGE;
  const letters = listLetters(db, district.id, { limit: LETTERS_ON_PAGE, from });
  const rest = count - from - letters.length;
  const last = [
    ...(page > 0 ? [button(pickerTexts.back, 'letters', { p: page - 1 })] : []),
    ...(rest > 0 ? [button(pickerTexts.more(rest), 'letters', { p: page + 1 })] : []),
    ...(mayWrite ? [button(texts.fresh, 'letter')] : []),
  ];
  return answer(
    [
      texts.listHead,
      ...letters.map((one, index) =>
        texts.listLine(
          from + index + 1,
          momentOf(context, one.createdAt),
          one.subject,
          one.sent !== undefined,
        ),
      ),
    ].join('\n'),
    {
      keyboard: inline(
        ...letters.map(({ id }, index) => [button(texts.one(from + index + 1), 'letters', { l: id })]),
        ...(last.length > 0 ? [last] : []),
      ),
    },
  );
}

function oneLetter(context: Context, id: number): Answer {
  const letter = findLetter(context.db, context.district.id, id);
  const contents = letterContents.safeParse(letter?.contents);
  if (letter === undefined || !contents.success) return answer(texts.gone);
  const outdated = outdatedSchools(context, letter);
  const shown = texts.show(
    letter.subject,
    momentOf(context, letter.createdAt),
    letter.sent && momentOf(context, letter.sent.at),
  );
  return answer([shown, ...(outdated.length > 0 ? [texts.outdated(outdated)] : [])].join('\n'), {
    documents: contents.data.documents,
    keyboard: inline(
      ...(outdated.length > 0 && context.actor.audience === 'coordinator'
        ? [[button(texts.makeAgain, 'letter-again', { l: letter.id })]]
        : []),
      lastRow(context, letter),
    ),
  });
}

/** The schools whose figures in a letter are in force no more. */
export function outdatedSchools(
  context: Context,
  { id, createdAt }: Pick<StoredLetter, 'id' | 'createdAt'>,
): string[] {
  const { db, district } = context;
  const { unitIds = [] } =
    listOutdatedLetters(db, district.id, createdAt).find(({ letterId }) => letterId === id) ?? {};
  return allNamedSchools(context).flatMap((school) => (unitIds.includes(school.id) ? [school.short] : []));
}

function lastRow(context: Context, { id, sent }: StoredLetter) {
  const back = button(texts.former, 'letters');
  if (context.actor.audience !== 'coordinator') return [back];
  return sent === undefined
    ? [button(texts.send, 'letter-send', { l: id }, 'primary'), back]
    : [button(labels.correct, 'correct', { b: sent.batchId }), back];
}
