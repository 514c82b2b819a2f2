import { LOOK } from './look.ts';
import type { Style } from './look.ts';
import { coordinate, element } from './svg.ts';

/** The mark of a point; a hollow one stands aside of its line. */
export function mark({ shape, colour }: Style, x: number, y: number, size: number, hollow = false): string {
  const paint = hollow
    ? { fill: LOOK.paper, stroke: colour, 'stroke-width': 4 }
    : { fill: colour, stroke: LOOK.paper, 'stroke-width': 2 };
  if (shape === 'circle') return element('circle', { cx: x, cy: y, r: size, ...paint });
  const corners = CORNERS[shape].map(
    ([dx, dy]) => `${coordinate(x + dx * size)},${coordinate(y + dy * size)}`,
  );
  return element('polygon', { points: corners.join(' '), ...paint });
}

const CORNERS: Record<Exclude<Style['shape'], 'circle'>, readonly (readonly [dx: number, dy: number])[]> = {
  square: [
    [-0.95, -0.95],
    [0.95, -0.95],
    [0.95, 0.95],
    [-0.95, 0.95],
  ],
  diamond: [
    [0, -1.3],
    [1.3, 0],
    [0, 1.3],
    [-1.3, 0],
  ],
  triangle: [
    [0, -1.25],
    [1.2, 0.95],
    [-1.2, 0.95],
  ],
  down: [
    [0, 1.25],
    [1.2, -0.95],
    [-1.2, -0.95],
  ],
  cross: [
    [-0.45, -1.25],
    [0.45, -1.25],
    [0.45, -0.45],
    [1.25, -0.45],
    [1.25, 0.45],
    [0.45, 0.45],
    [0.45, 1.25],
    [-0.45, 1.25],
    [-0.45, 0.45],
    [-1.25, 0.45],
    [-1.25, -0.45],
    [-0.45, -0.45],
  ],
};
