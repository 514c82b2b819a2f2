import { join } from 'node:path';
import { runCli } from '../../src/cli/run-cli.ts';
import { seededRandom } from '../../src/shared/random.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { tempFolder } from './temp-folder.ts';

/** Tuesday noon in Moscow, the day of order 380. */
export const ORDER_DAY = new Date('2024-10-22T09:00:00Z');

export type CliAnswer = { code: number; out: string; err: string };

/**
 * The command line in this process, over a folder and a database of its own. `transcript` is what a person would see:
 * the command, the result, then what went to stderr marked with «!», and the exit code where it is not 0.
 */
export function createCli(
  options: { now?: Date; variables?: Record<string, string>; terminal?: boolean } = {},
) {
  const folder = tempFolder();
  const databaseFile = join(folder, 'data', 'local', 'bot.sqlite');
  const lines: string[] = [];
  const random = seededRandom(380);
  let now = options.now ?? ORDER_DAY;

  async function run(...argv: string[]): Promise<CliAnswer> {
    let out = '';
    let err = '';
    const code = await runCli(argv, {
      variables: { DISTRICT_NAME: 'Сергокалинский район', ...options.variables },
      folder,
      stdout: (text) => (out += text),
      stderr: (text) => (err += text),
      isTerminal: options.terminal ?? false,
      clock: { now: () => now },
      random,
    });
    lines.push(`$ sferum-monitor ${argv.map(shown).join(' ')}`, ...linesOf(out));
    lines.push(...linesOf(err).map((line) => `! ${line}`), ...(code === 0 ? [] : [`(код ${code})`]), '');
    return { code, out, err };
  }

  /** Paths of this run are not of the transcript. */
  const shown = (word: string) => {
    const short = word.replace(/^.*\/(?=[^/]+\.[a-z]+$)/, '');
    return / /.test(short) ? `"${short}"` : short;
  };
  const linesOf = (text: string) =>
    text
      .replaceAll(folder, '.')
      .replace(/\n$/, '')
      .split('\n')
      .filter((line) => line !== '');

  return {
    folder,
    databaseFile,
    run,
    at(instant: Date) {
      now = instant;
    },
    get transcript() {
      return lines.join('\n');
    },
    /** Looks into the database while no command runs. */
    look<T>(work: (db: ReturnType<typeof openDatabase>) => T): T {
      const db = openDatabase(databaseFile);
      try {
        return work(db);
      } finally {
        db.close();
      }
    },
  };
}
