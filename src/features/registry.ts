import type { Answer } from '../bot/answer.ts';
import type { Command, Dialog } from '../bot/command.ts';
import type { Outgoing } from '../bot/outgoing.ts';
import type { Context, World } from './context.ts';
import type { Feature, Job, RawMessage } from './feature.ts';

/** Every slice of the product, collected. */
export type Features = {
  commands: readonly Command<Context>[];
  dialogs: readonly Dialog<Context>[];
  intercepts: readonly NonNullable<Feature['intercept']>[];
  fallbacks: readonly NonNullable<Feature['fallback']>[];
  taskEnded: ReadonlyMap<string, (context: Context, params: unknown, result: unknown) => Answer>;
  jobs: readonly Job[];
  /** A command that is not for this person, or not for this place. */
  denied: (context: Context, command: Command<Context>) => Answer;
  /** Nobody understood a private message. */
  notUnderstood: (context: Context, message: RawMessage) => Answer;
  chatJoined: (context: Context) => Answer;
  /** The community was removed from a chat: who is told of it. */
  chatLeft: (world: World, peerId: number) => readonly Outgoing[];
};

/** One line a slice: src/features/<slice>/feature.ts. The order is the order of «Помощь» and of the intercepts. */
const SLICES: readonly Feature[] = [];

export function collectFeatures(
  own: Pick<Features, 'denied' | 'notUnderstood' | 'chatJoined' | 'chatLeft'>,
  slices: readonly Feature[] = SLICES,
): Features {
  return {
    ...own,
    commands: slices.flatMap(({ commands = [] }) => commands),
    dialogs: slices.flatMap(({ dialogs = [] }) => dialogs),
    intercepts: slices.flatMap(({ intercept }) => intercept ?? []),
    fallbacks: slices.flatMap(({ fallback }) => fallback ?? []),
    taskEnded: new Map(slices.flatMap(({ taskEnded = {} }) => Object.entries(taskEnded))),
    jobs: slices.flatMap(({ jobs = [] }) => jobs),
  };
}

/** The product as it is. */
export function createFeatures(): Features {
  return collectFeatures({
    denied: () => ({ replies: [] }),
    notUnderstood: () => ({ replies: [] }),
    chatJoined: () => ({ replies: [] }),
    chatLeft: () => [],
  });
}
