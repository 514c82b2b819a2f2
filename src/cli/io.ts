import type { Environment } from '../config/config.ts';
import type { Clock } from '../shared/clock.ts';
import type { Random } from '../shared/random.ts';

/** Everything a command line program touches besides files and the database; tests give their own. */
export type CliIo = {
  variables: Environment;
  /** Where relative paths and `.env` are looked for. */
  folder: string;
  /** The result alone. */
  stdout(text: string): void;
  /** Everything else: hints, questions, progress, refusals. */
  stderr(text: string): void;
  /** Whether stderr is a terminal: then long work shows its progress. */
  isTerminal: boolean;
  clock: Clock;
  random: Random;
};

export function printLines(write: (text: string) => void, lines: readonly string[]): void {
  if (lines.length > 0) write(`${lines.join('\n')}\n`);
}
