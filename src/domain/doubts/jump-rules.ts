import { addDays, daysBetween } from '../calendar-day.ts';
import type { Metric } from '../metric.ts';
import { periodKindOf } from '../period.ts';
import type { Period, PeriodKind } from '../period.ts';
import type { PlannedFigure } from '../planned-figure.ts';
import type { UnitId } from '../unit.ts';
import { isVacationWeek } from '../vacation.ts';
import { isWorkingDay } from '../working-calendar.ts';
import { remembered, unitIdOf } from './finding.ts';
import type { DoubtData, DoubtFinding, KnownFigure } from './finding.ts';
import { deviationOf } from './jump.ts';
import type { Deviation, Floor } from './jump.ts';

/** A week may bring a third of the teachers at once; a share of 12 months moves by a month's worth. */
const OF_WEEK: Floor = { share: 0.3, count: 0.5 };
const OF_YEAR: Floor = { share: 0.15, count: 0.5 };
/** In a week of holidays less is enough: nobody expects a rise, and everybody a drop. */
const OF_HOLIDAYS: Floor = { share: 0.1, count: 0.3 };
/** What is usual is what was so lately. */
const MOST_HISTORY = 12;
/** A week with so few working days is one of holidays. */
const FEW_WORKING_DAYS = 2;

type Moved = { figure: PlannedFigure; deviation: Deviation; isHoliday: boolean };

/** A value far from the school's own, in a week as any other. */
export function jump(data: DoubtData): DoubtFinding[] {
  return movedIn(data)
    .filter(({ isHoliday }) => !isHoliday)
    .map(({ figure, deviation }) => ({
      code: 'jump',
      facts: deviation,
      figures: [figure],
      ...(figure.at && { at: figure.at }),
    }));
}

/** A value higher than usual in a week of holidays. */
export function holidayRise(data: DoubtData): DoubtFinding[] {
  return movedIn(data)
    .filter(({ isHoliday, deviation }) => isHoliday && deviation.up)
    .map(({ figure, deviation: { usual, of, people } }) => ({
      code: 'holiday-rise',
      facts: { usual, of, people },
      figures: [figure],
      ...(figure.at && { at: figure.at }),
    }));
}

/** Lower ones in a week of holidays are as they should be: said once. */
export function holidayDrop(data: DoubtData): DoubtFinding[] {
  const schools = new Set(
    movedIn(data)
      .filter(({ isHoliday, deviation }) => isHoliday && !deviation.up)
      .map(({ figure }) => unitIdOf(figure)),
  );
  return schools.size === 0 ? [] : [{ code: 'holiday-drop', facts: { schools: schools.size }, figures: [] }];
}

const seen = new WeakMap<DoubtData, Moved[]>();

/** Three rules look at the same values: they are reckoned once. */
function movedIn(data: DoubtData): Moved[] {
  const before = seen.get(data);
  if (before !== undefined) return before;
  const isHoliday = holidaysOf(data);
  const kindOf = remembered(({ from, to }: Period) => `${from} ${to}`, periodKindOf);
  const peopleOf = audiencesOf(data);
  const moved = data.figures.flatMap((figure): Moved[] => {
    const id = unitIdOf(figure);
    const metric = data.metrics.get(figure.metric.code);
    const known = id === undefined ? undefined : data.known.get(id);
    if (id === undefined || metric === undefined || known === undefined || figure.value === undefined)
      return [];
    const isWeek = metric.window === 'week';
    const latest = comparable(figure, known, kindOf).filter(
      ({ period }) => !isWeek || !isHoliday(id, period),
    );
    const accepted = latest.filter(({ doubt }) => doubt === undefined).slice(0, MOST_HISTORY);
    const here = isWeek && isHoliday(id, figure.period);
    const people = metric.kind === 'share' ? peopleOf(id, metric) : undefined;
    const floor = { ...floorOf(metric, here), ...(people !== undefined && { people }) };
    // A week of holidays is never where the latest ones were.
    const history = { accepted, latest: here ? [] : latest.slice(0, MOST_HISTORY) };
    const deviation = deviationOf(figure, history, metric.kind, floor);
    return deviation === undefined ? [] : [{ figure, deviation, isHoliday: here }];
  });
  seen.set(data, moved);
  return moved;
}

function floorOf({ window }: Metric, isHoliday: boolean): Floor {
  if (isHoliday) return OF_HOLIDAYS;
  return window === 'week' ? OF_WEEK : OF_YEAR;
}

/** How many people a school has of those a metric counts: by other columns of the table, or as the office wrote down. */
function audiencesOf({ figures, metrics, organisations }: DoubtData) {
  const teachers = new Map<UnitId, number>();
  for (const figure of figures) {
    const id = unitIdOf(figure);
    if (id === undefined || figure.denominator === undefined) continue;
    if (metrics.get(figure.metric.code)?.audience === 'teachers') teachers.set(id, figure.denominator);
  }
  return (id: UnitId, { audience }: Metric): number | undefined =>
    audience === 'pupils'
      ? organisations.get(id)?.roll
      : audience === 'teachers'
        ? teachers.get(id)
        : undefined;
}

/** Earlier ones of the same definition and kind of period that nobody doubts but for being far from the usual. */
function comparable(
  { metric, period }: PlannedFigure,
  known: readonly KnownFigure[],
  kindOf: (period: Period) => PeriodKind,
): KnownFigure[] {
  const kind = kindOf(period);
  return known.filter(
    (one) =>
      one.metric.code === metric.code &&
      one.metric.version === metric.version &&
      (one.doubt === undefined || one.doubt === 'jump') &&
      one.period.to < period.from &&
      kindOf(one.period) === kind,
  );
}

function holidaysOf({ vacations, calendar }: DoubtData): (unitId: UnitId, period: Period) => boolean {
  const own = new Set(vacations.flatMap(({ unitId }) => unitId ?? []));
  const answers = new Map<string, boolean>();
  return (unitId, period) => {
    // Schools without vacations of their own share the district's.
    const key = `${own.has(unitId) ? unitId : ''} ${period.from} ${period.to}`;
    const known = answers.get(key);
    if (known !== undefined) return known;
    const days = Array.from({ length: Math.min(31, daysBetween(period.from, period.to) + 1) }, (_, index) =>
      addDays(period.from, index),
    );
    const working = days.filter((on) => isWorkingDay(calendar, on)).length;
    const is = working <= FEW_WORKING_DAYS || isVacationWeek(vacations, unitId, period, calendar);
    answers.set(key, is);
    return is;
  };
}
