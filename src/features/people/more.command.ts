import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Audience, Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { inPairs } from './choose-director.ts';
import { labels } from '../texts.ts';
import { texts } from './texts.ts';

const OF_SCHOOL = ['plan', 'preferences', 'contacts', 'my-data', 'appoint', 'switch-school', 'help'];
/** Ten: as many as stand under one message. «Помощь» and «Сменить школу» are on the coordinator's keyboard. */
const OF_DISTRICT = [
  ...['disputes', 'causes', 'week-notes', 'targets', 'answers-admin', 'imports'],
  ...['settings', 'contacts', 'preferences', 'my-data'],
];
const BEHIND: Record<Audience, readonly string[]> = {
  director: OF_SCHOOL,
  responsible: OF_SCHOOL,
  coordinator: OF_DISTRICT,
  guest: [],
};

/** «Ещё»: what a person may use besides their keyboard. `listCommands`: all of the product. */
export function moreCommand(listCommands: () => readonly Command<Context>[]): Command<Context> {
  return {
    name: 'more',
    words: [labels.more, ...texts.words.more],
    who: ['director', 'responsible', 'coordinator'],
    where: 'private',
    run(context) {
      const buttons = commandsBehindMore(listCommands(), context).map(({ name, word }) => button(word, name));
      return answer(texts.more[context.actor.audience === 'coordinator' ? 'district' : 'school'], {
        keyboard: inline(...inPairs(buttons)),
      });
    },
  };
}

/** Each with the word that calls it, which is the label of its button. */
export function commandsBehindMore(
  commands: readonly Command<Context>[],
  { actor: { audience, bindings } }: Context,
): { name: string; word: string }[] {
  return BEHIND[audience].flatMap((name) => {
    if (name === 'switch-school' && bindings.length < 2) return [];
    const command = commands.find((one) => one.name === name && one.who.includes(audience));
    const word = command?.words[0];
    return word === undefined ? [] : [{ name, word }];
  });
}
