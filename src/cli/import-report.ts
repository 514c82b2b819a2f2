import { groupBy } from '../domain/group-by.ts';
import type { ImportPlan } from '../domain/import-plan.ts';
import { periodKindOf } from '../domain/period.ts';
import type { DistrictContext } from '../features/context.ts';
import { changesAnything } from '../features/subjects/tables/import-plan.ts';
import {
  changeLines,
  headLines,
  nothingNewLine,
  problemLines,
  unitLines,
  writtenLine,
} from '../features/subjects/tables/import-preview.ts';
import { importTexts } from '../features/subjects/tables/import-texts.ts';
import { momentOf } from '../features/moment.ts';
import type { StoredImport } from '../storage/import.ts';
import { commandTexts as texts } from './command-texts.ts';

/** What became of a file. `reached`: what told the figures that it changed; `same`: these bytes were written before, and nothing was done now. */
export type Outcome = {
  context: DistrictContext;
  plan: ImportPlan;
  written: number | undefined;
  reached: readonly string[];
  same: StoredImport | undefined;
};

const CHANGES = { most: 20, more: texts.moreChanges };
const PROBLEMS = { most: 100, more: texts.moreProblems };

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
      doubtful: plan.values.doubtful,
    },
    /** The values marked «проверяется» by their gravest doubt. */
    doubts: [...groupBy(plan.figures, ({ doubt }) => doubt)].flatMap(([code, marked]) =>
      code === undefined ? [] : [{ code, values: marked.length }],
    ),
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

/** The preview as the coordinator reads it in the bot, with limits of a terminal instead of a message's. */
export function previewLines({ context, plan, same }: Outcome): string[] {
  if (same !== undefined) {
    return [
      importTexts.sameFile(plan.fileName, momentOf(context, same.createdAt)),
      changesAnything(plan) ? texts.supersededSince(same.id) : texts.toTakeBack(same.id),
    ];
  }
  const problems = problemLines(plan.problems, PROBLEMS);
  if (!changesAnything(plan)) return [nothingNewLine(plan), ...problems];
  return [
    ...headLines(context, plan),
    ...changeLines(context, plan, CHANGES),
    ...problems,
    ...unitLines(plan),
  ];
}

/** What was written, and what was not. */
export function writtenLines({ context, plan, reached }: Outcome, importId: number): string[] {
  return [
    writtenLine(context, plan),
    ...reached,
    ...problemLines(plan.problems, PROBLEMS, texts.leftOut),
    texts.importNumber(importId),
  ];
}
