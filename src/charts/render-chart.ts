import type { ChartSpec, TrendChart } from './chart-spec.ts';
import { frameOf, placePeriods } from './frame.ts';
import type { Frame } from './frame.ts';
import { headings } from './headings.ts';
import { drawLegend, legendRows } from './legend.ts';
import { LOOK, styleOf } from './look.ts';
import { mark } from './marks.ts';
import { renderBars } from './render-bars.ts';
import { coordinate, element } from './svg.ts';
import { shorten, textWidth } from './text-width.ts';
import { segmentsOf, trendData } from './trend-data.ts';
import type { Point, TrendData } from './trend-data.ts';
import { placeValues } from './value-labels.ts';
import type { Box } from './value-labels.ts';

/** Draws a chart as SVG. Pure: the same spec gives the same text, and whatever the spec holds, it can be drawn. */
export function renderChart(spec: ChartSpec): string {
  return spec.kind === 'bars' ? renderBars(spec) : renderTrend(spec);
}

function renderTrend(spec: TrendChart): string {
  const data = trendData(spec);
  const legend = legendRows(data);
  const frame = frameOf(data, legend.length);
  const target = targetOf(data, frame);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${frame.width}" height="${coordinate(frame.height)}" font-family="${LOOK.font}">`,
    hatching(),
    element('rect', { width: frame.width, height: frame.height, fill: LOOK.paper }),
    ...headings(frame),
    ...gaps(data, frame),
    ...axes(frame),
    ...breaks(data, frame),
    ...(target?.drawn ?? []),
    ...data.lines.flatMap(({ points }, index) => line(points, index, data, frame)),
    ...periods(data, frame),
    ...values(data, frame, target?.box),
    ...drawLegend(legend, frame.legendTop),
    '</svg>',
    '',
  ].join('\n');
}

function hatching(): string {
  const stroke = element('path', { d: 'M-4 16L16 -4M6 26L26 6', stroke: LOOK.hatch, 'stroke-width': 3 });
  return `<defs><pattern id="gap" width="20" height="20" patternUnits="userSpaceOnUse">${stroke}</pattern></defs>`;
}

/** Over the whole height: a period without a figure is no zero and no fall. */
function gaps(data: TrendData, { x, half, plot }: Frame): string[] {
  return data.gaps.map(({ from, to }) => {
    const left = Math.max(plot.left, x(from) - half);
    const right = Math.min(plot.right, x(to) + half);
    return element('rect', {
      class: 'gap',
      x: left,
      y: plot.top,
      width: right - left,
      height: plot.bottom - plot.top,
      fill: 'url(#gap)',
    });
  });
}

function axes({ plot, scale, marks, y }: Frame): string[] {
  return scale.marks.flatMap((value, index) => [
    element('path', {
      d: `M${coordinate(plot.left)} ${coordinate(y(value))}H${coordinate(plot.right)}`,
      stroke: index === 0 ? LOOK.axis : LOOK.grid,
      'stroke-width': index === 0 ? 3 : 2,
    }),
    element(
      'text',
      {
        class: 'mark',
        x: plot.left - 16,
        y: y(value) + LOOK.small * 0.33,
        'font-size': LOOK.small,
        'text-anchor': 'end',
        fill: LOOK.soft,
      },
      marks[index] ?? '',
    ),
  ]);
}

function breaks(data: TrendData, { x, half, plot }: Frame): string[] {
  return data.breaks.map((at) =>
    element('path', {
      class: 'break',
      d: `M${coordinate(x(at) - half)} ${coordinate(plot.top - 8)}V${coordinate(plot.bottom + 8)}`,
      stroke: LOOK.ink,
      'stroke-width': 3,
      'stroke-dasharray': '7 5',
    }),
  );
}

/** The line to be reached, over the periods it is a target of, its name over its beginning. */
function targetOf(
  { target }: TrendData,
  { plot, x, y, half }: Frame,
): { drawn: readonly string[]; box: Box } | undefined {
  if (target === undefined) return undefined;
  const at = y(target.value);
  const begins = target.from === 0 ? plot.left : Math.max(plot.left, x(target.from) - half);
  const text = shorten(target.label, LOOK.small, (plot.right - plot.left) / 2);
  const width = textWidth(text, LOOK.small);
  const left = Math.min(begins + 8, plot.right - width);
  const baseline = at - 10;
  const box = {
    left: left - 8,
    right: left + width,
    top: baseline - LOOK.small * 0.8,
    bottom: baseline + LOOK.small * 0.25,
  };
  const drawn = [
    element('path', {
      class: 'target',
      d: `M${coordinate(begins)} ${coordinate(at)}H${coordinate(plot.right)}`,
      stroke: LOOK.target,
      'stroke-width': 4,
      'stroke-dasharray': '18 10',
    }),
    element(
      'text',
      {
        class: 'target-label',
        x: left,
        y: baseline,
        'font-size': LOOK.small,
        'font-weight': LOOK.bold,
        fill: LOOK.target,
        ...HALO,
      },
      text,
    ),
  ];
  return { drawn, box };
}

/** A rim of the paper's colour keeps letters legible over lines. */
const HALO = {
  stroke: LOOK.paper,
  'stroke-width': 8,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
} as const;

/** In a long row only the ends of a stretch and points that stand alone keep their marks. */
const MARKED_PERIODS = 26;

function line(
  points: readonly Point[],
  index: number,
  { periods, crowded }: TrendData,
  { x, y, plot }: Frame,
): string[] {
  const style = styleOf(index);
  const spot = ({ at, value }: Point) => `${coordinate(x(at))} ${coordinate(y(value))}`;
  const segments = segmentsOf(points);
  const long = periods.length > MARKED_PERIODS;
  const last = points.at(-1);
  const strokes = segments
    .filter((segment) => segment.length > 1)
    .flatMap((segment) => {
      const d = `M${segment.map(spot).join('L')}`;
      const [first, end] = [segment[0], segment.at(-1)];
      if (first === undefined || end === undefined) return [];
      const floor = coordinate(plot.bottom);
      const area = element('path', {
        d: `${d}V${floor}H${coordinate(x(first.at))}Z`,
        fill: style.colour,
        'fill-opacity': '0.09',
      });
      return [
        ...(crowded ? [] : [area]),
        element('path', {
          class: 'line',
          d,
          fill: 'none',
          stroke: style.colour,
          'stroke-width': 5,
          'stroke-linejoin': 'round',
          'stroke-linecap': style.dash === undefined ? 'round' : undefined,
          'stroke-dasharray': style.dash,
        }),
      ];
    });
  const marks = segments.flatMap((segment) =>
    segment
      .filter((point) => !long || segment.length === 1 || point === last)
      .map((point) => mark(style, x(point.at), y(point.value), point === last ? 10 : 7, point.aside)),
  );
  return [...strokes, ...marks];
}

function periods(data: TrendData, frame: Frame): string[] {
  const { plot } = frame;
  return placePeriods(data, frame).flatMap(({ at, text, middle }) => [
    element('path', {
      d: `M${coordinate(frame.x(at))} ${coordinate(plot.bottom)}v10`,
      stroke: LOOK.axis,
      'stroke-width': 3,
    }),
    element(
      'text',
      {
        class: 'period',
        x: middle,
        y: plot.bottom + 42,
        'font-size': LOOK.small,
        'text-anchor': 'middle',
        fill: LOOK.soft,
      },
      text,
    ),
  ]);
}

function values(data: TrendData, frame: Frame, target: Box | undefined): string[] {
  return placeValues(data, frame, target === undefined ? [] : [target]).map(
    ({ text, middle, baseline, colour }) =>
      element(
        'text',
        {
          class: 'value',
          x: middle,
          y: baseline,
          'font-size': LOOK.value,
          'font-weight': LOOK.bold,
          'text-anchor': 'middle',
          fill: colour,
          ...HALO,
        },
        text,
      ),
  );
}
