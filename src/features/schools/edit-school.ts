import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { schoolNameKey } from '../../domain/school-name.ts';
import { isPersonName } from '../../ingest/personal-data.ts';
import { correctPresentName, recordRename } from '../../storage/unit-name.ts';
import { renameUnit, updateUnit } from '../../storage/unit.ts';
import { dayInWords } from '../../text/dates.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import type { Context } from '../context.ts';
import { todayOf } from '../district-hours.ts';
import { findDraft } from '../draft.ts';
import { allNamedSchools } from '../subjects/schools/district-schools.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { parseTypedDay } from '../typed-date.ts';
import { mergeTexts } from './merge-texts.ts';
import { findSchool, onSchool } from './on-school.ts';
import { schoolCard } from './schools.command.ts';
import { texts } from './texts.ts';

const asked = z.object({
  s: z.int(),
  k: z.enum(['name', 'roll', 'staff']),
  /** The new name, while it is asked since when the school has it. */
  name: z.string().optional(),
});
/** The button's word for a day: from today on, or from the beginning. */
const sinceArgs = z.object({ d: z.enum(['today', 'ever']) });
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
  run: onSchool(asked, (_, school, state) =>
    answer(texts.ask[state.k](school.name), {
      keyboard: inline([button(officeTexts.cancel, 'cancel')]),
      dialog: { name: DIALOG, state },
    }),
  ),
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
    const { k, name } = parsed.data;
    if (k !== 'name') return saveNumber(context, school, k, typed);
    if (name === undefined) return askSince(context, school, typed);
    const day = parseTypedDay(typed, todayOf(context), 'last');
    if (day === undefined) return askAgain(mergeTexts.badDay);
    if (day > todayOf(context)) return askAgain(mergeTexts.notYet);
    return rename(context, school, name, day);
  },
};

/** The day of a new name, pressed instead of typed. */
export const renameSinceCommand: Command<Context> = {
  name: 'school-since',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const parsed = sinceArgs.safeParse(args);
    const draft = findDraft(context, DIALOG, asked);
    const school = draft && findSchool(context, draft.s);
    if (!parsed.success || draft?.name === undefined || school === undefined) {
      return answer(officeTexts.stale);
    }
    return rename(context, school, draft.name, parsed.data.d === 'today' ? todayOf(context) : undefined);
  },
};

export const schoolKindCommand: Command<Context> = {
  name: 'school-kind',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run: onSchool(kindArgs, (context, school, { k }) => {
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
  }),
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

export function cardAfter(context: Context, { id }: NamedSchool, said: string): Answer {
  const school = findSchool(context, id);
  return school === undefined ? answer(said) : schoolCard(context, school, said);
}

function askSince(context: Context, school: NamedSchool, name: string): Answer {
  const trouble = nameTrouble(context, name, school);
  if (trouble !== undefined) return askAgain(trouble);
  return answer(mergeTexts.askSince(name), {
    keyboard: inline(
      [
        button(mergeTexts.sinceToday, 'school-since', { d: 'today' }, 'primary'),
        button(mergeTexts.isCorrection, 'school-since', { d: 'ever' }),
      ],
      [button(officeTexts.cancel, 'cancel')],
    ),
    dialog: { name: DIALOG, state: { s: school.id, k: 'name', name } },
  });
}

/** `since` undefined: the former name was a slip of the pen, and no paper needs it. */
function rename(context: Context, school: NamedSchool, name: string, since: CalendarDay | undefined): Answer {
  const { db, now, actor } = context;
  // The list may have changed since the name was typed.
  const trouble = nameTrouble(context, name, school);
  if (trouble !== undefined) return answer(trouble);
  const to = { name, nameKey: schoolNameKey(name), formerKey: schoolNameKey(school.name) };
  renameUnit(db, school, to, now);
  const change = { before: school.name, after: name };
  if (since === undefined) {
    correctPresentName(db, school.id, name);
    noteAct(context, actTexts.schoolRenamed, change);
    return cardAfter(context, school, texts.renamed(school.name, name));
  }
  recordRename(db, school.id, { former: school.name, name, validFrom: since, by: actor.person.id }, now);
  const day = dayInWords(since, { year: true });
  noteAct(context, mergeTexts.actRenamed(day), change);
  return cardAfter(context, school, mergeTexts.renamedSince(school.name, name, day));
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
