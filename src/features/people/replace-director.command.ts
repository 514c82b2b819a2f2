import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import type { Binding } from '../../domain/person.ts';
import { endBinding, getPerson, listBindingsOfPerson } from '../../storage/person.ts';
import type { Context } from '../context.ts';
import { mainKeyboard } from '../keyboards.ts';
import { chooseDirector } from './choose-director.ts';
import { texts } from './texts.ts';

export const replaceDirectorCommand: Command<Context> = {
  name: 'replace-director',
  words: texts.words.replaceDirector,
  who: ['coordinator'],
  where: 'private',
  run: (context, input) =>
    chooseDirector(context, input, 'replace-director', ({ school, older }) => {
      for (const { id } of older) endBinding(context.db, id, context.actor.person.id, context.now);
      return answer(texts.directorReplaced(school.name), {
        notices: older.map((binding) => farewell(context, binding, school.name)),
      });
    }),
};

/** The one who leaves learns it at once: their keyboard goes too. */
function farewell({ db }: Context, { personId }: Binding, school: string): Outgoing {
  const bindings = listBindingsOfPerson(db, personId);
  const audience = bindings[0]?.role ?? 'guest';
  return {
    to: getPerson(db, personId).externalId,
    lane: 'reply',
    text: texts.youAreReplaced(school),
    keyboard: mainKeyboard({ actor: { audience, bindings } }),
  };
}
