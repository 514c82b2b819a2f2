import { addDays, calendarDayOf, weekdayOf, yearOf } from './calendar-day.ts';
import type { CalendarDay, Weekday } from './calendar-day.ts';
import { weekOf } from './period.ts';
import type { Period } from './period.ts';
import { expectedPeriod, fridayOf } from './week-schedule.ts';
import type { WeekSchedule } from './week-schedule.ts';
import { isWorkingDay } from './working-calendar.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * `dated`: by a day; `soon`: «в кратчайшие сроки»; `standing`: confirmed once a quarter; `weekly`: by a weekday, after
 * the Friday table.
 */
export type DutyKind = 'dated' | 'soon' | 'standing' | 'weekly';

/**
 * What shows that a duty is done. `confirm`: the school's word; `file`, `link`: of what `what` names; `count`: how many
 * of `of` («чатов»); `metric`: the figure itself, a status that is reached or a share from `atLeast` (absent: from the
 * metric's target) on; `report`: a report of that form was handed in; `week-note`: «анализ и меры» of the week was sent.
 */
export type Evidence =
  | { kind: 'confirm' }
  | { kind: 'file'; what?: string }
  | { kind: 'link'; what?: string }
  | { kind: 'count'; of: string }
  | { kind: 'metric'; metric: string; atLeast?: number }
  | { kind: 'report'; form: string }
  | { kind: 'week-note' };
export type EvidenceKind = Evidence['kind'];

/** What schools of a district are to do. */
export type Duty = {
  kind: DutyKind;
  title: string;
  basis: string | undefined;
  /** Of a dated one. */
  dueOn: CalendarDay | undefined;
  /** Of a weekly one. */
  weekday: Weekday | undefined;
  /** The day it was made, on the district's clocks: no occasion that was over then is asked for. */
  startsOn: CalendarDay;
  evidence: Evidence;
  /** Asked first; «нет» means that the duty is not for this school. */
  question: string | undefined;
  /** Its reminders are not under the budget of a week. */
  isCritical: boolean;
  /** Of data/duties.json. */
  template: string | undefined;
};

/**
 * One time that a duty is to be done. `key` stays the same for the same time: `once`, `2026-Q4`, of a weekly one the
 * weekday itself, though `dueOn` moves before a day off. It is asked for from `from` on.
 */
export type Occasion = { key: string; from: CalendarDay; dueOn?: CalendarDay };

type Timed = Pick<Duty, 'kind' | 'dueOn' | 'weekday' | 'startsOn'>;

const ONCE = 'once';
const MONTHS_OF_QUARTER = 3;
/** A due day on a day off moves back, at most to the first day its duty is asked for. */
const MOST_DAYS_MOVED = 8;
/** From the Friday of a table to the Wednesday by which the note of its week is expected. */
const NOTE_DAYS = 5;
/** No stretch without a working day is as long. */
const MOST_WEEKS_WITHOUT = 8;

/**
 * The occasions that are due within the days, both included, in their order; one without a day («в кратчайшие сроки»)
 * where it is asked for by the last of them. A weekly one has none in a week without a working day up to its weekday.
 */
export function occasionsOf(
  duty: Timed,
  { from, to }: { from: CalendarDay; to: CalendarDay },
  calendar: WorkingCalendar,
): Occasion[] {
  switch (duty.kind) {
    case 'soon':
      return duty.startsOn <= to ? [{ key: ONCE, from: duty.startsOn }] : [];
    case 'dated':
      return within([datedOccasion(duty)], { from, to });
    case 'standing': {
      const quarters: Occasion[] = [];
      for (let start = quarterStart(from); start <= to; start = nextQuarter(start)) {
        quarters.push(...quarterOccasion(duty, start, calendar));
      }
      return within(quarters, { from, to });
    }
    case 'weekly': {
      const weeks: Occasion[] = [];
      for (let on = nominalDay(duty, from); on <= addDays(to, MOST_DAYS_MOVED); on = addDays(on, 7)) {
        weeks.push(...weekOccasion(duty, on, calendar));
      }
      return within(weeks, { from, to });
    }
  }
}

/** The newest occasion that is asked for on the day; before the first one has begun, that one. */
export function currentOccasion(duty: Timed, today: CalendarDay, calendar: WorkingCalendar): Occasion {
  switch (duty.kind) {
    case 'soon':
      return { key: ONCE, from: duty.startsOn };
    case 'dated':
      return datedOccasion(duty);
    case 'standing': {
      const start = quarterStart(today > duty.startsOn ? today : duty.startsOn);
      const [own] = quarterOccasion(duty, start, calendar);
      const [next] = quarterOccasion(duty, nextQuarter(start), calendar);
      const current = own ?? next;
      if (current === undefined) throw new Error(`no quarter of ${start} has a working day`);
      return current;
    }
    case 'weekly': {
      const first = addDays(nominalDay(duty, today > duty.startsOn ? today : duty.startsOn), -7);
      const weeks = Array.from({ length: MOST_WEEKS_WITHOUT }, (_, week) => addDays(first, 7 * week));
      const earlier = weeks.map((on) => addDays(on, -7 * MOST_WEEKS_WITHOUT));
      const occasions = [...earlier, ...weeks].flatMap((on) => weekOccasion(duty, on, calendar));
      const current =
        occasions.findLast(({ from }) => from <= today) ?? occasions.find(({ from }) => from > today);
      if (current === undefined) throw new Error(`no week around ${today} has a working day`);
      return current;
    }
  }
}

/** The week whose «анализ и меры» a weekly occasion asks for: the one that the table of the Friday before it holds. */
export function noteWeekOf({ from }: Pick<Occasion, 'from'>, s: Pick<WeekSchedule, 'expectedWeek'>): Period {
  return expectedPeriod(addDays(from, -1), s);
}

/** The Wednesday by which the note of a week is expected: the one after the Friday on which its table comes. */
export function noteDueOn(week: Period, s: Pick<WeekSchedule, 'expectedWeek'>): CalendarDay {
  return addDays(fridayOf(week, s), NOTE_DAYS);
}

/** Which report of a form answers an occasion of a duty: `school_report.occasion`, `o` of «school-report». */
export function reportOccasion(duty: { id: number }, { key }: Pick<Occasion, 'key'>): string {
  return `${duty.id}/${key}`;
}

function datedOccasion({ dueOn, startsOn }: Timed): Occasion {
  if (dueOn === undefined) throw new Error('a dated duty has a day');
  return { key: ONCE, from: startsOn, dueOn };
}

/** None where its last working day was over when the duty was made. */
function quarterOccasion(duty: Timed, start: CalendarDay, calendar: WorkingCalendar): Occasion[] {
  const dueOn = lastWorkingDay(calendar, start, addDays(nextQuarter(start), -1));
  if (dueOn === undefined || dueOn < duty.startsOn) return [];
  const quarter = Math.ceil(Number(start.slice(5, 7)) / MONTHS_OF_QUARTER);
  const from = start > duty.startsOn ? start : duty.startsOn;
  return [{ key: `${yearOf(start)}-Q${quarter}`, from, dueOn }];
}

/** `on`: the weekday itself. It is asked for from the Saturday after the table on. */
function weekOccasion(duty: Timed, on: CalendarDay, calendar: WorkingCalendar): Occasion[] {
  const from = firstDayFor(on);
  // Not into the days of the weekday before it: a weekend's own stretch is longer than a week.
  const weekBefore = addDays(on, -6);
  const dueOn = lastWorkingDay(calendar, from > weekBefore ? from : weekBefore, on);
  return dueOn === undefined || dueOn < duty.startsOn ? [] : [{ key: on, from, dueOn }];
}

/** Of a Saturday or a Sunday too it is the Saturday after the Friday that it asks about: a week before. */
function firstDayFor(on: CalendarDay): CalendarDay {
  const isWeekend = weekdayOf(on) > 5;
  return weekOf(isWeekend ? addDays(on, -2) : on).from;
}

/** The weekday of the duty in the week (Monday–Sunday) that holds `around`. */
function nominalDay({ weekday }: Timed, around: CalendarDay): CalendarDay {
  if (weekday === undefined) throw new Error('a weekly duty has a weekday');
  return addDays(around, weekday - weekdayOf(around));
}

function lastWorkingDay(
  calendar: WorkingCalendar,
  from: CalendarDay,
  to: CalendarDay,
): CalendarDay | undefined {
  for (let on = to; on >= from; on = addDays(on, -1)) if (isWorkingDay(calendar, on)) return on;
  return undefined;
}

function quarterStart(of: CalendarDay): CalendarDay {
  const month = Number(of.slice(5, 7));
  return dayOf(yearOf(of), month - ((month - 1) % MONTHS_OF_QUARTER));
}

function nextQuarter(start: CalendarDay): CalendarDay {
  const month = Number(start.slice(5, 7)) + MONTHS_OF_QUARTER;
  return month > 12 ? dayOf(yearOf(start) + 1, 1) : dayOf(yearOf(start), month);
}

function dayOf(year: number, month: number): CalendarDay {
  const found = calendarDayOf(year, month, 1);
  if (found === undefined) throw new Error(`no month ${year}-${month}`);
  return found;
}

function within(
  occasions: readonly Occasion[],
  { from, to }: { from: CalendarDay; to: CalendarDay },
): Occasion[] {
  return occasions.filter(({ dueOn }) => dueOn !== undefined && from <= dueOn && dueOn <= to);
}
