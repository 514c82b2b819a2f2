import { daysBetween } from '../calendar-day.ts';
import { metricKey } from '../metric.ts';
import type { Metric } from '../metric.ts';
import { periodKindOf } from '../period.ts';
import type { Period, PeriodKind } from '../period.ts';
import type { PlannedFigure } from '../planned-figure.ts';
import type { UnitId } from '../unit.ts';
import { hasStrangeBase } from './base-rules.ts';
import type { Peer } from './common-moves.ts';
import { remembered, unitIdOf } from './finding.ts';
import type { DoubtData, KnownFigure } from './finding.ts';
import { standingOf } from './jump.ts';
import type { Floor } from './jump.ts';
import { weeksOff } from './weeks-off.ts';
import type { WeekOff } from './weeks-off.ts';

/** A week may bring a third of the teachers at once; a share of 12 months moves by a month's worth. */
const OF_WEEK: Floor = { share: 0.3, count: 0.5 };
const OF_YEAR: Floor = { share: 0.15, count: 0.5 };
/** In September people and habits are new: what was usual before a summer binds less. */
const AFTER_SUMMER: Floor = { share: 0.4, count: 0.5 };
const SUMMER_DAYS = 60;
/** In a week of holidays less is enough: nobody expects a rise, and everybody a drop. */
const OF_HOLIDAYS: Floor = { share: 0.1, count: 0.3 };
/** What is usual is what was so lately. */
const MOST_HISTORY = 12;

/** A value of the table beside its own past, and beside whom it stands in the table. */
export type PlacedValue = Peer & {
  id: UnitId;
  figure: PlannedFigure;
  isWeek: boolean;
  off: WeekOff | undefined;
};

/** Each value of the table that has enough of its own past. */
export function placedValues(data: DoubtData): PlacedValue[] {
  const offOf = weeksOff(data);
  const kindOf = remembered(({ from, to }: Period) => `${from} ${to}`, periodKindOf);
  const peopleOf = audiencesOf(data);
  const isBaseStrange = hasStrangeBase(data);
  return data.figures.flatMap((figure): PlacedValue[] => {
    const id = unitIdOf(figure);
    const metric = data.metrics.get(figure.metric.code);
    const known = id === undefined ? undefined : data.known.get(id);
    if (id === undefined || metric === undefined || known === undefined) return [];
    if (figure.value === undefined || isBaseStrange(figure)) return [];
    const isWeek = metric.window === 'week';
    const latest = comparable(figure, known, kindOf).filter(
      ({ period }) => !isWeek || offOf(id, period) === undefined,
    );
    const accepted = latest.filter(({ doubt }) => doubt === undefined).slice(0, MOST_HISTORY);
    const off = isWeek ? offOf(id, figure.period) : undefined;
    const people = metric.kind === 'share' ? peopleOf(id, metric) : undefined;
    const [newest] = accepted;
    const isOld =
      isWeek && newest !== undefined && daysBetween(newest.period.to, figure.period.to) > SUMMER_DAYS;
    const floor = { ...floorOf(metric, off !== undefined, isOld), ...(people !== undefined && { people }) };
    // A week of holidays is never where the latest ones were.
    const history = { accepted, latest: off === undefined ? latest.slice(0, MOST_HISTORY) : [] };
    const standing = standingOf(figure, history, metric.kind, floor);
    if (standing === undefined) return [];
    const kind = data.organisations.get(id)?.organisationKind ?? '';
    const week = `${kind} ${figure.period.from} ${figure.period.to}`;
    return [{ id, figure, standing, isWeek, off, week, column: metricKey(figure.metric) }];
  });
}

function floorOf({ window }: Metric, isHoliday: boolean, isOld: boolean): Floor {
  if (isHoliday) return OF_HOLIDAYS;
  if (isOld) return AFTER_SUMMER;
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
