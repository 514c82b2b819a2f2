import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import { findDeadline } from '../../storage/deadline.ts';
import { addDeadline } from '../add-deadline.ts';
import type { AddedDeadline } from '../add-deadline.ts';
import type { Context } from '../context.ts';
import { deadlineLine } from '../deadline-words.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { namedSchools } from '../district-schools.ts';
import { findDraft } from '../draft.ts';
import { officeTexts } from '../office-texts.ts';
import { schoolChoice } from '../school-choice.ts';
import { parseTypedDay, takeLeadingDay } from '../typed-date.ts';
import { ADD_WORDS } from './lexicon.ts';
import { DEADLINE_DIALOG, deadlineDraft } from './draft.ts';
import type { DeadlineDraft } from './draft.ts';
import { ask, dayWords, nextStep } from './preview.ts';
import { texts } from './texts.ts';

const MOST_LETTERS = 200;

/** «Добавить срок», or all of it at once: «Срок 30.10.2024 Отчёт по классам». */
export const addDeadlineCommand: Command<Context> = {
  name: 'deadline-add',
  words: texts.addWords,
  who: ['coordinator'],
  where: 'private',
  takesText: true,
  run: (context, { text }) => (text.trim() === '' ? nextStep(context, {}) : takeDay(context, {}, text)),
};

const schools = schoolChoice({
  name: 'deadline-school',
  dialog: DEADLINE_DIALOG,
  draft: deadlineDraft,
  nextStep,
});
export const draftSchoolCommand = schools.command;

export const addDeadlineDialog: Dialog<Context> = {
  name: DEADLINE_DIALOG,
  who: ['coordinator'],
  beganBy: 'deadline-add',
  step(context, state, { text }) {
    const parsed = deadlineDraft.safeParse(state);
    if (!parsed.success) return answer(officeTexts.interrupted);
    const draft = parsed.data;
    switch (draft.ask) {
      case 'day':
        return takeDay(context, draft, text);
      case 'title':
      case 'basis':
        return takeWords(context, draft, draft.ask, text);
      case 'schools':
        return schools.takeWords(context, draft, text);
      case undefined:
        return startAnew(context, text) ?? answer(texts.pressSave, { dialog: 'keep' });
    }
  },
};

/** Another deadline in one line while a preview is on the screen: it takes the place of the one that was not saved. */
function startAnew(context: Context, text: string): Answer | undefined {
  const words = text.trim().replace(ADD_WORDS, '');
  const leading = takeLeadingDay(words, todayOf(context));
  return leading === undefined || leading.rest === '' ? undefined : takeDay(context, {}, words);
}

const editArgs = z.object({ k: z.enum(['day', 'title', 'basis', 'schools', 'all']) });

/** Another date, text, basis or other schools, from the preview. */
export const editDraftCommand: Command<Context> = {
  name: 'deadline-edit',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const draft = findDraft(context, DEADLINE_DIALOG, deadlineDraft);
    const parsed = editArgs.safeParse(args);
    if (draft === undefined || !parsed.success) return answer(officeTexts.stale);
    switch (parsed.data.k) {
      case 'day':
        return ask({ ...draft, ask: 'day' }, texts.askDay);
      case 'title':
        return draft.dueOn === undefined
          ? nextStep(context, draft)
          : ask({ ...draft, ask: 'title' }, texts.askTitle(draft.dueOn));
      case 'basis':
        return ask({ ...draft, ask: 'basis' }, texts.askBasis);
      case 'schools':
        return schools.ask(context, { ...draft, unitIds: [] });
      case 'all':
        return nextStep(context, { ...draft, unitIds: undefined });
    }
  },
};

export const saveDeadlineCommand: Command<Context> = {
  name: 'deadline-save',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const draft = findDraft(context, DEADLINE_DIALOG, deadlineDraft);
    if (draft === undefined) return answer(officeTexts.stale);
    const { dueOn, title, basis, unitIds } = draft;
    if (dueOn === undefined || title === undefined || dueOn < todayOf(context))
      return nextStep(context, draft);
    const own = namedSchools(context).filter(({ id }) => unitIds?.includes(id));
    // All of them were closed meanwhile.
    if (unitIds !== undefined && own.length === 0) return schools.ask(context, { ...draft, unitIds: [] });
    const added = addDeadline(context, {
      dueOn,
      title,
      ...(basis !== undefined && { basis }),
      ...(unitIds !== undefined && { unitIds: own.map(({ id }) => id) }),
      createdBy: context.actor.person.id,
    });
    return answer([savedLine(context, added), toldLine(context, added)].join('\n'), {
      keyboard: inline([button(texts.add, 'deadline-add')]),
    });
  },
};

function savedLine(context: Context, { id }: AddedDeadline): string {
  const deadline = findDeadline(context.db, id);
  if (deadline === undefined) throw new Error(`the deadline ${id} that was just added is not there`);
  return texts.saved(
    deadlineLine(deadline, { today: todayOf(context), calendar: context.reference.calendar }),
  );
}

function toldLine(context: Context, { announceAt, people }: AddedDeadline): string {
  if (people === 0) return texts.told(0);
  if (announceAt === undefined) return `${texts.withReminder}.`;
  if (announceAt.getTime() === context.now.getTime()) return texts.told(people);
  const zone = zoneOf(context.settings);
  const when = texts.at(dayWords(context, localDayOf(announceAt, zone)), localTimeOf(announceAt, zone));
  return texts.willTell(people, when);
}

function takeDay(context: Context, draft: DeadlineDraft, text: string): Answer {
  const today = todayOf(context);
  const whole = parseTypedDay(text, today);
  const leading = whole === undefined ? takeLeadingDay(text, today) : { day: whole, rest: '' };
  if (leading === undefined) return ask({ ...draft, ask: 'day' }, texts.badDay);
  const { day: dueOn, rest } = leading;
  const title = rest === '' ? draft.title : tidied(rest);
  if (title !== undefined && title.length > MOST_LETTERS) {
    return ask({ ...draft, dueOn, ask: 'title' }, texts.badTitle(MOST_LETTERS));
  }
  return nextStep(context, { ...draft, dueOn, title });
}

function takeWords(context: Context, draft: DeadlineDraft, key: 'title' | 'basis', text: string): Answer {
  const words = tidied(text);
  if (!/[\p{L}\p{N}]/u.test(words) || words.length > MOST_LETTERS)
    return ask(draft, texts.badTitle(MOST_LETTERS));
  return nextStep(context, { ...draft, [key]: words });
}

/** One line, without the full stop that the bot's own sentence adds. */
function tidied(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
}
