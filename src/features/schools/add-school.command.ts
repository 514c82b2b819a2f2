import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { organisationKindOf } from '../../domain/school-name.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import type { Context } from '../context.ts';
import { matchSchool, namedSchools } from '../subjects/schools/district-schools.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { insertSchool } from '../subjects/schools/school-list.ts';
import { nameTrouble } from './edit-school.ts';
import { findSchool } from './on-school.ts';
import { schoolCard } from './schools.command.ts';
import { texts } from './texts.ts';

const DIALOG = 'school-add';

const waiting = {
  keyboard: inline([button(officeTexts.cancel, 'cancel')]),
  dialog: { name: DIALOG, state: {} },
};

/** «Добавить школу», with the name at once or asked for. */
export const addSchoolCommand: Command<Context> = {
  name: 'school-add',
  words: [texts.add],
  who: ['coordinator'],
  where: 'private',
  takesText: true,
  run(context, { text }) {
    if (text.trim() !== '') return add(context, text);
    return answer(texts.askAdd, waiting);
  },
};

export const addSchoolDialog: Dialog<Context> = {
  name: DIALOG,
  who: ['coordinator'],
  beganBy: 'schools',
  step: (context, _state, { text }) => add(context, text),
};

function add(context: Context, typed: string): Answer {
  const name = typed.trim().replace(/\s+/g, ' ');
  const trouble = nameTrouble(context, name);
  if (trouble !== undefined) return answer(trouble, waiting);
  const match = matchSchool(name, namedSchools(context));
  const like = match.kind === 'one' ? match.school : match.candidates[0];
  const kind = organisationKindOf(name) ?? 'school';
  const school = findSchool(context, insertSchool(context, { name, kind }));
  noteAct(context, actTexts.schoolAdded(name));
  if (school === undefined) throw new Error('the school that was just added is not there');
  const said = [texts.added(name, kind), ...(like === undefined ? [] : [texts.addedLike(like.short)])].join(
    ' ',
  );
  return schoolCard(context, school, said);
}
