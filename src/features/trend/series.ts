import { percentOf } from '../../domain/measurement.ts';
import { getMetric } from '../../domain/reference.ts';
import type { Metric, MetricVersion, Origin } from '../../domain/metric.ts';
import { periodKindOf } from '../../domain/period.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import { hasFigure } from '../subjects/figures/figure-facts.ts';
import { ORIGINS, type Slot } from './slots.ts';

/** Figures that may stand on one line: one definition, one origin. */
export type Series = {
  version: MetricVersion;
  origin: Origin;
  /** Oldest first, each with its place among the slots. */
  figures: readonly { at: number; figure: StoredMeasurement }[];
};

/** Another definition begins at a slot. */
export type Change = { at: number; before: MetricVersion; after: MetricVersion };

/** The lines of a trend; the first is the one that is spoken of: the newest figure's, the monitoring's before others. */
export function seriesOf(metric: Metric, slots: readonly Slot[]): Series[] {
  const byKey = new Map<string, { version: number; origin: Origin; figures: Series['figures'][number][] }>();
  for (const [at, { stored }] of slots.entries()) {
    for (const figure of stored.filter(hasFigure)) {
      const { origin, metric: ref } = figure;
      const key = `${ref.version} ${origin}`;
      const series = byKey.get(key) ?? { version: ref.version, origin, figures: [] };
      series.figures.push({ at, figure });
      byKey.set(key, series);
    }
  }
  return [...byKey.values()]
    .map(({ version, ...rest }) => ({
      ...rest,
      version: getMetric({ metrics: [metric] }, { code: metric.code, version }).version,
    }))
    .toSorted((a, b) => newestAt(b) - newestAt(a) || ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin));
}

/** Where, going forward, the newest definition in use becomes another one. */
export function changesOf(metric: Metric, slots: readonly Slot[]): Change[] {
  const changes: Change[] = [];
  let before: MetricVersion | undefined;
  for (const [at, { stored }] of slots.entries()) {
    const versions = stored.filter(hasFigure).map((figure) => figure.metric.version);
    if (versions.length === 0) continue;
    const after = metric.versions.find(({ version }) => version === Math.max(...versions));
    if (before !== undefined && after !== undefined && after.version !== before.version) {
      changes.push({ at, before, after });
    }
    before = after;
  }
  return changes;
}

/** Nothing follows from it: it is doubted, or it is of no week where weeks are counted. */
export function isAside({ window }: Metric, figure: StoredMeasurement): boolean {
  return figure.doubt !== undefined || isOddPeriod(window, figure);
}

export function isOddPeriod(window: Metric['window'], { period }: StoredMeasurement): boolean {
  return window === 'week' && periodKindOf(period) !== 'week';
}

/** What is drawn and compared: percent of a share, by its counts where there are any. */
export function amountOf({ value = 0, numerator, denominator }: StoredMeasurement): number {
  return numerator === undefined || denominator === undefined || denominator === 0
    ? value
    : percentOf(numerator, denominator);
}

function newestAt({ figures }: Pick<Series, 'figures'>): number {
  return figures.at(-1)?.at ?? -1;
}
