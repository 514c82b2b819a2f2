import type { Answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import { normaliseText } from '../../text/words.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import type { RawMessage } from '../feature.ts';
import { answerTo } from './answer-understood.ts';
import { resolve } from './resolve.ts';
import { isOffice, resolveIn, sceneOf } from './scene.ts';
import type { Scene } from './scene.ts';

/**
 * A private message that no dialog and no command took, in free words: a command that only reads is run and the answer
 * says what was understood, one that changes something is only offered, and
 * one that is not this person's is denied. Undefined: not understood.
 */
export function understand(
  all: readonly Command<Context>[],
  context: Context,
  message: RawMessage,
  deny: (context: Context, command: Command<Context>) => Answer,
): Answer | undefined {
  const scene = sceneOf(all, context, message);
  if (scene === undefined) return undefined;
  const understood = resolveIn(scene, message.text);
  if (understood.kind !== 'not-yours') return answerTo(scene, understood, message.text);
  const wanted = all.find(({ name }) => name === understood.command);
  return wanted && deny(context, wanted);
}

/** What words ask of commands that are accepted; undefined where they ask of none: «школы без отчётов» names no school. */
export function understandAmong(
  all: readonly Command<Context>[],
  context: Context,
  text: string,
  accepts: (command: string) => boolean,
): Answer | undefined {
  const scene = sceneOf(all, context, { text, ref: undefined, files: [], pictures: [] });
  if (scene === undefined) return undefined;
  const understood = resolveIn(scene, text);
  const meant =
    understood.kind === 'run' ? [understood.meaning] : understood.kind === 'choose' ? understood.options : [];
  return meant.some(({ command }) => accepts(command)) ? answerTo(scene, understood, text) : undefined;
}

/** The same of a text that no answer is found for; undefined where it asks for no command. */
export function understandCommand(
  all: readonly Command<Context>[],
  context: Context,
  message: RawMessage,
): Answer | undefined {
  const scene = sceneOf(all, context, message);
  if (scene === undefined) return undefined;
  const understood = resolveIn(scene, message.text);
  return understood.kind === 'none' ? undefined : answerTo(scene, understood, message.text);
}

/**
 * A sentence that begins like a command of another role («Показатели за прошлую неделю» of a director): what it asks of
 * this person's own commands; undefined where it asks nothing of them.
 */
export function understandInstead(
  all: readonly Command<Context>[],
  context: Context,
  refused: Command<Context>,
  message: RawMessage,
): Answer | undefined {
  const typed = normaliseText(message.text);
  const scene = sceneOf(all, context, message);
  if (scene === undefined) return undefined;
  const understood = resolveIn(scene, message.text);
  // «Настройки» of a director: everybody has their own.
  const isExact = refused.words.some((word) => normaliseText(word) === typed);
  const isOwn =
    understood.kind === 'choose' && understood.options.every(({ command }) => command === 'preferences');
  if (understood.kind === 'none' || (isExact && !isOwn)) return undefined;
  // «Пригласить Мургукская»: it is that command which was meant, whatever else the words may be.
  const isRefused = !isOwn && understood.kind !== 'run' && mayMean(scene, message.text, refused.name);
  return isRefused ? undefined : answerTo(scene, understood, message.text);
}

/** Whether the words ask for a change by a command of the other side. */
function mayMean({ context, schools }: Scene, text: string, command: string): boolean {
  const reading = resolve(text, {
    side: isOffice(context.actor.audience) ? 'school' : 'coordinator',
    today: todayOf(context),
    schools,
    mayRun: () => true,
  });
  return (
    reading.kind === 'choose' && reading.options.some((option) => option.writes && option.command === command)
  );
}
