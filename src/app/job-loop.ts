import { schedule } from 'node-cron';
import type { ScheduledTask } from 'node-cron';
import type { World } from '../features/context.ts';
import type { Features } from '../features/registry.ts';
import type { Clock } from '../shared/clock.ts';
import type { Logger } from '../shared/log.ts';
import { runDueJobs } from './run-due-jobs.ts';
import { noteStart } from './stops.ts';

export type JobLoop = { start(): void; wake(): void; stop(): void };

/**
 * Looks every minute, and whenever it is woken, at what the jobs owe. node-cron only wakes: what is due is decided by
 * the database, so a minute that was slept through is made up by the next.
 */
export function createJobLoop({
  shell,
  clock,
  onRan,
}: {
  shell: { world: Omit<World, 'now'>; features: Features; log: Logger };
  clock: Clock;
  onRan: () => void;
}): JobLoop {
  let task: ScheduledTask | undefined;

  function look(): void {
    try {
      runDueJobs(shell, clock.now());
      onRan();
    } catch (error) {
      shell.log.error({ error }, 'the jobs could not be looked at, tried again in a minute');
    }
  }

  return {
    start() {
      // Before the first look: how long the program had been away.
      noteStart(shell, clock.now());
      look();
      task = schedule('* * * * *', look, { name: 'jobs', logger: cronLogger(shell.log) });
    },
    wake: look,
    stop() {
      void task?.destroy();
    },
  };
}

/** node-cron's own log goes to stdout unless it is given another. */
function cronLogger(log: Logger) {
  return {
    info: (message: string) => log.debug(message),
    warn: (message: string) => log.warn(message),
    error: (message: string | Error, error?: Error) => log.error({ error: error ?? message }, 'node-cron'),
    debug: (message: string | Error) => log.debug({ message }, 'node-cron'),
  };
}
