import { yearOf } from '../domain/calendar-day.ts';
import type { ImportPlan } from '../domain/import-plan.ts';
import { periodKindOf } from '../domain/period.ts';
import { getMetric } from '../domain/reference.ts';
import { shortNames } from '../domain/school-name.ts';
import type { TableProblem } from '../domain/table.ts';
import { isSchool } from '../domain/unit.ts';
import type { DistrictContext } from '../features/context.ts';
import { todayOf } from '../features/district-hours.ts';
import { figureInWords } from '../features/figure-words.ts';
import { changesAnything } from '../features/import-plan.ts';
import { officeTexts } from '../features/office-texts.ts';
import { momentOf } from '../features/table-import/moment.ts';
import { texts as tableTexts } from '../features/table-import/texts.ts';
import type { StoredImport } from '../storage/import.ts';
import { getUnit } from '../storage/unit.ts';
import { commandTexts as texts } from './command-texts.ts';

/** What became of a file. `same`: these bytes were written before, and nothing was done now. */
export type Outcome = {
  context: DistrictContext;
  plan: ImportPlan;
  written: number | undefined;
  same: StoredImport | undefined;
};

const CHANGES_SHOWN = 20;
const PROBLEMS_SHOWN = 100;

/** What `import --json` prints: one value, the same in a dry run and after writing. */
export function reportOf(file: { name: string; sha256: string }, { context, plan, written, same }: Outcome) {
  return {
    file: file.name,
    sha256: file.sha256,
    district: context.district.name,
    refused: plan.refused,
    periods: plan.periods.map((period) => ({ ...period, kind: periodKindOf(period) })),
    metrics: plan.metrics,
    units: { new: plan.newUnits.length, known: plan.knownUnits.length },
    newUnits: plan.newUnits.map(({ name }) => name),
    missingSchools: plan.missingSchools.map(({ name }) => name),
    values: {
      new: plan.values.new,
      changed: plan.values.changed.length,
      unchanged: plan.values.unchanged,
      leftOut: plan.values.leftOut,
    },
    problems: plan.problems.map(({ severity, code, at, sentence }) => ({
      severity,
      code,
      sheet: at?.sheet ?? null,
      cell: at?.cell ?? null,
      sentence,
    })),
    /** The number of the import, null where nothing was written. */
    written: written ?? null,
    /** The import that wrote the same bytes before. */
    writtenBefore: same?.id ?? null,
  };
}

/** The preview as the coordinator reads it in the bot, without the bot's limits on length. */
export function previewLines({ context, plan, same }: Outcome): string[] {
  if (same !== undefined) {
    return [
      tableTexts.sameFile(plan.fileName, momentOf(context, same.createdAt)),
      changesAnything(plan) ? texts.supersededSince(same.id) : texts.toTakeBack(same.id),
    ];
  }
  const problems = problemLines(plan.problems);
  if (!changesAnything(plan)) {
    const { unchanged } = plan.values;
    return [
      unchanged > 0 ? tableTexts.allKnown(plan.fileName, unchanged) : tableTexts.nothingFits(plan.fileName),
      ...problems,
    ];
  }
  const { values } = plan;
  return [
    headLine(context, plan),
    tableTexts.counts({ added: values.new, changed: values.changed.length, unchanged: values.unchanged }),
    ...changeLines(context, plan),
    ...problems,
    ...unitLines(plan),
  ];
}

/** What was written, and what was not. */
export function writtenLines({ context, plan }: Outcome, importId: number): string[] {
  const thisYear = yearOf(todayOf(context));
  const schools = plan.newUnits.filter(({ level }) => level === 'organisation').length;
  const left = problemLines(plan.problems, texts.leftOut);
  return [
    tableTexts.written(
      plan.values.new + plan.values.changed.length + plan.values.unchanged,
      plan.periods.map((period) => officeTexts.forPeriod(period, thisYear)),
      schools,
    ),
    ...left,
    texts.importNumber(importId),
  ];
}

function headLine(context: DistrictContext, plan: ImportPlan): string {
  const thisYear = yearOf(todayOf(context));
  const known = plan.knownUnits
    .filter((id) => id !== context.district.id)
    .map((id) => getUnit(context.db, id));
  const schools =
    known.filter(isSchool).length + plan.newUnits.filter(({ level }) => level === 'organisation').length;
  const areas = known.length + plan.newUnits.length - schools;
  return tableTexts.head(tableTexts.source(plan.fileName, plan.sheets), [
    ...plan.periods.map((period) => officeTexts.period(period, thisYear)),
    ...(schools > 0 ? [officeTexts.schools(schools)] : []),
    ...(areas > 0 ? [tableTexts.municipalities(areas)] : []),
    ...(schools + areas === 0 ? [tableTexts.wholeDistrict] : []),
    officeTexts.metrics(plan.metrics.length),
  ]);
}

function changeLines({ db, reference }: DistrictContext, { values }: ImportPlan): string[] {
  const shown = values.changed.slice(0, CHANGES_SHOWN).map(({ unitId, metric: ref, from, to }) => {
    const { metric, version } = getMetric(reference, ref);
    return tableTexts.change(
      getUnit(db, unitId).name,
      version.label,
      figureInWords(metric, from),
      figureInWords(metric, to),
    );
  });
  const rest = values.changed.length - shown.length;
  return rest > 0 ? [...shown, texts.moreChanges(rest)] : shown;
}

function problemLines(all: readonly TableProblem[], decide = tableTexts.decide): string[] {
  const disputed = all.filter(({ severity }) => severity === 'block' || severity === 'ask');
  const notes = all.filter(({ severity }) => severity === 'note');
  const linesOf = (heading: string, problems: readonly TableProblem[]) => [
    ...(problems.length > 0 ? [heading] : []),
    ...problems
      .slice(0, PROBLEMS_SHOWN)
      .map(({ sentence }, index) => tableTexts.numbered(index + 1, sentence)),
    ...(problems.length > PROBLEMS_SHOWN ? [texts.moreProblems(problems.length - PROBLEMS_SHOWN)] : []),
  ];
  return [...linesOf(decide, disputed), ...linesOf(tableTexts.notes, notes)];
}

function unitLines({ missingSchools, newUnits, becomesRegion }: ImportPlan): string[] {
  const missing = [...shortNames(missingSchools.map(({ name }) => name)).values()];
  const namesOf = (level: string) => newUnits.filter((unit) => unit.level === level).map(({ name }) => name);
  const schools = [...shortNames(namesOf('organisation')).values()];
  const areas = namesOf('municipality');
  return [
    ...(missing.length > 0 ? [tableTexts.missing(missing)] : []),
    ...(schools.length > 0 ? [tableTexts.newSchools(schools)] : []),
    ...(areas.length > 0 ? [tableTexts.newMunicipalities(areas)] : []),
    ...(becomesRegion ? [tableTexts.becomesRegion] : []),
  ];
}
