import { addDays, calendarDayOf } from './calendar-day.ts';
import type { CalendarDay } from './calendar-day.ts';
import { monthOf } from './period.ts';
import type { Period } from './period.ts';
import { notInQuietHours } from './quiet-hours.ts';
import { expectedPeriod, fridayMoments, refreshInstant } from './week-schedule.ts';
import type { WeekSchedule } from './week-schedule.ts';
import { addWorkingDays } from './working-calendar.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { instantOf, localDayOf } from './zone.ts';

/** A stretch of looking for one table: it is taken when its period lies in `period`. */
export type Round = {
  period: Period;
  /** The first look. */
  beginsAt: Date;
  /** No look at it or after it. */
  endsAt: Date;
  /** When the office is told that nothing has come. */
  toldAt: Date;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * Between one look and the next, in minutes; the last one goes on. The first evening is looked at closely: what comes by
 * 19:40 is told, and the results go out, before the night.
 */
const PAUSES = {
  week: [5, 10, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 30, 60],
  month: [30, 60, 120, 240, 360],
} as const;
/** By night nobody reads what is found. */
const NIGHT_PAUSE = 60;
/** Of a pause, added to it: installations that were set alike do not ask at one second. */
const MOST_JITTER = 0.05;
/** A source that was refreshed late in the day still has its time before anybody is told. */
const LEAST_BEFORE_TOLD_MS = 6 * HOUR_MS;
const TOLD_AT = '12:00';
/** Monthly tables have no hour of their own. */
const MONTH_BEGINS_AT = '09:00';

/**
 * The looks for the table of a Friday: from the refresh of the monitoring to the end of Wednesday; over days off to the
 * end of the third working day, or to the day of the next refresh.
 */
export function weekRound(friday: CalendarDay, s: WeekSchedule, calendar: WorkingCalendar): Round {
  const beginsAt = refreshInstant(friday, s);
  const noon = instantOf(addDays(friday, 1), TOLD_AT, s.zone).getTime();
  return {
    period: expectedPeriod(friday, s),
    beginsAt,
    endsAt: instantOf(lastLookDay(friday, calendar), '00:00', s.sourceZone),
    toldAt: notInQuietHours(
      new Date(Math.max(noon, beginsAt.getTime() + LEAST_BEFORE_TOLD_MS)),
      s.night,
      s.zone,
    ),
  };
}

/** The day that ends the looks at its beginning. */
function lastLookDay(friday: CalendarDay, calendar: WorkingCalendar): CalendarDay {
  const byWorkingDays = addDays(addWorkingDays(calendar, friday, 3), 1);
  const [soonest, latest] = [addDays(friday, 6), addDays(friday, 7)];
  return byWorkingDays < soonest ? soonest : byWorkingDays > latest ? latest : byWorkingDays;
}

/** A monthly table is awaited from `fromDay` of the month, and told of after so many working days. */
export type MonthWait = { fromDay: number; workingDays: number; calendar: WorkingCalendar };

/** The looks for the monthly table that is due in the month of `on`: one of that month or of the month before. */
export function monthRound(
  on: CalendarDay,
  s: WeekSchedule,
  { fromDay, workingDays, calendar }: MonthWait,
): Round {
  const [year, month] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))];
  const begins = dayOfMonth(year, month, fromDay);
  const ends = month === 12 ? dayOfMonth(year + 1, 1, fromDay) : dayOfMonth(year, month + 1, fromDay);
  const before = month === 1 ? monthOf(year - 1, 12) : monthOf(year, month - 1);
  const own = monthOf(year, month);
  if (before === undefined || own === undefined) throw new Error(`no month of ${on}`);
  return {
    period: { from: before.from, to: own.to },
    beginsAt: instantOf(begins, MONTH_BEGINS_AT, s.sourceZone),
    endsAt: instantOf(ends, MONTH_BEGINS_AT, s.sourceZone),
    toldAt: instantOf(addWorkingDays(calendar, begins, workingDays), TOLD_AT, s.zone),
  };
}

/** A rule of rounds: of a weekly source, or of a monthly one. */
export type Rounds = { of: 'week'; calendar: WorkingCalendar } | ({ of: 'month' } & MonthWait);

/** The rounds whose `moment` lies after `after` and not after `upTo`, oldest first. */
export function roundsBetween(
  rounds: Rounds,
  s: WeekSchedule,
  { after, upTo, moment }: { after: Date; upTo: Date; moment: 'beginsAt' | 'toldAt' },
): Round[] {
  if (rounds.of === 'week') {
    const roundOf = (friday: CalendarDay) => weekRound(friday, s, rounds.calendar);
    return fridayMoments(after, upTo, s.zone, (friday) => roundOf(friday)[moment]).map(({ friday }) =>
      roundOf(friday),
    );
  }
  const found = new Map<string, Round>();
  const until = upTo.getTime() + DAY_MS;
  // A moment lies up to a fortnight behind the month's own day.
  for (let at = after.getTime() - 45 * DAY_MS; at <= until; at += 20 * DAY_MS) {
    const round = monthRound(localDayOf(new Date(Math.min(at, until)), s.sourceZone), s, rounds);
    found.set(round.period.to, round);
  }
  const last = monthRound(localDayOf(upTo, s.sourceZone), s, rounds);
  found.set(last.period.to, last);
  return [...found.values()]
    .filter((round) => after < round[moment] && round[moment] <= upTo)
    .toSorted((a, b) => a.beginsAt.getTime() - b.beginsAt.getTime());
}

/** The round that is on at `now`; undefined between two of them. */
export function roundAt(rounds: Rounds, s: WeekSchedule, now: Date): Round | undefined {
  const after = new Date(now.getTime() - (rounds.of === 'week' ? 8 : 40) * DAY_MS);
  const begun = roundsBetween(rounds, s, { after, upTo: now, moment: 'beginsAt' });
  return begun.findLast(({ endsAt }) => now < endsAt);
}

/** The first look of the next round. */
export function nextRoundAt(rounds: Rounds, s: WeekSchedule, now: Date): Date | undefined {
  const upTo = new Date(now.getTime() + (rounds.of === 'week' ? 15 : 70) * DAY_MS);
  return roundsBetween(rounds, s, { after: now, upTo, moment: 'beginsAt' })[0]?.beginsAt;
}

/**
 * When a source is looked at again after its `looks`-th look of a round, which was at `at`; undefined when the round is
 * over by then. `seed`: of the source, so that districts that share one look at the same moments.
 */
export function nextLook(
  { of, looks, at, endsAt, seed }: { of: Rounds['of']; looks: number; at: Date; endsAt: Date; seed: string },
  s: Pick<WeekSchedule, 'night' | 'zone'>,
): Date | undefined {
  const pauses = PAUSES[of];
  const byDay = pauses[Math.min(Math.max(looks, 1), pauses.length) - 1] ?? NIGHT_PAUSE;
  const isNight = notInQuietHours(at, s.night, s.zone) > at;
  const pause = isNight ? Math.max(byDay, NIGHT_PAUSE) : byDay;
  const jitter = 1 + MOST_JITTER * portionOf(`${seed} ${looks}`);
  const next = new Date(at.getTime() + Math.round(pause * jitter * MINUTE_MS));
  return next < endsAt ? next : undefined;
}

/** A number from 0 to 1 that is always the same for a text (FNV-1a). */
function portionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash / 0xffffffff;
}

/** Of a shorter month the last day. */
function dayOfMonth(year: number, month: number, on: number): CalendarDay {
  const found = calendarDayOf(year, month, on) ?? monthOf(year, month)?.to;
  if (found === undefined) throw new Error(`no month ${year}-${month}`);
  return found;
}
