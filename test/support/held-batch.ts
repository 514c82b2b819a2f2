import { runDueJobs } from '../../src/app/run-due-jobs.ts';
import { run } from '../../src/storage/statement.ts';
import type { TestWorld } from './test-world.ts';

/** What was planned is released at `at`, and its messages wait until `until`: as in the seconds before VK takes them. */
export function releaseHeld(world: TestWorld, at: Date, until: Date): void {
  // A job begins to look from its first run on.
  runDueJobs(world.shell, world.now);
  world.sleepUntil(at);
  runDueJobs(world.shell, world.now);
  run(world.db, "UPDATE outbox SET due_at = ? WHERE batch_id IS NOT NULL AND state = 'waiting'", [
    until.getTime(),
  ]);
}
