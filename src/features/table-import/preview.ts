import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import { yearOf } from '../../domain/calendar-day.ts';
import type { ImportPlan } from '../../domain/import-plan.ts';
import type { Table, TableProblem } from '../../domain/table.ts';
import { isSchool } from '../../domain/unit.ts';
import type { Unit } from '../../domain/unit.ts';
import { shortNames } from '../../domain/school-name.ts';
import { endStagedFile } from '../../storage/staged-file.ts';
import type { StagedFile } from '../../storage/staged-file.ts';
import { findUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { changesAnything, findSameImport, planImport } from '../import-plan.ts';
import { officeTexts } from '../office-texts.ts';
import { toldPeriods } from '../recent-weeks.ts';
import { askPeriod, periodTrouble } from './choose-period.ts';
import { momentOf } from './moment.ts';
import { changesOf, planDocument } from './plan-document.ts';
import { settleable } from './settleable.ts';
import { shortHash } from './short-hash.ts';
import { texts } from './texts.ts';

const PROBLEMS_SHOWN = 5;
const CHANGES_SHOWN = 3;

/** Tells the plans of a file apart: a press writes what was shown and nothing else. */
export function fingerprintOf({ figures, newUnits, values }: ImportPlan): string {
  return shortHash(JSON.stringify([figures, newUnits.map(({ nameKey }) => nameKey), values]));
}

/** What a table would change, and what the coordinator may do with it. Ends the file where there is nothing to do. */
export function previewTable(context: Context, file: StagedFile, table: Table, remark?: string): Answer {
  const plan = planImport(context, context.district, table);
  if (plan.refused) return refused(context, file, plan);
  const same = file.sha256 === undefined ? undefined : findSameImport(context, plan, file.sha256);
  if (same !== undefined) {
    endStagedFile(context.db, file.id, 'cancelled');
    return answer(texts.sameFile(file.name, momentOf(context, same.createdAt)), { dialog: 'keep' });
  }
  const problems = sorted(plan.problems);
  const document = planDocument(context, plan, problems, {
    problems: PROBLEMS_SHOWN,
    changes: CHANGES_SHOWN,
  });
  const lines = [...(remark === undefined ? [] : [remark]), ...headLines(context, plan)];
  const rest = {
    dialog: 'keep' as const,
    ...(document !== undefined && { documents: [document] }),
  };
  if (!changesAnything(plan)) {
    const only =
      plan.values.unchanged > 0
        ? texts.allKnown(file.name, plan.values.unchanged)
        : texts.nothingFits(file.name);
    const buttons = settleButtons(plan, file);
    if (buttons.length === 0) endStagedFile(context.db, file.id, 'cancelled');
    return answer([only, ...problemLines(problems)].join('\n'), {
      ...rest,
      ...(buttons.length > 0 && { keyboard: inline(buttons, [cancelButton(file)]) }),
    });
  }
  return answer(
    [...lines, ...changeLines(context, plan), ...problemLines(problems), ...unitLines(plan)].join('\n'),
    {
      ...rest,
      keyboard: inline(...buttonRows(plan, file)),
    },
  );
}

function refused(context: Context, file: StagedFile, plan: ImportPlan): Answer {
  const refusals = plan.problems.filter(({ severity }) => severity === 'refuse');
  const trouble = periodTrouble(refusals);
  if (trouble !== undefined) return askPeriod(context, file, trouble);
  endStagedFile(context.db, file.id, 'refused');
  return answer(texts.refused(refusals.map(({ sentence }) => sentence)), { dialog: 'keep' });
}

function headLines(context: Context, plan: ImportPlan): string[] {
  const thisYear = yearOf(todayOf(context));
  const units = plan.knownUnits.flatMap((id) => findUnit(context.db, id) ?? []);
  const schools =
    units.filter(isSchool).length + plan.newUnits.filter(({ level }) => level === 'organisation').length;
  const municipalities =
    units.filter((unit: Unit) => !isSchool(unit) && unit.id !== context.district.id).length +
    plan.newUnits.filter(({ level }) => level === 'municipality').length;
  const parts = [
    ...toldPeriods(plan.periods).map((period) => officeTexts.period(period, thisYear)),
    ...(schools > 0 ? [officeTexts.schools(schools)] : []),
    ...(municipalities > 0 ? [texts.municipalities(municipalities)] : []),
    ...(schools + municipalities === 0 ? [texts.wholeDistrict] : []),
    officeTexts.metrics(plan.metrics.length),
  ];
  const { values } = plan;
  return [
    texts.head(texts.source(plan.fileName, plan.sheets), parts),
    texts.counts({ added: values.new, changed: values.changed.length, unchanged: values.unchanged }),
  ];
}

function changeLines(context: Context, plan: ImportPlan): string[] {
  const changes = changesOf(context, plan);
  const shown = changes
    .slice(0, CHANGES_SHOWN)
    .map(({ unit, metric, before, after }) => texts.change(unit, metric, before, after));
  return changes.length > CHANGES_SHOWN
    ? [...shown, texts.moreChanges(changes.length - CHANGES_SHOWN)]
    : shown;
}

/** What keeps values out, then the remarks; numbered through, so that a person can name one. */
function problemLines(problems: readonly TableProblem[]): string[] {
  const lines = problems
    .slice(0, PROBLEMS_SHOWN)
    .map((problem, index) => ({ problem, line: texts.numbered(index + 1, problem.sentence) }));
  const toDecide = lines.filter(({ problem }) => disputed(problem)).map(({ line }) => line);
  const toNote = lines.filter(({ problem }) => !disputed(problem)).map(({ line }) => line);
  return [
    ...(toDecide.length > 0 ? [texts.decide, ...toDecide] : []),
    ...(toNote.length > 0 ? [texts.notes, ...toNote] : []),
    ...(problems.length > PROBLEMS_SHOWN ? [texts.moreProblems(problems.length - PROBLEMS_SHOWN)] : []),
  ];
}

function unitLines(plan: ImportPlan): string[] {
  const missing = [...shortNames(plan.missingSchools.map(({ name }) => name)).values()];
  const schools = plan.newUnits.filter(({ level }) => level === 'organisation').map(({ name }) => name);
  const municipalities = plan.newUnits
    .filter(({ level }) => level === 'municipality')
    .map(({ name }) => name);
  return [
    ...(missing.length > 0 ? [texts.missing(missing)] : []),
    ...(schools.length > 0 ? [texts.newSchools([...shortNames(schools).values()])] : []),
    ...(municipalities.length > 0 ? [texts.newMunicipalities(municipalities)] : []),
    ...(plan.becomesRegion ? [texts.becomesRegion] : []),
  ];
}

function buttonRows(plan: ImportPlan, file: StagedFile): Button[][] {
  const args = { f: file.id, h: fingerprintOf(plan) };
  const label = plan.problems.some(disputed) ? texts.writeUndisputed : texts.write;
  const more = [
    ...settleButtons(plan, file),
    ...(plan.newUnits.length > 0 && plan.knownUnits.length > 0
      ? [button(texts.withoutNew, 'import-write', { ...args, n: 0 })]
      : []),
  ];
  return [
    [button(label, 'import-write', args, 'positive'), cancelButton(file)],
    ...(more.length > 0 ? [more] : []),
  ];
}

function settleButtons(plan: ImportPlan, file: StagedFile): Button[] {
  return settleable(plan).length > 0
    ? [button(texts.settle, 'import-settle', { f: file.id }, 'primary')]
    : [];
}

function cancelButton(file: StagedFile): Button {
  return button(texts.cancel, 'import-cancel', { f: file.id });
}

function disputed({ severity }: TableProblem): boolean {
  return severity === 'block' || severity === 'ask';
}

/** What keeps values out comes first. */
function sorted(problems: readonly TableProblem[]): TableProblem[] {
  return [...problems.filter(disputed), ...problems.filter((problem) => !disputed(problem))];
}
