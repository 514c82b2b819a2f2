import type { CalendarDay } from './calendar-day.ts';

/** Which organisations a metric counts; `other` is neither (colleges, additional education). */
export type OrganisationKind = 'school' | 'kindergarten' | 'college' | 'other';

/**
 * `share`: percent of people, with or without its counts; `count`: a number of people or organisations;
 * `status`: «Активна» (1) or «Не активна» (0).
 */
export type MetricKind = 'share' | 'count' | 'status';

/** What stretch of activity one value covers. `state`: how things stand on a date. */
type MetricWindow = 'week' | '12-months' | '365-days' | 'state';

/** Where a figure comes from; figures of different origins never share a line. */
export type Origin = 'federal' | 'school' | 'coordinator';

/** The source of a rule: an order and its item, as printed; `short`: as a card names it where that is long. */
type Source = { order: string; item?: string; short?: string };

/** Percent to be reached, by an order; without a source there is no target, before `since` neither. */
export type Target = { value: number; source: Source; since?: CalendarDay; dueOn?: CalendarDay };

/**
 * One definition of a metric: what exactly is counted. Values of different versions are never compared. `since` and
 * `until` are the first and last day for which an order uses the definition; undefined – not known.
 */
export type MetricVersion = {
  version: number;
  /** As a line of «Показатели» begins: «Пишут 10+ сообщений». */
  label: string;
  /** «не меньше 10 сообщений в чатах за неделю» */
  definition: string;
  since?: CalendarDay;
  until?: CalendarDay;
  source: Source;
};

/** A metric of data/metrics.json. */
export type Metric = {
  code: string;
  /** The metric whatever its definition: «Пишут сообщения». */
  title: string;
  /** A heading of the results: «Пишут». */
  shortTitle: string;
  /** Who is counted: «учителя», «ученики», «сотрудники», «организации» – a key of the word forms in texts. */
  audience: 'teachers' | 'pupils' | 'employees' | 'organisations';
  /** The level of the unit a value belongs to. */
  levels: readonly ('organisation' | 'municipality' | 'region')[];
  organisationKinds: readonly OrganisationKind[];
  kind: MetricKind;
  window: MetricWindow;
  rhythm: 'weekly' | 'monthly' | 'once';
  direction: 'more-is-better' | 'less-is-better';
  target?: Target;
  /** The target of data/ where the district decided otherwise: it may be given back. */
  dataTarget?: Target;
  versions: readonly MetricVersion[];
};

/** A metric under one definition: what a measurement points to. */
export type MetricRef = { code: string; version: number };

export function metricKey(ref: MetricRef): string {
  return `${ref.code}@${ref.version}`;
}

/** The definition in use on `on` for a metric: the newest version whose dates allow it. */
export function versionOn(metric: Metric, on: CalendarDay): MetricVersion | undefined {
  return metric.versions
    .filter((v) => (v.since === undefined || v.since <= on) && (v.until === undefined || on <= v.until))
    .toSorted((a, b) => b.version - a.version)[0];
}
