import type { Logger } from '../shared/log.ts';

export type Loop = {
  /** There may be work: a turn is planned after what is running now. Cheap. */
  wake(): void;
  /** Turns until there is nothing left, at once. */
  runNow(): void;
  stop(): void;
};

/** How long a turn that threw (a full disk) waits before the next one. */
const AFTER_FAILURE_MS = 1_000;

/** Runs synchronous turns while they say `again`, letting other work in between. */
export function createLoop({
  name,
  log,
  turn,
}: {
  name: string;
  log: Logger;
  turn: () => 'again' | 'idle';
}): Loop {
  let planned = false;
  let stopped = false;

  function plan(delayMs = 0): void {
    if (planned || stopped) return;
    planned = true;
    if (delayMs > 0) setTimeout(run, delayMs).unref();
    else setImmediate(run);
  }

  function run(): void {
    planned = false;
    if (stopped) return;
    try {
      if (turn() === 'again') plan();
    } catch (error) {
      log.error({ loop: name, error }, 'a turn failed, tried again');
      plan(AFTER_FAILURE_MS);
    }
  }

  return {
    wake: () => plan(),
    runNow() {
      while (!stopped && turn() === 'again');
    },
    stop() {
      stopped = true;
    },
  };
}
