import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import type { OwnDuty } from '../subjects/duties/own-duties.ts';
import { parseTypedDay } from '../typed-date.ts';
import { askEvidence } from './ask-evidence.ts';
import { presentInstead } from './present-instead.ts';
import { askWhich } from './open-deadlines.ts';
import { deadlineArgs, findPressed, nameOf, ownDeadlines } from './own-deadlines.ts';
import { texts } from './texts.ts';

/**
 * «Готово» of the own school: by its button, by its day, or by the word alone where one duty is open. Where more than the
 * word is asked for, the question for it.
 */
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
      if (found === undefined) return answer(texts.gone);
      const { about, own, isPast } = found;
      if (isPast) return presentInstead(about, own);
      return askEvidence(about, own, { isPlanned: pressed.data.q === 1 });
    }
    const { open, done } = ownDeadlines(context);
    const isNamed = input.text.trim() !== '';
    const named = isNamed ? ofTypedDay(context, input.text, open) : open;
    // «Готово 30.10» is said of what it answers, not of a report that is due on the same day.
    const confirmed = named.filter(({ duty }) => duty.evidence.kind === 'confirm');
    const meant = isNamed && confirmed.length === 1 ? confirmed : named;
    const [only, ...others] = meant;
    if (only !== undefined)
      return others.length === 0 ? askEvidence(context, only) : askWhich(context, texts.whichDone, meant);

    const [before] = isNamed ? ofTypedDay(context, input.text, done) : [];
    if (before !== undefined) return answer(texts.markedBefore(nameOf(context, before)));
    if (open.length > 0) return askWhich(context, texts.noSuchOpen, open);
    return answer(done.length > 0 ? texts.allDone : texts.none);
  },
};

/** «Готово 30.10», whatever year was meant. */
function ofTypedDay(context: Context, text: string, duties: readonly OwnDuty[]): OwnDuty[] {
  const day = parseTypedDay(text, todayOf(context));
  return day === undefined ? [] : duties.filter(({ dueOn }) => dueOn?.slice(5) === day.slice(5));
}
