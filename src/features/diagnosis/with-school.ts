import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';

/** Where a person speaks for several schools, an answer says first which it is about. */
export function withSchool(context: Context, said: string): string {
  return context.actor.bindings.length > 1 ? `${schoolOf(context).name}\n${said}` : said;
}
