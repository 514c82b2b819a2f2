import { yearOf } from '../../../domain/calendar-day.ts';
import { gravityOf, severityOfDoubt } from '../../../domain/doubts/doubt-codes.ts';
import { groupBy } from '../../../domain/group-by.ts';
import type { ImportPlan } from '../../../domain/import-plan.ts';
import { getMetric } from '../../../domain/reference.ts';
import { shortNames } from '../../../domain/school-name.ts';
import type { CellAddress, TableProblem } from '../../../domain/table.ts';
import { isSchool } from '../../../domain/unit.ts';
import { getUnit } from '../../../storage/unit.ts';
import type { DistrictContext } from '../../context.ts';
import { todayOf } from '../../district-hours.ts';
import { MOST_NAMES, tableDoubts } from '../figures/doubt-texts.ts';
import { figureInWords } from '../figures/figure-words.ts';
import { importTexts as texts } from './import-texts.ts';
import { officeTexts } from '../../office-texts.ts';
import { toldPeriods } from '../figures/recent-weeks.ts';

/** So many lines, and the sentence that counts the rest; `room`: letters they may take together, the first one always. */
type Limit = { most: number; more: (rest: number) => string; room?: number };

/** What the table is about, and how many values it would change. */
export function headLines(context: DistrictContext, plan: ImportPlan): string[] {
  const thisYear = yearOf(todayOf(context));
  const known = plan.knownUnits
    .filter((id) => id !== context.district.id)
    .map((id) => getUnit(context.db, id));
  const schools = known.filter(isSchool).length + newNames(plan, 'organisation').length;
  const municipalities =
    known.filter((unit) => !isSchool(unit)).length + newNames(plan, 'municipality').length;
  const { values } = plan;
  return [
    texts.head(texts.source(plan.fileName, plan.sheets), [
      ...toldPeriods(plan.periods).map((period) => officeTexts.period(period, thisYear)),
      ...(schools > 0 ? [officeTexts.schools(schools)] : []),
      ...(municipalities > 0 ? [texts.municipalities(municipalities)] : []),
      ...(schools + municipalities === 0 ? [texts.wholeDistrict] : []),
      officeTexts.metrics(plan.metrics.length),
    ]),
    texts.counts({ added: values.new, changed: values.changed.length, unchanged: values.unchanged }),
    ...doubtLines(plan),
  ];
}

/** How many values are written marked, and how many are not written since nobody can have measured them. */
function doubtLines(plan: Pick<ImportPlan, 'values' | 'problems'>): string[] {
  const blocked = blockedOf(plan);
  return plan.values.doubtful + blocked === 0 ? [] : [texts.doubts(plan.values.doubtful, blocked)];
}

/** Values that a problem keeps out. */
function blockedOf({ problems }: Pick<ImportPlan, 'problems'>): number {
  return problems.filter(({ severity }) => severity === 'block').length;
}

/** Whether something is left out until the file or a name in it is settled. */
export function leavesOut(plan: Pick<ImportPlan, 'problems' | 'figures'>): boolean {
  const marked = new Set(
    plan.figures.flatMap(({ doubt, at }) => (doubt === undefined || at === undefined ? [] : [cellOf(at)])),
  );
  return plan.problems.some(
    ({ severity, code, at }) =>
      severity === 'block' ||
      (severity === 'ask' &&
        severityOfDoubt(code) === undefined &&
        (at === undefined || !marked.has(cellOf(at)))),
  );
}

function cellOf({ sheet, cell }: CellAddress): string {
  return `${cell} ${sheet}`;
}

/** Instead of the head, where a table would change nothing. */
export function nothingNewLine({ fileName, values, problems }: ImportPlan): string {
  return values.unchanged > 0
    ? texts.allKnown(fileName, values.unchanged)
    : texts.nothingFits(fileName, problems.some(isDisputed));
}

export type ChangeInWords = { unit: string; metric: string; period: string; before: string; after: string };

/** The values of the plan that replace others, in words. */
export function changesOf(context: DistrictContext, { values }: ImportPlan): ChangeInWords[] {
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

export function changeLines(context: DistrictContext, plan: ImportPlan, { most, more }: Limit): string[] {
  const changes = changesOf(context, plan);
  const shown = changes
    .slice(0, most)
    .map(({ unit, metric, before, after }) => texts.change(unit, metric, before, after));
  return changes.length > most ? [...shown, more(changes.length - most)] : shown;
}

/** As many of the first as there is room for, one at least. */
function fitting(sentences: readonly string[], { most, room = Number.POSITIVE_INFINITY }: Limit): number {
  let left = room;
  const cut = sentences.slice(0, most).findIndex((sentence, index) => {
    left -= sentence.length;
    return left < 0 && index > 0;
  });
  return cut < 0 ? Math.min(most, sentences.length) : cut;
}

/** Whether it keeps values out or marks them. */
export function isDisputed({ severity }: TableProblem): boolean {
  return severity === 'block' || severity === 'ask';
}

/** Names of schools come before values: whoever answers them sees fewer questions. */
const NAMES: ReadonlySet<string> = new Set(['ambiguous-unit', 'unit-taken', 'same-unit-twice']);
/** Said in lines of their own, with the units' names. */
const OF_UNITS: ReadonlySet<string> = new Set(['schools-missing', 'schools-vanished', 'schools-new']);
const RANKS = ['refuse', 'block', 'ask', 'note'];

/** What keeps values out comes first, then what marks them, the gravest first. */
export function disputedFirst(problems: readonly TableProblem[]): TableProblem[] {
  const rank = ({ severity, code }: TableProblem) =>
    RANKS.indexOf(severity) * 100 + (NAMES.has(code) ? 0 : 1 + gravityOf(code));
  return problems.toSorted((a, b) => rank(a) - rank(b));
}

/** One sentence for each kind of problem, with how many more of it there are. */
function oneOfEach(problems: readonly TableProblem[]): TableProblem[] {
  const kinds = groupBy(problems, ({ severity, code }) => `${severity} ${code}`);
  return [...kinds.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : others.length < LEAST_GROUPED
        ? [first, ...others]
        : [{ ...first, sentence: texts.andMore(first.sentence, others.length) }],
  );
}

/** Fewer are told one by one. */
const LEAST_GROUPED = 2;

type ProblemLimit = Limit & { together?: boolean };

/**
 * What keeps values out or marks them under `heading`, then the remarks; numbered through, so that a person can name
 * one. `together`: many of a kind are one line.
 */
export function problemLines(
  all: readonly TableProblem[],
  limit: ProblemLimit,
  heading = texts.decide,
): string[] {
  const { problems, shown } = toldProblems(all, limit);
  const lines = problems
    .slice(0, shown)
    .map((problem, index) => ({ problem, line: texts.numbered(index + 1, problem.sentence) }));
  const toDecide = lines.filter(({ problem }) => isDisputed(problem)).map(({ line }) => line);
  const toNote = lines.filter(({ problem }) => !isDisputed(problem)).map(({ line }) => line);
  return [
    ...(toDecide.length > 0 ? [heading, ...toDecide] : []),
    ...(toNote.length > 0 ? [texts.notes, ...toNote] : []),
    ...(problems.length > shown ? [limit.more(problems.length - shown)] : []),
  ];
}

/** Whether some of the problems are counted only. */
export function hidesProblems(all: readonly TableProblem[], limit: ProblemLimit): boolean {
  const { told, shown } = toldProblems(all, limit);
  return told.length > shown;
}

/** `told`: those that have no lines of their own; `problems`: the same, many of a kind as one; so many `shown`. */
function toldProblems(
  all: readonly TableProblem[],
  limit: ProblemLimit,
): { told: TableProblem[]; problems: TableProblem[]; shown: number } {
  const told = disputedFirst(all).filter(({ code }) => !OF_UNITS.has(code));
  const problems = limit.together === true ? oneOfEach(told) : told;
  const shown = fitting(
    problems.map(({ sentence }) => sentence),
    limit,
  );
  return { told, problems, shown };
}

/** Schools that the table leaves out, and units that it would add. */
export function unitLines(plan: ImportPlan): string[] {
  const missing = shownShort(plan.missingSchools.map(({ name }) => name));
  const vanished = plan.findings.find((finding) => finding.code === 'schools-vanished');
  const schools = shownShort(newNames(plan, 'organisation'));
  const municipalities = newNames(plan, 'municipality');
  return [
    ...(vanished !== undefined
      ? [tableDoubts.vanished(missing, vanished.facts.of)]
      : missing.length > 0
        ? [tableDoubts.missing(missing)]
        : []),
    ...(schools.length > 0 ? [tableDoubts.newSchools(schools)] : []),
    ...(municipalities.length > 0 ? [texts.newMunicipalities(municipalities)] : []),
    ...(plan.becomesRegion ? [texts.becomesRegion] : []),
  ];
}

/** Short names of those that a sentence tells; the rest, which is only counted, as they are. */
function shownShort(names: readonly string[]): string[] {
  const short = shortNames(names.slice(0, MOST_NAMES));
  return names.map((name) => short.get(name) ?? name);
}

/** How many values of which periods the table brought; figures of schools it does not list are not its own. */
export function writtenLine(context: DistrictContext, plan: ImportPlan): string {
  const thisYear = yearOf(todayOf(context));
  return texts.written(
    plan.figures.filter(({ at }) => at !== undefined).length,
    toldPeriods(plan.periods).map((period) => officeTexts.forPeriod(period, thisYear)),
    newNames(plan, 'organisation').length,
  );
}

function newNames({ newUnits }: ImportPlan, level: 'organisation' | 'municipality'): string[] {
  return newUnits.filter((unit) => unit.level === level).map(({ name }) => name);
}
