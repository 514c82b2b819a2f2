import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inRows, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { deleteRefusal, listForeignNames } from '../../storage/unit-spelling.ts';
import type { Context } from '../context.ts';
import { shortHash } from '../short-hash.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { labels } from '../texts.ts';
import { mergeTexts as texts } from './merge-texts.ts';

const foreignArgs = z.object({ k: z.string().optional(), p: z.int().min(0).optional() });

const PAGE = 6;

/** «Не наши школы»: names of tables whose rows are left out; each may be taken back. */
export const foreignNamesCommand: Command<Context> = {
  name: 'schools-foreign',
  words: [texts.foreign],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const { k, p } = foreignArgs.safeParse(args).data ?? {};
    const { db, district } = context;
    const name =
      k === undefined ? undefined : listForeignNames(db, district.id).find((one) => shortHash(one) === k);
    if (name === undefined) return list(context, p);
    deleteRefusal(db, district.id, name);
    noteAct(context, texts.actForeignBack(name));
    return list(context, 0, texts.foreignBack(name));
  },
};

function list({ db, district }: Context, page = 0, said?: string): Answer {
  const names = listForeignNames(db, district.id);
  const last = Math.max(0, Math.ceil(names.length / PAGE) - 1);
  const from = Math.min(page, last) * PAGE;
  const shown = names.slice(from, from + PAGE);
  const rest = names.length - from - shown.length;
  return answer(
    [
      ...(said === undefined ? [] : [said]),
      names.length === 0 ? texts.foreignNone : texts.foreignHead,
      ...shown.map((name, index) => texts.foreignLine(from + index + 1, name)),
    ].join('\n'),
    {
      keyboard: inline(
        ...inRows(
          shown.map((name, index) =>
            button(texts.takeBack(from + index + 1), 'schools-foreign', { k: shortHash(name) }),
          ),
          3,
        ),
        [
          ...(rest > 0 ? [button(texts.foreignMore(rest), 'schools-foreign', { p: page + 1 })] : []),
          button(labels.schools, 'schools'),
        ],
      ),
    },
  );
}
