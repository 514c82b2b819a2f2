import type { CalendarDay } from './calendar-day.ts';
import { datedResults } from './dated-results.ts';
import type { DatedResult } from './dated-results.ts';
import type { Metric, MetricRef } from './metric.ts';
import { periodKindOf, samePeriod } from './period.ts';
import type { Period } from './period.ts';
import { comparisonOf, totalOf } from './totals.ts';
import type { Comparison, Total } from './totals.ts';
import { endsWithin, hasFigure, isMostlyDoubtful, newestFirst, weekBefore } from './unit-figure.ts';
import type { UnitFigure } from './unit-figure.ts';
import type { Unit, UnitId } from './unit.ts';

/** What has a section of its own in the results. `district`: figures given of the district as a whole. */
export type ResultGroup = 'schools' | 'kindergartens' | 'colleges' | 'others' | 'municipalities' | 'district';

const GROUPS: readonly ResultGroup[] = [
  'schools',
  'kindergartens',
  'colleges',
  'others',
  'municipalities',
  'district',
];

/** The metric whose becoming «Активна» is told by name. */
const STATUS = 'status';

export type ResultUnit = { id: UnitId; group: ResultGroup };

/** One weekly metric of a group. Names never hold a unit whose value is doubtful. */
export type WeeklyResult = {
  ref: MetricRef;
  metric: Metric;
  /** Those with a figure of the week, in the order of naming. */
  unitIds: UnitId[];
  /** undefined: the table lists the metric and has no figure in it, or all that it has is being checked. */
  total: Total | undefined;
  /** Most figures are doubtful, so nothing is told of them together. */
  isChecked: boolean;
  comparison: Comparison | undefined;
  /** Units with 0 among those with a figure; only where more is better. */
  zero: { count: number; of: number; named: UnitId[] } | undefined;
  /** By how many people more than the week before, most first; only units with counts of both weeks. */
  growth: { unitId: UnitId; by: number }[];
};

export type GroupResults = {
  group: ResultGroup;
  /** Working units, those with a figure of the week, those with a doubtful one. */
  units: number;
  covered: number;
  doubtful: number;
  weekly: WeeklyResult[];
  /** «Активна» within the week, «Не активна» when the status was last known before it. */
  newlyActive: UnitId[];
  /** Dated within the week. */
  updated: DatedResult[];
  /** Monthly tables that no results have shown yet, dated outside of the week. */
  monthly: DatedResult[];
};

export type WeekResults = {
  period: Period;
  /** Whether the week's table is in: a federal figure of a weekly metric for exactly this period. */
  arrived: boolean;
  /** The newest week before it that has one. */
  lastWeek: Period | undefined;
  /** Those that have something to tell. */
  groups: GroupResults[];
};

export type ResultsRequest = {
  period: Period;
  metrics: readonly Metric[];
  /** The working units in the order in which equals are named; the district itself may be among them. */
  units: readonly ResultUnit[];
  /** In force: of the week, the one before it, and the newest ones before that. Only federal ones count. */
  figures: readonly UnitFigure[];
  /** Whether earlier results have shown it: keys of dated results and of becoming active. */
  isShown: (key: string) => boolean;
};

/** Of fewer, a sum that everybody reads tells one of them the figure of the other; municipalities are no school. */
export function leastTold(group: ResultGroup): number {
  return group === 'municipalities' ? 2 : 3;
}

/** How many units' change a growth is read from: those that the comparison is of. */
export function comparedUnits({ total, comparison }: Pick<WeeklyResult, 'total' | 'comparison'>): number {
  switch (comparison?.kind) {
    case 'same':
      return total === undefined || total.kind === 'stated' ? 0 : total.units;
    case 'common':
      return comparison.units;
    default:
      return 0;
  }
}

/** Of a unit within the district. */
export function resultGroupOf({ level, organisationKind }: Unit): ResultGroup {
  if (level === 'municipality') return 'municipalities';
  switch (organisationKind) {
    case 'school':
      return 'schools';
    case 'kindergarten':
      return 'kindergartens';
    case 'college':
      return 'colleges';
    default:
      return 'others';
  }
}

/** Names «became active in this week» for «shown already». */
export function newlyActiveKey(unitId: UnitId, { to }: Period): string {
  return `newly-active/${to}/${unitId}`;
}

export function isNewlyActiveOf(key: string, { to }: Period): boolean {
  return key.startsWith(`newly-active/${to}/`);
}

/** The facts of a week. Nothing is mixed: one definition, one origin, one period, one kind of organisation. */
export function weekResults(request: ResultsRequest): WeekResults {
  const isWeekly = new Set(request.metrics.filter(({ window }) => window === 'week').map(({ code }) => code));
  const federal = request.figures.filter(
    ({ origin, state }) => origin === 'federal' && state !== 'not-listed',
  );
  const weekly = federal.filter(({ metric }) => isWeekly.has(metric.code));
  const groups = GROUPS.map((group) => groupResults(group, federal, request));
  return {
    period: request.period,
    arrived: weekly.some(({ period }) => samePeriod(period, request.period)),
    lastWeek: newestWeek(weekly, request.period.from),
    groups: groups.filter(
      (group) =>
        group.weekly.length + group.newlyActive.length + group.updated.length + group.monthly.length > 0,
    ),
  };
}

function groupResults(
  group: ResultGroup,
  federal: readonly UnitFigure[],
  request: ResultsRequest,
): GroupResults {
  const { period, metrics, isShown } = request;
  const order = request.units.filter((unit) => unit.group === group).map(({ id }) => id);
  const place = new Map(order.map((id, index) => [id, index]));
  const isWhole = group === 'district';
  const figures = federal
    .filter(({ unitId }) => place.has(unitId))
    // A doubtful figure of the whole district is told by nobody; one of many units stays in their sum.
    .filter(({ doubt }) => !isWhole || doubt === undefined)
    .toSorted((a, b) => (place.get(a.unitId) ?? 0) - (place.get(b.unitId) ?? 0));
  const weekly = metrics
    .filter(({ window }) => window === 'week')
    .map((metric) => ({ metric, own: figures.filter((figure) => figure.metric.code === metric.code) }));
  const ofWeek = weekly
    .flatMap(({ own }) => own)
    .filter((figure) => hasFigure(figure) && samePeriod(figure.period, period));
  return {
    group,
    units: order.length,
    covered: countUnits(ofWeek),
    doubtful: countUnits(ofWeek.filter((figure) => !isSure(figure))),
    weekly: weekly.flatMap(({ metric, own }) => weeklyResults(metric, own, { period, isWhole })),
    newlyActive: newlyActive(figures, period).filter((id) => !isShown(newlyActiveKey(id, period))),
    ...datedResults(figures, { period, metrics, prefix: group, isWhole, isShown }),
  };
}

/** One result for each definition the week's table has; most often there is one. */
function weeklyResults(
  metric: Metric,
  figures: readonly UnitFigure[],
  { period, isWhole }: { period: Period; isWhole: boolean },
): WeeklyResult[] {
  const earlier = figures.filter(
    (figure) => hasFigure(figure) && samePeriod(figure.period, weekBefore(period)),
  );
  return metric.versions.flatMap(({ version }): WeeklyResult[] => {
    const listed = figures.filter(
      (figure) => figure.metric.version === version && samePeriod(figure.period, period),
    );
    if (listed.length === 0) return [];
    const now = listed.filter(hasFigure);
    const before = earlier.filter((figure) => figure.metric.version === version);
    const isRedefined = before.length === 0 && earlier.length > 0;
    const isChecked = isMostlyDoubtful(now);
    const isNamed = !isWhole && !isChecked && metric.direction === 'more-is-better';
    return [
      {
        ref: { code: metric.code, version },
        metric,
        unitIds: now.map(({ unitId }) => unitId),
        total: isChecked ? undefined : totalOf(metric.kind, now, isWhole),
        isChecked,
        comparison: isChecked ? undefined : comparisonOf(metric.kind, now, before, { isWhole, isRedefined }),
        zero: isNamed ? zerosOf(now) : undefined,
        growth: isNamed ? growthOf(now, before) : [],
      },
    ];
  });
}

function zerosOf(now: readonly UnitFigure[]): { count: number; of: number; named: UnitId[] } {
  const zeros = now.filter(({ state }) => state === 'zero');
  return { count: zeros.length, of: now.length, named: zeros.filter(isSure).map(({ unitId }) => unitId) };
}

function growthOf(
  now: readonly UnitFigure[],
  before: readonly UnitFigure[],
): { unitId: UnitId; by: number }[] {
  const earlier = new Map(before.filter(isSure).map(({ unitId, numerator }) => [unitId, numerator]));
  return now
    .filter(isSure)
    .map(({ unitId, numerator }) => ({ unitId, by: (numerator ?? NaN) - (earlier.get(unitId) ?? NaN) }))
    .filter(({ by }) => by > 0)
    .toSorted((a, b) => b.by - a.by);
}

function newlyActive(figures: readonly UnitFigure[], period: Period): UnitId[] {
  const statuses = newestFirst(
    figures.filter((figure) => figure.metric.code === STATUS && hasFigure(figure) && isSure(figure)),
  );
  return [...new Set(figures.map(({ unitId }) => unitId))].filter((unitId) => {
    const own = statuses.filter((figure) => figure.unitId === unitId);
    const now = own.find((figure) => endsWithin(figure.period, period));
    const before = own.find((figure) => figure.period.to < period.from);
    return now?.value === 1 && before?.value === 0;
  });
}

function newestWeek(weekly: readonly UnitFigure[], before: CalendarDay): Period | undefined {
  const earlier = weekly.filter(({ period }) => period.to < before && periodKindOf(period) === 'week');
  return newestFirst(earlier)[0]?.period;
}

function isSure({ doubt }: UnitFigure): boolean {
  return doubt === undefined;
}

function countUnits(figures: readonly UnitFigure[]): number {
  return new Set(figures.map(({ unitId }) => unitId)).size;
}
