import { Resvg } from '@resvg/resvg-js';
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { renderChart } from '../src/charts/render-chart.ts';
import type { ChartCost } from './chart-process.ts';
import { CHART_SPECS } from './chart-specs.ts';
import { median, ms, printTable, quantile } from './statistics.ts';

const BARE_RUNS = 200;

/** A picture through the worker, as delivery draws it, against a bare call of the library; and what it holds. */
export async function benchChart(): Promise<void> {
  const bare = bareTimes();
  const cost = await costOfProcess();
  console.log(`A chart of 4, 12 and 52 weeks as PNG: ${cost.times.length} pictures, ${cost.workers} workers`);
  const row = (name: string, times: readonly number[]) => [
    name,
    ms(median(times)),
    ms(quantile(times, 0.95)),
    ms(Math.max(...times)),
  ];
  printTable(
    ['what', 'median', 'p95', 'longest'],
    [row('through the worker', cost.times), row('bare resvg, SVG at hand', bare)],
  );
  const above = (value: number) => `${value.toFixed(0)} MB (+${(value - cost.idleMb).toFixed(0)})`;
  printTable(
    ['memory of the process, worker included', 'resident'],
    [
      ['idle, no worker yet', `${cost.idleMb.toFixed(0)} MB`],
      ['after the pictures, worker alive', above(cost.afterMb)],
      ['highest on the way', above(cost.highestMb)],
      ['worker ended', above(cost.closedMb)],
    ],
  );
}

function bareTimes(): number[] {
  const require = createRequire(import.meta.url);
  const fontFiles = ['400Regular/GolosText_400Regular.ttf', '600SemiBold/GolosText_600SemiBold.ttf'].map(
    (file) => require.resolve(`@expo-google-fonts/golos-text/${file}`),
  );
  const svgs = CHART_SPECS.map(renderChart);
  return Array.from({ length: BARE_RUNS }, (_, run) => {
    const begin = performance.now();
    new Resvg(svgs[run % svgs.length] ?? '', { font: { loadSystemFonts: false, fontFiles } })
      .render()
      .asPng();
    return performance.now() - begin;
  });
}

async function costOfProcess(): Promise<ChartCost> {
  const script = fileURLToPath(new URL('./chart-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    env: { PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(child.stdout)) as ChartCost;
}
