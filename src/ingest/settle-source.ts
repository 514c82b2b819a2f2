import type { Metric, MetricRef, OrganisationKind } from '../domain/metric.ts';
import { versionOn } from '../domain/metric.ts';
import { dateOnly, samePeriod } from '../domain/period.ts';
import type { Period } from '../domain/period.ts';
import type { TableProblem, UnitLevel } from '../domain/table.ts';
import type { TablePeriod } from './choose-period.ts';
import type { Heading } from './classify-heading.ts';
import type { Place } from './grid.ts';
import { datesIn, nearestStretch } from './period-text.ts';

/** A column (or an indicator) that holds a metric, once its definition and its period are settled. */
export type MetricSource = {
  metric: Metric;
  ref: MetricRef;
  period: Period;
  kind?: OrganisationKind;
  heading: Extract<Heading, { role: 'metric' }>;
  /** As the table words it. */
  words: string;
  at: Place;
};

type Refusal =
  | { code: 'unclear-definition' | 'turned-round' | 'wrong-level'; severity: TableProblem['severity'] }
  | { code: 'no-week' };

export type Settled = { source: MetricSource; oldDefinition?: string } | { refusal: Refusal };

/**
 * Settles what a heading leaves open: the version of the definition (its words first, then the dates) and the period
 * (a date of its own first, then the table's). `keepsTurned`: words with a negation are settled too; whoever asks marks
 * the figure as doubtful.
 */
export function settleSource(
  heading: Extract<Heading, { role: 'metric' }>,
  words: string,
  at: Place,
  level: UnitLevel,
  metrics: ReadonlyMap<string, Metric>,
  table: TablePeriod,
  keepsTurned = false,
): Settled | undefined {
  const metric = metrics.get(heading.code);
  if (metric === undefined) return undefined;
  if (heading.negated && !keepsTurned) return { refusal: { code: 'turned-round', severity: 'ask' } };
  if (!metric.levels.includes(level)) return { refusal: { code: 'wrong-level', severity: 'note' } };
  const period = periodOf(metric, words, table);
  if (period === undefined) return { refusal: { code: 'no-week' } };
  const version = versionOf(metric, heading, period);
  if (version === undefined) return { refusal: { code: 'unclear-definition', severity: 'ask' } };
  const inForce = heading.versions.length === 0 || isInForce(metric, version, period);
  const label = metric.versions.find((v) => v.version === version)?.label;
  const { kind } = heading;
  return {
    source: {
      metric,
      ref: { code: metric.code, version },
      period,
      heading,
      words,
      at,
      ...(kind && { kind }),
    },
    ...(!inForce && label !== undefined && { oldDefinition: label }),
  };
}

/** Same metric, definition, period and kind: one figure per unit. */
export function sameFigure(a: MetricSource, b: MetricSource): boolean {
  return (
    a.ref.code === b.ref.code &&
    a.ref.version === b.ref.version &&
    a.kind === b.kind &&
    samePeriod(a.period, b.period)
  );
}

function periodOf(metric: Metric, words: string, table: TablePeriod): Period | undefined {
  const { ranges, dates, months, yearless } = datesIn(words);
  const [said] = yearless;
  const range = ranges[0] ?? (said && nearestStretch(said, table.on));
  const own = dates.length === 1 ? dates[0] : undefined;
  if (metric.window === 'week') return range ?? table.range;
  return dateOnly(own ?? range?.to ?? months[0]?.to ?? table.on);
}

function versionOf(
  metric: Metric,
  heading: Extract<Heading, { role: 'metric' }>,
  period: Period,
): number | undefined {
  if (heading.versions.length > 1 || heading.strangeThreshold) return undefined;
  const named = heading.versions[0];
  if (named !== undefined) return metric.versions.some((v) => v.version === named) ? named : undefined;
  const first = versionOn(metric, period.from)?.version;
  return first === versionOn(metric, period.to)?.version ? first : undefined;
}

function isInForce(metric: Metric, version: number, period: Period): boolean {
  const found = metric.versions.find((v) => v.version === version);
  if (found === undefined) return false;
  return (
    (found.since === undefined || found.since <= period.to) &&
    (found.until === undefined || period.from <= found.until)
  );
}
