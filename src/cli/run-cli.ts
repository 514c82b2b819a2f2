import { CommanderError } from 'commander';
import { loadConfig } from '../config/config.ts';
import { AppError } from '../shared/app-error.ts';
import { scrub } from '../shared/log.ts';
import { commandTexts as texts } from './command-texts.ts';
import type { CliIo } from './io.ts';
import { createProgram } from './program.ts';
import { usageSentence } from './usage-error.ts';

/** Runs one command line (without node and the program's name) and returns its exit code: 0, 1 refused, 78 configuration. */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  let exitCode = 0;
  const program = createProgram(io, async (work) => {
    const { config, secrets } = loadConfig(io);
    exitCode = (await work({ io, config, secrets })) ?? 0;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(error, io);
  }
}

function explain(error: unknown, io: CliIo): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const sentence = usageSentence(error);
    if (sentence !== undefined) io.stderr(`${sentence}\n`);
    return 1;
  }
  if (error instanceof AppError) {
    io.stderr(`${error.message}\n`);
    return error.exitCode;
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_BUSY')) io.stderr(`${texts.busy}\n`);
  else if (code === 'SQLITE_FULL' || code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_IOERR')) {
    io.stderr(`${texts.notWritable(code)}\n`);
  } else {
    const { stack } = scrub(error instanceof Error ? error : new Error(String(error))) as { stack?: string };
    io.stderr(`${texts.ourFault}\n${stack ?? ''}\n`);
  }
  return 1;
}
