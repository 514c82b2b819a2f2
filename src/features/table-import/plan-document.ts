import type { CellSpec, DocumentSpec, SheetSpec } from '../../documents/document-spec.ts';
import type { ImportPlan } from '../../domain/import-plan.ts';
import type { TableProblem } from '../../domain/table.ts';
import type { Context } from '../context.ts';
import { changesOf } from '../subjects/tables/import-preview.ts';
import { texts } from './texts.ts';

/** All problems and changes of a plan, where a message does not hold them; undefined where it does. */
export function planDocument(
  context: Context,
  plan: ImportPlan,
  problems: readonly TableProblem[],
  shown: { problems: number; changes: number },
): DocumentSpec | undefined {
  const sheets: SheetSpec[] = [];
  if (problems.length > shown.problems) {
    const rows = problems.map(({ at, severity, sentence }, index): CellSpec[] => [
      index + 1,
      at?.sheet ?? null,
      at?.cell ?? null,
      texts.severity[severity],
      sentence,
    ]);
    sheets.push(sheetOf(texts.problemSheet, rows));
  }
  if (plan.values.changed.length > shown.changes) {
    const rows = changesOf(context, plan).map((one) => [
      one.unit,
      one.metric,
      one.period,
      one.before,
      one.after,
    ]);
    sheets.push(sheetOf(texts.changeSheet, rows));
  }
  if (sheets.length === 0) return undefined;
  return { format: 'xlsx', fileName: texts.documentName(plan.fileName), sheets };
}

function sheetOf(
  { name, columns }: { name: string; columns: readonly string[] },
  rows: readonly (readonly CellSpec[])[],
): SheetSpec {
  return { name, columns: columns.map((title) => ({ title })), rows };
}
