import type { ChartSpec } from '../charts/chart-spec.ts';
import type { Painter } from '../charts/draw-chart.ts';

/** A chart as PNG; rejects where it cannot be drawn. */
export type DrawPicture = (spec: ChartSpec) => Promise<Uint8Array>;

let painter: Promise<Painter> | undefined;

/** The process's one painter. Most messages have no picture, so it is loaded with the first one. */
export const drawPicture: DrawPicture = async (spec) => {
  painter ??= import('../charts/draw-chart.ts').then(({ createPainter }) => createPainter());
  return (await painter).draw(spec);
};
