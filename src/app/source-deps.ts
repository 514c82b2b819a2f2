import { setTimeout as sleep } from 'node:timers/promises';
import { MAX_FILE_BYTES } from '../features/table-import/reading-task.ts';
import type { SourceDeps } from '../sources/found.ts';

const TIMEOUT_MS = 60_000;

/** How sources of tables are asked by a program that may ask. */
export function sourceDepsOf(fileHosts: readonly string[], folders: readonly string[]): SourceDeps {
  return {
    fileHosts: fileHosts.map((host) => host.toLowerCase()),
    folders,
    pause: (ms) => sleep(ms),
    maxBytes: MAX_FILE_BYTES,
    timeoutMs: TIMEOUT_MS,
  };
}
