import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxWorld } from '../../src/sandbox/server.ts';

/** Resolves when a bot waits for events; throws after `timeoutMs`. Looks often: a bench measures by it. */
export async function untilPolled(world: SandboxWorld, timeoutMs = 30_000): Promise<void> {
  const giveUpAt = performance.now() + timeoutMs;
  while (world.counters().pollsWaiting === 0) {
    if (performance.now() > giveUpAt) throw new Error('no bot polls');
    await sleep(5);
  }
}
