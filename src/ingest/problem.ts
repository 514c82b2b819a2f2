import type { CellAddress, ProblemSeverity, TableProblem } from '../domain/table.ts';
import { addressOf } from './grid.ts';
import type { Grid, Place } from './grid.ts';

/** Every code that `readTable` and `readSchoolList` may give; the sentences are in texts.ts. */
export type IngestProblemCode =
  | 'bad-number'
  | 'bad-status'
  | 'count-or-percent'
  | 'count-over-base'
  | 'count-percent-differ'
  | 'definition-dates-differ'
  | 'duplicate-column'
  | 'duplicate-row'
  | 'duplicate-school'
  | 'empty-file'
  | 'equal-neighbours'
  | 'formula-unsolved'
  | 'impossible-percent'
  | 'kind-guessed'
  | 'merged-figure'
  | 'more-problems'
  | 'no-figures'
  | 'name-too-long'
  | 'negative'
  | 'no-base'
  | 'no-known-columns'
  | 'no-organisation'
  | 'no-period'
  | 'no-rows'
  | 'no-unit-column'
  | 'not-a-table'
  | 'not-whole'
  | 'other-districts'
  | 'over-100'
  | 'period-differs'
  | 'period-differs-in-name'
  | 'period-not-week'
  | 'personal-data'
  | 'reading-failed'
  | 'row-skipped'
  | 'row-without-name'
  | 'several-districts'
  | 'several-periods'
  | 'share-scale'
  | 'sheet-skipped'
  | 'taken-as-count'
  | 'teachers-counted'
  | 'teachers-left-out'
  | 'teachers-unclear'
  | 'too-large'
  | 'too-many-columns'
  | 'too-many-rows'
  | 'total-mismatch'
  | 'turned-round'
  | 'two-bases'
  | 'two-columns-differ'
  | 'unclear-definition'
  | 'unclear-column'
  | 'unknown-column'
  | 'week-from-date'
  | 'wrong-level';

export function problem(
  severity: ProblemSeverity,
  code: IngestProblemCode,
  sentence: string,
  at?: CellAddress,
): TableProblem {
  return { severity, code, sentence, ...(at && { at }) };
}

/** A problem of one cell: the sentence begins with sheet and cell, as people name them. */
export function problemAt(
  grid: Grid,
  place: Place,
  severity: ProblemSeverity,
  code: IngestProblemCode,
  words: string,
): TableProblem {
  return problemIn(grid, addressOf(grid, place), severity, code, words);
}

/** The same of a cell of the file: «Лист «Школы», D17: …»; of a CSV only `D17`. */
export function problemIn(
  { hasSheetName }: Pick<Grid, 'hasSheetName'>,
  at: CellAddress,
  severity: ProblemSeverity,
  code: IngestProblemCode,
  words: string,
): TableProblem {
  const place = hasSheetName ? `Лист «${at.sheet}», ${at.cell}` : at.cell;
  return problem(severity, code, `${place}: ${words}`, at);
}

/** The most problems one file may give: after that the file is what has to be looked at, not the list. */
export const MAX_PROBLEMS = 1000;

/** Refusals first, then the rest in the order found, cut at `MAX_PROBLEMS` with a last line that says so. */
export function trimProblems(
  problems: readonly TableProblem[],
  more: (rest: number) => string,
): TableProblem[] {
  const refusals = problems.filter((p) => p.severity === 'refuse');
  const kept = [...refusals, ...problems.filter((p) => p.severity !== 'refuse')];
  if (kept.length <= MAX_PROBLEMS) return kept;
  const shown = kept.slice(0, MAX_PROBLEMS);
  return [...shown, problem('note', 'more-problems', more(kept.length - MAX_PROBLEMS))];
}
