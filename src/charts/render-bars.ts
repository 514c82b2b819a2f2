import { number, percent } from '../text/number.ts';
import { MOST_BARS } from './chart-spec.ts';
import type { BarsChart } from './chart-spec.ts';
import { headings } from './headings.ts';
import { LOOK, styleOf } from './look.ts';
import { coordinate, drawable, element } from './svg.ts';
import { shorten, textWidth, wrap } from './text-width.ts';
import { texts } from './texts.ts';

type Bar = { label: string; value: number | undefined; aside: boolean };

const ROW = 44;
const THICK = 28;
const GAP = 16;
/** Between the headings and the first bar, and from the last one to the legend. */
const APART = 28;
/** Of the width of the picture the names may take so much. */
const MOST_LABEL = 400;
/** A value no metric has is cut off. */
const MOST_VALUE = 200;
const LEAST_HEIGHT = 240;

/** Bars one under another, each with its name before it and its value behind it; the picture is as high as they need. */
export function renderBars(spec: BarsChart): string {
  const bars = spec.bars.slice(0, MOST_BARS).map(barOf);
  const room = LOOK.width - 2 * LOOK.margin;
  const titles = wrap(drawable(spec.title), LOOK.title, room, 2);
  const subtitles = wrap(drawable(spec.subtitle), LOOK.subtitle, room, 2);
  const labels = bars.map(({ label }) => shorten(label, LOOK.small, MOST_LABEL));
  const values = bars.map(({ value }) =>
    value === undefined ? texts.noData : shorten(inWords(value, spec), LOOK.small, MOST_VALUE),
  );
  const left = LOOK.margin + widest(labels) + (bars.length === 0 ? 0 : GAP);
  const right = LOOK.width - LOOK.margin - widest(values) - GAP;
  const highest = Math.max(0, ...bars.map(({ value = 0 }) => value));
  const top = LOOK.margin + titles.length * LOOK.titleLine + subtitles.length * LOOK.subtitleLine + APART;
  const bottom = top + bars.length * ROW;
  const legend = bars.some(({ aside, value }) => aside && value !== undefined)
    ? legendRow(drawable(spec.asideLabel ?? texts.aside), bottom + APART, room)
    : [];
  const height = Math.max(
    LEAST_HEIGHT,
    bottom + (legend.length === 0 ? 0 : APART + LOOK.legendLine) + LOOK.margin,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${LOOK.width}" height="${coordinate(height)}" font-family="${LOOK.font}">`,
    element('rect', { width: LOOK.width, height, fill: LOOK.paper }),
    ...headings({ titles, subtitles }),
    ...(bars.length === 0 ? [] : [axis(left, top, bottom)]),
    ...bars.flatMap((bar, index) => {
      const middle = top + index * ROW + ROW / 2;
      const length = highest === 0 ? 0 : ((bar.value ?? 0) / highest) * (right - left);
      return [
        text('label', labels[index] ?? '', left - GAP, middle, { end: true }),
        ...(length === 0 ? [] : [barShape(left, middle, length, bar.aside)]),
        text('value', values[index] ?? '', left + length + GAP, middle, {
          soft: bar.value === undefined,
        }),
      ];
    }),
    ...legend,
    '</svg>',
    '',
  ].join('\n');
}

// Parsed JSON of an older version may hold anything: what is no number is no figure.
function barOf({ label, value, aside }: BarsChart['bars'][number]): Bar {
  const isFigure = typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e12;
  return {
    label: drawable(label),
    value: isFigure ? Math.max(0, value) : undefined,
    aside: aside === true,
  };
}

function inWords(value: number, { unit, decimals }: Pick<BarsChart, 'unit' | 'decimals'>): string {
  const style = decimals === undefined ? {} : { decimals };
  return unit === 'percent' ? percent(value, style) : number(value, style);
}

function widest(written: readonly string[]): number {
  return Math.max(0, ...written.map((one) => textWidth(one, LOOK.small)));
}

function axis(x: number, top: number, bottom: number): string {
  return element('path', {
    d: `M${coordinate(x)} ${coordinate(top)}V${coordinate(bottom)}`,
    stroke: LOOK.axis,
    'stroke-width': 3,
  });
}

/** A hollow one is of a doubted value: it is told apart by its shape, not by colour alone. */
function barShape(left: number, middle: number, length: number, hollow: boolean): string {
  const { colour } = styleOf(0);
  return element('rect', {
    class: 'bar',
    x: left,
    y: middle - THICK / 2,
    width: Math.max(2, length),
    height: THICK,
    ...(hollow
      ? { fill: LOOK.paper, stroke: colour, 'stroke-width': 3, 'stroke-dasharray': '7 5' }
      : { fill: colour }),
  });
}

function text(
  kind: string,
  written: string,
  x: number,
  middle: number,
  { end = false, soft = false }: { end?: boolean; soft?: boolean } = {},
): string {
  return element(
    'text',
    {
      class: kind,
      x,
      y: middle + LOOK.small * 0.33,
      'font-size': LOOK.small,
      'text-anchor': end ? 'end' : undefined,
      fill: soft ? LOOK.soft : LOOK.ink,
    },
    written,
  );
}

function legendRow(label: string, top: number, room: number): string[] {
  const middle = top + LOOK.legendLine / 2;
  const sample = 56;
  return [
    barShape(LOOK.margin, middle, sample, true),
    text('legend', shorten(label, LOOK.small, room - sample - GAP), LOOK.margin + sample + GAP, middle),
  ];
}
