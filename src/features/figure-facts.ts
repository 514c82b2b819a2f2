import type { CalendarDay } from '../domain/calendar-day.ts';
import { missingToTarget, percentOf } from '../domain/measurement.ts';
import { metricKey } from '../domain/metric.ts';
import type { Metric, MetricVersion, Origin, OrganisationKind } from '../domain/metric.ts';
import { periodKindOf, samePeriod } from '../domain/period.ts';
import type { Period } from '../domain/period.ts';
import type { StoredMeasurement } from '../storage/measurement.ts';

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
};

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
  };
}

function tells(facts: readonly FigureFact[], code: string): boolean {
  return facts.some(({ metric }) => metric.code === code);
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

/** 0 is a figure; an empty cell and an absent row are none. */
export function hasFigure(one: Pick<StoredMeasurement, 'state'>): boolean {
  return one.state === 'value' || one.state === 'zero';
}

/** Where a school stands among the organisations of its kind in the district. */
export type Standing = { districtPercent: number; place: number; among: number };

const OTHERS_NEEDED = 5;

/**
 * The district's mean (Σk/Σn) and the own place, by federal figures of the same definition and period. `peers` are the
 * figures of the organisations of the same kind, the own one may be among them. Undefined where fewer than 5 others have
 * counts: a mean of few gives the others away.
 */
export function standingOf(fact: FigureFact, peers: readonly StoredMeasurement[]): Standing | undefined {
  const { latest, metric } = fact;
  const own = shareOf(latest);
  if (fact.origin !== 'federal' || own === undefined) return undefined;
  const others = peers
    .filter(
      (one) =>
        one.unitId !== latest.unitId &&
        one.origin === 'federal' &&
        metricKey(one.metric) === metricKey(latest.metric) &&
        samePeriod(one.period, latest.period),
    )
    .flatMap((one) => shareOf(one) ?? []);
  if (others.length < OTHERS_NEEDED) return undefined;
  const all = [own, ...others];
  const better = others.filter((other) =>
    metric.direction === 'more-is-better' ? other.percent > own.percent : other.percent < own.percent,
  );
  return {
    districtPercent: percentOf(sum(all.map(({ k }) => k)), sum(all.map(({ n }) => n))),
    place: better.length + 1,
    among: all.length,
  };
}

function shareOf(one: StoredMeasurement): { k: number; n: number; percent: number } | undefined {
  const { numerator: k, denominator: n } = one;
  if (!hasFigure(one) || one.doubt !== undefined || k === undefined || n === undefined || n === 0)
    return undefined;
  return { k, n, percent: percentOf(k, n) };
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

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
