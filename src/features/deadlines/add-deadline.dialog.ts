import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import type { Weekday } from '../../domain/calendar-day.ts';
import { localDayOf, localTimeOf } from '../../domain/zone.ts';
import { upperFirst } from '../../text/first-letter.ts';
import { findDuty } from '../../storage/duty.ts';
import { addDuty } from '../subjects/duties/add-deadline.ts';
import type { AddedDuty } from '../subjects/duties/add-deadline.ts';
import type { Context } from '../context.ts';
import { dutyLine } from '../subjects/duties/deadline-words.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { namedSchools } from '../subjects/schools/district-schools.ts';
import { findDraft } from '../draft.ts';
import type { ReadWords } from '../feature.ts';
import { occasionOf } from '../subjects/duties/duty-state.ts';
import { officeTexts } from '../office-texts.ts';
import { labels } from '../texts.ts';
import { parseTypedDay, takeLeadingDay } from '../typed-date.ts';
import { schools } from './draft-schools.ts';
import { DEADLINE_DIALOG, MOST_LETTERS, deadlineDraft, timeOf } from './draft.ts';
import type { DeadlineDraft } from './draft.ts';
import { ADD_WORDS, SOON_WORDS, WEEKDAY_WORDS } from './lexicon.ts';
import { ask, askDay, dayWords, nextStep } from './preview.ts';
import { texts } from './texts.ts';

/** «Добавить срок», or all of it at once: «Срок 30.10.2024 Отчёт по классам». */
export const addDeadlineCommand = (readWords: ReadWords): Command<Context> => ({
  name: 'deadline-add',
  words: texts.addWords,
  who: ['coordinator'],
  where: 'private',
  takesText: true,
  run(context, { text }) {
    if (text.trim() === '') return nextStep(context, {});
    if (!namesDay(context, text)) {
      // «срок продлить Дегвинской»
      const asked = readWords(context, text, (command) => command === 'deadlines');
      if (asked !== undefined) return asked;
    }
    return takeDay(context, {}, text);
  },
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
      case 'what':
      case 'of':
        return takeWords(context, draft, draft.ask, text);
      case 'schools':
        return schools.takeWords(context, draft, text);
      case undefined:
        return takeUnasked(context, draft, text);
    }
  },
};

/** Buttons are on the screen: a day of the week is understood beside them, where no date is chosen yet. */
function takeUnasked(context: Context, draft: DeadlineDraft, text: string): Answer {
  const weekday = WEEKDAY_WORDS.findIndex((words) => words.test(text.trim())) + 1;
  if (weekday > 0 && draft.dueOn === undefined) {
    return nextStep(context, { ...draft, kind: 'weekly', weekday: weekday as Weekday });
  }
  return startAnew(context, text) ?? nextStep(context, draft, texts.pressSave);
}

/** Another deadline in one line while a preview is on the screen: it takes the place of the one that was not saved. */
function startAnew(context: Context, text: string): Answer | undefined {
  const words = text.trim().replace(ADD_WORDS, '');
  const leading = takeLeadingDay(words, todayOf(context));
  return leading === undefined || leading.rest === '' ? undefined : takeDay(context, {}, words);
}

export const saveDeadlineCommand: Command<Context> = {
  name: 'deadline-save',
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context) {
    const draft = findDraft(context, DEADLINE_DIALOG, deadlineDraft);
    if (draft === undefined) return answer(officeTexts.stale);
    const { title, basis, unitIds, evidence, question, isCritical, template } = draft;
    const time = timeOf(draft);
    const isDue = time.kind !== 'dated' || (time.dueOn !== undefined && time.dueOn >= todayOf(context));
    if (!isDue || title === undefined) return nextStep(context, draft);
    const own = namedSchools(context).filter(({ id }) => unitIds?.includes(id));
    // All of them were closed meanwhile.
    if (unitIds !== undefined && own.length === 0) return schools.ask(context, { ...draft, unitIds: [] });
    const added = addDuty(context, {
      ...time,
      title,
      basis,
      evidence,
      question,
      isCritical,
      template,
      ...(unitIds !== undefined && { unitIds: own.map(({ id }) => id) }),
      createdBy: context.actor.person.id,
    });
    const correct =
      added.batchId === undefined ? [] : [button(labels.correct, 'correct', { b: added.batchId })];
    return answer([savedLine(context, added), toldLine(context, added)].join('\n'), {
      keyboard: inline([...correct, button(texts.add, 'deadline-add')]),
    });
  },
};

function savedLine(context: Context, { id }: AddedDuty): string {
  const duty = findDuty(context.db, id);
  if (duty === undefined) throw new Error(`the duty ${id} that was just added is not there`);
  const reader = { today: todayOf(context), calendar: context.reference.calendar };
  const { dueOn } = occasionOf(context, duty);
  const line = dutyLine(duty, dueOn, reader);
  return dueOn === undefined ? texts.savedSoon(upperFirst(line)) : texts.saved(line);
}

function toldLine(context: Context, { announceAt, people }: AddedDuty): string {
  if (people === 0) return texts.told(0);
  if (announceAt === undefined) return `${texts.withReminder}.`;
  if (announceAt.getTime() === context.now.getTime()) return texts.told(people);
  const zone = zoneOf(context.settings);
  const when = texts.at(dayWords(context, localDayOf(announceAt, zone)), localTimeOf(announceAt, zone));
  return texts.willTell(people, when);
}

function namesDay(context: Context, text: string): boolean {
  const today = todayOf(context);
  return (
    SOON_WORDS.test(text) ||
    parseTypedDay(text, today) !== undefined ||
    takeLeadingDay(text, today) !== undefined
  );
}

function takeDay(context: Context, draft: DeadlineDraft, text: string): Answer {
  const today = todayOf(context);
  const [soon] = SOON_WORDS.exec(text) ?? [];
  if (soon !== undefined) {
    const named = tidied(text.slice(soon.length));
    const title = named === '' ? draft.title : named;
    if (title === undefined || title.length <= MOST_LETTERS)
      return nextStep(context, { ...draft, ask: undefined, kind: 'soon', dueOn: undefined, title });
  }
  const whole = parseTypedDay(text, today);
  const leading = whole === undefined ? takeLeadingDay(text, today) : { day: whole, rest: '' };
  if (leading === undefined) return askDay({ ...draft, ask: 'day' }, texts.badDay);
  const { day: dueOn, rest } = leading;
  const title = rest === '' ? draft.title : tidied(rest);
  const kind = 'dated';
  if (title !== undefined && title.length > MOST_LETTERS) {
    return ask({ ...draft, kind, dueOn, ask: 'title' }, texts.badTitle(MOST_LETTERS));
  }
  return nextStep(context, { ...draft, kind, dueOn, title });
}

function takeWords(
  context: Context,
  draft: DeadlineDraft,
  key: 'title' | 'basis' | 'what' | 'of',
  text: string,
): Answer {
  const words = tidied(text);
  if (!/[\p{L}\p{N}]/u.test(words) || words.length > MOST_LETTERS)
    return ask(draft, texts.badTitle(MOST_LETTERS));
  switch (key) {
    case 'title':
    case 'basis':
      return nextStep(context, { ...draft, [key]: words });
    case 'what': {
      const kind = draft.evidence?.kind === 'link' ? 'link' : 'file';
      return nextStep(context, { ...draft, ask: undefined, evidence: { kind, what: words } });
    }
    case 'of':
      return nextStep(context, { ...draft, ask: undefined, evidence: { kind: 'count', of: words } });
  }
}

/** One line, without the full stop that the bot's own sentence adds. */
function tidied(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
}
