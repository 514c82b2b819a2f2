import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

export type EnvFile = { values: Readonly<Record<string, string>>; badLines: readonly number[] };

/**
 * The variables of a `.env` file, as `process.loadEnvFile` reads them; none where there is no file. `badLines`, counted
 * from 1, have no «=»: Node joins such a line with the next one, whose variable is lost without a word.
 */
export function readEnvFile(path: string): EnvFile {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { values: {}, badLines: [] };
    throw error;
  }
  return { values: parseEnv(text) as Record<string, string>, badLines: linesWithoutValue(text) };
}

function linesWithoutValue(text: string): number[] {
  const bad: number[] = [];
  let quote: string | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (quote !== undefined) {
      // A value in quotes may go on over several lines.
      if (line.includes(quote)) quote = undefined;
      continue;
    }
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const value = /^[^=]+=\s*(.*)$/.exec(trimmed)?.[1];
    if (value === undefined) bad.push(index + 1);
    else if (/^["'`]/.test(value) && !value.slice(1).includes(value.charAt(0))) quote = value.charAt(0);
  }
  return bad;
}
