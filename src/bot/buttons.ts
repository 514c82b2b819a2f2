import type { Button, ButtonColor, Keyboard } from './outgoing.ts';

/** VK cuts a label at 40 characters. */
const LABEL_LIMIT = 40;

export function button(
  label: string,
  command: string,
  args?: Record<string, unknown>,
  color?: ButtonColor,
): Button {
  const fitting = label.length > LABEL_LIMIT ? `${label.slice(0, LABEL_LIMIT - 1)}…` : label;
  return {
    kind: 'command',
    label: fitting,
    payload: { c: command, ...(args && { a: args }) },
    ...(color && { color }),
  };
}

/** Buttons under a message: at most 6 rows of 5, 10 in all. */
export function inline(...rows: (readonly Button[])[]): Keyboard {
  return { inline: true, rows };
}

/** The person's own keyboard: at most 10 rows of 5, 40 in all. */
export function persistent(...rows: (readonly Button[])[]): Keyboard {
  return { inline: false, rows };
}

/** Buttons in rows of so many: two long labels are as many as a phone shows. */
export function inRows(buttons: readonly Button[], width = 2): Button[][] {
  return buttons.flatMap((_, index) => (index % width === 0 ? [buttons.slice(index, index + width)] : []));
}
