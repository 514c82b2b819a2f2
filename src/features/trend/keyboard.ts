import { button, inline } from '../../bot/buttons.ts';
import type { Button, Keyboard } from '../../bot/outgoing.ts';
import type { Metric } from '../../domain/metric.ts';
import { cardButton, inPairs, namedBy } from '../subjects/figures/figure-buttons.ts';
import type { FigureView } from '../subjects/figures/figure-buttons.ts';
import { labels } from '../texts.ts';
import type { Slots } from './slots.ts';
import { texts } from './texts.ts';
import { isToldWhole } from './trend-lines.ts';

const LENGTHS = [4, 12, 52] as const;
/** Ten buttons stand under a message; the rows above take six of them. */
const MOST_OTHERS = 4;
const MOST_CHOICE = 10;

export function trendKeyboard({
  metric,
  view,
  shown,
  most,
  asList,
  choice,
}: {
  metric: Metric;
  view: FigureView;
  shown: Slots;
  most: number;
  asList: boolean;
  choice: readonly Metric[];
}): Keyboard {
  const about = { ...namedBy(view), m: metric.code };
  const others = choice.filter((other) => other !== metric);
  const rows = [
    asList
      ? [button(labels.trend, 'trend', { ...about, n: most })]
      : lengthButtons(view, metric, shown, most),
    [
      cardButton(view, metric, undefined),
      ...(metric.kind === 'share' && metric.rhythm !== 'once'
        ? [button(labels.compare, 'compare', about)]
        : []),
      ...(metric.kind === 'share' && metric.target !== undefined
        ? [button(labels.forecast, 'forecast', about)]
        : []),
    ],
    ...(asList ? [] : inPairs(otherButtons(view, others))),
  ];
  return inline(...rows.filter((row) => row.length > 0));
}

/** The other lengths that show another stretch than this one, and the whole list. */
function lengthButtons(view: FigureView, { code, rhythm }: Metric, shown: Slots, most: number): Button[] {
  const about = { ...namedBy(view), m: code };
  const { known, steps } = shown;
  const lengths = LENGTHS.filter((length, index) => {
    const shorter = LENGTHS[index - 1] ?? 0;
    // A length shows something of its own only where more is known than the next shorter one holds.
    return length !== most && Math.min(length, known) !== steps && known > shorter;
  });
  return [
    ...lengths.map((length) => button(texts.length(length, rhythm), 'trend', { ...about, n: length })),
    ...(isToldWhole(shown) ? [] : [button(texts.list, 'trend', { ...about, n: most, l: true })]),
  ];
}

function otherButtons(view: FigureView, others: readonly Metric[]): Button[] {
  const buttonOf = (metric: Metric) => metricButton(view, metric);
  if (others.length <= MOST_OTHERS) return others.map(buttonOf);
  return [
    ...others.slice(0, MOST_OTHERS - 1).map(buttonOf),
    button(texts.others, 'trend', { ...namedBy(view), o: true }),
  ];
}

export function choiceRows(view: FigureView, metrics: readonly Metric[]): Button[][] {
  return inPairs(metrics.slice(0, MOST_CHOICE).map((metric) => metricButton(view, metric)));
}

function metricButton(view: FigureView, { code, shortTitle }: Metric): Button {
  return button(texts.ofMetric(shortTitle), 'trend', { ...namedBy(view), m: code });
}
