import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inRows, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { endSilences, findSilenceEnd, listSilences } from '../../storage/silence.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { alreadyDone } from '../subjects/office/author.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { groupSilences } from './silence-groups.ts';
import { texts } from './texts.ts';

const MOST_SHOWN = 8;

export const silencesCommand: Command<Context> = {
  name: 'silences',
  words: texts.words,
  help: texts.help,
  who: ['coordinator', 'head'],
  where: 'private',
  run(context) {
    const { db, district, actor } = context;
    const today = todayOf(context);
    const groups = groupSilences(context, listSilences(db, district.id, today));
    const add = [button(texts.add, 'silence-add')];
    if (groups.length === 0) return answer(texts.none, { keyboard: inline(add) });
    const shown = groups.slice(0, MOST_SHOWN);
    const lines = shown.map((group, index) => {
      const author = group.createdBy === actor.person.id ? texts.you : texts.other;
      const line = texts.line(group, { today, author });
      return groups.length === 1 ? line : texts.numbered(index + 1, line);
    });
    const ends = shown.map(({ ids }, index) =>
      button(texts.end(groups.length === 1 ? undefined : index + 1), 'silence-end', { v: ids[0] }),
    );
    const rest = groups.length - shown.length;
    return answer([texts.head(district.name), ...lines, ...(rest > 0 ? [texts.rest(rest)] : [])].join('\n'), {
      keyboard: inline(add, ...inRows(ends, 4)),
    });
  },
};

const endArgs = z.object({ v: z.int() });

/** Ends a silence before its day. */
export const endSilenceCommand: Command<Context> = {
  name: 'silence-end',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const { db, now, district, actor } = context;
    const parsed = endArgs.safeParse(args);
    const today = todayOf(context);
    const group = groupSilences(context, listSilences(db, district.id, today)).find(
      ({ ids }) => parsed.data && ids.includes(parsed.data.v),
    );
    if (group === undefined) {
      const end = parsed.success ? findSilenceEnd(db, district.id, parsed.data.v) : undefined;
      return answer(end === undefined ? texts.gone : `${texts.gone} ${alreadyDone(context, end.by, end.at)}`);
    }
    endSilences(db, district.id, group.ids, { by: actor.person.id, now });
    noteAct(context, texts.acts.ended(group, today));
    return answer(texts.ended(group, today));
  },
};
