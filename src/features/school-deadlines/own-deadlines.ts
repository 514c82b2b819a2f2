import { z } from 'zod';
import { addDays, yearOf } from '../../domain/calendar-day.ts';
import { localDayOf } from '../../domain/zone.ts';
import { findDutyOf } from '../../storage/duty.ts';
import { dayInWords } from '../../text/dates.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { dutyLine, occasionName, occasionQuoted } from '../subjects/duties/deadline-words.ts';
import { todayOf, zoneOf } from '../district-hours.ts';
import { SHOWN_AFTER_DAYS, concerns, findOccasion, isOwed } from '../subjects/duties/duty-state.ts';
import { isAnswerable, ownDuties, ownDuty } from '../subjects/duties/own-duties.ts';
import type { OwnDuty } from '../subjects/duties/own-duties.ts';
import { speakingFor } from '../subjects/schools/speaking-for.ts';
import { askedLine } from './asked-line.ts';
import { texts } from './texts.ts';

export type OwnDeadlines = {
  open: OwnDuty[];
  /** «Нас не касается» that the coordinator has not decided on. */
  waiting: OwnDuty[];
  /** Done before its day, which has not come; without a day – lately. */
  done: OwnDuty[];
  /** Agreed to be none of theirs, before the day. */
  notOurs: OwnDuty[];
  /** Notes of a week that has no figures yet. */
  tooEarly: OwnDuty[];
};

/** What concerns the actor's school, soonest first. */
export function ownDeadlines(context: Context): OwnDeadlines {
  const today = todayOf(context);
  const own = ownDuties(context, schoolOf(context));
  return {
    open: own.filter(({ state }) => isOwed(state)),
    waiting: own.filter(({ state }) => state.kind === 'waiting'),
    done: own.filter((one) => isDoneLately(context, one)),
    notOurs: own.filter(
      ({ state, dueOn }) => state.kind === 'not-ours' && (dueOn === undefined || dueOn >= today),
    ),
    tooEarly: own.filter(({ state }) => state.kind === 'no-figures'),
  };
}

function isDoneLately(context: Context, { state, dueOn }: OwnDuty): boolean {
  if (state.kind !== 'done') return false;
  const today = todayOf(context);
  if (dueOn !== undefined) return dueOn >= today;
  const { at } = state;
  return at !== undefined && localDayOf(at, zoneOf(context.settings)) >= addDays(today, -SHOWN_AFTER_DAYS);
}

/**
 * What the buttons of a duty carry: `s` is the school it was shown for, `o` the occasion (older buttons have none: the
 * present one), `q`: the question before it was answered «да».
 */
export const deadlineArgs = z.object({
  d: z.int(),
  s: z.int().optional(),
  o: z.string().max(20).optional(),
  q: z.literal(1).optional(),
});

/** A button stays on the screen when the week is over: it says which one it was made for. */
export function argsOf(
  context: Context,
  { duty, occasion }: Pick<OwnDuty, 'duty' | 'occasion'>,
): { d: number; s: number; o: string } {
  return { d: duty.id, s: schoolOf(context).id, o: occasion.key };
}

/**
 * The duty that a button names, at the occasion it was made for as long as that can be answered, otherwise the present one
 * (`isPast`), and its presser speaking for the school the button was made for; undefined for a removed duty, a foreign one,
 * a school they hold no role in.
 */
export function findPressed(
  context: Context,
  { d, s, o }: Pick<z.infer<typeof deadlineArgs>, 'd' | 's' | 'o'>,
): { about: Context; own: OwnDuty; isPast: boolean } | undefined {
  const about = s === undefined ? context : speakingFor(context, s);
  const own = about && findOwn(about, d, o);
  if (about === undefined || own === undefined) return undefined;
  return { about, own, isPast: o !== undefined && o !== own.occasion.key };
}

function findOwn(context: Context, id: number, key: string | undefined): OwnDuty | undefined {
  const school = schoolOf(context);
  const duty = findDutyOf(context.db, school.parentId ?? context.district.id, id);
  if (duty === undefined || !concerns(duty, school)) return undefined;
  const occasion = key === undefined ? undefined : findOccasion(context, duty, key);
  const named = occasion && ownDuty(context, duty, school, occasion);
  return named !== undefined && isAnswerable(context, school, named) ? named : ownDuty(context, duty, school);
}

/** A line of the list: what and by when, what shows that it is done, what the coordinator said of it. */
export function lineOf(context: Context, own: OwnDuty): string {
  const { duty, dueOn, state, extension } = own;
  const reader = { today: todayOf(context), calendar: context.reference.calendar };
  const notes = [
    ...(state.kind === 'returned' ? [texts.returned(state.remark)] : []),
    ...(extension === undefined ? [] : [texts.extended]),
    askedLine(context, own) ?? [],
  ].flat();
  return [dutyLine(duty, dueOn, reader), ...notes].join('. ');
}

/** «30.10 — зарегистрировать всех сотрудников»; one without a day by its title alone. */
export function nameOf(context: Context, { duty, dueOn }: Pick<OwnDuty, 'duty' | 'dueOn'>): string {
  const today = todayOf(context);
  return dueOn === undefined ? occasionQuoted(duty, dueOn, today) : occasionName(duty, dueOn, today);
}

/** «Готово: 30.10», with the place in `list` where another one has the same day, or none has one. */
export function labelOf(context: Context, own: OwnDuty, list: readonly OwnDuty[], label: string): string {
  const date =
    own.dueOn === undefined ? undefined : dayInWords(own.dueOn, { thisYear: yearOf(todayOf(context)) });
  const isAlone = date !== undefined && list.filter(({ dueOn }) => dueOn === own.dueOn).length === 1;
  return texts.labelled(label, date, isAlone ? undefined : list.indexOf(own) + 1);
}
