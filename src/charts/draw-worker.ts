import { Resvg } from '@resvg/resvg-js';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import type { DrawingOrder, DrawnPicture } from './draw-chart.ts';

// The entry of the worker that draw-chart.ts starts: pictures one after another.
const fontFiles = workerData as string[];

// Pixels lie outside JavaScript's heap, so the collector sees no need to run while they pile up by megabytes a picture.
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

parentPort?.on('message', ({ id, svg }: DrawingOrder) => {
  parentPort?.postMessage({ id, ...draw(svg) } satisfies DrawnPicture);
  // In a turn of its own: what the drawing held is not yet free in this one.
  setImmediate(collect);
});

function draw(svg: string): { png: Uint8Array } | { failure: string } {
  try {
    // No font but ours: a picture is the same on every machine.
    const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Golos Text' };
    const png = new Resvg(svg, { font, logLevel: 'off' }).render().asPng();
    return { png: new Uint8Array(png) };
  } catch (error) {
    return { failure: String(error) };
  }
}
