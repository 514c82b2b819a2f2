import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { inRows, inline } from '../../bot/buttons.ts';
import type { Button, Keyboard } from '../../bot/outgoing.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import type { OwnDuty } from '../subjects/duties/own-duties.ts';
import { dutyButton } from '../subjects/duties/duty-button.ts';
import { dutyTexts } from '../subjects/duties/duty-texts.ts';
import { upperFirst } from '../../text/first-letter.ts';
import { labelOf, lineOf } from './own-deadlines.ts';
import { texts } from './texts.ts';

/** Under one message stand six rows; so many lines are still one screen. */
export const MOST_SHOWN = 6;

/** Asks which of them is meant. */
export function askWhich(context: Context, question: string, duties: readonly OwnDuty[]): Answer {
  const shown = duties.slice(0, MOST_SHOWN);
  return answer([question, ...deadlineLines(context, shown)].join('\n'), {
    keyboard: doneKeyboard(context, shown),
  });
}

/** A line for each, numbered by its place in `all` where there are several. */
export function deadlineLines(
  context: Context,
  shown: readonly OwnDuty[],
  all: readonly OwnDuty[] = shown,
): string[] {
  return shown.map((own) => {
    const line = upperFirst(lineOf(context, own));
    return all.length === 1 ? line : texts.numbered(all.indexOf(own) + 1, line);
  });
}

/** A button for each: what it asks for where there is one, otherwise with its day. */
export function doneKeyboard(
  context: Context,
  shown: readonly OwnDuty[],
  { all = shown, more = [] }: { all?: readonly OwnDuty[]; more?: readonly Button[] } = {},
): Keyboard {
  const buttons = shown.map((own) => {
    const asked = dutyTexts.ask[own.duty.evidence.kind];
    const label = all.length === 1 ? asked : labelOf(context, own, all, asked);
    return dutyButton(label, { ...own, s: schoolOf(context).id });
  });
  if (all.length === 1) return inline([...buttons, ...more]);
  const rows = inRows(buttons, buttons.length > 3 ? 2 : 1);
  return inline(...rows, ...(more.length > 0 ? [more] : []));
}
