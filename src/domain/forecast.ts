import { addDays, daysBetween } from './calendar-day.ts';
import type { CalendarDay } from './calendar-day.ts';
import { missingToTarget, percentOf } from './measurement.ts';
import { periodKindOf } from './period.ts';
import type { Period } from './period.ts';
import { isWorkingDay } from './working-calendar.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** A figure of people on the last day of its period. */
export type Point = { period: Period; numerator: number; denominator: number };

/**
 * Whether and when a target will be reached. `too-few`: fewer than three points since the last break, if there was one; `steady`: the
 * share does not grow; `dated`: at the median pace on `on`, between `earliest` and `latest` at the paces around it;
 * `latest` is undefined where the slow pace does not get there. `perWeek`: people a week at the median pace.
 */
export type Forecast =
  | { kind: 'too-few'; points: number; brokenBy?: 'holidays' | 'silence' }
  | { kind: 'reached' }
  | { kind: 'steady'; points: number; since: CalendarDay; perWeek: number }
  | {
      kind: 'dated';
      points: number;
      since: CalendarDay;
      perWeek: number;
      on: CalendarDay;
      earliest: CalendarDay;
      latest: CalendarDay | undefined;
    };

const POINTS_NEEDED = 3;
/** Older ones say how it was, not how it goes. */
const POINTS_USED = 8;
/** A week with fewer working days is a holiday week: people rest, and the pace with them. */
const WORKING_DAYS_OF_WEEK = 4;
/** Days off in a row that stop any work. */
const LONG_REST_DAYS = 6;
/** Without a figure for so long nobody knows what went on; a monthly figure may be absent once. */
const LONGEST_SILENCE_DAYS = { week: 35, other: 100 };
/** The share of paces left out of the range at either end. */
const TAIL = 0.1;
/** Beyond this a date is no forecast. */
const FARTHEST_DAYS = 2 * 365;

/**
 * `points`: of one metric, definition and origin, in any order. The pace is the median of the paces between all pairs of
 * points (Theil–Sen), so that one odd week does not bend it; the range leaves out a tenth of the paces at either end.
 */
export function forecastOf(
  points: readonly Point[],
  {
    target,
    today,
    calendar,
    isVacation = () => false,
  }: {
    target: number;
    today: CalendarDay;
    calendar: WorkingCalendar;
    /** A week of the school's vacations breaks the series as a holiday week does. */
    isVacation?: (week: Period) => boolean;
  },
): Forecast {
  const isRest = (period: Period) =>
    isHolidayWeek(period, calendar) || (periodKindOf(period) === 'week' && isVacation(period));
  const { all, brokenBy } = seriesOf(points, calendar, isRest);
  const series = all.slice(-POINTS_USED);
  const [last, first] = [series.at(-1), series[0]];
  if (last !== undefined && missingToTarget(last.numerator, last.denominator, target) === 0) {
    return { kind: 'reached' };
  }
  if (last === undefined || first === undefined || series.length < POINTS_NEEDED) {
    return { kind: 'too-few', points: series.length, ...(brokenBy && { brokenBy }) };
  }
  const paces = pacesOf(series);
  const [slow, pace, fast] = [quantile(paces, TAIL), quantile(paces, 0.5), quantile(paces, 1 - TAIL)];
  const known = { points: series.length, since: first.period.to };
  const perWeek = (pace * 7 * last.denominator) / 100;
  const left = target - percentOf(last.numerator, last.denominator);
  const reached = (percentADay: number) => dayReached(last.period.to, left, percentADay, today);
  const [on, earliest] = [reached(pace), reached(fast)];
  if (on === undefined || earliest === undefined) return { kind: 'steady', ...known, perWeek };
  return { kind: 'dated', ...known, perWeek, on, earliest, latest: reached(slow) };
}

type Break = 'holidays' | 'silence';

/** The points since the last break, oldest first; a holiday week is no point of any series. */
function seriesOf(
  points: readonly Point[],
  calendar: WorkingCalendar,
  isRest: (period: Period) => boolean,
): { all: Point[]; brokenBy: Break | undefined } {
  const sorted = points
    .filter(({ denominator }) => denominator > 0)
    .toSorted((a, b) => (a.period.to < b.period.to ? -1 : 1));
  let all: Point[] = [];
  let brokenBy: Break | undefined;
  for (const point of sorted) {
    const before = all.at(-1);
    if (isRest(point.period)) {
      all = [];
      brokenBy = 'holidays';
      continue;
    }
    const broken = before && breakBetween(before, point, calendar);
    all = broken === undefined ? [...all, point] : [point];
    brokenBy = broken ?? brokenBy;
  }
  return { all, brokenBy };
}

function isHolidayWeek(period: Period, calendar: WorkingCalendar): boolean {
  if (periodKindOf(period) !== 'week') return false;
  return (
    daysOf(period.from, period.to).filter((on) => isWorkingDay(calendar, on)).length < WORKING_DAYS_OF_WEEK
  );
}

function breakBetween(a: Point, b: Point, calendar: WorkingCalendar): Break | undefined {
  const kind = periodKindOf(b.period);
  const silence = daysBetween(a.period.to, b.period.to);
  if (silence > (kind === 'week' ? LONGEST_SILENCE_DAYS.week : LONGEST_SILENCE_DAYS.other)) return 'silence';
  if (kind !== 'date') return undefined;
  let rest = 0;
  const hasRest = daysOf(addDays(a.period.to, 1), b.period.to).some((on) => {
    rest = isWorkingDay(calendar, on) ? 0 : rest + 1;
    return rest >= LONG_REST_DAYS;
  });
  return hasRest ? 'holidays' : undefined;
}

function daysOf(from: CalendarDay, to: CalendarDay): CalendarDay[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
}

/** Percent a day between every two points, ascending. */
function pacesOf(series: readonly Point[]): number[] {
  const shares = series.map(({ period, numerator, denominator }) => ({
    on: period.to,
    percent: percentOf(numerator, denominator),
  }));
  return shares
    .flatMap((later, index) =>
      shares
        .slice(0, index)
        .map((earlier) => (later.percent - earlier.percent) / daysBetween(earlier.on, later.on)),
    )
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b);
}

/** Between two neighbours in proportion. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return below + (above - below) * (place - Math.floor(place));
}

/** Never in the past: a figure of last week says nothing of what was reached meanwhile. */
function dayReached(
  last: CalendarDay,
  left: number,
  percentADay: number,
  today: CalendarDay,
): CalendarDay | undefined {
  if (percentADay <= 0) return undefined;
  // Rounded first: 7 days of a seventh each are 7, not 8.
  const days = Math.ceil(Number((left / percentADay).toFixed(6)));
  if (days > FARTHEST_DAYS) return undefined;
  const on = addDays(last, days);
  return on < today ? today : on;
}
