import { number, percent } from '../text/number.ts';
import { LOOK } from './look.ts';
import { scaleOf } from './scale.ts';
import type { Scale } from './scale.ts';
import { shorten, textWidth, wrap } from './text-width.ts';
import type { TrendData } from './trend-data.ts';

/** Where everything of a picture stands. */
export type Frame = {
  width: number;
  height: number;
  titles: readonly string[];
  subtitles: readonly string[];
  plot: { left: number; right: number; top: number; bottom: number };
  scale: Scale;
  /** The names of the scale's marks. */
  marks: readonly string[];
  legendTop: number;
  x: (at: number) => number;
  y: (value: number) => number;
  /** Half the distance between two periods. */
  half: number;
};

const MOST_MARK_WIDTH = 220;
/** From the axis to the baseline of the periods' names, and from there to the legend. */
const AXIS_TEXT = 42;
const BELOW_AXIS = 24;
/** Room over the plot for the value of a point that stands at its very top. */
const OVER_PLOT = 52;

export function frameOf(data: TrendData, legendRows: number): Frame {
  const room = LOOK.width - 2 * LOOK.margin;
  const titles = wrap(data.title, LOOK.title, room, 2);
  const subtitles = wrap(data.subtitle, LOOK.subtitle, room, 2);
  const highest = Math.max(
    0,
    data.target?.value ?? 0,
    ...data.lines.flatMap(({ points }) => points.map(({ value }) => value)),
  );
  const scale = scaleOf(highest, data);
  const marks = scale.marks.map((mark) =>
    shorten(data.percent ? percent(mark) : number(mark), LOOK.small, MOST_MARK_WIDTH),
  );
  const top = LOOK.margin + titles.length * LOOK.titleLine + subtitles.length * LOOK.subtitleLine + OVER_PLOT;
  const legend = legendRows === 0 ? 0 : legendRows * LOOK.legendLine + BELOW_AXIS;
  const below = AXIS_TEXT + legend + LOOK.margin;
  const bottom = Math.max(top + LOOK.leastPlot, LOOK.height - below);
  const left = LOOK.margin + Math.max(...marks.map((mark) => textWidth(mark, LOOK.small))) + 16;
  const right = LOOK.width - LOOK.margin;
  const count = data.periods.length;
  const pad = Math.min(64, (right - left) / (2 * Math.max(1, count)));
  const step = count > 1 ? (right - left - 2 * pad) / (count - 1) : 0;
  return {
    width: LOOK.width,
    height: bottom + below,
    titles,
    subtitles,
    plot: { left, right, top, bottom },
    scale,
    marks,
    legendTop: bottom + AXIS_TEXT + BELOW_AXIS,
    x: (at) => (count > 1 ? left + pad + at * step : (left + right) / 2),
    y: (value) => bottom - (Math.min(value, scale.top) / scale.top) * (bottom - top),
    half: count > 1 ? step / 2 : (right - left) / 2,
  };
}

/** A stretch of the width; two of them never touch. */
type Placed = { at: number; text: string; middle: number };

const BETWEEN = 20;

/** The periods' names under the axis: the newest one always, of the others every second, third … as many as fit. */
export function placePeriods({ periods }: TrendData, frame: Frame): Placed[] {
  const room = frame.width - 2 * LOOK.margin;
  const texts = periods.map((text) => shorten(text, LOOK.small, room));
  for (let every = 1; every <= Math.max(1, texts.length); every += 1) {
    const placed: Placed[] = [];
    let limit = Infinity;
    for (let at = texts.length - 1; at >= 0; at -= every) {
      const text = texts[at] ?? '';
      const half = textWidth(text, LOOK.small) / 2;
      const middle = clamp(frame.x(at), LOOK.margin / 2 + half, frame.width - LOOK.margin / 2 - half);
      if (middle + half > limit) break;
      placed.push({ at, text, middle });
      limit = middle - half - BETWEEN;
    }
    if (placed.length === Math.ceil(texts.length / every)) return placed.filter(({ text }) => text !== '');
  }
  return [];
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
