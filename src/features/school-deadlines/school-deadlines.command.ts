import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { schoolOf } from '../context.ts';
import { MOST_SHOWN, deadlineLines, doneKeyboard } from './open-deadlines.ts';
import { nameOf, ownDeadlines } from './own-deadlines.ts';
import { texts } from './texts.ts';

export const schoolDeadlinesCommand: Command<Context> = {
  name: 'school-deadlines',
  words: texts.words.deadlines,
  help: texts.help.deadlines,
  who: ['director', 'responsible'],
  where: 'private',
  run(context) {
    const { open, done } = ownDeadlines(context);
    const shown = open.slice(0, MOST_SHOWN);
    const rest = open.length - shown.length;
    const empty = done.length > 0 ? texts.allDone : texts.none;
    return answer(
      [
        schoolOf(context).name,
        ...(open.length === 0 ? [empty] : deadlineLines(context, shown)),
        ...(rest > 0 ? [texts.later(rest)] : []),
        ...done.slice(0, MOST_SHOWN).map((deadline) => texts.doneLine(nameOf(context, deadline))),
      ].join('\n'),
      { ...(shown.length > 0 && { keyboard: doneKeyboard(context, shown) }) },
    );
  },
};
