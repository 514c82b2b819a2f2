import { z } from 'zod';
import type { Answer } from '../../../bot/answer.ts';
import { schoolOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { speakingForPressed } from './speaking-for.ts';

/** Where a person speaks for several schools, an answer says first which it is about. */
export function withSchool(context: Context, said: string): string {
  return context.actor.bindings.length > 1 ? `${schoolOf(context).name}\n${said}` : said;
}

const named = z.object({ s: z.int() });

/**
 * What a command tells of the school that its button names, with the school first where it could be another and the
 * answer does not begin with its name of itself. A button of a school they no longer speak for (`s`) is answered by name
 * too.
 */
export function answerAbout(speaker: Context, args: unknown, tell: (context: Context) => Answer): Answer {
  const context = speakingForPressed(speaker, args);
  const said = tell(context);
  const [first, ...rest] = said.replies;
  const { id, name } = schoolOf(context);
  if (first === undefined || first.text.startsWith(name)) return said;
  const pressed = named.safeParse(args);
  const isOther = pressed.success && pressed.data.s !== id;
  const text = isOther ? `${name}\n${first.text}` : withSchool(context, first.text);
  return { ...said, replies: [{ ...first, text }, ...rest] };
}
