import { addDays } from './calendar-day.ts';
import type { CalendarDay } from './calendar-day.ts';
import type { CauseCode } from './cause.ts';
import { metricKey } from './metric.ts';
import type { Metric, MetricRef } from './metric.ts';
import { samePeriod } from './period.ts';
import type { Period } from './period.ts';
import { endsWithin, hasFigure, newestFirst } from './unit-figure.ts';
import type { UnitFigure } from './unit-figure.ts';
import type { UnitId } from './unit.ts';

/** The step of a cause that a school marked as done, for the metric it was done for. */
export type DoneMeasure = { unitId: UnitId; cause: CauseCode; metricCode: string; doneOn: CalendarDay };

/** Of the schools that did the step of a cause, how many grew; nothing is said of why. */
export type MeasureEffect = {
  cause: CauseCode;
  metric: MetricRef;
  /** Schools whose figure of the week can be held against one from before the step. */
  schools: number;
  grew: number;
  /** Schools that did it too and have nothing to compare. */
  without: number;
};

/** Of fewer schools a count says nothing, and might say whose it is. */
export const LEAST_SCHOOLS = 5;
/** A step that was done longer ago than twelve weeks is no news of this table. */
export const RECENT_DAYS = 84;
/** A figure older than five weeks before the step does not show how things were when it was done. */
export const BASELINE_DAYS = 35;

/**
 * What became of the schools that marked a measure as done before the week: the week's figure against the newest one from
 * before the step, of the same definition; only federal figures that nobody doubts. Each school counts once per cause and metric, by the step it did last.
 */
export function measureEffects({
  measures,
  figures,
  metrics,
  period,
}: {
  measures: readonly DoneMeasure[];
  figures: readonly UnitFigure[];
  metrics: readonly Metric[];
  period: Period;
}): MeasureEffect[] {
  const sure = figures.filter(
    (figure) => figure.origin === 'federal' && figure.doubt === undefined && hasFigure(figure),
  );
  const effects = new Map<string, Omit<MeasureEffect, 'without'>>();
  const withoutFigure = new Map<string, number>();
  for (const measure of lastOfEach(measures, period)) {
    const metric = metrics.find(({ code }) => code === measure.metricCode);
    if (metric === undefined) continue;
    const own = sure.filter(
      ({ unitId, metric: { code } }) => unitId === measure.unitId && code === metric.code,
    );
    const pair = comparedFigures(own, measure.doneOn, { metric, period });
    const ofCause = `${measure.cause}/${metric.code}`;
    if (pair === undefined) {
      withoutFigure.set(ofCause, (withoutFigure.get(ofCause) ?? 0) + 1);
      continue;
    }
    const { now, before } = pair;
    const key = `${measure.cause}/${metricKey(now.metric)}`;
    const effect = effects.get(key);
    const grew = hasGrown(metric, now, before) ? 1 : 0;
    effects.set(key, {
      cause: measure.cause,
      metric: now.metric,
      schools: (effect?.schools ?? 0) + 1,
      grew: (effect?.grew ?? 0) + grew,
    });
  }
  return [...effects.values()]
    .filter(({ schools }) => schools >= LEAST_SCHOOLS)
    .map((effect) => ({
      ...effect,
      without: withoutFigure.get(`${effect.cause}/${effect.metric.code}`) ?? 0,
    }))
    .toSorted((a, b) => b.schools - a.schools || keyOf(a).localeCompare(keyOf(b)));
}

function keyOf({ cause, metric }: MeasureEffect): string {
  return `${cause}/${metricKey(metric)}`;
}

/** The newest step of each school, cause and metric among those done before the week and not too long ago. */
function lastOfEach(measures: readonly DoneMeasure[], { from }: Period): DoneMeasure[] {
  const recent = measures.filter(({ doneOn }) => doneOn < from && doneOn >= addDays(from, -RECENT_DAYS));
  const last = new Map<string, DoneMeasure>();
  for (const measure of recent) {
    const key = `${measure.unitId}/${measure.cause}/${measure.metricCode}`;
    const known = last.get(key);
    if (known === undefined || known.doneOn < measure.doneOn) last.set(key, measure);
  }
  return [...last.values()];
}

function comparedFigures(
  own: readonly UnitFigure[],
  doneOn: CalendarDay,
  { metric, period }: { metric: Metric; period: Period },
): { now: UnitFigure; before: UnitFigure } | undefined {
  const [now] = newestFirst(
    own.filter(({ period: of }) =>
      metric.window === 'week' ? samePeriod(of, period) : endsWithin(of, period),
    ),
  );
  if (now === undefined) return undefined;
  const [before] = newestFirst(
    own.filter(
      (figure) =>
        figure.metric.version === now.metric.version &&
        figure.period.to <= doneOn &&
        figure.period.to >= addDays(doneOn, -BASELINE_DAYS),
    ),
  );
  return before && { now, before };
}

function hasGrown({ direction }: Metric, now: UnitFigure, before: UnitFigure): boolean {
  const change = changeOf(now, before);
  return direction === 'more-is-better' ? change > 0 : change < 0;
}

/** Above 0 – more: by exact shares where both have counts, since a rounded percent may hide or make a difference. */
function changeOf(now: UnitFigure, before: UnitFigure): number {
  const { numerator: n, denominator: m = 0 } = now;
  const { numerator: n0, denominator: m0 = 0 } = before;
  if (n !== undefined && n0 !== undefined && m > 0 && m0 > 0) return n * m0 - n0 * m;
  return (now.value ?? 0) - (before.value ?? 0);
}
