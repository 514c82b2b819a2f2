import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import type { Command } from '../../bot/command.ts';
import { schoolNameKey } from '../../domain/school-name.ts';
import { insertAlias } from '../../storage/unit.ts';
import { deleteRefusal, insertRefusal } from '../../storage/unit-spelling.ts';
import type { Context } from '../context.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { allNamedSchools } from '../subjects/schools/district-schools.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { planImport } from '../subjects/tables/import-plan.ts';
import { tableOf } from '../subjects/tables/staged-table.ts';
import { officeTexts } from '../office-texts.ts';
import { shortHash } from '../short-hash.ts';
import { askName, askOther, confirmAllNew, hashOf, listNames, sureOf } from './name-screens.ts';
import { nameTexts as texts } from './name-texts.ts';
import { findOwnFile } from './own-file.ts';
import type { OpenTable } from './name-screens.ts';
import { previewTable } from './preview.ts';
import { settleable } from './settleable.ts';
import type { NameQuestion } from './settleable.ts';

const askArgs = z.object({ f: z.int(), i: z.int().min(0).optional(), back: z.literal(1).optional() });
const pickArgs = z.object({
  f: z.int(),
  k: z.string(),
  s: z.int().optional(),
  p: z.int().min(0).optional(),
});
const allArgs = z.object({ f: z.int(), n: z.int().optional() });
const acceptArgs = z.object({ f: z.int(), h: z.string() });

/** The list of the names, or with `i` one after another: how many were left as they are. */
export const settleCommand: Command<Context> = {
  name: 'import-settle',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onTable(askArgs, (context, table, { i, back }) => {
    if (back === 1) return preview(context, table);
    return i === undefined && table.questions.length > 1
      ? listNames(context, table)
      : next(context, table, i);
  }),
};

/** Makes a spelling mean a school from now on and asks the next one; without a school it shows all there are. */
export const pickNameCommand: Command<Context> = {
  name: 'import-name',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onTable(pickArgs, (context, table, { k, s, p }) => {
    const question = questionOf(table, k);
    if (question === undefined) return next(context, table);
    if (s === undefined) return askOther(context, table, question, p ?? 0);
    const school = allNamedSchools(context).find(({ id }) => id === s);
    if (school === undefined) return next(context, table);
    remember(context, question.name, school);
    return next(context, table, 0, texts.remembered(question.name, school.short));
  }),
};

/** «Новая школа»: none of those proposed is meant, now and in every later table. */
export const newNameCommand: Command<Context> = {
  name: 'import-name-new',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onTable(pickArgs, (context, table, { k }) => {
    const question = questionOf(table, k);
    if (question === undefined) return next(context, table);
    refuse(context, table, [question]);
    noteAct(context, texts.actNew(question.name));
    return next(context, table, 0, texts.rememberedNew(question.name));
  }),
};

/** «Первые 4 — верно»: what the list says of them is so. */
export const acceptNamesCommand: Command<Context> = {
  name: 'import-names-yes',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onTable(acceptArgs, (context, table, { h }) => {
    const sure = sureOf(table.questions);
    if (sure.length === 0 || hashOf(sure) !== h) return listNames(context, table, texts.changed);
    const schools = allNamedSchools(context);
    for (const { name, candidates } of sure) {
      const school = schools.find(({ id }) => id === candidates[0]?.id);
      if (school !== undefined) remember(context, name, school);
    }
    const after = openTable(context, table.file, table.table);
    const said = texts.accepted(sure.length);
    return after.questions.length > 1 ? listNames(context, after, said) : next(context, table, 0, said);
  }),
};

/** «Все — новые школы», asked once more with their number. */
export const allNewCommand: Command<Context> = {
  name: 'import-names-new',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onTable(allArgs, (context, table, { n }) => {
    const { questions } = table;
    if (questions.length === 0) return next(context, table);
    if (n !== questions.length) {
      return confirmAllNew(table, n === undefined ? undefined : texts.changed);
    }
    refuse(context, table, questions);
    noteAct(context, texts.actAllNew(n));
    return next(context, table, 0, texts.rememberedAllNew(n));
  }),
};

function remember(context: Context, name: string, school: NamedSchool): void {
  deleteRefusal(context.db, school.id, name);
  insertAlias(context.db, school, { name, nameKey: schoolNameKey(name) }, context.now);
  noteAct(context, texts.act(name, school.name));
}

/** A school that came nearest only after the others were refused is refused as well, so few rounds are enough. */
const MOST_ROUNDS = 5;

function refuse(context: Context, { file, table }: OpenTable, questions: readonly NameQuestion[]): void {
  const { db, now, district, actor } = context;
  const names = new Set(questions.map(({ name }) => name));
  let asked = questions;
  for (let round = 0; round < MOST_ROUNDS && asked.length > 0; round += 1) {
    for (const { name, candidates } of asked) {
      for (const { id } of candidates) {
        insertRefusal(db, { parentId: district.id, unitId: id, name, by: actor.person.id }, now);
      }
    }
    asked = openTable(context, file, table).questions.filter(({ name }) => names.has(name));
  }
}

/** The next name, or the table where none is left; `skipped`: how many of the first were left as they are. */
export function next(context: Context, before: OpenTable, skipped = 0, said?: string): Answer {
  const table = said === undefined ? before : openTable(context, before.file, before.table);
  const question = table.questions[skipped];
  if (question !== undefined) return askName(context, table, { question, skipped, said });
  const end = table.questions.length > 0 ? texts.skipped : texts.settled;
  return preview(
    context,
    table,
    said === undefined ? end : `${said} ${table.questions.length > 0 ? '' : end}`.trim(),
  );
}

export function preview(context: Context, { file, table }: OpenTable, said?: string): Answer {
  return previewTable(context, file, table, said);
}

export function questionOf({ questions }: OpenTable, hash: string): NameQuestion | undefined {
  return questions.find(({ name }) => shortHash(name) === hash);
}

/** Runs a button of a file whose table waits; `f` names it. */
export function onTable<Args extends { f: number }>(
  schema: z.ZodType<Args>,
  act: (context: Context, table: OpenTable, args: Args) => Answer,
): Command<Context>['run'] {
  return (context, { args }) => {
    const parsed = schema.safeParse(args);
    if (!parsed.success) return answer(officeTexts.stale, { dialog: 'keep' });
    const found = findOwnFile(context, parsed.data.f);
    if ('over' in found) return answer(found.over, { dialog: 'keep' });
    const table = tableOf(found.file);
    if (table === undefined) return answer(officeTexts.stale, { dialog: 'keep' });
    return act(context, openTable(context, found.file, table), parsed.data);
  };
}

export function openTable(context: Context, file: OpenTable['file'], table: OpenTable['table']): OpenTable {
  const plan = planImport(context, context.district, table);
  const newSchools = plan.newUnits.filter(({ level }) => level === 'organisation').map(({ name }) => name);
  return { file, table, questions: settleable(plan), newSchools };
}
