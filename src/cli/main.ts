import { processEnvironment } from '../config/config.ts';
import { systemClock } from '../shared/clock.ts';
import { cryptoRandom } from '../shared/random.ts';
import type { CliIo } from './io.ts';
import { runCli } from './run-cli.ts';

/** How long the process may still live after its command ended: what hangs then is of no use to anybody. */
const LINGER_MS = 250;

/** The command line of this process. */
export async function runProcess(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    // Whoever reads us may leave early (`| head`); the work itself goes on.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  const io: CliIo = {
    variables: processEnvironment(),
    folder: process.cwd(),
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY,
    clock: systemClock,
    random: cryptoRandom,
  };
  process.exitCode = await runCli(process.argv.slice(2), io);
  setTimeout(() => process.exit(), LINGER_MS).unref();
}
