import type { ImportPlan } from './import-plan.ts';
import type { Period } from './period.ts';
import type { Table } from './table.ts';

/** What is asked of a table's shape; both are absent of a table that no column had to be guessed in. */
type ShapeOfTable = Pick<Table, 'records'> & {
  shape?: { isKnown: boolean };
  questions?: readonly unknown[];
};

/**
 * Why a table may not be written without a person: codes of its problems, gravest first, and of what is wrong with it as
 * a whole – `unknown-shape`, `column-questions`, `nothing-new`, `other-period`. Empty: it may. `awaited`: the week (the
 * month) that the table is looked for; every period of it has to end there.
 */
export function objectionsToCommitAlone(
  plan: Pick<ImportPlan, 'refused' | 'problems' | 'values' | 'periods' | 'becomesRegion'>,
  table: ShapeOfTable,
  awaited?: Period,
): string[] {
  const disputed = (['refuse', 'block', 'ask'] as const).flatMap((severity) =>
    plan.problems.filter((problem) => problem.severity === severity).map(({ code }) => code),
  );
  const isOther =
    awaited !== undefined && plan.periods.some(({ to }) => to < awaited.from || awaited.to < to);
  return [
    ...new Set([
      ...disputed,
      ...(table.shape?.isKnown === true ? [] : ['unknown-shape']),
      ...((table.questions?.length ?? 0) > 0 ? ['column-questions'] : []),
      // A district that turns into a region by a file is somebody's decision.
      ...(plan.becomesRegion ? ['becomes-region'] : []),
      ...(isOther ? ['other-period'] : []),
      ...(!plan.refused && plan.values.new + plan.values.changed.length === 0 ? ['nothing-new'] : []),
    ]),
  ];
}

/** Whether a table may be written without a person: see `objectionsToCommitAlone`. */
export function mayCommitAlone(...args: Parameters<typeof objectionsToCommitAlone>): boolean {
  return objectionsToCommitAlone(...args).length === 0;
}
