import type { TableProblem } from '../domain/table.ts';
import type { StagedContents } from '../features/subjects/tables/staged-table.ts';

/** What of a file may be stored until somebody decides on it. No bytes: nothing but what it says. */
export type Kept = { contents: StagedContents; bytes: Uint8Array | undefined };

/**
 * What a file says and its bytes as they may be kept: of one with a row per user without their names and numbers, of
 * one that was refused because of people, or whose reading failed, none at all.
 */
export function keptOf(contents: StagedContents, bytes: Uint8Array): Kept {
  if (contents.kind === 'schools') {
    return { contents, bytes: contents.list.problems.some(isPersonal) ? undefined : bytes };
  }
  const { redacted, ...table } = contents.table;
  const kept = { ...contents, table };
  if (redacted === undefined)
    return { contents: kept, bytes: table.problems.some(isPersonal) ? undefined : bytes };
  return { contents: kept, bytes: redacted === '' ? undefined : new TextEncoder().encode(redacted) };
}

/** People are named in it – or nobody came so far as to see whether they are. */
function isPersonal({ code }: TableProblem): boolean {
  return code === 'personal-data' || code === 'reading-failed';
}
