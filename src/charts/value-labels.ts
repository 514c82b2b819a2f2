import { number, percent } from '../text/number.ts';
import type { Frame } from './frame.ts';
import { LOOK, styleOf } from './look.ts';
import { textWidth } from './text-width.ts';
import { segmentsOf } from './trend-data.ts';
import type { Point, TrendData } from './trend-data.ts';

export type Box = { left: number; right: number; top: number; bottom: number };
export type ValueLabel = { text: string; middle: number; baseline: number; colour: string; box: Box };

/** So many figures all have their values written; of more of them the newest, the highest and the lowest. */
const ALL_NAMED = 6;
/** Letters stand on the baseline: of the size, so much is over it and so much below. */
const ASCENT = 0.78;
const DESCENT = 0.24;
const FROM_POINT = 18;

type Stroke = readonly { x: number; y: number }[];

/**
 * The values written beside points, none over another or over `taken`. Each is tried above its point, below it and to
 * the sides, where it hides the least. One that finds no room is left out: the message's text has them all.
 */
export function placeValues(data: TrendData, frame: Frame, taken: readonly Box[]): ValueLabel[] {
  const labels: ValueLabel[] = [];
  const marks = data.lines.flatMap(({ points }) =>
    points.map(({ at, value }) => markBox(frame.x(at), frame.y(value))),
  );
  const strokes = strokesOf(data, frame);
  for (const { point, line, needed } of namedPoints(data)) {
    const write = data.percent ? percent : number;
    const text = write(point.value, styleFor(data, point.value));
    const candidates = candidatesFor(text, frame.x(point.at), frame.y(point.value), frame);
    const clear = candidates.filter(
      ({ box }) => ![...labels.map((label) => label.box), ...taken].some((other) => overlap(box, other)),
    );
    const best = clear
      .map((candidate, index) => ({
        candidate,
        cost: index + 10 * costOf(candidate.box, marks, strokes),
      }))
      .toSorted((a, b) => a.cost - b.cost)[0];
    if (best === undefined || (!needed && best.cost >= 100)) continue;
    labels.push({ ...best.candidate, text, colour: styleOf(line).colour });
  }
  return labels;
}

/** What a label should not stand on: the lines themselves, the target, the change of definition. */
function strokesOf(data: TrendData, { x, y, half, plot }: Frame): Stroke[] {
  const target = data.target === undefined ? undefined : y(data.target.value);
  return [
    ...data.lines.flatMap(({ points }) =>
      segmentsOf(points).map((segment) => segment.map(({ at, value }) => ({ x: x(at), y: y(value) }))),
    ),
    ...(target === undefined
      ? []
      : [
          [
            { x: plot.left, y: target },
            { x: plot.right, y: target },
          ],
        ]),
    ...data.breaks.map((at) => [
      { x: x(at) - half, y: plot.top },
      { x: x(at) - half + 0.1, y: plot.bottom },
    ]),
  ];
}

function styleFor({ decimals }: TrendData, value: number): { decimals?: number } {
  // «100 %» and «0 %» need no decimals to be exact.
  return decimals === undefined || Number.isInteger(value) ? {} : { decimals };
}

/** In the order in which they are given room: the newest of each line first. */
function namedPoints({ lines, crowded }: TrendData): { point: Point; line: number; needed: boolean }[] {
  const figures = lines.flatMap(({ points }) => points).length;
  const newest = lines.flatMap(({ points }, line) => {
    const point = points.at(-1);
    return point === undefined ? [] : [{ point, line, needed: true }];
  });
  // Between lines above each other a value would not tell whose it is.
  if (crowded) return newest.toReversed();
  const others = lines.flatMap(({ points }, line) => {
    const rest = points.slice(0, -1).toReversed();
    if (figures <= ALL_NAMED) return rest.map((point) => ({ point, line, needed: false }));
    const sound = points.filter(({ aside }) => !aside);
    const values = sound.map(({ value }) => value);
    const extremes = [Math.max(...values), Math.min(...values)].flatMap(
      (extreme) => sound.findLast(({ value }) => value === extreme) ?? [],
    );
    // Where nothing ever changed the newest value says it all.
    const isFlat = new Set(values).size < 2;
    return isFlat
      ? []
      : [...new Set(extremes)]
          .filter((point) => rest.includes(point) && point.value !== points.at(-1)?.value)
          .map((point) => ({ point, line, needed: false }));
  });
  return [...newest.toReversed(), ...others];
}

type Candidate = { middle: number; baseline: number; box: Box };

function candidatesFor(text: string, x: number, y: number, frame: Frame): Candidate[] {
  const half = textWidth(text, LOOK.value) / 2;
  const above = y - FROM_POINT - DESCENT * LOOK.value;
  const below = y + FROM_POINT + ASCENT * LOOK.value;
  const level = y + (ASCENT - DESCENT) * LOOK.value * 0.5;
  const places: (readonly [number, number])[] = [
    [x, above],
    [x, below],
    [x - half * 0.8, above],
    [x + half * 0.8, above],
    [x - half * 0.8, below],
    [x + half * 0.8, below],
    [x - half - FROM_POINT, level],
    [x + half + FROM_POINT, level],
    [x, above - LOOK.value],
    [x, below + LOOK.value],
    [x, above - 2 * LOOK.value],
  ];
  return places.flatMap(([middle, baseline]) => {
    const inside = Math.max(frame.plot.left + half, Math.min(frame.width - LOOK.margin / 2 - half, middle));
    const box = {
      left: inside - half,
      right: inside + half,
      top: baseline - ASCENT * LOOK.value,
      bottom: baseline + DESCENT * LOOK.value,
    };
    const fits = box.bottom <= frame.plot.bottom - 2 && box.top >= frame.plot.top - 50;
    return fits ? [{ middle: inside, baseline, box }] : [];
  });
}

/** How much a label hides: a mark counts ten, a stroke under it one. */
function costOf(box: Box, marks: readonly Box[], strokes: readonly Stroke[]): number {
  const hidden = marks.filter((mark) => overlap(box, mark)).length;
  const crossed = strokes.filter((stroke) =>
    stroke.some((point, index) => {
      const next = stroke[index + 1];
      return next !== undefined && crosses(box, point, next);
    }),
  ).length;
  return 10 * hidden + crossed;
}

function crosses(box: Box, a: { x: number; y: number }, b: { x: number; y: number }): boolean {
  const from = Math.max(box.left, a.x);
  const to = Math.min(box.right, b.x);
  if (from > to) return false;
  const at = (x: number) => a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
  const [one, two] = [at(from), at(to)];
  return Math.min(one, two) <= box.bottom && Math.max(one, two) >= box.top;
}

function markBox(x: number, y: number): Box {
  return { left: x - 9, right: x + 9, top: y - 9, bottom: y + 9 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
