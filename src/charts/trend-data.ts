import type { TrendChart } from './chart-spec.ts';
import { MOST_LINES } from './look.ts';
import { drawable } from './svg.ts';
import { texts } from './texts.ts';

/** More periods are not told apart in one picture; the newest are kept. A year of weeks is half of it. */
const MOST_PERIODS = 120;

export type Point = { at: number; value: number; aside: boolean };
type Line = { label: string; points: readonly Point[] };

/** A trend with everything undrawable taken out: what the layout may rely on. */
export type TrendData = {
  title: string;
  subtitle: string;
  periods: readonly string[];
  lines: readonly Line[];
  asideLabel: string;
  breaks: readonly number[];
  percent: boolean;
  decimals: number | undefined;
  target: { value: number; label: string; from: number } | undefined;
  /** Some period has a value of two lines: the picture is crowded. */
  crowded: boolean;
  /** Runs of periods without any figure, both ends included. */
  gaps: readonly { from: number; to: number }[];
};

export function trendData(spec: TrendChart): TrendData {
  const dropped = Math.max(0, spec.periods.length - MOST_PERIODS);
  const periods = spec.periods.slice(dropped).map(drawable);
  const lines = spec.lines.slice(0, MOST_LINES).map(({ label, values, aside }) => ({
    label: drawable(label),
    points: values.slice(dropped, dropped + periods.length).flatMap((value, at): Point[] => {
      // Parsed JSON of an older version may hold anything: what is no number is no figure.
      const isFigure = typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e12;
      return isFigure ? [{ at, value: Math.max(0, value), aside: aside?.[dropped + at] === true }] : [];
    }),
  }));
  const { target } = spec;
  const isValue = target !== undefined && Number.isFinite(target.value) && target.value >= 0;
  const from = Math.max(0, (target?.from ?? 0) - dropped);
  // A target of later periods than these is none of this picture.
  const hasTarget = isValue && target.value < 1e12 && (from === 0 || from < periods.length);
  return {
    title: drawable(spec.title),
    subtitle: drawable(spec.subtitle),
    periods,
    lines,
    asideLabel: drawable(spec.asideLabel ?? texts.aside),
    breaks: (spec.breaks ?? []).map((at) => at - dropped).filter((at) => at > 0 && at < periods.length),
    percent: spec.unit === 'percent',
    decimals: spec.decimals,
    target: hasTarget ? { value: target.value, label: drawable(target.label), from } : undefined,
    crowded: new Set(placesOf(lines)).size < placesOf(lines).length,
    gaps: gapsOf(periods.length, lines),
  };
}

function placesOf(lines: readonly Line[]): number[] {
  return lines.flatMap(({ points }) => points.map(({ at }) => at));
}

function gapsOf(periods: number, lines: readonly Line[]): { from: number; to: number }[] {
  const told = new Set(placesOf(lines));
  const gaps: { from: number; to: number }[] = [];
  for (let at = 0; at < periods; at += 1) {
    if (told.has(at)) continue;
    const last = gaps.at(-1);
    if (last?.to === at - 1) last.to = at;
    else gaps.push({ from: at, to: at });
  }
  return gaps;
}

/** What a line joins: neighbouring periods without a gap or a doubted value between them. */
export function segmentsOf(points: readonly Point[]): Point[][] {
  const segments: Point[][] = [];
  let before: Point | undefined;
  for (const point of points) {
    const joined = before !== undefined && !before.aside && !point.aside && point.at === before.at + 1;
    if (joined) segments.at(-1)?.push(point);
    else segments.push([point]);
    before = point;
  }
  return segments;
}
