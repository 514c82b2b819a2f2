import type { PlannedFigure } from '../planned-figure.ts';
import type { CellAddress, TableProblem } from '../table.ts';
import { severityOfDoubt } from './doubt-codes.ts';

/** What the reader remarks of a value that it marked, or of what a rule would ask about, is a question. */
export function askedProblems(
  problems: readonly TableProblem[],
  figures: readonly PlannedFigure[],
): TableProblem[] {
  const marked = new Set(
    figures.flatMap(({ doubt, at }) => (doubt === undefined || at === undefined ? [] : [keyOfCell(at)])),
  );
  return problems.map((problem) =>
    problem.severity === 'note' &&
    (severityOfDoubt(problem.code) === 'ask' ||
      (CONTRADICTIONS.has(problem.code) && problem.at !== undefined && marked.has(keyOfCell(problem.at))))
      ? { ...problem, severity: 'ask' }
      : problem,
  );
}

/** Codes of the reader for two values of one thing, which it may have kept both. */
const CONTRADICTIONS: ReadonlySet<string> = new Set(['two-columns-differ', 'duplicate-school']);

function keyOfCell({ sheet, cell }: CellAddress): string {
  return `${cell} ${sheet}`;
}
