import { MOST_BARS } from '../../charts/chart-spec.ts';
import type { BarsChart } from '../../charts/chart-spec.ts';
import { OTHERS_NEEDED } from '../../domain/disclosure.ts';
import { percentOf } from '../../domain/measurement.ts';
import { periodKindOf, samePeriod } from '../../domain/period.ts';
import type { Period } from '../../domain/period.ts';
import { leastTold } from '../../domain/results.ts';
import type { WeeklyResult } from '../../domain/results.ts';
import { totalOf } from '../../domain/totals.ts';
import { hasFigure } from '../../domain/unit-figure.ts';
import type { StoredMeasurement } from '../../storage/measurement.ts';
import type { LoadedResults } from './load-results.ts';
import { texts } from './texts.ts';

/** A picture with the words that say the same; both go together or not at all. */
export type ResultsPicture = { chart: BarsChart; words: string };

/** Of one week alone the text says everything. What the results know of the time before is five weeks. */
const LEAST_WEEKS = 2;

/**
 * The schools as bars, the best first – only where the coordinator lets schools be named; otherwise the district as a
 * whole by weeks, since a short bar in everybody's sight names a school as low as a word does. Doubtful values are never
 * named, so they have no bar.
 */
export function resultsPicture(
  loaded: LoadedResults,
  { district, nameLow, thisYear }: { district: string; nameLow: boolean; thisYear: number },
): ResultsPicture | undefined {
  const { results } = loaded;
  if (!results.arrived) return undefined;
  const schools = results.groups.find(({ group }) => group === 'schools');
  const shown = schools?.weekly.find(
    ({ metric, total }) => metric.kind === 'share' && (total?.kind === 'counts' || total?.kind === 'mean'),
  );
  if (shown === undefined) return undefined;
  return nameLow
    ? bySchool(loaded, shown, { district, thisYear })
    : byWeek(loaded, shown, { district, thisYear });
}

type Heading = { district: string; thisYear: number };

function bySchool(
  { results, figures, names }: LoadedResults,
  shown: WeeklyResult,
  { district, thisYear }: Heading,
): ResultsPicture | undefined {
  const rows = figuresOf(figures, shown, results.period)
    .filter(({ unitId, doubt }) => doubt === undefined && shown.unitIds.includes(unitId))
    .map((figure) => ({ label: names.get(figure.unitId) ?? '', value: shareOf(figure) }))
    .toSorted((a, b) => b.value - a.value || a.label.localeCompare(b.label, 'ru'));
  if (rows.length < 2) return undefined;
  const chart: BarsChart = {
    kind: 'bars',
    title: labelOf(shown),
    subtitle: texts.pictureOfSchools(district, results.period, thisYear),
    bars: rows.slice(0, MOST_BARS),
    unit: 'percent',
    decimals: 1,
  };
  return { chart, words: texts.pictureBySchool(shown.metric.shortTitle, rows, rows.length - MOST_BARS) };
}

function byWeek(
  { results, figures, units }: LoadedResults,
  shown: WeeklyResult,
  { district, thisYear }: Heading,
): ResultsPicture | undefined {
  const schools = new Set(units.filter(({ group }) => group === 'schools').map(({ id }) => id));
  const bars = weeksOf(figures, shown).flatMap((period) => {
    const own = figuresOf(figures, shown, period).filter(
      (figure) => hasFigure(figure) && schools.has(figure.unitId),
    );
    const total = totalOf('share', own);
    if (total === undefined || !isTold(own, shown, samePeriod(period, results.period))) return [];
    const { kind } = total;
    if (kind !== 'counts' && kind !== 'mean') return [];
    const value = kind === 'counts' ? percentOf(total.numerator, total.denominator) : total.value;
    return [{ label: texts.week(period, thisYear), value, kind }];
  });
  // People and plain means are no line.
  const kind = bars.at(-1)?.kind;
  const alike = bars.filter((bar) => bar.kind === kind).map(({ label, value }) => ({ label, value }));
  if (alike.length < LEAST_WEEKS) return undefined;
  const chart: BarsChart = {
    kind: 'bars',
    title: labelOf(shown),
    subtitle: texts.pictureOfWeeks(district),
    bars: alike,
    unit: 'percent',
    decimals: 1,
  };
  return { chart, words: texts.pictureByWeek(shown.metric.shortTitle, alike) };
}

/**
 * Weeks of the very same organisations, or of clearly others: beside the sum of almost the same ones a single school
 * could be worked out. A sum of few is told nowhere.
 */
function isTold(own: readonly StoredMeasurement[], shown: WeeklyResult, isThisWeek: boolean): boolean {
  if (own.length < leastTold('schools')) return false;
  if (isThisWeek) return true;
  const now = new Set(shown.unitIds);
  const then = new Set(own.map(({ unitId }) => unitId));
  const alone = [
    shown.unitIds.filter((id) => !then.has(id)).length,
    own.filter(({ unitId }) => !now.has(unitId)).length,
  ];
  return alone.every((units) => units === 0 || units > OTHERS_NEEDED);
}

/** Oldest first. */
function weeksOf(figures: readonly StoredMeasurement[], shown: WeeklyResult): Period[] {
  const weeks = figures
    .filter((figure) => isOf(figure, shown) && periodKindOf(figure.period) === 'week')
    .map(({ period }) => period);
  const newest = weeks.map(({ to }) => to).toSorted();
  return [...new Set(newest)].flatMap((to) => weeks.find((week) => week.to === to) ?? []);
}

function figuresOf(
  figures: readonly StoredMeasurement[],
  shown: WeeklyResult,
  period: Period,
): StoredMeasurement[] {
  return figures.filter((figure) => isOf(figure, shown) && samePeriod(figure.period, period));
}

function isOf({ origin, metric }: StoredMeasurement, { ref }: WeeklyResult): boolean {
  return origin === 'federal' && metric.code === ref.code && metric.version === ref.version;
}

function shareOf({ value = 0, numerator, denominator = 0 }: StoredMeasurement): number {
  return numerator !== undefined && denominator > 0 ? percentOf(numerator, denominator) : value;
}

function labelOf({ metric, ref }: WeeklyResult): string {
  const version = metric.versions.find((one) => one.version === ref.version);
  return texts.pictureTitle(version?.label ?? metric.title, metric.audience);
}
