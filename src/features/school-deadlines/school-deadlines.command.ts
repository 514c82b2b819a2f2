import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { schoolOf } from '../context.ts';
import { MOST_SHOWN, deadlineLines, doneKeyboard } from './open-deadlines.ts';
import { argsOf, nameOf, ownDeadlines } from './own-deadlines.ts';
import { texts } from './texts.ts';

const pageArgs = z.object({ p: z.int().min(0).max(500).optional() });

export const schoolDeadlinesCommand: Command<Context> = {
  name: 'school-deadlines',
  words: texts.words.deadlines,
  help: texts.help.deadlines,
  who: ['director', 'responsible'],
  where: 'private',
  run(context, { args }) {
    const { open, waiting, done, notOurs, tooEarly } = ownDeadlines(context);
    const last = Math.max(0, Math.ceil(open.length / MOST_SHOWN) - 1);
    const page = Math.min(pageArgs.safeParse(args).data?.p ?? 0, last);
    const shown = open.slice(page * MOST_SHOWN, (page + 1) * MOST_SHOWN);
    const rest = open.length - page * MOST_SHOWN - shown.length;
    const isQuiet = waiting.length + notOurs.length + tooEarly.length > 0;
    const empty =
      done.length > 0
        ? texts.allDone
        : waiting.length > 0
          ? texts.onlyWaiting
          : isQuiet
            ? texts.noneOpen
            : texts.none;
    const [only] = shown;
    const [foreign, ...others] = notOurs;
    // One of them alone: the buttons of more would not fit.
    const back =
      foreign === undefined || others.length > 0
        ? []
        : [button(texts.oursAfterAll, 'deadline-not-done', argsOf(context, foreign))];
    const more =
      only === undefined
        ? back
        : [
            ...(open.length < 3 ? back : []),
            button(texts.notOurs, 'duty-not-ours', open.length === 1 ? argsOf(context, only) : undefined),
            ...(page > 0 ? [button(texts.before, 'school-deadlines', { p: page - 1 })] : []),
            ...(rest > 0 ? [button(texts.more(rest), 'school-deadlines', { p: page + 1 })] : []),
          ];
    return answer(
      [
        schoolOf(context).name,
        ...(open.length === 0 ? [empty] : deadlineLines(context, shown, open)),
        ...(rest > 0 ? [texts.later(rest)] : []),
        ...waiting.slice(0, MOST_SHOWN).map((own) => texts.waitingLine(nameOf(context, own))),
        ...tooEarly.slice(0, MOST_SHOWN).map((own) => texts.tooEarlyLine(nameOf(context, own))),
        ...notOurs.slice(0, MOST_SHOWN).map((own) => texts.notOursLine(nameOf(context, own))),
        ...done.slice(0, MOST_SHOWN).map((own) => texts.doneLine(nameOf(context, own))),
      ].join('\n'),
      {
        ...(shown.length > 0
          ? { keyboard: doneKeyboard(context, shown, { all: open, more }) }
          : more.length > 0 && { keyboard: inline(more) }),
      },
    );
  },
};
