import type { CalendarDay } from '../../domain/calendar-day.ts';
import { addDays } from '../../domain/calendar-day.ts';
import { metricKey } from '../../domain/metric.ts';
import type { Metric, MetricVersion, Origin } from '../../domain/metric.ts';
import { samePeriod } from '../../domain/period.ts';
import type { Period } from '../../domain/period.ts';
import { totalOf } from '../../domain/totals.ts';
import { listMeasurementsBetween } from '../../storage/measurement.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import type { Context } from '../context.ts';
import { namedSchoolsOn } from '../subjects/schools/district-schools.ts';
import type { NamedSchool } from '../subjects/schools/district-schools.ts';
import { hasFigure, shareOf } from '../subjects/figures/figure-facts.ts';

export type SchoolFigure = { school: NamedSchool; figure: StoredMeasurement };

/** What a letter says of one metric: one definition, one period, one origin. */
export type LetterPart = {
  metric: Metric;
  version: MetricVersion;
  period: Period;
  origin: Origin;
  /** Percent; absent for a status. */
  threshold: number | undefined;
  /** Below the threshold, or without the status: the lowest first. */
  low: readonly SchoolFigure[];
  /** Every figure without doubt, of the list or not. */
  figures: readonly SchoolFigure[];
  /** Left out of the list: what is doubtful is first cleared up. */
  doubtful: readonly SchoolFigure[];
  /** The table has a row without a figure, or nothing is stored of the school. */
  missing: readonly NamedSchool[];
  notListed: readonly NamedSchool[];
  /** People added up, where every figure without doubt has its counts. */
  whole: { numerator: number; denominator: number } | undefined;
};

/** Only the district's table, or what the coordinator typed: a school's own figure is no ground for a letter to it. */
const ORIGINS: readonly Origin[] = ['federal', 'coordinator'];
/** A figure that is older is no news. */
const OLDEST_DAYS = 400;

/**
 * The newest figures in force by the end of `period`: of a weekly metric only those of weeks that end in it, of the
 * others the newest before its end. In the order of data/metrics.json.
 */
export function letterParts(
  context: Context,
  { period, thresholdOf }: { period: Period; thresholdOf: (metric: Metric) => number },
): LetterPart[] {
  const schools = namedSchoolsOn(context, period.to);
  const measurements = listMeasurementsBetween(
    context.db,
    schools.map(({ id }) => id),
    { from: addDays(period.to, -OLDEST_DAYS), to: period.to },
  );
  return context.reference.metrics.flatMap(
    (metric) => partOf(metric, { schools, measurements, period, threshold: thresholdOf(metric) }) ?? [],
  );
}

function partOf(
  metric: Metric,
  given: {
    schools: readonly NamedSchool[];
    measurements: readonly StoredMeasurement[];
    period: Period;
    threshold: number;
  },
): LetterPart | undefined {
  if (metric.kind === 'count' || metric.direction !== 'more-is-better') return undefined;
  const from = metric.window === 'week' ? given.period.from : ('' as CalendarDay);
  const told = given.measurements.filter(
    (one) => one.metric.code === metric.code && ORIGINS.includes(one.origin) && one.period.to >= from,
  );
  const newest = ORIGINS.map((origin) => newestOf(told, origin)).find((one) => one !== undefined);
  const version = metric.versions.find((one) => one.version === newest?.metric.version);
  if (newest === undefined || version === undefined) return undefined;
  const counted = given.schools.filter(({ organisationKind }) =>
    metric.organisationKinds.includes(organisationKind),
  );
  const figures = counted.map((school) => ({
    school,
    figure: told.find(
      (one) =>
        one.unitId === school.id &&
        one.origin === newest.origin &&
        metricKey(one.metric) === metricKey(newest.metric) &&
        samePeriod(one.period, newest.period),
    ),
  }));
  const withFigure = figures.filter(
    (one): one is SchoolFigure => one.figure !== undefined && hasFigure(one.figure),
  );
  const sure = withFigure.filter(({ figure }) => figure.doubt === undefined);
  const total = totalOf(
    metric.kind,
    sure.map(({ figure }) => figure),
  );
  return {
    metric,
    version,
    period: newest.period,
    origin: newest.origin,
    threshold: metric.kind === 'share' ? given.threshold : undefined,
    low: sure
      .filter(({ figure }) => isLow(metric, figure, given.threshold))
      .toSorted((a, b) => shareOf(a.figure) - shareOf(b.figure)),
    figures: sure,
    doubtful: withFigure.filter(({ figure }) => figure.doubt !== undefined),
    missing: figures
      .filter(({ figure }) => figure === undefined || figure.state === 'missing')
      .map(({ school }) => school),
    notListed: figures.filter(({ figure }) => figure?.state === 'not-listed').map(({ school }) => school),
    whole: total?.kind === 'counts' && total.percentOnly === 0 ? total : undefined,
  };
}

/** Of one origin: the newest period, of two definitions the newer one. */
function newestOf(figures: readonly StoredMeasurement[], origin: Origin): StoredMeasurement | undefined {
  return figures
    .filter((one) => one.origin === origin && hasFigure(one))
    .toSorted((a, b) => b.period.to.localeCompare(a.period.to) || b.metric.version - a.metric.version)[0];
}

/** By people where they are counted, so that no rounding decides: 50 % is not below 50. */
function isLow(
  metric: Metric,
  { numerator, denominator, value = 0 }: StoredMeasurement,
  threshold: number,
): boolean {
  if (metric.kind === 'status') return value !== 1;
  return numerator === undefined || denominator === undefined
    ? value < threshold
    : numerator * 100 < threshold * denominator;
}
