import type { World } from '../features/context.ts';
import type { Features } from '../features/registry.ts';
import type { Logger } from '../shared/log.ts';

/** Runs what every job of every district owes at `now`. */
export function runDueJobs(
  _shell: { world: Omit<World, 'now'>; features: Features; log: Logger },
  _now: Date,
): void {
  throw new Error('being written');
}
