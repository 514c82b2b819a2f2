import { z } from 'zod';
import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import { button, inline } from '../../bot/buttons.ts';
import type { Command, Dialog } from '../../bot/command.ts';
import { addDays, parseCalendarDay } from '../../domain/calendar-day.ts';
import type { CalendarDay } from '../../domain/calendar-day.ts';
import type { Binding } from '../../domain/person.ts';
import { localDayOf } from '../../domain/zone.ts';
import { endInvitationsOver } from '../../storage/invitation.ts';
import { findLimits } from '../../storage/binding.ts';
import { getUnit } from '../../storage/unit.ts';
import { actTexts } from '../subjects/office/act-texts.ts';
import { askAgain } from '../subjects/answers/ask-again.ts';
import type { Context } from '../context.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { findDraft } from '../draft.ts';
import { issueInvitation } from '../subjects/people/issue-invitation.ts';
import { noteAct } from '../subjects/office/journal.ts';
import { officeTexts } from '../office-texts.ts';
import { parseTypedDay } from '../typed-date.ts';
import { dayInWords } from '../../text/dates.ts';
import { twoMessages } from './codes.command.ts';
import { INCLUSIVE, daysOfSpan } from './lexicon.ts';
import { findHeld, gone } from './role.command.ts';
import { texts } from './texts.ts';

const DIALOG = 'deputy';
const WEEKS = [7, 14, 28];
const LONGEST_DAYS = 366;
const args = z.object({ b: z.int().optional(), u: z.string().optional() });
const state = z.object({ b: z.int() });

/** «Замещение до 15.08»: a code for the same role until a day. Typed, it is of one's own role. */
export const deputyCommand: Command<Context> = {
  name: 'deputy',
  words: texts.deputyWords,
  who: ['coordinator', 'director'],
  where: 'private',
  takesText: true,
  run(context, { text, args: given }) {
    const { b, u } = args.safeParse(given).data ?? {};
    const lent = findLent(context, b);
    if (lent === undefined) {
      // Who ended a role of another school is for the office alone.
      return context.actor.audience === 'director' ? answer(texts.gone) : gone(context, given);
    }
    if (findLimits(context.db, lent.id).standsInFor !== undefined) {
      return answer(lent.personId === context.actor.person.id ? texts.youStandIn : texts.onlyLent);
    }
    const typed = text.trim();
    if (typed !== '') return until(context, lent, lastDayOf(typed, todayOf(context)));
    if (u === undefined) return ask(context, lent);
    // The buttons of a question that is answered give no second code.
    if (findDraft(context, DIALOG, state)?.b !== lent.id) return answer(officeTexts.stale);
    return until(context, lent, parseCalendarDay(u));
  },
};

export const deputyDialog: Dialog<Context> = {
  name: DIALOG,
  who: ['coordinator', 'director'],
  beganBy: 'deputy',
  step(context, stored, { text }) {
    const parsed = state.safeParse(stored);
    const lent = parsed.success ? findLent(context, parsed.data.b) : undefined;
    if (lent === undefined) return answer(officeTexts.interrupted);
    return until(context, lent, lastDayOf(text, todayOf(context)));
  },
};

/** «до 15.08», «на две недели» */
function lastDayOf(typed: string, today: CalendarDay): CalendarDay | undefined {
  const days = daysOfSpan(typed);
  return days === undefined ? parseTypedDay(typed.replace(INCLUSIVE, ''), today) : addDays(today, days);
}

/** Whose role is lent: the coordinator's choice within the district, a director's own */
function findLent(context: Context, id: number | undefined): Binding | undefined {
  const { audience, binding, bindings } = context.actor;
  if (id === undefined) return binding;
  if (audience === 'director') return bindings.find((one) => one.id === id && one.role === 'director');
  const held = findHeld(context, { b: id });
  return held?.role === 'director' || held?.role === 'coordinator' ? held : undefined;
}

function ask(context: Context, { id, role, unitId }: Binding): Answer {
  const today = todayOf(context);
  const days = WEEKS.map((n) => addDays(today, n));
  return answer(texts.askUntil(getUnit(context.db, unitId).name, role), {
    keyboard: inline(
      days.map((day) => button(texts.upTo(day), 'deputy', { b: id, u: day })),
      [button(cancelOf(context), 'cancel')],
    ),
    dialog: { name: DIALOG, state: { b: id } },
  });
}

/** As the reader's other screens call it. */
function cancelOf({ actor }: Context): string {
  return actor.audience === 'director' ? texts.cancel : officeTexts.cancel;
}

function until(
  context: Context,
  { id, role, unitId, personId }: Binding,
  day: CalendarDay | undefined,
): Answer {
  const { db, now, actor, settings } = context;
  const today = todayOf(context);
  const waits = { name: DIALOG, state: { b: id } };
  const refused = (trouble: string): Answer => ({
    ...askAgain(trouble, cancelOf(context)),
    dialog: waits,
  });
  if (day === undefined) return refused(texts.badDay);
  if (day < today) return refused(texts.pastDay);
  if (day > addDays(today, LONGEST_DAYS)) return refused(texts.farDay);
  // At most one such code is about: the button may be pressed twice.
  endInvitationsOver(db, { lent: { standsInFor: personId, unitId } }, now);
  const unit = getUnit(db, unitId).name;
  const { code, link, expiresAt } = issueInvitation(context, {
    role,
    unitId,
    createdBy: actor.person.id,
    until: day,
    standsInFor: personId,
  });
  noteAct(context, actTexts.deputyCode(role, unit, dayInWords(day)));
  const valid = localDayOf(expiresAt, zoneOf(settings));
  const expires = valid < day ? valid : day;
  return twoMessages(
    texts.deputyCode(unit, role, day, expires),
    texts.deputyInvitation({ unit, role, code, link, expires, until: day }),
  );
}
