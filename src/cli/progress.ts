import type { CliIo } from './io.ts';

export type Progress = { say(stage: string): void; end(): void };

/** One line on the terminal that says what is being done; nothing at all in a pipe. */
export function startProgress(io: CliIo): Progress {
  if (!io.isTerminal) return { say: () => undefined, end: () => undefined };
  return {
    say: (stage) => io.stderr(`\r\u001b[2K${stage}`),
    end: () => io.stderr('\r\u001b[2K'),
  };
}
