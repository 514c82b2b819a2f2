import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { ImportPlan } from '../../domain/import-plan.ts';
import { unpackTable } from '../../domain/packed-table.ts';
import { periodKindOf } from '../../domain/period.ts';
import { isOnlyImport } from '../../storage/import.ts';
import { listPeriodsOfImport } from '../../storage/measurement.ts';
import { endStagedFile } from '../../storage/staged-file.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import type { Context } from '../context.ts';
import { applyImport, planImport } from '../subjects/tables/import-plan.ts';
import { writtenLine } from '../subjects/tables/import-preview.ts';
import { contentsOf } from '../subjects/tables/staged-table.ts';
import { followChange, withReach } from '../subjects/tables/reach.ts';
import type { Reach } from '../subjects/tables/reach.ts';
import { rememberShape } from '../subjects/tables/table-shapes.ts';
import { measureEffectLines } from '../subjects/causes/measure-effects.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts, schoolListTexts } from '../office-texts.ts';
import { applySchoolList, planSchoolList } from '../subjects/schools/school-list.ts';
import { nextSetupStep } from '../subjects/office/setup-state.ts';
import { labels } from '../texts.ts';
import { onOwnFile } from './own-file.ts';
import { fingerprintOf, previewPlan } from './preview.ts';
import { texts } from './texts.ts';

const writeArgs = z.object({ f: z.int(), h: z.string(), n: z.literal(0).optional() });
const fileArgs = z.object({ f: z.int() });

/**
 * Writes what was previewed: the staged contents of the very bytes, and only while they would change the same. `n` 0
 * leaves out the schools that the district does not have.
 */
export const writeImportCommand: Command<Context> = {
  name: 'import-write',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onOwnFile(writeArgs, (context, file, { h, n }) => {
    const contents = contentsOf(file);
    if (contents?.kind !== 'table') return answer(texts.over.awaited);
    const table = unpackTable(contents.table);
    const plan = planImport(context, context.district, table);
    if (plan.refused || fingerprintOf(plan) !== h) {
      return previewPlan(context, file, table, plan, texts.changedSince);
    }
    const written = n === 0 ? withoutNewUnits(plan) : plan;
    const { done: importId, reach } = followChange(context, () => {
      const id = applyImport(context, written, {
        title: file.name,
        personId: context.actor.person.id,
        ...(file.sha256 !== undefined && { sha256: file.sha256 }),
      });
      noteAct(context, actTexts.imported(id, file.name, written.figures.length));
      return id;
    });
    endStagedFile(context.db, file.id, 'written');
    rememberShape(context, table);
    return told(context, written, importId, reach);
  }),
};

/** Takes over a list of schools from a file. */
export const writeSchoolListCommand: Command<Context> = {
  name: 'import-schools',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onOwnFile(fileArgs, (context, file) => {
    const contents = contentsOf(file);
    if (contents?.kind !== 'schools') return answer(officeTexts.stale);
    const plan = planSchoolList(context, contents.list.schools);
    applySchoolList(context, plan);
    noteAct(context, actTexts.schoolList(plan.added.length, plan.changed.length));
    endStagedFile(context.db, file.id, 'written');
    const next = nextSetupStep(context);
    return answer(
      [schoolListTexts.written(plan), ...(next === undefined ? [] : [next.text])].join('\n'),
      next === undefined ? {} : { keyboard: inline(...next.rows) },
    );
  }),
};

export const cancelImportCommand: Command<Context> = {
  name: 'import-cancel',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onOwnFile(fileArgs, (context, file) => {
    endStagedFile(context.db, file.id, 'cancelled');
    return answer(texts.cancelled);
  }),
};

/** What changed, and one next step. */
function told(context: Context, plan: ImportPlan, importId: number, reach: Reach): Answer {
  // After the first table the setup goes on; later a table is an ordinary Friday.
  const isFirst = isOnlyImport(context.db, context.district.id, 'federal');
  const next = isFirst ? nextSetupStep(context) : undefined;
  const week = listPeriodsOfImport(context.db, importId).find((period) => periodKindOf(period) === 'week');
  const effects = week === undefined ? [] : measureEffectLines(context, week);
  const { doubtful } = plan.values;
  const lines = [
    writtenLine(context, plan),
    ...(doubtful > 0 ? [texts.writtenMarked(doubtful)] : []),
    ...reach.lines,
    ...effects,
    next?.text ?? (doubtful > 0 ? texts.checkNext : texts.lookAt),
  ];
  const own = inline(
    ...(next?.rows ?? []),
    ...(doubtful > 0 ? [[button(labels.doubts, 'doubts', undefined, 'primary')]] : []),
    [
      button(texts.overview, 'overview', undefined, doubtful > 0 ? undefined : 'primary'),
      button(texts.undo, 'import-undo', { i: importId }),
    ],
  );
  return answer(lines.join('\n'), { keyboard: withReach(reach, own), notices: reach.notices });
}

function withoutNewUnits(plan: ImportPlan): ImportPlan {
  const figures = plan.figures.filter(({ unit }) => 'id' in unit);
  const doubtful = figures.filter(({ doubt }) => doubt !== undefined).length;
  return { ...plan, newUnits: [], figures, values: { ...plan.values, doubtful } };
}
