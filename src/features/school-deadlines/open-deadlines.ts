import { button, inline } from '../../bot/buttons.ts';
import type { Button, Keyboard } from '../../bot/outgoing.ts';
import type { StoredDeadline } from '../../storage/deadline.ts';
import type { Context } from '../context.ts';
import { argsOf, labelOf, lineOf } from './own-deadlines.ts';
import { texts } from './texts.ts';

/** Under one message stand six rows; so many lines are still one screen. */
export const MOST_SHOWN = 6;

/** A line for each, numbered where there are several. */
export function deadlineLines(context: Context, shown: readonly StoredDeadline[]): string[] {
  return shown.map((deadline, index) =>
    shown.length === 1 ? lineOf(context, deadline) : texts.numbered(index + 1, lineOf(context, deadline)),
  );
}

/** A button for each: plain «Готово» where there is one, otherwise with its day. */
export function doneKeyboard(context: Context, shown: readonly StoredDeadline[]): Keyboard {
  const buttons = shown.map((deadline) => {
    const label = shown.length === 1 ? texts.done : labelOf(context, deadline, shown);
    return button(label, 'deadline-done', argsOf(context, deadline));
  });
  const width = buttons.length > 3 ? 2 : 1;
  const rows = buttons.flatMap((_, index): Button[][] =>
    index % width === 0 ? [buttons.slice(index, index + width)] : [],
  );
  return inline(...rows);
}
