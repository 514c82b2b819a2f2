import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import type * as Drawing from '../src/charts/draw-chart.ts';
import { projectPath } from '../src/shared/project-root.ts';
import { CHART_SPECS } from './chart-specs.ts';

const PICTURES = 500;

/** What drawing cost; the bench reads it as JSON. */
export type ChartCost = {
  times: number[];
  workers: number;
  bytes: number;
  idleMb: number;
  highestMb: number;
  afterMb: number;
  closedMb: number;
};

const residentMb = () => process.memoryUsage.rss() / 1024 / 1024;

// The program as it is built: the worker is what people run, without TypeScript's loader.
const built = pathToFileURL(projectPath('dist', 'charts', 'draw-chart.js')).href;
const { createPainter } = (await import(built)) as typeof Drawing;
const painter = createPainter();
await sleep(1_000);
const idleMb = residentMb();
const times: number[] = [];
let [highestMb, bytes] = [0, 0];
for (let picture = 0; picture < PICTURES; picture += 1) {
  const spec = CHART_SPECS[picture % CHART_SPECS.length];
  if (spec === undefined) throw new Error('no picture to draw');
  const begin = performance.now();
  bytes = (await painter.draw(spec)).length;
  times.push(performance.now() - begin);
  highestMb = Math.max(highestMb, residentMb());
}
await sleep(1_000);
const afterMb = residentMb();
const workers = painter.workers();
await painter.close();
await sleep(1_000);
const cost: ChartCost = { times, workers, bytes, idleMb, highestMb, afterMb, closedMb: residentMb() };
process.stdout.write(JSON.stringify(cost));
