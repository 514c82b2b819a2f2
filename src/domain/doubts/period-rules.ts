import { daysBetween } from '../calendar-day.ts';
import type { Source } from '../figure-sources.ts';
import { metricKey } from '../metric.ts';
import type { Metric } from '../metric.ts';
import { periodKindOf, samePeriod } from '../period.ts';
import type { Period } from '../period.ts';
import { isSameFigure } from '../planned-figure.ts';
import type { PlannedFigure } from '../planned-figure.ts';
import { groupBy } from '../group-by.ts';
import { remembered, sourcesIn, unitIdOf } from './finding.ts';
import type { DoubtData, DoubtFinding, KnownFigure } from './finding.ts';

function isWeekly(metrics: ReadonlyMap<string, Metric>, { metric }: Pick<Source, 'metric'>): boolean {
  return metrics.get(metric.code)?.window === 'week';
}

function keyOfPeriod({ from, to }: Period): string {
  return `${from} ${to}`;
}

/** A figure of a week whose period is no Сб–Пт week. */
export function periodNotWeek(data: DoubtData): DoubtFinding[] {
  const { figures, metrics } = data;
  const kindOf = remembered(keyOfPeriod, periodKindOf);
  const isOdd = (of: Source) => isWeekly(metrics, of) && kindOf(of.period) !== 'week';
  if (!sourcesIn(data).some(isOdd)) return [];
  const odd = figures.filter(isOdd);
  return [...groupBy(odd, ({ period }) => keyOfPeriod(period)).values()].flatMap((group) =>
    group
      .slice(0, 1)
      .map(({ period }) => ({ code: 'period-not-week', facts: { ...period }, figures: group })),
  );
}

/** A figure of a week that has days in common with a stored one of the same unit and metric, and is not of that week. */
export function periodOverlaps({ figures, metrics, known }: DoubtData): DoubtFinding[] {
  if (known.size === 0) return [];
  const found = figures.flatMap((figure) => {
    const id = unitIdOf(figure);
    if (id === undefined || !isWeekly(metrics, figure)) return [];
    const { from, to } = figure.period;
    const stored = known
      .get(id)
      ?.find(
        (one) =>
          one.metric.code === figure.metric.code &&
          one.period.from <= to &&
          from <= one.period.to &&
          !samePeriod(one.period, figure.period),
      )?.period;
    return stored === undefined ? [] : [{ stored, figure }];
  });
  return [
    ...groupBy(
      found,
      ({ stored, figure }) => `${keyOfPeriod(stored)} ${keyOfPeriod(figure.period)}`,
    ).values(),
  ].flatMap((group) =>
    group.slice(0, 1).map(({ stored }) => ({
      code: 'period-overlaps',
      facts: { ...stored },
      figures: group.map(({ figure }) => figure),
    })),
  );
}

/** Figures that move slowly may stay what they were from one week to the next. */
const SLOW_DAYS = 20;
/** Fewer figures, or all the same number, may be equal by chance. */
const LEAST_EQUAL = 3;
/** Of a week’s figures so few may differ where so many are equal: a copy in which a school or two were put right. */
const DIFFERENT = 0.1;
const LEAST_EQUAL_OF_COPY = 10;

/**
 * The very figures that are stored for another period: last week's file with this week's date. Zeros and statuses say
 * nothing, for they often stay what they were.
 */
export function sameFigures({ figures, metrics, known }: DoubtData): DoubtFinding[] {
  if (known.size === 0) return [];
  const telling = figures.filter(
    (figure) => unitIdOf(figure) !== undefined && figure.value !== undefined && isTelling(metrics, figure),
  );
  const groups = groupBy(
    telling,
    (figure) => `${isWeekly(metrics, figure) ? 'week' : 'slow'} ${keyOfPeriod(figure.period)}`,
  );
  const index = indexOf(known, new Set(telling.map(({ metric }) => metricKey(metric))));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const same = [...index.values()].find(
      (other) =>
        !samePeriod(other.period, first.period) &&
        (isWeekly(metrics, first) || Math.abs(daysBetween(other.period.to, first.period.to)) >= SLOW_DAYS) &&
        repeats(group, other.figures, isWeekly(metrics, first)),
    );
    return same === undefined
      ? []
      : [{ code: 'same-figures' as const, facts: { ...same.period }, figures: group }];
  });
}

function isTelling(metrics: ReadonlyMap<string, Metric>, { metric }: PlannedFigure): boolean {
  const of = metrics.get(metric.code);
  return of !== undefined && of.kind !== 'status' && of.window !== 'state';
}

type OfPeriod = { period: Period; figures: Map<string, KnownFigure> };

/** Stored figures of the metrics, by period and then by unit and definition. */
function indexOf(known: DoubtData['known'], keys: ReadonlySet<string>): Map<string, OfPeriod> {
  const index = new Map<string, OfPeriod>();
  for (const own of known.values()) {
    for (const figure of own) {
      const key = metricKey(figure.metric);
      if (!keys.has(key)) continue;
      const days = keyOfPeriod(figure.period);
      let of = index.get(days);
      if (of === undefined) index.set(days, (of = { period: figure.period, figures: new Map() }));
      of.figures.set(`${figure.unitId} ${key}`, figure);
    }
  }
  return index;
}

function repeats(
  figures: readonly PlannedFigure[],
  stored: ReadonlyMap<string, KnownFigure>,
  isWeek: boolean,
): boolean {
  let common = 0;
  let different = 0;
  const values: number[] = [];
  for (const figure of figures) {
    const other = stored.get(`${unitIdOf(figure) ?? ''} ${metricKey(figure.metric)}`);
    if (other === undefined) continue;
    common += 1;
    if (!isSameFigure(figure, other)) {
      if (!isWeek) return false;
      different += 1;
      continue;
    }
    // One of 31 and one of 22 are different shares and the same one teacher: people are what chance repeats.
    if (figure.value !== undefined && figure.value !== 0) values.push(figure.numerator ?? figure.value);
  }
  const isCopy =
    different === 0
      ? values.length >= LEAST_EQUAL
      : values.length >= LEAST_EQUAL_OF_COPY && different <= DIFFERENT * (values.length + different);
  return isCopy && common * 2 >= figures.length && new Set(values).size > 1;
}
