import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { schoolNameKey } from '../../domain/school-name.ts';
import { isPersonName } from '../../ingest/personal-data.ts';
import { renameUnit, updateUnit } from '../../storage/unit.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import type { Context } from '../context.ts';
import { allNamedSchools } from '../subjects/schools/district-schools.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { schoolCard } from './schools.command.ts';
import { texts } from './texts.ts';

const asked = z.object({ s: z.int(), k: z.enum(['name', 'roll', 'staff']) });
const kindArgs = z.object({
  s: z.int(),
  k: z.enum(['school', 'kindergarten', 'college', 'other']).optional(),
});
const DIALOG = 'school-edit';
const KINDS = ['school', 'kindergarten', 'college', 'other'] as const;
const MOST_PEOPLE = 20_000;
const MOST_LETTERS = 300;

export const askSchoolCommand: Command<Context> = {
  name: 'school-ask',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const parsed = asked.safeParse(args);
    const school = parsed.success ? findSchool(context, parsed.data.s) : undefined;
    if (!parsed.success || school === undefined) return answer(officeTexts.stale);
    return answer(texts.ask[parsed.data.k](school.name), {
      keyboard: inline([button(officeTexts.cancel, 'cancel')]),
      dialog: { name: DIALOG, state: parsed.data },
    });
  },
};

export const editSchoolDialog: Dialog<Context> = {
  name: DIALOG,
  who: ['coordinator'],
  beganBy: 'schools',
  step(context, state, { text }) {
    const parsed = asked.safeParse(state);
    const school = parsed.success ? findSchool(context, parsed.data.s) : undefined;
    if (!parsed.success || school === undefined) return answer(officeTexts.interrupted);
    const typed = text.trim().replace(/\s+/g, ' ');
    return parsed.data.k === 'name'
      ? rename(context, school, typed)
      : saveNumber(context, school, parsed.data.k, typed);
  },
};

export const schoolKindCommand: Command<Context> = {
  name: 'school-kind',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const parsed = kindArgs.safeParse(args);
    const school = parsed.success ? findSchool(context, parsed.data.s) : undefined;
    if (!parsed.success || school === undefined) return answer(officeTexts.stale);
    const { k } = parsed.data;
    if (k === undefined) {
      const buttons = KINDS.map((kind) =>
        button(texts.kindButton(kind), 'school-kind', { s: school.id, k: kind }),
      );
      return answer(texts.askKind(school.name), { keyboard: inline(buttons.slice(0, 2), buttons.slice(2)) });
    }
    updateUnit(context.db, school.id, { organisationKind: k });
    noteAct(context, actTexts.schoolChanged(school.name, 'kind'), {
      before: officeTexts.kind[school.organisationKind],
      after: officeTexts.kind[k],
    });
    return cardAfter(context, school, texts.saved);
  },
};

/** What is wrong with a name a person typed for a school; undefined where it may stand. */
export function nameTrouble(context: Context, name: string, own?: NamedSchool): string | undefined {
  if (!/\p{L}{3}/u.test(name) || name.length > MOST_LETTERS) return texts.badName;
  if (isPersonName(name)) return texts.isPerson;
  const key = schoolNameKey(name);
  const other = allNamedSchools(context).find(
    (school) => schoolNameKey(school.name) === key && school.id !== own?.id,
  );
  return other && texts.nameTaken(other.name);
}

/** A school of the actor's own district, closed ones included: the number comes from a payload. */
export function findSchool(context: Context, id: number): NamedSchool | undefined {
  return allNamedSchools(context).find((school) => school.id === id);
}

export function cardAfter(context: Context, { id }: NamedSchool, said: string): Answer {
  const school = findSchool(context, id);
  return school === undefined ? answer(said) : schoolCard(context, school, said);
}

function rename(context: Context, school: NamedSchool, name: string): Answer {
  const trouble = nameTrouble(context, name, school);
  if (trouble !== undefined) return askAgain(trouble);
  const to = { name, nameKey: schoolNameKey(name), formerKey: schoolNameKey(school.name) };
  renameUnit(context.db, school, to, context.now);
  noteAct(context, actTexts.schoolRenamed, { before: school.name, after: name });
  return cardAfter(context, school, texts.renamed(school.name, name));
}

function saveNumber(context: Context, school: NamedSchool, key: 'roll' | 'staff', typed: string): Answer {
  const digits = typed.replace(/[\s\u00a0]/g, '');
  const n = Number(digits);
  if (!/^\d+$/.test(digits) || n > MOST_PEOPLE) return askAgain(texts.badNumber);
  updateUnit(context.db, school.id, { [key]: n });
  noteAct(context, actTexts.schoolChanged(school.name, key), {
    before: school[key] === undefined ? actTexts.empty : String(school[key]),
    after: digits,
  });
  return cardAfter(context, school, texts.saved);
}
