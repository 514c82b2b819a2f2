import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { withdrawDutyAnswer } from '../../storage/duty-answer.ts';
import { closeNotices } from '../../storage/office-notice.ts';
import { cancelOutbox } from '../../storage/outbox.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import type { OwnDuty } from '../subjects/duties/own-duties.ts';
import { askedKey } from '../subjects/duties/duty-asked.ts';
import { dutyButton } from '../subjects/duties/duty-button.ts';
import { dutyTexts } from '../subjects/duties/duty-texts.ts';
import { labels } from '../texts.ts';
import { withSchool } from '../subjects/schools/with-school.ts';
import { argsOf, deadlineArgs, findPressed, labelOf, nameOf, ownDeadlines } from './own-deadlines.ts';
import { texts } from './texts.ts';

const MOST_BUTTONS = 6;

/** Takes the answer of the own school back: «Готово», «Нас не касается». */
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
      if (found === undefined) return answer(texts.gone);
      const { about, own, isPast } = found;
      // «Нас не касается» of an earlier time holds still, and is what the button was made for.
      const isStanding = own.state.kind === 'not-ours' && own.state.answer.occasion === pressed.data.o;
      return isPast && !isStanding ? answer(texts.pastAlready) : unmark(about, own);
    }
    const own = ownDeadlines(context);
    // What the figures show is nobody's to take back.
    const marked = own.done.filter(({ state }) => state.kind === 'done' && state.answer);
    const done = marked.length > 0 ? marked : [...own.waiting, ...own.notOurs];
    const [only, ...others] = done;
    if (only === undefined) return answer(texts.nothingDone);
    if (others.length === 0) return unmark(context, only);
    const rows = done
      .slice(0, MOST_BUTTONS)
      .map((own) => [
        button(labelOf(context, own, done, texts.notDone), 'deadline-not-done', argsOf(context, own)),
      ]);
    const lines = done.map((own, index) => texts.numbered(index + 1, nameOf(context, own)));
    return answer([texts.whichNotDone, ...lines].join('\n'), { keyboard: inline(...rows) });
  },
};

function unmark(context: Context, own: OwnDuty): Answer {
  const given = 'answer' in own.state && own.state.kind !== 'returned' ? own.state.answer : undefined;
  const wasGiven = given !== undefined && withdrawDutyAnswer(context.db, given);
  if (given?.kind === 'not-ours') {
    // The office need not decide it any more.
    cancelOutbox(context.db, askedKey(given.id));
    closeNotices(context.db, askedKey(given.id), context.now);
  }
  const name = nameOf(context, own);
  const said = given?.kind === 'not-ours' ? texts.takenBack(name) : texts.unmarked(name);
  return answer(withSchool(context, wasGiven ? said : texts.unmarkedBefore(name)), {
    keyboard: inline([
      dutyButton(dutyTexts.ask[own.duty.evidence.kind], { ...own, s: schoolOf(context).id }),
      button(labels.deadlines, 'school-deadlines'),
    ]),
  });
}
