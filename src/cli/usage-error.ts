import type { CommanderError } from 'commander';
import { usageTexts as texts } from './command-texts.ts';

/** Commander's refusals in Russian; undefined where the help was printed instead. */
export function usageSentence({ code, message }: CommanderError): string | undefined {
  const [, named = ''] = /'([^']*)'/.exec(message) ?? [];
  const similar = /\(Did you mean (?:one of )?([^?]*)\?\)/.exec(message)?.[1]?.split(', ') ?? [];
  switch (code) {
    case 'commander.help':
      return undefined;
    case 'commander.unknownCommand':
      return texts.unknownCommand(named, similar);
    case 'commander.unknownOption':
      return texts.unknownOption(named, similar);
    case 'commander.missingArgument':
      return texts.missingArgument(named);
    case 'commander.excessArguments':
      return texts.excessArguments;
    case 'commander.optionMissingArgument':
      return texts.optionMissingArgument(named);
    case 'commander.missingMandatoryOptionValue':
      return texts.missingOption(named);
    case 'commander.conflictingOption':
      return texts.conflictingOptions([...message.matchAll(/'([^']*)'/g)].map(([, name = '']) => name));
    case 'commander.invalidArgument':
      return invalid(message, named);
    default:
      return texts.other(message);
  }
}

// "error: option '--date <…>' argument 'x' is invalid. <our sentence>", and the like for arguments.
function invalid(message: string, named: string): string {
  const [, argument, own = ''] = /is invalid(?: for argument '([^']*)')?\.\s*(.*)$/s.exec(message) ?? [];
  const choices = /^Allowed choices are (.*)\.$/.exec(own)?.[1];
  return choices === undefined
    ? texts.invalidValue(argument ?? named, own)
    : texts.notAChoice(argument ?? named, choices);
}
