import { normaliseText } from '../../text/words.ts';
import type { Feature } from '../feature.ts';
import { measureTexts } from '../subjects/causes/measure-texts.ts';
import { nextStepCommand } from './next-step.command.ts';
import { stepDoneCommand } from './step-done.command.ts';
import { stepStuckCommand, stepStuckDialog } from './step-stuck.ts';

/** One step for today, and the next one only after it. */
export const nextStep: Feature = {
  commands: [nextStepCommand, stepDoneCommand, stepStuckCommand],
  dialogs: [stepStuckDialog],
  // «Сделано» where no such button is on the screen: what was meant is shown, not guessed.
  fallback(context, { text }) {
    const labels: readonly string[] = [measureTexts.done, measureTexts.stuck];
    if (context.actor.school === undefined || !labels.map(normaliseText).includes(normaliseText(text))) {
      return undefined;
    }
    return nextStepCommand.run(context, { text: '', args: {} });
  },
};
