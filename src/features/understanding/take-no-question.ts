import type { Command } from '../../bot/command.ts';
import type { Context } from '../context.ts';
import type { ReadWords } from '../feature.ts';
import { asks } from '../refusal.ts';

/**
 * A command that is typed with its input, where a question is none: «мера какая нужна», «сотрудники сколько не хватает».
 * What the words ask of another command is answered; of none – the command takes them as before.
 */
export function takingNoQuestion(command: Command<Context>, readWords: ReadWords): Command<Context> {
  const [word] = command.words.toSorted((a, b) => a.length - b.length);
  if (command.takesText !== true || word === undefined) return command;
  return {
    ...command,
    run(context, input) {
      const asked = asks(input.text)
        ? readWords(context, `${word} ${input.text}`, (other) => other !== command.name)
        : undefined;
      return asked ?? command.run(context, input);
    },
  };
}
