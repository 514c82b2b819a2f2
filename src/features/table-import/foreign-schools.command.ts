import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inRows, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { insertRefusal } from '../../storage/unit-spelling.ts';
import type { Context } from '../context.ts';
import { shortHash } from '../short-hash.ts';
import { noteAct } from '../subjects/office/journal.ts';
import type { OpenTable } from './name-screens.ts';
import { nameTexts as texts } from './name-texts.ts';
import { next, onTable, openTable, preview, questionOf } from './settle-names.ts';

const foreignArgs = z.object({ f: z.int(), k: z.string().optional() });

const MOST_SHOWN = 5;

/** «Не наша школа»: of the names that no school of the list certainly has, the rows that are another district's. */
export const foreignSchoolCommand: Command<Context> = {
  name: 'import-foreign',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onTable(foreignArgs, (context, table, { k }) => {
    if (k === undefined) return listNew(context, table);
    const question = questionOf(table, k);
    const name = question?.name ?? table.newSchools.find((one) => shortHash(one) === k);
    if (name === undefined) return listNew(context, table);
    const { db, now, district, actor } = context;
    insertRefusal(db, { parentId: district.id, unitId: district.id, name, by: actor.person.id }, now);
    noteAct(context, texts.actForeign(name));
    const said = texts.rememberedForeign(name);
    return question === undefined
      ? listNew(context, openTable(context, table.file, table.table), said)
      : next(context, table, 0, said);
  }),
};

function listNew(context: Context, table: OpenTable, said?: string): Answer {
  const { file, newSchools } = table;
  if (newSchools.length === 0) return preview(context, table, said);
  const shown = newSchools.slice(0, MOST_SHOWN);
  const rest = newSchools.length - shown.length;
  return answer(
    [
      ...(said === undefined ? [] : [said]),
      texts.newHead(newSchools.length),
      ...shown.map((name, index) => texts.newLine(index + 1, name)),
      ...(rest > 0 ? [texts.listMore(rest)] : []),
    ].join('\n'),
    {
      keyboard: inline(
        ...inRows(
          shown.map((name, index) =>
            button(texts.notOurs(index + 1), 'import-foreign', { f: file.id, k: shortHash(name) }),
          ),
        ),
        [button(texts.back, 'import-settle', { f: file.id, back: 1 })],
      ),
      dialog: 'keep',
    },
  );
}
