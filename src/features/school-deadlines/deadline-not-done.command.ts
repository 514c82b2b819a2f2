import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { deleteDeadlineDone } from '../../storage/deadline.ts';
import type { StoredDeadline } from '../../storage/deadline.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { labels } from '../texts.ts';
import { withSchool } from '../with-school.ts';
import { argsOf, deadlineArgs, findPressed, labelOf, nameOf, ownDeadlines } from './own-deadlines.ts';
import { texts } from './texts.ts';

const MOST_BUTTONS = 6;

/** Takes «Готово» of the own school back. */
export const deadlineNotDoneCommand: Command<Context> = {
  name: 'deadline-not-done',
  words: texts.words.notDone,
  who: ['director', 'responsible'],
  where: 'private',
  writes: true,
  run(context, input) {
    const pressed = deadlineArgs.safeParse(input.args);
    if (pressed.success) {
      const found = findPressed(context, pressed.data);
      return found === undefined ? answer(texts.gone) : unmark(found.about, found.deadline);
    }
    const { done } = ownDeadlines(context);
    const [only, ...others] = done;
    if (only === undefined) return answer(texts.nothingDone);
    if (others.length === 0) return unmark(context, only);
    const rows = done
      .slice(0, MOST_BUTTONS)
      .map((deadline) => [
        button(
          labelOf(context, deadline, done, texts.notDoneOn),
          'deadline-not-done',
          argsOf(context, deadline),
        ),
      ]);
    const lines = done.map((deadline, index) => texts.numbered(index + 1, nameOf(context, deadline)));
    return answer([texts.whichNotDone, ...lines].join('\n'), { keyboard: inline(...rows) });
  },
};

function unmark(context: Context, deadline: StoredDeadline): Answer {
  const wasDone = deleteDeadlineDone(context.db, deadline.id, schoolOf(context).id);
  const name = nameOf(context, deadline);
  return answer(withSchool(context, wasDone ? texts.unmarked(name) : texts.unmarkedBefore(name)), {
    keyboard: inline([
      button(texts.done, 'deadline-done', argsOf(context, deadline)),
      button(labels.deadlines, 'school-deadlines'),
    ]),
  });
}
