import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { projectPath } from '../../src/shared/project-root.ts';

export type BotProcess = {
  child: ChildProcess;
  /** Everything written so far. */
  output(): string;
  kill(signal: NodeJS.Signals): void;
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

/** The built program as the README starts it, in a process of its own; only `env` and PATH are given to it. */
export function spawnBot(args: readonly string[], env: Record<string, string>, cwd?: string): BotProcess {
  const child = spawn(process.execPath, [projectPath('dist', 'cli', 'bin.js'), ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    ...(cwd !== undefined && { cwd }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return {
    child,
    output: () => output,
    kill: (signal) => child.kill(signal),
    exited: once(child, 'exit').then(([code, signal]) => ({
      code: code as number | null,
      signal: signal as NodeJS.Signals | null,
    })),
  };
}
