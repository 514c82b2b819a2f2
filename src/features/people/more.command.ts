import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Audience, Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { isRegion } from '../subjects/schools/region-facts.ts';
import { labels } from '../texts.ts';
import { inPairs } from './choose-director.ts';
import { texts } from './texts.ts';

type Group = keyof typeof texts.more.groups;
type Behind = readonly string[] | Readonly<Partial<Record<Group, readonly string[]>>>;

const OF_SCHOOL = [
  'plan',
  'school-report',
  'preferences',
  'contacts',
  'my-data',
  'appoint',
  'switch-school',
  'help',
];
/** Each group is a screen: at most ten under one message. */
const OF_DISTRICT = {
  schools: ['people', 'invite', 'questions', 'answers-admin', 'vacations', 'silences', 'contacts', 'region'],
  figures: [
    'enter-value',
    'imports',
    'table-profiles',
    'table-source',
    'doubts',
    'school-figures',
    'disputes',
    'causes',
    'week-notes',
    'targets',
  ],
  order: ['schedule', 'journal', 'batches', 'duty-from-order', 'forms'],
  own: ['settings', 'setup', 'preferences', 'my-data', 'switch-school', 'help'],
};
const OF_HEAD = {
  district: ['batches', 'week-results', 'letter', 'journal', 'people', 'vacations', 'silences'],
  figures: ['table-profiles', 'doubts', 'disputes', 'causes', 'week-notes', 'targets'],
  own: ['contacts', 'preferences', 'my-data', 'switch-school', 'help'],
};
const BEHIND: Record<Audience, Behind> = {
  director: OF_SCHOOL,
  responsible: OF_SCHOOL,
  coordinator: OF_DISTRICT,
  head: OF_HEAD,
  guest: [],
};

const args = z.object({ g: z.string() });

/** «Ещё»: what a person may use besides their keyboard, in groups where it is much. */
export function moreCommand(listCommands: () => readonly Command<Context>[]): Command<Context> {
  return {
    name: 'more',
    words: [labels.more, ...texts.words.more],
    who: ['director', 'responsible', 'coordinator', 'head'],
    where: 'private',
    run(context, input) {
      const { audience } = context.actor;
      const isOffice = audience === 'coordinator' || audience === 'head';
      const groups = groupsBehindMore(listCommands(), context);
      const pressed = args.safeParse(input.args);
      const [only] = groups;
      const chosen = groups.length === 1 ? only : groups.find(({ group }) => group === pressed.data?.g);
      if (chosen === undefined) {
        const buttons = groups.map(({ group }) =>
          button(texts.more.groups[group ?? 'own'], 'more', { g: group }),
        );
        return answer(texts.more.chooseGroup, { keyboard: inline(...inPairs(buttons)) });
      }
      const buttons = chosen.commands.map(({ name, word }) => button(word, name));
      const text =
        chosen.group === undefined
          ? texts.more[isOffice ? 'district' : 'school']
          : texts.more.ofGroup(texts.more.groups[chosen.group]);
      return answer(text, { keyboard: inline(...inPairs(buttons)) });
    },
  };
}

type Named = { name: string; word: string };

/** Each with the word that calls it, which is the label of its button. */
export function commandsBehindMore(commands: readonly Command<Context>[], context: Context): Named[] {
  return groupsBehindMore(commands, context).flatMap((one) => one.commands);
}

/** Of one group alone `group` is undefined. What the person may not run, or there is not, is left out. */
function groupsBehindMore(
  commands: readonly Command<Context>[],
  context: Context,
): { group: Group | undefined; commands: Named[] }[] {
  const { audience, bindings } = context.actor;
  const served = (names: readonly string[]) =>
    names.flatMap((name) => {
      if (name === 'switch-school' && bindings.length < 2) return [];
      if (name === 'region' && !isRegion(context)) return [];
      const command = commands.find((one) => one.name === name && one.who.includes(audience));
      const word = command?.words[0];
      return word === undefined ? [] : [{ name, word }];
    });
  const behind = BEHIND[audience];
  const groups: [Group | undefined, readonly string[]][] = isList(behind)
    ? [[undefined, behind]]
    : (Object.entries(behind) as [Group, readonly string[]][]);
  return groups
    .map(([group, names]) => ({ group, commands: served(names) }))
    .filter((one) => one.commands.length > 0);
}

function isList(behind: Behind): behind is readonly string[] {
  return Array.isArray(behind);
}
