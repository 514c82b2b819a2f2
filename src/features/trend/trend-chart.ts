import type { TrendChart } from '../../charts/chart-spec.ts';
import type { Metric } from '../../domain/metric.ts';
import type { School } from '../../domain/unit.ts';
import { changesOf, amountOf, isAside, isOddPeriod, seriesOf } from './series.ts';
import type { Change } from './series.ts';
import type { Slot, Slots } from './slots.ts';
import { texts } from './texts.ts';

/** The picture of a trend; undefined for what is no amount (a status) and where there is no figure. */
export function trendChartOf(
  metric: Metric,
  school: School,
  { slots, steps }: Slots,
): TrendChart | undefined {
  const all = seriesOf(metric, slots);
  const [main] = all;
  const [first, last] = [slots[0], slots.at(-1)];
  if (metric.kind === 'status' || main === undefined || first === undefined || last === undefined) {
    return undefined;
  }
  const figures = all.flatMap((series) => series.figures.map(({ figure }) => figure));
  const aside = figures.filter((figure) => isAside(metric, figure));
  const counted = figures.some(({ denominator }) => denominator !== undefined);
  const changes = changesOf(metric, slots);
  const target = targetOf(metric, slots, changes);
  const oldestFirst = all.toSorted((a, b) => (a.figures[0]?.at ?? 0) - (b.figures[0]?.at ?? 0));
  const audience = metric.window === 'week' && metric.kind === 'share' ? metric.audience : undefined;
  return {
    kind: 'trend',
    title: texts.chart.title(changes.length > 0 ? metric.title : main.version.label, audience),
    subtitle: texts.chart.subtitle({
      steps: texts.steps(steps, metric.rhythm),
      range: { from: first.period.from, to: last.period.to },
      school: school.name,
    }),
    periods: slots.map(({ period }) => texts.chart.period(period, metric.rhythm === 'weekly')),
    lines: oldestFirst.map(({ version, origin, figures: own }) => {
      const at = new Map(own.map((one) => [one.at, one.figure]));
      const inSlots = slots.map((_, index) => at.get(index));
      return {
        label: texts.chart.line(version.label, origin),
        values: inSlots.map((figure) => (figure === undefined ? null : amountOf(figure))),
        aside: inSlots.map((figure) => figure !== undefined && isAside(metric, figure)),
      };
    }),
    ...(aside.length > 0 && {
      asideLabel: texts.chart.aside({
        doubtful: aside.some(({ doubt }) => doubt !== undefined),
        odd: aside.some((figure) => isOddPeriod(metric.window, figure)),
      }),
    }),
    ...(changes.length > 0 && { breaks: changes.map(({ at }) => at) }),
    unit: metric.kind === 'share' ? 'percent' : 'people',
    ...(metric.kind === 'share' && counted && { decimals: metric.window === 'week' ? 1 : 2 }),
    ...(target !== undefined && { target }),
  };
}

/** Over the definition in force, and not before the target exists. */
function targetOf(
  { target, kind }: Metric,
  slots: readonly Slot[],
  changes: readonly Change[],
): TrendChart['target'] {
  if (target === undefined || kind !== 'share') return undefined;
  const { value, since } = target;
  const exists = since === undefined ? 0 : slots.findIndex(({ period }) => period.to >= since);
  if (exists < 0) return undefined;
  const from = Math.max(exists, changes.at(-1)?.at ?? 0);
  return { value, label: texts.chart.target(value), ...(from > 0 && { from }) };
}
