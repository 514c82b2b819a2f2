import type { CalendarDay } from '../../../domain/calendar-day.ts';
import { OTHERS_NEEDED } from '../../../domain/disclosure.ts';
import { missingToTarget, percentOf } from '../../../domain/measurement.ts';
import { metricKey, versionOn } from '../../../domain/metric.ts';
import type { Metric, MetricVersion, Origin, OrganisationKind } from '../../../domain/metric.ts';
import { periodKindOf, samePeriod, weekOf } from '../../../domain/period.ts';
import type { Period } from '../../../domain/period.ts';
import type { StoredMeasurement } from '../../../storage/measurement.ts';

/** What is known of one metric under one definition and from one origin. */
export type FigureFact = {
  metric: Metric;
  version: MetricVersion;
  origin: Origin;
  /** The newest period; it may say that there is no figure. */
  latest: StoredMeasurement;
  /** The newest earlier period with a figure that may be compared: same definition, origin and length, no doubt. */
  previous: StoredMeasurement | undefined;
  /** How many people are missing to the target; undefined without a target or without counts. */
  missing: number | undefined;
};

export type FigureFacts = {
  /** In the order of data/metrics.json, federal figures before the others. */
  facts: readonly FigureFact[];
  /**
   * Metrics that count such an organisation and have no figure at all. Only registered organisations have a status, so
   * it tells the registration too.
   */
  without: readonly Metric[];
  /** Weekly metrics that the newest week of the monitoring says nothing of, though it tells others. */
  gaps: readonly Gap[];
};

export type Gap = { metric: Metric; version: MetricVersion; week: Period };

const ORIGINS: readonly Origin[] = ['federal', 'school', 'coordinator'];

/**
 * Turns the stored figures of one organisation into what can be said of it. Definitions are never mixed: of a metric
 * only the definition with the newest period is told, and of it only origins as new as the federal one.
 */
export function figureFactsOf(
  metrics: readonly Metric[],
  organisationKind: OrganisationKind,
  measurements: readonly StoredMeasurement[],
): FigureFacts {
  const counted = metrics.filter(
    ({ levels, organisationKinds }) =>
      levels.includes('organisation') && organisationKinds.includes(organisationKind),
  );
  const facts = counted.flatMap((metric) =>
    factsOfMetric(
      metric,
      measurements.filter((one) => one.metric.code === metric.code),
    ),
  );
  return {
    facts,
    without: counted.filter(
      ({ code }) => !tells(facts, code) && !(code === 'registered' && tells(facts, 'status')),
    ),
    gaps: gapsOf(facts),
  };
}

function tells(facts: readonly FigureFact[], code: string): boolean {
  return facts.some(({ metric }) => metric.code === code);
}

/** A figure that was refused, or a column that was left out: of a later week than any figure of the metric. */
function gapsOf(facts: readonly FigureFact[]): Gap[] {
  const weekly = facts.filter(({ metric }) => metric.window === 'week');
  const week = weekly
    .filter(({ origin }) => origin === 'federal')
    .map(({ latest }) => latest.period)
    .toSorted((a, b) => compareDays(b.to, a.to, 0))[0];
  if (week === undefined) return [];
  return [...new Set(weekly.map(({ metric }) => metric))]
    .filter(({ code }) =>
      weekly.every(({ metric, latest }) => metric.code !== code || latest.period.to < week.to),
    )
    .flatMap((metric) => {
      const version = versionOn(metric, week.to);
      return version === undefined ? [] : [{ metric, version, week }];
    });
}

function factsOfMetric(metric: Metric, measurements: readonly StoredMeasurement[]): FigureFact[] {
  const version = metric.versions
    .map((candidate) => ({
      candidate,
      newest: newestFirst(measurements.filter((one) => one.metric.version === candidate.version))[0],
    }))
    .filter(({ newest }) => newest !== undefined)
    .toSorted((a, b) =>
      compareDays(b.newest?.period.to, a.newest?.period.to, b.candidate.version - a.candidate.version),
    )[0]?.candidate;
  if (version === undefined) return [];
  const facts = ORIGINS.flatMap((origin) => {
    const ofOrigin = newestFirst(
      measurements.filter((one) => one.origin === origin && one.metric.version === version.version),
    );
    const [latest] = ofOrigin;
    return latest === undefined ? [] : [factOf(metric, version, latest, ofOrigin)];
  });
  const federal = facts.find(({ origin }) => origin === 'federal');
  return facts.filter(({ latest }) => federal === undefined || latest.period.to >= federal.latest.period.to);
}

function factOf(
  metric: Metric,
  version: MetricVersion,
  latest: StoredMeasurement,
  ofOrigin: readonly StoredMeasurement[],
): FigureFact {
  const previous =
    hasFigure(latest) && latest.doubt === undefined
      ? ofOrigin.find(
          (one) =>
            one.period.to < latest.period.from &&
            hasFigure(one) &&
            one.doubt === undefined &&
            periodKindOf(one.period) === periodKindOf(latest.period),
        )
      : undefined;
  const missing =
    metric.target === undefined || latest.numerator === undefined || latest.denominator === undefined
      ? undefined
      : missingToTarget(latest.numerator, latest.denominator, metric.target.value);
  return { metric, version, origin: latest.origin, latest, previous, missing };
}

/**
 * What was known of the time that a period's last day names: figures of periods that end then or within its week. Their
 * `previous` may be older.
 */
export function factsOn(facts: FigureFacts, on: CalendarDay): FigureFacts {
  return {
    facts: facts.facts.filter(({ latest }) => isAbout(latest.period, on)),
    without: [],
    gaps: facts.gaps.filter(({ week }) => isAbout(week, on)),
  };
}

/** Figures of periods up to the one that ends on the day, or up to the week that holds it: none of a later period. */
export function figuresUpTo(
  measurements: readonly StoredMeasurement[],
  on: CalendarDay,
): StoredMeasurement[] {
  const last = measurements.some(({ period }) => period.to === on) ? on : weekOf(on).to;
  return measurements.filter(({ period }) => period.to <= last);
}

/** Whether a period is meant by its last day, or by the week that holds the day. */
export function isAbout(period: Period, on: CalendarDay): boolean {
  const week = weekOf(on);
  return period.to === on || (week.from <= period.to && period.to <= week.to);
}

/** 0 is a figure; an empty cell and an absent row are none. */
export function hasFigure(one: Pick<StoredMeasurement, 'state'>): boolean {
  return one.state === 'value' || one.state === 'zero';
}

/** Percent of a share, by its counts where there are any. */
export function shareOf({ value = 0, numerator, denominator }: StoredMeasurement): number {
  return numerator === undefined || denominator === undefined || denominator === 0
    ? value
    : percentOf(numerator, denominator);
}

/** Where a school stands among the organisations of its kind in the district. */
export type Standing = { place: number; among: number };

/**
 * The own place by federal figures of the same definition and period. `peers` are the figures of the organisations of
 * the same kind, the own one may be among them. Undefined where fewer than OTHERS_NEEDED others have counts: a place
 * among few gives the others away.
 */
export function standingOf(fact: FigureFact, peers: readonly StoredMeasurement[]): Standing | undefined {
  const { latest, metric } = fact;
  const own = countedShare(latest);
  if (fact.origin !== 'federal' || own === undefined) return undefined;
  const others = peers
    .filter(
      (one) =>
        one.unitId !== latest.unitId &&
        one.origin === 'federal' &&
        metricKey(one.metric) === metricKey(latest.metric) &&
        samePeriod(one.period, latest.period),
    )
    .flatMap((one) => countedShare(one) ?? []);
  if (others.length < OTHERS_NEEDED) return undefined;
  const better = others.filter((other) =>
    metric.direction === 'more-is-better' ? other > own : other < own,
  );
  return { place: better.length + 1, among: others.length + 1 };
}

/** Percent of a figure that has counts and no doubt. */
function countedShare(one: StoredMeasurement): number | undefined {
  const { numerator: k, denominator: n } = one;
  if (!hasFigure(one) || one.doubt !== undefined || k === undefined || n === undefined || n === 0)
    return undefined;
  return percentOf(k, n);
}

/** The newest week that the facts tell a weekly figure of. */
export function newestWeek(facts: readonly FigureFact[]): Period | undefined {
  return facts
    .filter(({ metric, latest }) => metric.window === 'week' && hasFigure(latest))
    .map(({ latest }) => latest.period)
    .toSorted((a, b) => compareDays(b.to, a.to, 0))[0];
}

function newestFirst(measurements: readonly StoredMeasurement[]): StoredMeasurement[] {
  return measurements.toSorted((a, b) => compareDays(b.period.to, a.period.to, 0));
}

function compareDays(a: CalendarDay | undefined, b: CalendarDay | undefined, otherwise: number): number {
  if (a === b) return otherwise;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
