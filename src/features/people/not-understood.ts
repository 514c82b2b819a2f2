import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import { nearest, normaliseWords } from '../../text/words.ts';
import type { Context } from '../context.ts';
import type { RawMessage } from '../feature.ts';
import { mainKeyboard } from '../keyboards.ts';
import { labels } from '../texts.ts';
import { guestNoiseAnswer } from './guest.ts';
import { texts } from './texts.ts';

/** A whole message this many letters away is still the command. */
const MOST_MISPRINTS = 2;

/**
 * The last resort for a private message: a command that the whole of it nearly is, in the words that free speech knows
 * nothing of, is offered; and there is always an answer.
 */
export function notUnderstood(
  commands: readonly Command<Context>[],
  context: Context,
  { text, files }: RawMessage,
): Answer {
  const { audience } = context.actor;
  if (audience === 'guest') return guestNoiseAnswer(context, text);
  if (files.length > 0) return answer(texts.filesFromCoordinator, { keyboard: mainKeyboard(context) });
  const meant = nearestCommand(
    text,
    commands.filter(({ who, where }) => who.includes(audience) && where !== 'chat'),
  );
  const [word] = meant?.words ?? [];
  if (meant === undefined || word === undefined) {
    const hasWords = normaliseWords(text).length > 0;
    return answer(hasWords ? texts.notUnderstood : texts.noWords, { keyboard: mainKeyboard(context) });
  }
  const help = meant.name === 'help' ? [] : [button(labels.help, 'help')];
  return answer(texts.didYouMean(word), {
    keyboard: inline([button(word, meant.name), ...help]),
    keepsAll: true,
  });
}

function nearestCommand(text: string, commands: readonly Command<Context>[]): Command<Context> | undefined {
  const known = commands.flatMap((command) => command.words);
  const found = nearest(text, known, MOST_MISPRINTS);
  return found === undefined ? undefined : commands.find((command) => command.words.includes(found));
}
