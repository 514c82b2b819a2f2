import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import type { Binding } from '../../domain/person.ts';
import { notInQuietHours } from '../../domain/quiet-hours.ts';
import type { School } from '../../domain/unit.ts';
import { findCurrentBinding, listBindingsOfPerson, listBindingsOfUnit } from '../../storage/binding.ts';
import { getPerson } from '../../storage/person.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import type { Context } from '../context.ts';
import { endRole } from '../subjects/people/end-role.ts';
import { deadlineHoursOf } from '../district-hours.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { mainKeyboard } from '../keyboards.ts';
import { chooseDirector } from './choose-director.ts';
import { texts } from './texts.ts';

export const replaceDirectorCommand: Command<Context> = {
  name: 'replace-director',
  words: texts.words.replaceDirector,
  who: ['coordinator'],
  where: 'private',
  run: (context, input) =>
    chooseDirector(context, input, 'replace-director', ({ school, newcomer, older }) => {
      const ended = older.map((binding) => endRole(context, binding, context.actor.person.id));
      noteAct(context, actTexts.directorReplaced(school.name));
      const responsibles = listBindingsOfUnit(context.db, school.id, 'responsible').length;
      const codes = ended.reduce((sum, one) => sum + one.codes, 0);
      return answer(texts.directorReplaced(school.name, { codes, responsibles }), {
        notices: [
          ...older.map((binding) => farewell(context, binding, school.name)),
          ...(responsibles > 0 ? [askNewcomer(context, newcomer, school, responsibles)] : []),
        ],
      });
    }),
};

/** The one who leaves learns it at once: their keyboard goes too. */
function farewell({ db }: Context, { personId }: Binding, school: string): Outgoing {
  const bindings = listBindingsOfPerson(db, personId);
  const audience = (findCurrentBinding(db, personId) ?? bindings[0])?.role ?? 'guest';
  return {
    to: getPerson(db, personId).externalId,
    lane: 'reply',
    text: texts.youAreReplaced(school),
    keyboard: mainKeyboard({ actor: { audience, bindings } }),
  };
}

/** The one who stays is shown who else the former director let in, by day. */
function askNewcomer(
  context: Context,
  { personId }: Binding,
  school: School,
  responsibles: number,
): Outgoing {
  const { quiet, zone } = deadlineHoursOf(context.settings);
  const [word = ''] = texts.words.appoint;
  return {
    to: getPerson(context.db, personId).externalId,
    lane: 'bulk',
    text: texts.youRemain(school.name, responsibles),
    notBefore: notInQuietHours(context.now, quiet, zone),
    keyboard: inline([button(word, 'appoint', { s: school.id })]),
  };
}
