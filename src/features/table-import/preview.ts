import { createHash } from 'node:crypto';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Button } from '../../bot/outgoing.ts';
import type { ImportPlan } from '../../domain/import-plan.ts';
import { plannedKey } from '../../domain/planned-figure.ts';
import type { PlannedFigure } from '../../domain/planned-figure.ts';
import type { Table } from '../../domain/table.ts';
import { endStagedFile } from '../../storage/staged-file.ts';
import type { StagedFile } from '../../storage/staged-file.ts';
import type { Context } from '../context.ts';
import { changesAnything, findSameImport, planImport } from '../subjects/tables/import-plan.ts';
import {
  changeLines,
  disputedFirst,
  headLines,
  hidesProblems,
  leavesOut,
  nothingNewLine,
  problemLines,
  unitLines,
} from '../subjects/tables/import-preview.ts';
import { importTexts } from '../subjects/tables/import-texts.ts';
import { momentOf } from '../moment.ts';
import { askPeriod, periodTrouble } from './choose-period.ts';
import { nameTexts } from './name-texts.ts';
import { planDocument } from './plan-document.ts';
import { settleable } from './settleable.ts';
import { shortDigest } from '../short-hash.ts';
import { texts } from './texts.ts';
import { understoodRow } from './understood-row.ts';

const PROBLEMS = { most: 5, more: texts.moreProblems, together: true };
const CHANGES = { most: 3, more: texts.moreChanges };
/** With its file and its buttons a message of so many letters is one screen of a phone. */
const LETTERS = 780;

/** Tells the plans of a file apart: a press writes what was shown and nothing else. */
export function fingerprintOf({ figures, newUnits, values }: ImportPlan): string {
  const hash = createHash('sha256');
  // Of a large table it is a text of dozens of megabytes, which is never needed as a whole.
  for (let at = 0; at < figures.length; at += FIGURES_AT_ONCE) {
    hash.update(
      figures
        .slice(at, at + FIGURES_AT_ONCE)
        .map(printOf)
        .join('\n'),
    );
  }
  return shortDigest(hash.update(JSON.stringify([newUnits.map(({ nameKey }) => nameKey), values])));
}

const FIGURES_AT_ONCE = 1000;

/** What of a figure is written; where in the file it stands is told by the file. */
function printOf(figure: PlannedFigure): string {
  const { state, value, numerator, denominator, doubts = [] } = figure;
  const codes = doubts.map(({ code }) => code);
  return `${plannedKey(figure)} ${state} ${value} ${numerator} ${denominator} ${codes.join()}`;
}

/** What a table would change, and what the coordinator may do with it. Ends the file where there is nothing to do. */
export function previewTable(context: Context, file: StagedFile, table: Table, remark?: string): Answer {
  return previewPlan(context, file, table, planImport(context, context.district, table), remark);
}

/** The same of a plan that was made in this transaction; `remark`: why it is shown. */
export function previewPlan(
  context: Context,
  file: StagedFile,
  table: Table,
  plan: ImportPlan,
  remark?: string,
): Answer {
  if (plan.refused) return refused(context, file, plan);
  const same = file.sha256 === undefined ? undefined : findSameImport(context, plan, file.sha256);
  if (same !== undefined) {
    endStagedFile(context.db, file.id, 'cancelled');
    return answer(importTexts.sameFile(file.name, momentOf(context, same.createdAt)), { dialog: 'keep' });
  }
  const problems = disputedFirst(plan.problems);
  const isNothing = !changesAnything(plan);
  const lines = isNothing
    ? [nothingNewLine(plan)]
    : [
        ...(remark === undefined ? [] : [remark]),
        ...headLines(context, plan),
        ...changeLines(context, plan, CHANGES),
      ];
  const unitsTold = isNothing ? [] : unitLines(plan);
  const room = LETTERS - [...lines, ...unitsTold].join('').length;
  const limit = { ...PROBLEMS, room };
  const document = planDocument(context, plan, problems, {
    problems: !hidesProblems(problems, limit),
    changes: CHANGES.most,
  });
  const rest = {
    dialog: 'keep' as const,
    ...(document !== undefined && { documents: [document] }),
  };
  const told = [...lines, ...problemLines(problems, limit), ...unitsTold].join('\n');
  if (isNothing) {
    const buttons = settleButtons(plan, file);
    if (buttons.length === 0) endStagedFile(context.db, file.id, 'cancelled');
    return answer(told, {
      ...rest,
      ...(buttons.length > 0 && { keyboard: inline(buttons, [cancelButton(file)]) }),
    });
  }
  return answer(told, {
    ...rest,
    keyboard: inline(...buttonRows(plan, file), ...understoodRow(table, file)),
  });
}

function refused(context: Context, file: StagedFile, plan: ImportPlan): Answer {
  const refusals = plan.problems.filter(({ severity }) => severity === 'refuse');
  const trouble = periodTrouble(refusals);
  if (trouble !== undefined) return askPeriod(context, file, trouble);
  endStagedFile(context.db, file.id, 'refused');
  return answer(texts.refused(refusals.map(({ sentence }) => sentence)), { dialog: 'keep' });
}

function buttonRows(plan: ImportPlan, file: StagedFile): Button[][] {
  const args = { f: file.id, h: fingerprintOf(plan) };
  const label = labelOf(plan);
  const hasNew = plan.newUnits.length > 0 && plan.knownUnits.length > 0;
  const more = [
    ...settleButtons(plan, file),
    ...(hasNew ? [button(texts.withoutNew, 'import-write', { ...args, n: 0 })] : []),
  ];
  return [
    [button(label, 'import-write', args, 'positive'), cancelButton(file)],
    ...(more.length > 0 ? [more] : []),
    ...(hasNew ? [[button(nameTexts.notOursButton, 'import-foreign', { f: file.id })]] : []),
  ];
}

/** The button says what becomes of the values under a question; what is left out stands above it. */
function labelOf(plan: ImportPlan): string {
  if (plan.values.doubtful > 0) return texts.writeMarked(plan.values.doubtful);
  return leavesOut(plan) ? texts.writeRest : texts.write;
}

function settleButtons(plan: ImportPlan, file: StagedFile): Button[] {
  return settleable(plan).length > 0
    ? [button(texts.settle, 'import-settle', { f: file.id }, 'primary')]
    : [];
}

function cancelButton(file: StagedFile): Button {
  return button(texts.cancel, 'import-cancel', { f: file.id });
}
