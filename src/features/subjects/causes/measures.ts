import { yearOf } from '../../../domain/calendar-day.ts';
import type { CalendarDay } from '../../../domain/calendar-day.ts';
import { addWorkingDays, isWorkingDay } from '../../../domain/working-calendar.ts';
import { closeFinding, listFindings, reopenFindings } from '../../../storage/finding.ts';
import { endMeasure, findMeasure, reopenMeasure } from '../../../storage/measure.ts';
import type { StoredMeasure } from '../../../storage/measure.ts';
import type { Context, DistrictContext } from '../../context.ts';
import { schoolOf } from '../../context.ts';
import { todayOf } from '../../district-hours.ts';
import { measureTexts as texts } from './measure-texts.ts';
import { speakingFor } from '../schools/speaking-for.ts';

/** VK's keyboards and one screen: a title is one sentence. */
export const LONGEST_TITLE = 200;

/** The measure that a button names, its presser speaking for its school; undefined for a foreign one. */
export function findPressedMeasure(
  context: Context,
  id: number,
): { about: Context; measure: StoredMeasure } | undefined {
  const measure = findMeasure(context.db, id);
  const about = measure && speakingFor(context, measure.unitId);
  return measure === undefined || about === undefined ? undefined : { about, measure };
}

/**
 * Ticks a measure off; false where it is over already. The cause whose step it was is put right with it, for every
 * metric it was found for.
 */
export function tickOff({ db, now, actor }: Context, measure: StoredMeasure): boolean {
  if (!endMeasure(db, measure, 'done', { by: actor.person.id, now })) return false;
  for (const finding of listFindings(db, measure.unitId)) {
    if (finding.cause === measure.cause) closeFinding(db, finding.id, now);
  }
  return true;
}

/** Back into the plan, and the cause that was put right with it is in force again; false where it stands there. */
export function putBack({ db }: Context, measure: StoredMeasure): boolean {
  if (!reopenMeasure(db, measure)) return false;
  const { unitId, state, cause, endedAt } = measure;
  if (state === 'done' && cause !== undefined && endedAt !== undefined) {
    reopenFindings(db, { unitId, cause, closedAt: endedAt });
  }
  return true;
}

/** «28.10 (понедельник) — провести планёрку звонком; не получается: нет времени» */
export function measureLine(context: DistrictContext, { title, dueOn, obstacle }: StoredMeasure): string {
  return texts.line(
    title,
    dayOf(context, dueOn),
    obstacle === undefined ? undefined : texts.obstacle(obstacle),
  );
}

/** «28.10 (понедельник)», with the year when it is not the reader's. */
export function dayOf(context: DistrictContext, on: CalendarDay): string {
  return texts.day(on, yearOf(todayOf(context)));
}

/** The day to which what does not work out today is put off. */
export function nextWorkingDay(context: DistrictContext): CalendarDay {
  return addWorkingDays(context.reference.calendar, todayOf(context), 1);
}

/** Today, if it is worked, and the working days after it. */
export function daysToOffer(context: DistrictContext, most = 6): CalendarDay[] {
  const today = todayOf(context);
  const { calendar } = context.reference;
  const first = isWorkingDay(calendar, today) ? [today] : [];
  return Array.from({ length: most }, (_, index) => addWorkingDays(calendar, today, index + 1))
    .toSpliced(0, 0, ...first)
    .slice(0, most);
}

/** Where a person speaks for several schools, an answer says first which it is about. */
export function withSchool(context: Context, said: string): string {
  return context.actor.bindings.length > 1 ? `${schoolOf(context).name}\n${said}` : said;
}
