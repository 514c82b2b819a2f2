import { figureOfCounts, percentOf } from '../../domain/measurement.ts';
import { metricKey } from '../../domain/metric.ts';
import type { Metric, MetricVersion } from '../../domain/metric.ts';
import { samePeriod } from '../../domain/period.ts';
import type { Period } from '../../domain/period.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import type { OverviewUnit } from './overview-units.ts';
import { hasFigure } from '../subjects/figures/figure-facts.ts';

export type OverviewRow = { unit: OverviewUnit; figure: StoredMeasurement };

/** One metric under one definition and of one period, over the schools (a region's: municipalities) it counts. */
export type MetricTable = {
  metric: Metric;
  version: MetricVersion;
  period: Period;
  /** Those that want attention first. */
  rows: readonly OverviewRow[];
  /** Those the metric counts that have no figure of the period. */
  without: readonly OverviewUnit[];
  /** Values the coordinator typed for periods after this one, whatever their definition. */
  typedLater: readonly OverviewRow[];
};

/**
 * Tables of every metric that has figures, weekly shares first. Of several definitions the one with the newest period
 * counts, of several origins the federal one; figures of other periods are no data of this one. A week is shown by the
 * district's table: a value typed for a newer week does not displace it.
 */
export function metricTables(
  metrics: readonly Metric[],
  units: readonly OverviewUnit[],
  measurements: readonly StoredMeasurement[],
): MetricTable[] {
  const tables = metrics.flatMap((metric) => tableOf(metric, units, measurements) ?? []);
  const isWeekly = ({ metric }: MetricTable) => metric.window === 'week' && metric.kind === 'share';
  return [...tables.filter(isWeekly), ...tables.filter((table) => !isWeekly(table))];
}

/** Metrics that count some of the units and have no figure of any. */
export function metricsWithout(
  metrics: readonly Metric[],
  units: readonly OverviewUnit[],
  tables: readonly MetricTable[],
): Metric[] {
  return metrics.filter(
    (metric) =>
      units.some((unit) => counts(metric, unit)) && !tables.some((table) => table.metric === metric),
  );
}

function tableOf(
  metric: Metric,
  units: readonly OverviewUnit[],
  measurements: readonly StoredMeasurement[],
): MetricTable | undefined {
  const figures = measurements.filter((one) => one.metric.code === metric.code && hasFigure(one));
  const federal = metric.window === 'week' ? figures.filter(({ origin }) => origin === 'federal') : [];
  const newest = (federal.length > 0 ? federal : figures).toSorted(
    (a, b) => b.period.to.localeCompare(a.period.to) || b.metric.version - a.metric.version,
  )[0];
  const version = metric.versions.find((one) => one.version === newest?.metric.version);
  if (newest === undefined || version === undefined) return undefined;
  const counted = units.filter((unit) => counts(metric, unit));
  const ofPeriod = figures.filter(
    (one) => metricKey(one.metric) === metricKey(newest.metric) && samePeriod(one.period, newest.period),
  );
  const rows = counted.flatMap((unit): OverviewRow[] => {
    const own = ofPeriod.filter(({ unitId }) => unitId === unit.id);
    const figure = ORIGINS.map((origin) => own.find((one) => one.origin === origin)).find(
      (one) => one !== undefined,
    );
    return figure === undefined ? [] : [{ unit, figure }];
  });
  return {
    metric,
    version,
    period: newest.period,
    rows: rows.toSorted(
      (a, b) => (shareOf(a.figure) - shareOf(b.figure)) * (metric.direction === 'more-is-better' ? 1 : -1),
    ),
    without: counted.filter((unit) => !rows.some((row) => row.unit === unit)),
    typedLater:
      federal.length === 0
        ? []
        : counted.flatMap((unit) =>
            figures
              .filter(
                ({ unitId, origin, period }) =>
                  unitId === unit.id && origin === 'coordinator' && period.to > newest.period.to,
              )
              .map((figure) => ({ unit, figure })),
          ),
  };
}

const ORIGINS = ['federal', 'school', 'coordinator'] as const;

function counts(metric: Metric, { level, organisationKind }: OverviewUnit): boolean {
  return (
    metric.levels.includes(level) &&
    (organisationKind === undefined || metric.organisationKinds.includes(organisationKind))
  );
}

function shareOf({ value = 0, numerator, denominator }: StoredMeasurement): number {
  return numerator === undefined || denominator === undefined || denominator === 0
    ? value
    : percentOf(numerator, denominator);
}

/** All units together: out of counts, or the mean of percents, which is another thing. Doubtful figures stay out. */
export function totalOf({
  metric,
  rows,
}: MetricTable):
  | { kind: 'counts'; figure: ReturnType<typeof figureOfCounts> }
  | { kind: 'statuses'; fulfilled: number; of: number }
  | { kind: 'sum'; value: number }
  | { kind: 'mean'; value: number }
  | undefined {
  const sound = rows.map(({ figure }) => figure).filter(({ doubt }) => doubt === undefined);
  if (metric.kind === 'status' && sound.length > 0) {
    return { kind: 'statuses', fulfilled: sound.filter(({ value }) => value === 1).length, of: sound.length };
  }
  if (sound.length < 2) return undefined;
  const add = (values: readonly number[]) => values.reduce((total, one) => total + one, 0);
  if (metric.kind === 'count') return { kind: 'sum', value: add(sound.map(({ value = 0 }) => value)) };
  const known = sound.filter(
    ({ numerator, denominator }) => numerator !== undefined && denominator !== undefined,
  );
  if (known.length === sound.length) {
    const k = add(known.map(({ numerator = 0 }) => numerator));
    return {
      kind: 'counts',
      figure: figureOfCounts(k, add(known.map(({ denominator = 0 }) => denominator))),
    };
  }
  return { kind: 'mean', value: add(sound.map(shareOf)) / sound.length };
}
