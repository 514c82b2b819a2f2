import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { addDays, parseCalendarDay, yearOf } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import { saveDutyExtension } from '../../storage/duty-extension.ts';
import { findDutyOf } from '../../storage/duty.ts';
import type { StoredDuty } from '../../storage/duty.ts';
import { dayInWords } from '../../text/dates.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import type { Context } from '../context.ts';
import { occasionName, occasionQuoted } from '../subjects/duties/deadline-words.ts';
import { todayOf } from '../district-hours.ts';
import { findDraft } from '../draft.ts';
import { debtorsOf, occasionOf } from '../subjects/duties/duty-state.ts';
import type { SchoolDuty } from '../subjects/duties/duty-state.ts';
import { dutyButton } from '../subjects/duties/duty-button.ts';
import { dutyTexts } from '../subjects/duties/duty-texts.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { findPersonName } from '../../domain/person-name.ts';
import { schoolRows } from '../subjects/schools/school-picker.ts';
import { tellSchool } from '../subjects/schools/tell-school.ts';
import { labels } from '../texts.ts';
import { parseTypedDay, takeLeadingDay } from '../typed-date.ts';
import { texts } from './texts.ts';

const NAME = 'duty-extend';
const MOST_LETTERS = 300;

const extendArgs = z.object({
  d: z.int(),
  s: z.int().optional(),
  p: z.int().min(0).max(500).optional(),
  do: z.literal('sure').optional(),
});

/** The school and the occasion that get more time; then the day and the reason. */
const draftSchema = z.object({
  d: z.int(),
  s: z.int(),
  o: z.string().max(20),
  on: z.string().optional(),
  words: z.string().max(MOST_LETTERS).optional(),
});
type ExtensionDraft = z.infer<typeof draftSchema>;

type Found = { duty: StoredDuty; owed: SchoolDuty & { dueOn: CalendarDay } };

/** «Продлить»: for one school that owes it, with a day and a reason. */
export const extendCommand: Command<Context> = {
  name: NAME,
  words: [],
  who: ['coordinator'],
  where: 'private',
  run(context, { args }) {
    const pressed = extendArgs.safeParse(args).data;
    const duty = pressed && findDutyOf(context.db, context.district.id, pressed.d);
    if (pressed === undefined || duty === undefined) return answer(texts.gone);
    const { d, s, p: page } = pressed;
    const toDuty = inline([button(texts.toDuty, 'deadline-card', { d })]);
    const owed = debtorsOf(context, duty);
    if (occasionOf(context, duty).dueOn === undefined) return answer(texts.noDay, { keyboard: toDuty });
    if (owed.length === 0) return answer(texts.nobodyOwes, { keyboard: toDuty });
    const last = lastDayFor(context, duty);
    if (last !== undefined && owed.every(({ dueOn = last }) => dueOn >= last)) {
      return answer(texts.noteEnds, { keyboard: toDuty });
    }
    if (s === undefined) {
      const schools = owed.map(({ school }) => school);
      return answer(texts.askSchool(nameOf(context, duty)), {
        keyboard: inline(...schoolRows(schools, { command: NAME, args: { d }, page }), [
          button(texts.toDuty, 'deadline-card', { d }),
        ]),
      });
    }
    const found = findOwed(context, { d, s });
    if (found === undefined) return answer(texts.settled, { keyboard: toDuty });
    const o = occasionOf(context, duty).key;
    if (pressed.do === 'sure') {
      const draft = findDraft(context, NAME, draftSchema);
      const on = draft?.on === undefined ? undefined : parseCalendarDay(draft.on);
      if (draft?.words === undefined || on === undefined || draft.d !== d || draft.s !== s || draft.o !== o)
        return answer(officeTexts.stale);
      return extend(context, found, { on, reason: draft.words });
    }
    return askFor({ d, s, o }, texts.askDay(found.owed.school.short, dayOf(context, found.owed.dueOn)));
  },
};

export const extendDialog: Dialog<Context> = {
  name: NAME,
  who: ['coordinator'],
  beganBy: 'deadlines',
  step(context, stored, { text }) {
    const draft = draftSchema.safeParse(stored).data;
    if (draft === undefined) return answer(officeTexts.interrupted);
    const found = findOwed(context, draft);
    // The school has done it, the duty is gone, or its week is over.
    if (found === undefined || occasionOf(context, found.duty).key !== draft.o) return answer(texts.settled);
    const on = draft.on === undefined ? undefined : parseCalendarDay(draft.on);
    return on === undefined
      ? takeDay(context, found, draft, text)
      : takeReason(context, found, { draft, on, text });
  },
};

/** A day, or a day with the reason after it. */
function takeDay(context: Context, found: Found, draft: ExtensionDraft, text: string): Answer {
  const today = todayOf(context);
  const whole = parseTypedDay(text, today);
  const leading = whole === undefined ? takeLeadingDay(text, today) : { day: whole, rest: '' };
  if (leading === undefined) return askAgain(texts.badDay);
  const { day: on, rest } = leading;
  if (on < today || on <= found.owed.dueOn) return askAgain(texts.tooEarly(dayOf(context, found.owed.dueOn)));
  const last = lastDayFor(context, found.duty);
  if (last !== undefined && on > last) return askAgain(texts.tooLateForNote(dayOf(context, last)));
  return rest === ''
    ? askFor({ ...draft, on }, texts.askReason(found.owed.school.short, dayOf(context, on)))
    : takeReason(context, found, { draft: { ...draft, on }, on, text: rest });
}

/** Only the newest week can be written: the note of one waits for the day of the next table at most. */
function lastDayFor(context: Context, duty: StoredDuty): CalendarDay | undefined {
  if (duty.evidence.kind !== 'week-note') return undefined;
  // It is asked for from a Saturday on.
  return addDays(occasionOf(context, duty).from, 6);
}

function takeReason(
  context: Context,
  found: Found,
  { draft, on, text }: { draft: ExtensionDraft; on: CalendarDay; text: string },
): Answer {
  const reason = text.trim().replace(/\s+/g, ' ');
  if (!/\p{L}/u.test(reason) || reason.length > MOST_LETTERS)
    return askFor({ ...draft, on }, texts.badReason(MOST_LETTERS));
  const named = findPersonName(reason);
  if (named === undefined) return extend(context, found, { on, reason });
  return answer(texts.named(named), {
    keyboard: inline(
      [button(texts.notAName, NAME, { d: draft.d, s: draft.s, do: 'sure' })],
      [button(officeTexts.cancel, 'cancel')],
    ),
    dialog: { name: NAME, state: { ...draft, on, words: reason } },
  });
}

function extend(
  context: Context,
  { duty, owed }: Found,
  { on: dueOn, reason }: { on: CalendarDay; reason: string },
): Answer {
  const { db, now, actor } = context;
  const { school } = owed;
  const { key: occasion } = occasionOf(context, duty);
  saveDutyExtension(
    db,
    { dutyId: duty.id, unitId: school.id, occasion, dueOn, reason },
    { by: actor.person.id, now },
  );
  const name = nameOf(context, duty);
  const day = dayOf(context, dueOn);
  const quoted = occasionQuoted(duty, occasionOf(context, duty).dueOn, todayOf(context));
  noteAct(context, texts.act(school.short, quoted), {
    before: dayOf(context, owed.dueOn),
    after: texts.dayAndReason(day, reason),
  });
  const asked = { duty, occasion: { key: occasion }, s: school.id };
  const notices = tellSchool(context, school.id, {
    text: texts.toSchool(name, day, reason),
    keyboard: inline([
      dutyButton(dutyTexts.ask[duty.evidence.kind], asked, 'positive'),
      button(labels.deadlines, 'school-deadlines'),
    ]),
    once: `duty-extension/${duty.id}/${school.id}/${now.getTime()}`,
  });
  const said = `${texts.extended(school.short, name, day)} ${officeTexts.schoolTold(notices.length > 0)}`;
  return answer(said, { keyboard: inline([button(texts.toDuty, 'deadline-card', { d: duty.id })]), notices });
}

function findOwed(context: Context, { d, s }: { d: number; s: number }): Found | undefined {
  const duty = findDutyOf(context.db, context.district.id, d);
  const owed = duty && debtorsOf(context, duty).find(({ school }) => school.id === s);
  if (duty === undefined || owed?.dueOn === undefined) return undefined;
  return { duty, owed: { ...owed, dueOn: owed.dueOn } };
}

function askFor(draft: ExtensionDraft, question: string): Answer {
  return answer(question, {
    keyboard: inline([button(officeTexts.cancel, 'cancel')]),
    dialog: { name: NAME, state: draft },
  });
}

/** By the day of the duty itself. */
function nameOf(context: Context, duty: StoredDuty): string {
  return occasionName(duty, occasionOf(context, duty).dueOn, todayOf(context));
}

function dayOf(context: Context, on: CalendarDay): string {
  return dayInWords(on, { thisYear: yearOf(todayOf(context)) });
}
