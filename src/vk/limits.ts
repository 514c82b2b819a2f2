import type { Keyboard } from '../bot/outgoing.ts';
import type { OutgoingMessage } from '../delivery/transport.ts';

/** VK's limits, in UTF-16 units where it counts characters. Source: VK’s reference of messages.send and of keyboards. */
export const LIMITS = {
  text: 4096,
  attachments: 10,
  label: 40,
  payload: 255,
  snackbar: 90,
  columns: 5,
  rows: { below: 10, inline: 6 },
  buttons: { below: 40, inline: 10 },
} as const;

/** A message that VK would refuse; `part` tells what could be left out to save the rest. */
export type LimitProblem = { part: 'text' | 'keyboard' | 'attachments'; problem: string };

/** Everything about the message that VK would refuse; a find is a defect of ours. */
export function listLimitProblems({
  text,
  keyboard,
  attachments,
}: Pick<OutgoingMessage, 'text' | 'keyboard' | 'attachments'> & Partial<OutgoingMessage>): LimitProblem[] {
  const problems: LimitProblem[] = [];
  if (text.length > LIMITS.text) problems.push({ part: 'text', problem: `${text.length} characters` });
  if (text.trim() === '' && attachments.length === 0) problems.push({ part: 'text', problem: 'empty' });
  if (attachments.length > LIMITS.attachments) {
    problems.push({ part: 'attachments', problem: `${attachments.length} attachments` });
  }
  for (const problem of keyboard === undefined ? [] : keyboardProblems(keyboard)) {
    problems.push({ part: 'keyboard', problem });
  }
  return problems;
}

function keyboardProblems({ inline, rows }: Keyboard): string[] {
  const place = inline ? 'inline' : 'below';
  const buttons = rows.flat();
  const problems: string[] = [];
  if (inline && rows.length === 0) problems.push('inline without buttons');
  if (rows.length > LIMITS.rows[place]) problems.push(`${rows.length} rows`);
  if (buttons.length > LIMITS.buttons[place]) problems.push(`${buttons.length} buttons`);
  for (const row of rows) {
    if (row.length === 0) problems.push('an empty row');
    if (row.length > LIMITS.columns) problems.push(`${row.length} columns`);
  }
  for (const button of buttons) {
    const { length } = button.label;
    if (length === 0 || length > LIMITS.label) problems.push(`label of ${length}: «${button.label}»`);
    if (button.kind === 'command' && JSON.stringify(button.payload).length > LIMITS.payload) {
      problems.push(`payload of «${button.label}» is too long`);
    }
    if (button.kind === 'link' && !/^https?:\/\//.test(button.url)) {
      problems.push(`address of «${button.label}»`);
    }
  }
  return problems;
}
