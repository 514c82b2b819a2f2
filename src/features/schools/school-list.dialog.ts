import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import type { Context } from '../context.ts';
import { findDraft } from '../draft.ts';
import type { RawMessage } from '../feature.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts, schoolListTexts } from '../office-texts.ts';
import { applySchoolList, planSchoolList } from '../subjects/schools/school-list.ts';
import type { ListedSchoolLine } from '../subjects/schools/school-list.ts';
import { schoolListLines } from '../subjects/schools/school-list-lines.ts';
import { SCHOOL_LIST_DIALOG, nextSetupStep } from '../subjects/office/setup-state.ts';
import { looksLikeSchoolLines, parseSchoolLines } from './parse-school-lines.ts';
import { texts } from './texts.ts';

const listed = z.object({
  name: z.string(),
  kind: z.enum(['school', 'kindergarten', 'college', 'other']),
  roll: z.int().min(0).exactOptional(),
  staff: z.int().min(0).exactOptional(),
});
/** Empty until a list was typed. */
const draft = z.object({ lines: z.array(listed).optional() });

export const askListCommand: Command<Context> = {
  name: 'schools-list',
  words: [schoolListTexts.words],
  who: ['coordinator'],
  where: 'private',
  run: () =>
    answer(texts.askList, {
      keyboard: inline([button(officeTexts.cancel, 'cancel')]),
      dialog: { name: SCHOOL_LIST_DIALOG, state: {} },
    }),
};

export const schoolListDialog: Dialog<Context> = {
  name: SCHOOL_LIST_DIALOG,
  who: ['coordinator'],
  beganBy: 'schools-list',
  step: (context, _state, { text }) => preview(context, text),
};

/** A list pasted without being asked for, while nothing else waits for an answer. */
export function takeSchoolLines(context: Context, { text, files }: RawMessage): Answer | undefined {
  if (context.actor.audience !== 'coordinator' || files.length > 0 || !looksLikeSchoolLines(text))
    return undefined;
  return preview(context, text);
}

export const writeListCommand: Command<Context> = {
  name: 'schools-list-write',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const lines = findDraft(context, SCHOOL_LIST_DIALOG, draft)?.lines;
    if (lines === undefined) return answer(officeTexts.stale);
    const plan = planSchoolList(context, lines);
    applySchoolList(context, plan);
    noteAct(context, actTexts.schoolList(plan.added.length, plan.changed.length));
    const next = nextSetupStep(context);
    const said = [schoolListTexts.written(plan), ...(next === undefined ? [] : [next.text])].join('\n');
    return answer(said, next === undefined ? {} : { keyboard: inline(...next.rows) });
  },
};

function preview(context: Context, text: string): Answer {
  const { lines, people, tooLong } = parseSchoolLines(text);
  const remarks = [
    ...(people > 0 ? [texts.personLines(people)] : []),
    ...(tooLong > 0 ? [texts.longLines(tooLong)] : []),
  ];
  const waiting = (state: { lines?: ListedSchoolLine[] }) => ({
    dialog: { name: SCHOOL_LIST_DIALOG, state },
    keyboard: inline([button(officeTexts.cancel, 'cancel')]),
  });
  if (lines.length === 0) return answer([texts.listNotUnderstood, ...remarks].join('\n'), waiting({}));
  const plan = planSchoolList(context, lines);
  // What is typed is rarely the whole list: nobody needs to hear what is not in it.
  const told = [...schoolListLines({ ...plan, absent: [] }), ...remarks];
  if (plan.added.length + plan.changed.length === 0) {
    return answer([texts.nothingNew, ...told].join('\n'), waiting({}));
  }
  return answer([...told, texts.wait].join('\n'), {
    ...waiting({ lines }),
    keyboard: inline([
      button(schoolListTexts.write, 'schools-list-write', undefined, 'positive'),
      button(officeTexts.cancel, 'cancel'),
    ]),
  });
}
