import type { CellSpec, DocumentSpec, SheetSpec } from '../../documents/document-spec.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import type { ImportPlan } from '../../domain/import-plan.ts';
import { getMetric } from '../../domain/reference.ts';
import { shortNames } from '../../domain/school-name.ts';
import type { TableProblem } from '../../domain/table.ts';
import { getUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { figureInWords } from '../figure-words.ts';
import { officeTexts } from '../office-texts.ts';
import { texts } from './texts.ts';

export type ChangeInWords = { unit: string; metric: string; period: string; before: string; after: string };

/** The values of the plan that replace others, in words. */
export function changesOf(context: Context, { values }: ImportPlan): ChangeInWords[] {
  const thisYear = yearOf(todayOf(context));
  const names = values.changed.map(({ unitId }) => getUnit(context.db, unitId).name);
  const shorts = shortNames(names);
  return values.changed.map(({ metric: ref, period, from, to }, index) => {
    const { metric, version } = getMetric(context.reference, ref);
    const name = names[index] ?? '';
    return {
      unit: shorts.get(name) ?? name,
      metric: version.label,
      period: officeTexts.period(period, thisYear),
      before: figureInWords(metric, from),
      after: figureInWords(metric, to),
    };
  });
}

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
