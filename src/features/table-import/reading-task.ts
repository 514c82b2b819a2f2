import { z } from 'zod';
import { parseCalendarDay } from '../../domain/calendar-day.ts';
import type { Period } from '../../domain/period.ts';
import type { ColumnMeaning, Table } from '../../domain/table.ts';
import type { SchoolList } from '../../ingest/read-school-list.ts';
import type { StagedFile } from '../../storage/staged-file.ts';

export { READ_TABLE } from '../subjects/tables/read-table-task.ts';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/**
 * `url` is absent where the bytes are staged already; `expects`: the coordinator was asked for a list of schools;
 * `period`: as they named it, `2024-10-19..2024-10-25`.
 */
export const readingParams = z.object({
  senderId: z.int(),
  stagedId: z.int(),
  name: z.string(),
  url: z.string().optional(),
  expects: z.literal('schools').optional(),
  period: z.string().optional(),
});
export type ReadingParams = z.infer<typeof readingParams>;

/**
 * `read`: what the file says is in staged_file.contents. `gone`: it was cancelled or grew too old meanwhile. `too-large`,
 * `not-a-file`, `foreign`: fetched nothing that may be read; `unreachable`: three tries failed; `broken`: our own fault.
 */
export const readingResult = z.object({
  outcome: z.enum(['read', 'gone', 'too-large', 'not-a-file', 'foreign', 'unreachable', 'broken']),
});
export type ReadingResult = z.infer<typeof readingResult>;

/** A column and what a person answered of it. */
type ColumnAnswer = { key: string; meaning: ColumnMeaning };

/** What staged_file.contents holds; `answers`: of the table's questions, until all of them have one. */
export type StagedContents =
  { kind: 'table'; table: Table; answers?: readonly ColumnAnswer[] } | { kind: 'schools'; list: SchoolList };

/** The contents as the runner stored them; the shape inside is our own, the `kind` tells an older program's apart. */
export function contentsOf(file: StagedFile): StagedContents | undefined {
  const { contents } = file;
  if (typeof contents !== 'object' || contents === null || !('kind' in contents)) return undefined;
  if (contents.kind !== 'table' && contents.kind !== 'schools') return undefined;
  const known = contents as StagedContents;
  if (known.kind === 'schools') return known;
  // What an older program read asks nothing.
  const { questions } = known.table as Partial<Table>;
  return questions === undefined ? { ...known, table: { ...known.table, questions: [] } } : known;
}

export function periodToText({ from, to }: Period): string {
  return `${from}..${to}`;
}

export function periodFromText(text: string): Period | undefined {
  const [from, to] = text.split('..').map(parseCalendarDay);
  return from === undefined || to === undefined || from > to ? undefined : { from, to };
}
