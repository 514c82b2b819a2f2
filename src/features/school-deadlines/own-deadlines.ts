import { z } from 'zod';
import { addDays, yearOf } from '../../domain/calendar-day.ts';
import { findDeadline, listDeadlines } from '../../storage/deadline.ts';
import type { StoredDeadline } from '../../storage/deadline.ts';
import { dayInWords } from '../../text/dates.ts';
import { schoolOf } from '../context.ts';
import type { Context } from '../context.ts';
import { deadlineLine, deadlineName } from '../deadline-words.ts';
import { todayOf } from '../district-hours.ts';
import { speakingFor } from '../speaking-for.ts';
import { texts } from './texts.ts';

/** How long after its date an open deadline still stands in the list, so that it can be marked. */
const SHOWN_AFTER_DAYS = 14;

/** Deadlines that concern the actor's school: open ones a while after their date, done ones until it. */
export function ownDeadlines(context: Context): { open: StoredDeadline[]; done: StoredDeadline[] } {
  const today = todayOf(context);
  const own = listDeadlines(context.db, districtIdOf(context), addDays(today, -SHOWN_AFTER_DAYS)).filter(
    (deadline) => concerns(context, deadline),
  );
  return {
    open: own.filter((deadline) => !isDone(context, deadline)),
    done: own.filter((deadline) => isDone(context, deadline) && deadline.dueOn >= today),
  };
}

/** What the buttons of a deadline carry: `s` is the school it was shown for. */
export const deadlineArgs = z.object({ d: z.int(), s: z.int().optional() });

export function argsOf(context: Context, { id }: StoredDeadline): z.infer<typeof deadlineArgs> {
  return { d: id, s: schoolOf(context).id };
}

/**
 * The deadline that a button names, and its presser speaking for the school the button was made for; undefined for a
 * removed deadline, a foreign one, a school they hold no role in.
 */
export function findPressed(
  context: Context,
  { d, s }: z.infer<typeof deadlineArgs>,
): { about: Context; deadline: StoredDeadline } | undefined {
  const about = s === undefined ? context : speakingFor(context, s);
  const deadline = about && findOwnDeadline(about, d);
  return about === undefined || deadline === undefined ? undefined : { about, deadline };
}

function findOwnDeadline(context: Context, id: number): StoredDeadline | undefined {
  const deadline = findDeadline(context.db, id);
  return deadline !== undefined && concerns(context, deadline) ? deadline : undefined;
}

function isDone(context: Context, { doneBy }: StoredDeadline): boolean {
  return doneBy.includes(schoolOf(context).id);
}

export function lineOf(context: Context, deadline: StoredDeadline): string {
  return deadlineLine(deadline, { today: todayOf(context), calendar: context.reference.calendar });
}

export function nameOf(context: Context, deadline: StoredDeadline): string {
  return deadlineName(deadline, todayOf(context));
}

/** «Готово: 30.10», with the place in `list` where another deadline has the same day. */
export function labelOf(
  context: Context,
  deadline: StoredDeadline,
  list: readonly StoredDeadline[],
  label: (date: string, place: number | undefined) => string = texts.doneOn,
): string {
  const date = dayInWords(deadline.dueOn, { thisYear: yearOf(todayOf(context)) });
  const isAlone = list.filter(({ dueOn }) => dueOn === deadline.dueOn).length === 1;
  return label(date, isAlone ? undefined : list.indexOf(deadline) + 1);
}

function concerns(context: Context, { districtId, unitIds }: StoredDeadline): boolean {
  return (
    districtId === districtIdOf(context) && (unitIds === undefined || unitIds.includes(schoolOf(context).id))
  );
}

function districtIdOf(context: Context) {
  return schoolOf(context).parentId ?? context.district.id;
}
