import { InvalidArgumentError } from 'commander';
import type { ColumnMeaning } from '../domain/table.ts';
import { LOOK_ALIKES } from '../shared/lexicon.ts';
import { commandTexts as texts } from './command-texts.ts';

/** What `--column` says of a column, by the cell of its heading; `text`: as it was typed. */
export type ColumnChoice = { cell: string; meaning: ColumnMeaning; text: string };

const LATIN: ReadonlyMap<string, string> = new Map(
  Array.from(LOOK_ALIKES, ([latin, cyrillic]) => [cyrillic.toUpperCase(), latin.toUpperCase()]),
);

const METRIC = /^([a-z\d-]{2,40})(?:@(\d{1,3}))?:(percent|fraction|count|status)$/;

/** `C7=messages@2:percent`, `C7=teachers`, `C7=skip`; may be given several times. */
export function columnValue(text: string, before: readonly ColumnChoice[] = []): ColumnChoice[] {
  const at = text.indexOf('=');
  const typed = text.slice(0, Math.max(0, at)).trim().toUpperCase();
  // «С7» is typed in the layout the names of schools are typed in.
  const cell = Array.from(typed, (letter) => LATIN.get(letter) ?? letter).join('');
  const meaning = meaningOf(text.slice(at + 1).trim());
  if (!/^[A-Z]{1,3}\d{1,7}$/.test(cell) || meaning === undefined) {
    throw new InvalidArgumentError(texts.badColumn(text));
  }
  if (before.some((one) => one.cell === cell)) throw new InvalidArgumentError(texts.columnTwice(cell));
  return [...before, { cell, meaning, text }];
}

function meaningOf(words: string): ColumnMeaning | undefined {
  if (words === 'skip') return { kind: 'skip' };
  if (words === 'teachers' || words === 'pupils') return { kind: 'base', audience: words };
  const [, code, version, measure] = METRIC.exec(words) ?? [];
  if (code === undefined || measure === undefined) return undefined;
  return {
    ...{ kind: 'metric', code, measure: measure as 'percent' | 'fraction' | 'count' | 'status' },
    ...(version !== undefined && { version: Number(version) }),
  };
}

/** The option that answers so; a base of its own is told by the bot alone. */
export function columnOption(cell: string, meaning: ColumnMeaning): string {
  switch (meaning.kind) {
    case 'metric': {
      const version = meaning.version === undefined ? '' : `@${meaning.version}`;
      return `--column ${cell}=${meaning.code}${version}:${meaning.measure}`;
    }
    case 'base':
      return `--column ${cell}=${meaning.audience}`;
    default:
      return `--column ${cell}=skip`;
  }
}
