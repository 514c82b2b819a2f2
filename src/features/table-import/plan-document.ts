import type { CellSpec, DocumentSpec, SheetSpec } from '../../documents/document-spec.ts';
import type { ImportPlan } from '../../domain/import-plan.ts';
import type { PlannedFigure } from '../../domain/planned-figure.ts';
import { shortSchoolName } from '../../domain/school-name.ts';
import type { CellAddress, TableProblem } from '../../domain/table.ts';
import type { UnitId } from '../../domain/unit.ts';
import { findMetric } from '../../domain/reference.ts';
import { getUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { changesOf } from '../subjects/tables/import-preview.ts';
import { texts } from './texts.ts';

/** Widths in letters; what has none is as wide as its longest cell. */
const PROBLEM_WIDTHS = [5, 14, 14, 9, 26, 26, 70];
/** More names than a line of the message takes. */
const MOST_SCHOOLS = 10;

/**
 * All problems, changes and schools of a plan with their cells, where a message does not hold them; undefined where it
 * does. Each sheet can be filtered by its headings.
 */
export function planDocument(
  context: Context,
  plan: ImportPlan,
  problems: readonly TableProblem[],
  /** `problems`: each of them; so many `changes`. */
  shown: { problems: boolean; changes: number },
): DocumentSpec | undefined {
  const sheets: SheetSpec[] = [];
  if (!shown.problems) {
    const whose = ownersOf(context, plan, problems);
    const rows = problems.map((problem, index): CellSpec[] => {
      const { at, severity, sentence } = problem;
      const owner = at && whose(at);
      return [
        index + 1,
        texts.severity[severity],
        at?.sheet ?? texts.wholeTable,
        at?.cell ?? null,
        owner?.school ?? null,
        owner?.metric ?? null,
        withoutPlace(sentence, at),
      ];
    });
    sheets.push(sheetOf(texts.problemSheet, rows, PROBLEM_WIDTHS));
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
  const schools = schoolRows(plan);
  if (schools.length > MOST_SCHOOLS) sheets.push(sheetOf(texts.schoolSheet, schools));
  if (sheets.length === 0) return undefined;
  return { format: 'xlsx', fileName: texts.documentName(plan.fileName), sheets };
}

/** Schools that the file leaves out, then those that it would add. */
function schoolRows({ missingSchools, newUnits }: ImportPlan): CellSpec[][] {
  return [
    ...missingSchools.map(({ name }) => [name, texts.schoolMissing]),
    ...newUnits.filter(({ level }) => level === 'organisation').map(({ name }) => [name, texts.schoolNew]),
  ];
}

type Owner = { school: string | undefined; metric: string | undefined };

/**
 * Whose value stands in a cell, and of which metric. Of a cell whose value was left out it is told by the others of its
 * row and its column, where they are all of one.
 */
function ownersOf(
  { db, reference }: Context,
  { figures, newUnits, districtId }: ImportPlan,
  problems: readonly TableProblem[],
): (at: CellAddress) => Owner {
  const names = new Map<UnitId, string>();
  const nameOf = ({ unit }: PlannedFigure) => {
    if (!('id' in unit)) return newUnits[unit.newUnit]?.name ?? '';
    let name = names.get(unit.id);
    if (name === undefined) {
      const full = getUnit(db, unit.id).name;
      names.set(unit.id, (name = unit.id === districtId ? full : shortSchoolName(full)));
    }
    return name;
  };
  const asked = new Set(problems.flatMap(({ at }) => (at === undefined ? [] : keysOf(at))));
  const schools = new Map<string, Set<string>>();
  const metrics = new Map<string, Set<string>>();
  for (const figure of figures) {
    const { metric, at } = figure;
    if (at === undefined) continue;
    for (const key of keysOf(at)) {
      if (!asked.has(key)) continue;
      // Two are as many as all.
      if ((schools.get(key)?.size ?? 0) < 2) addTo(schools, key, nameOf(figure));
      if ((metrics.get(key)?.size ?? 0) < 2)
        addTo(metrics, key, findMetric(reference, metric.code)?.shortTitle ?? metric.code);
    }
  }
  const onlyOf = (map: ReadonlyMap<string, ReadonlySet<string>>, keys: readonly string[]) =>
    keys.flatMap((key) => (map.get(key)?.size === 1 ? [...(map.get(key) ?? [])] : []))[0];
  return (at) => {
    const [cell, row, column] = keysOf(at);
    return { school: onlyOf(schools, [cell, row, column]), metric: onlyOf(metrics, [cell, column]) };
  };
}

function addTo(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}

/** The cell itself, its row and its column. */
function keysOf({ sheet, cell }: CellAddress): [string, string, string] {
  const row = /\d+$/.exec(cell)?.[0] ?? '';
  return [
    `${cell} ${sheet}`,
    `row ${row} ${sheet}`,
    `column ${cell.slice(0, cell.length - row.length)} ${sheet}`,
  ];
}

/** The cell has a column of its own. */
function withoutPlace(sentence: string, at: CellAddress | undefined): string {
  if (at === undefined) return sentence;
  const end = sentence.indexOf(`${at.cell}: `);
  return end < 0 || end > at.sheet.length + MOST_BEFORE ? sentence : sentence.slice(end + at.cell.length + 2);
}

/** «Лист «», » */
const MOST_BEFORE = 12;

function sheetOf(
  { name, columns }: { name: string; columns: readonly string[] },
  rows: readonly (readonly CellSpec[])[],
  widths: readonly number[] = [],
): SheetSpec {
  return {
    name,
    filter: true,
    columns: columns.map((title, index) => {
      const width = widths[index];
      return { title, ...(width !== undefined && { width }) };
    }),
    rows,
  };
}
