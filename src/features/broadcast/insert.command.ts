import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import { officeTexts } from '../office-texts.ts';
import { MOST_LETTERS } from '../subjects/batches/batch-text.ts';
import { BROADCAST_DIALOG, broadcastDraft } from '../subjects/batches/start-broadcast.ts';
import type { BroadcastDraft } from '../subjects/batches/start-broadcast.ts';
import { askText, edit, nextStep } from './preview.ts';
import { texts } from './texts.ts';

const VARIABLE = z.enum(['school', 'figure', 'missing', 'due']);

/** A line with a variable for the end of the text; braces typed anywhere do the same. */
export function askVariable(draft: BroadcastDraft): Answer {
  const buttons = VARIABLE.options.map((v) => button(texts.variables[v], 'broadcast-insert', { v }));
  return answer(texts.askVariable, {
    keyboard: inline(buttons.slice(0, 2), buttons.slice(2), [edit(texts.back, 'preview')]),
    dialog: { name: BROADCAST_DIALOG, state: { ...draft, ask: 'text' } },
  });
}

export const insertVariableCommand: Command<Context> = {
  name: 'broadcast-insert',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const draft = findDraft(context, BROADCAST_DIALOG, broadcastDraft);
    const parsed = z.object({ v: VARIABLE }).safeParse(args);
    if (draft?.text === undefined || !parsed.success) return answer(officeTexts.stale);
    const line = texts.lines[parsed.data.v];
    // A second press of the same button is the same press.
    if (draft.text.split('\n').includes(line)) return nextStep(context, draft, { isNewText: true });
    const text = `${draft.text}\n${line}`;
    if (text.length > MOST_LETTERS) return askText(draft, texts.tooLong(MOST_LETTERS));
    return nextStep(context, { ...draft, text }, { isNewText: true });
  },
};
