import type { Answer } from '../bot/answer.ts';
import type { Command, Dialog } from '../bot/command.ts';
import type { IncomingFile } from '../bot/incoming.ts';
import type { Outgoing } from '../bot/outgoing.ts';
import type { QuietHours } from '../domain/quiet-hours.ts';
import type { Context, DistrictContext } from './context.ts';

/** A message before it is routed. */
export type RawMessage = {
  text: string;
  ref: string | undefined;
  files: readonly IncomingFile[];
  pictures: readonly string[];
  /** A button was pressed: the words are its label. */
  isPressed?: true;
};

/**
 * Reads a text as free words: what it asks of the commands that are accepted, undefined where it asks of none. For a
 * command that is typed with its input, where that is none: «школы без отчётов».
 */
export type ReadWords = (
  context: Context,
  text: string,
  accepts: (command: string) => boolean,
) => Answer | undefined;

/**
 * What a job says to somebody. `workingDaysLeft`: the fewest left to a deadline that it reminds of, 0 on the last day on
 * which something can be done: such a reminder is neither paused nor put off. `counts`: in the budget of messages that a
 * person has in a week; an urgent one is noted and not counted.
 */
export type JobMessage = Outgoing & { workingDaysLeft?: number; counts?: 'usual' | 'urgent' };

/** What a job gives back for one of its moments; committed in one transaction with the row of the run. */
type JobResult = { messages: readonly JobMessage[]; detail?: unknown };

/**
 * Something the bot does by itself. `occurrences` lists its moments in (after, upTo]; they may depend on the
 * database (a deadline added yesterday), so the context is given.
 */
export type Job = {
  name: string;
  /** «Напоминание в пятницу» – for the list of what is planned. */
  title: string;
  /** What people set in «Уведомления» for all jobs of this kind (src/domain/notice-decision.ts); default: `name`. */
  kind?: string;
  /** What keys of its messages begin with besides `name`. */
  alsoKeys?: readonly string[];
  /** Hours of the district in which it says nothing: a late run waits for their end, as long as it is useful. */
  quiet?: QuietHours;
  /** Housekeeping: not in the list of what is planned, nobody is told that it was late. */
  silent?: true;
  occurrences(context: DistrictContext, after: Date, upTo: Date): Date[];
  /** After this instant a late run is no longer worth sending; it is recorded as missed. */
  usefulUntil(context: DistrictContext, scheduledFor: Date): Date;
  run(context: DistrictContext, scheduledFor: Date): JobResult;
};

/** One slice of the product, as the registry collects it. */
export type Feature = {
  commands?: readonly Command<Context>[];
  dialogs?: readonly Dialog<Context>[];
  /** Tried in order on a private message before it is routed; undefined: not mine. */
  intercept?: (context: Context, message: RawMessage) => Answer | undefined;
  /** Tried in order on a private message nothing else understood; undefined: not mine. */
  fallback?: (context: Context, message: RawMessage) => Answer | undefined;
  /** Results of this slice's tasks, by the task's kind; `context` is of the person who asked for it. */
  taskEnded?: Readonly<Record<string, (context: Context, params: unknown, result: unknown) => Answer>>;
  /** The same of tasks that nobody asked for: `districtId` of the params says whose they are. */
  districtTaskEnded?: Readonly<
    Record<string, (context: DistrictContext, params: unknown, result: unknown) => readonly Outgoing[]>
  >;
  jobs?: readonly Job[];
};
