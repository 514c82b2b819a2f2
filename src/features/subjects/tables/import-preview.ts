import { yearOf } from '../../../domain/calendar-day.ts';
import type { ImportPlan } from '../../../domain/import-plan.ts';
import { getMetric } from '../../../domain/reference.ts';
import { shortNames } from '../../../domain/school-name.ts';
import type { TableProblem } from '../../../domain/table.ts';
import { isSchool } from '../../../domain/unit.ts';
import { getUnit } from '../../../storage/unit.ts';
import type { DistrictContext } from '../../context.ts';
import { todayOf } from '../../district-hours.ts';
import { figureInWords } from '../figures/figure-words.ts';
import { importTexts as texts } from './import-texts.ts';
import { officeTexts } from '../../office-texts.ts';
import { toldPeriods } from '../figures/recent-weeks.ts';

/** So many lines, and the sentence that counts the rest. */
type Limit = { most: number; more: (rest: number) => string };

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
  ];
}

/** Instead of the head, where a table would change nothing. */
export function nothingNewLine({ fileName, values }: ImportPlan): string {
  return values.unchanged > 0 ? texts.allKnown(fileName, values.unchanged) : texts.nothingFits(fileName);
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

/** Whether it keeps values out until somebody decides. */
export function isDisputed({ severity }: TableProblem): boolean {
  return severity === 'block' || severity === 'ask';
}

/** What keeps values out comes first. */
export function disputedFirst(problems: readonly TableProblem[]): TableProblem[] {
  return [...problems.filter(isDisputed), ...problems.filter((problem) => !isDisputed(problem))];
}

/**
 * What keeps values out under `heading`, then the remarks; numbered through, so that a person can name one.
 */
export function problemLines(
  problems: readonly TableProblem[],
  { most, more }: Limit,
  heading = texts.decide,
): string[] {
  const lines = disputedFirst(problems)
    .slice(0, most)
    .map((problem, index) => ({ problem, line: texts.numbered(index + 1, problem.sentence) }));
  const toDecide = lines.filter(({ problem }) => isDisputed(problem)).map(({ line }) => line);
  const toNote = lines.filter(({ problem }) => !isDisputed(problem)).map(({ line }) => line);
  return [
    ...(toDecide.length > 0 ? [heading, ...toDecide] : []),
    ...(toNote.length > 0 ? [texts.notes, ...toNote] : []),
    ...(problems.length > most ? [more(problems.length - most)] : []),
  ];
}

/** Schools that the table leaves out, and units that it would add. */
export function unitLines(plan: ImportPlan): string[] {
  const missing = [...shortNames(plan.missingSchools.map(({ name }) => name)).values()];
  const schools = [...shortNames(newNames(plan, 'organisation')).values()];
  const municipalities = newNames(plan, 'municipality');
  return [
    ...(missing.length > 0 ? [texts.missing(missing)] : []),
    ...(schools.length > 0 ? [texts.newSchools(schools)] : []),
    ...(municipalities.length > 0 ? [texts.newMunicipalities(municipalities)] : []),
    ...(plan.becomesRegion ? [texts.becomesRegion] : []),
  ];
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
