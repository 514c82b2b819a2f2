import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command } from '../../bot/command.ts';
import type { Button } from '../../bot/outgoing.ts';
import { schoolNameKey, shortSchoolName } from '../../domain/school-name.ts';
import { insertAlias } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { planImport } from '../subjects/tables/import-plan.ts';
import { officeTexts } from '../office-texts.ts';
import { findOwnFile } from './own-file.ts';
import { previewTable } from './preview.ts';
import { shortHash } from '../short-hash.ts';
import { contentsOf } from './reading-task.ts';
import { settleable } from './settleable.ts';
import { texts } from './texts.ts';

const askArgs = z.object({ f: z.int(), i: z.int().min(0).optional() });
const pickArgs = z.object({ f: z.int(), k: z.string(), s: z.int() });

/** Asks about the names one by one; `i` – how many were left as they are. */
export const settleCommand: Command<Context> = {
  name: 'import-settle',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const parsed = askArgs.safeParse(args);
    if (!parsed.success) return answer(officeTexts.stale, { dialog: 'keep' });
    return ask(context, parsed.data.f, parsed.data.i ?? 0);
  },
};

/** Makes a spelling mean a school from now on, and shows the table again. */
export const pickNameCommand: Command<Context> = {
  name: 'import-name',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const parsed = pickArgs.safeParse(args);
    if (!parsed.success) return answer(officeTexts.stale, { dialog: 'keep' });
    const { f, k, s } = parsed.data;
    const opened = openTable(context, f);
    if ('over' in opened) return answer(opened.over, { dialog: 'keep' });
    const school = namedSchools(context).find(({ id }) => id === s);
    const question = settleable(opened.plan).find(({ name }) => shortHash(name) === k);
    if (school === undefined || question === undefined) return ask(context, f, 0);
    insertAlias(
      context.db,
      school,
      { name: question.name, nameKey: schoolNameKey(question.name) },
      context.now,
    );
    const said = texts.remembered(question.name, school.short);
    return settleable(planImport(context, context.district, opened.table)).length > 0
      ? withFirst(said, ask(context, f, 0))
      : previewTable(context, opened.file, opened.table, said);
  },
};

function ask(context: Context, stagedId: number, skipped: number): Answer {
  const opened = openTable(context, stagedId);
  if ('over' in opened) return answer(opened.over, { dialog: 'keep' });
  const question = settleable(opened.plan)[skipped];
  if (question === undefined) {
    return previewTable(context, opened.file, opened.table, texts.settledNothing);
  }
  const pick = (label: string, schoolId: number): Button[] => [
    button(label, 'import-name', { f: stagedId, k: shortHash(question.name), s: schoolId }),
  ];
  const skip = (label: string): Button[] => [button(label, 'import-settle', { f: stagedId, i: skipped + 1 })];
  if (question.code === 'similar-unit') {
    const like = shortSchoolName(question.unit.name);
    return answer(texts.isItLike(question.name, question.at.cell, like), {
      keyboard: inline(pick(like, question.unit.id), skip(texts.isNew)),
      dialog: 'keep',
    });
  }
  const candidates = question.candidates.slice(0, 5).map(({ id, name }) => pick(shortSchoolName(name), id));
  return answer(texts.whichIsIt(question.name, question.at.cell), {
    keyboard: inline(...candidates, skip(texts.noneOfThese)),
    dialog: 'keep',
  });
}

function openTable(context: Context, stagedId: number) {
  const found = findOwnFile(context, stagedId);
  if ('over' in found) return found;
  const contents = contentsOf(found.file);
  if (contents?.kind !== 'table') return { over: officeTexts.stale };
  const { table } = contents;
  return { file: found.file, table, plan: planImport(context, context.district, table) };
}

function withFirst(line: string, { replies, ...rest }: Answer): Answer {
  const [first, ...others] = replies;
  return {
    ...rest,
    replies: first === undefined ? [] : [{ ...first, text: `${line}\n${first.text}` }, ...others],
  };
}
