import type { Role } from '../domain/person.ts';
import type { Answer } from './answer.ts';
import type { IncomingFile } from './incoming.ts';

/** Whom a handler serves: a role, or somebody who has none. */
export type Audience = Role | 'guest';

/** What the person gave with the command: words typed after it, or what the button carried (unchecked). */
export type CommandInput = { text: string; args: Readonly<Record<string, unknown>> };

/**
 * A command as a described value: help, access and words come from the description. `run` is synchronous, reads and
 * writes through storage/ inside the shell's transaction and returns what is to be said; a throw undoes everything.
 */
export type Command<Context> = {
  /** What a button's payload carries in `c`; unique. */
  name: string;
  /**
   * What calls it when typed, in any case, with or without a slash. The first is the label of its button. No two
   * commands of one audience share a word. Empty: reached by buttons only.
   */
  words: readonly string[];
  /** Its line in «Помощь»: what it gives; absent – not listed. */
  help?: string;
  /** Deny by default: only these may run it. */
  who: readonly Audience[];
  /**
   * `private`: asked for in a group chat it answers in private; `chat`: works in a group chat alone; `anywhere`: its
   * answer holds nothing of one school.
   */
  where: 'private' | 'chat' | 'anywhere';
  /**
   * Words after the command's own are its input: «Сотрудники 38 из 45»; `after-colon`: only after «План:», where the
   * bare word may begin another sentence. Otherwise such a text is not the command.
   */
  takesText?: true | 'after-colon';
  /** It writes as soon as it is typed, without a further question: «готово?» is not taken for «Готово». */
  writes?: true;
  run(context: Context, input: CommandInput): Answer;
};

/** A conversation of several messages. Its state is kept in the database as JSON and checked when it comes back. */
export type Dialog<Context> = {
  name: string;
  who: readonly Audience[];
  /** The command that begins it anew, where a button alone can: offered when a day of silence has ended it. */
  beganBy?: string;
  /** The next message of the person. A state the program no longer knows ends the dialog with a plain sentence. */
  step(context: Context, state: unknown, input: DialogInput): Answer;
};

export type DialogInput = { text: string; files: readonly IncomingFile[]; pictures: readonly string[] };
