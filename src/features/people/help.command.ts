import { answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import { mainKeyboard } from '../keyboards.ts';
import { guestNoiseAnswer } from './guest.ts';
import { commandsBehindMore } from './more.command.ts';
import { texts } from './texts.ts';

const NAME = 'help';
/** One screen of a phone, the name of the school of several above it. */
const MOST_LINES = 13;

/**
 * «Помощь» is made of the descriptions of the commands a person may use: those of the keyboard in their order, what is
 * behind «Ещё», and the rest. `listCommands`: all of the product.
 */
export function helpCommand(listCommands: () => readonly Command<Context>[]): Command<Context> {
  return {
    name: NAME,
    words: texts.words.help,
    help: texts.help.help,
    who: ['director', 'responsible', 'coordinator', 'head', 'guest'],
    where: 'private',
    run(context) {
      if (context.actor.audience === 'guest') return guestNoiseAnswer(context, NAME);
      return answer(helpLines(listCommands(), context).join('\n'), { keyboard: mainKeyboard(context) });
    },
  };
}

function helpLines(commands: readonly Command<Context>[], context: Context): string[] {
  const { audience } = context.actor;
  const isHead = audience === 'head';
  const served = commands
    .filter(({ who }) => who.includes(audience))
    .flatMap(({ name, words: [word], help }) =>
      word === undefined || help === undefined
        ? []
        : [{ name, word, line: texts.helpLine(word, (isHead ? texts.helpOfHead[name] : undefined) ?? help) }],
    );
  const onKeyboard = mainKeyboard(context)
    .rows.flat()
    .flatMap((one) => (one.kind === 'command' ? [one.payload.c] : []));
  const behindMore = commandsBehindMore(commands, context).filter(({ name }) => name !== NAME);
  const isElsewhere = (name: string) =>
    name === NAME ||
    name === 'switch-school' ||
    onKeyboard.includes(name) ||
    behindMore.some((one) => one.name === name);
  const others = served.filter(({ name }) => !isElsewhere(name));
  const lines = [
    texts.helpHead,
    ...onKeyboard.flatMap((name) => served.filter((one) => one.name === name && name !== NAME)).map(lineOf),
    ...(behindMore.length > 0 ? [texts.helpMore(behindMore.map(({ word }) => word))] : []),
  ];
  const room = MOST_LINES - lines.length - 1;
  const rest =
    others.length <= room ? others.map(lineOf) : [texts.helpOthers(others.map(({ word }) => word))];
  return [...lines, ...rest, texts.notCounted];
}

function lineOf({ line }: { line: string }): string {
  return line;
}
