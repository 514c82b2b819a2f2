import { LOOK, styleOf } from './look.ts';
import type { Style } from './look.ts';
import { mark } from './marks.ts';
import { element } from './svg.ts';
import { shorten, textWidth } from './text-width.ts';
import { texts } from './texts.ts';
import type { TrendData } from './trend-data.ts';

type Entry = { sample: 'line' | 'gap' | 'aside' | 'break'; style: Style; label: string };
type Row = readonly { entry: Entry; left: number }[];

const SAMPLE = 56;
const AFTER_SAMPLE = 14;
const BETWEEN = 36;
/** Of real labels two stand in a row; what no metric has is cut off. */
const MOST_ROWS = 8;

/** What the picture has to explain: the definitions where there are several, gaps, doubted values, the change. */
export function legendRows(data: TrendData): Row[] {
  const room = LOOK.width - 2 * LOOK.margin;
  const rows: { entry: Entry; left: number }[][] = [];
  let used = 0;
  for (const entry of entriesOf(data)) {
    const label = shorten(entry.label, LOOK.small, room - SAMPLE - AFTER_SAMPLE);
    const width = SAMPLE + AFTER_SAMPLE + textWidth(label, LOOK.small);
    const row = rows.at(-1);
    if (row !== undefined && used + BETWEEN + width <= room) {
      row.push({ entry: { ...entry, label }, left: LOOK.margin + used + BETWEEN });
      used += BETWEEN + width;
    } else {
      rows.push([{ entry: { ...entry, label }, left: LOOK.margin }]);
      used = width;
    }
  }
  return rows.slice(0, MOST_ROWS);
}

function entriesOf({ lines, gaps, asideLabel, breaks }: TrendData): Entry[] {
  const plain = styleOf(0);
  const doubted = lines.findIndex(({ points }) => points.some(({ aside }) => aside));
  return [
    ...(lines.length > 1
      ? lines.map(({ label }, index): Entry => ({ sample: 'line', style: styleOf(index), label }))
      : []),
    ...(breaks.length > 0
      ? [{ sample: 'break', style: plain, label: texts.newDefinition } satisfies Entry]
      : []),
    ...(gaps.length > 0 ? [{ sample: 'gap', style: plain, label: texts.noData } satisfies Entry] : []),
    ...(doubted >= 0
      ? [{ sample: 'aside', style: styleOf(doubted), label: asideLabel } satisfies Entry]
      : []),
  ];
}

export function drawLegend(rows: readonly Row[], top: number): string[] {
  return rows.flatMap((row, index) => {
    const baseline = top + index * LOOK.legendLine + LOOK.small;
    const middle = baseline - LOOK.small * 0.33;
    return row.flatMap(({ entry, left }) => [
      ...sampleOf(entry, left, middle),
      element(
        'text',
        {
          class: 'legend',
          x: left + SAMPLE + AFTER_SAMPLE,
          y: baseline,
          'font-size': LOOK.small,
          fill: LOOK.ink,
        },
        entry.label,
      ),
    ]);
  });
}

function sampleOf({ sample, style }: Entry, left: number, middle: number): string[] {
  const centre = left + SAMPLE / 2;
  switch (sample) {
    case 'line':
      return [
        element('path', {
          d: `M${left} ${middle}H${left + SAMPLE}`,
          stroke: style.colour,
          'stroke-width': 4,
          'stroke-dasharray': style.dash,
        }),
        mark(style, centre, middle, 8),
      ];
    case 'gap':
      return [
        element('rect', { x: left, y: middle - 14, width: SAMPLE, height: 28, fill: 'url(#gap)' }),
        element('rect', {
          x: left,
          y: middle - 14,
          width: SAMPLE,
          height: 28,
          fill: 'none',
          stroke: LOOK.hatch,
        }),
      ];
    case 'aside':
      return [mark(style, centre, middle, 9, true)];
    case 'break':
      return [
        element('path', {
          d: `M${centre} ${middle - 16}V${middle + 16}`,
          stroke: LOOK.ink,
          'stroke-width': 3,
          'stroke-dasharray': '7 5',
        }),
      ];
  }
}
