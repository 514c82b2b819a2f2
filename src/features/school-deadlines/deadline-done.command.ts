import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { insertDeadlineDone } from '../../storage/deadline.ts';
import type { StoredDeadline } from '../../storage/deadline.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { labels } from '../texts.ts';
import { parseTypedDay } from '../typed-date.ts';
import { withSchool } from '../with-school.ts';
import { argsOf, deadlineArgs, findPressed, nameOf, ownDeadlines } from './own-deadlines.ts';
import { MOST_SHOWN, deadlineLines, doneKeyboard } from './open-deadlines.ts';
import { texts } from './texts.ts';

/** «Готово» of the own school: by its button, by its day, or by the word alone where one deadline is open. */
export const deadlineDoneCommand: Command<Context> = {
  name: 'deadline-done',
  words: texts.words.done,
  who: ['director', 'responsible'],
  where: 'private',
  takesText: true,
  writes: true,
  run(context, input) {
    const pressed = deadlineArgs.safeParse(input.args);
    if (pressed.success) {
      const found = findPressed(context, pressed.data);
      return found === undefined ? answer(texts.gone) : mark(found.about, found.deadline);
    }
    const { open, done } = ownDeadlines(context);
    const isNamed = input.text.trim() !== '';
    const meant = isNamed ? ofTypedDay(context, input.text, open) : open;
    const [only, ...others] = meant;
    if (only !== undefined)
      return others.length === 0 ? mark(context, only) : ask(context, texts.whichDone, meant);

    const [before] = isNamed ? ofTypedDay(context, input.text, done) : [];
    if (before !== undefined) return answer(texts.markedBefore(nameOf(context, before)));
    if (open.length > 0) return ask(context, texts.noSuchOpen, open);
    return answer(done.length > 0 ? texts.allDone : texts.none);
  },
};

/** «Готово 30.10», whatever year was meant. */
function ofTypedDay(context: Context, text: string, deadlines: readonly StoredDeadline[]): StoredDeadline[] {
  const day = parseTypedDay(text, todayOf(context));
  return deadlines.filter(({ dueOn }) => dueOn.slice(5) === day?.slice(5));
}

function ask(context: Context, question: string, deadlines: readonly StoredDeadline[]): Answer {
  const shown = deadlines.slice(0, MOST_SHOWN);
  return answer([question, ...deadlineLines(context, shown)].join('\n'), {
    keyboard: doneKeyboard(context, shown),
  });
}

function mark(context: Context, deadline: StoredDeadline): Answer {
  const { db, now, actor } = context;
  const isNew = insertDeadlineDone(db, deadline.id, schoolOf(context).id, actor.person.id, now);
  const name = nameOf(context, deadline);
  const said = isNew ? texts.marked(name) : texts.markedBefore(name);
  return answer(withSchool(context, said), {
    keyboard: inline([
      button(texts.notDone, 'deadline-not-done', argsOf(context, deadline)),
      button(labels.deadlines, 'school-deadlines'),
    ]),
  });
}
