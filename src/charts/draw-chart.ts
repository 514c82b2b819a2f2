import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ChartSpec } from './chart-spec.ts';
import { renderChart } from './render-chart.ts';

export type DrawingOrder = { id: number; svg: string };
export type DrawnPicture = { id: number } & ({ png: Uint8Array } | { failure: string });

/** Draws charts as PNG off the main thread. A picture that cannot be drawn rejects, and the next one is drawn. */
export type Painter = {
  draw: (spec: ChartSpec) => Promise<Uint8Array>;
  /** How many workers were started so far. */
  workers: () => number;
  /** Ends the worker; what waits is rejected. A later picture starts a new one. */
  close: () => Promise<void>;
};

export type PainterLimits = {
  timeoutMs?: number;
  /** After so many pictures the worker is replaced: the library under it never gives all its memory back. */
  picturesPerWorker?: number;
  /** A worker without work is ended after this long. */
  idleMs?: number;
  maxHeapMb?: number;
};

const TIMEOUT_MS = 10_000;
const PICTURES_PER_WORKER = 50;
const IDLE_MS = 30_000;
const MAX_HEAP_MB = 64;
/** Pictures that wait; a mailing to a whole region is far below it. */
const LONGEST_QUEUE = 5_000;

const FONTS = ['400Regular/GolosText_400Regular.ttf', '600SemiBold/GolosText_600SemiBold.ttf'];

type Job = {
  id: number;
  svg: string;
  resolve: (png: Uint8Array) => void;
  reject: (error: Error) => void;
};

/**
 * One worker at a time, started at the first picture and ended when nothing is to be drawn: while nobody asks for
 * pictures they cost no memory.
 */
export function createPainter({
  timeoutMs = TIMEOUT_MS,
  picturesPerWorker = PICTURES_PER_WORKER,
  idleMs = IDLE_MS,
  maxHeapMb = MAX_HEAP_MB,
}: PainterLimits = {}): Painter {
  const waiting: Job[] = [];
  let current: { worker: Worker; drawn: number } | undefined;
  let job: Job | undefined;
  /** Of the picture under way, or of having none. */
  let timer: NodeJS.Timeout | undefined;
  let started = 0;
  let lastId = 0;
  let ended: Promise<unknown> = Promise.resolve();

  /** The old worker is gone before a new one starts: two would hold twice the memory. */
  function retire(): void {
    const { worker } = current ?? {};
    current = undefined;
    worker?.removeAllListeners();
    // A worker on its way out may still fail, which nobody waits for any more.
    worker?.on('error', () => undefined);
    if (worker !== undefined) ended = worker.terminate();
  }

  function next(): void {
    if (job !== undefined) return;
    clearTimeout(timer);
    job = waiting.shift();
    if (job === undefined) {
      current?.worker.unref();
      timer = setTimeout(retire, idleMs);
      timer.unref();
      return;
    }
    begin(job).catch((error: unknown) => fail(error instanceof Error ? error : new Error(String(error))));
  }

  async function begin(mine: Job): Promise<void> {
    if (current === undefined) await ended;
    if (job !== mine) return;
    current ??= startCurrent();
    const { worker } = current;
    worker.ref();
    timer = setTimeout(() => fail(new Error(`a picture took more than ${timeoutMs} ms`)), timeoutMs);
    worker.postMessage({ id: mine.id, svg: mine.svg } satisfies DrawingOrder);
  }

  function startCurrent(): { worker: Worker; drawn: number } {
    const worker = startWorker(maxHeapMb);
    started += 1;
    worker.on('message', (picture: DrawnPicture) => {
      if (current?.worker !== worker || picture.id !== job?.id) return;
      current.drawn += 1;
      if (current.drawn >= picturesPerWorker) retire();
      settle((mine) =>
        'png' in picture ? mine.resolve(picture.png) : mine.reject(new Error(picture.failure)),
      );
    });
    worker.once('error', fail);
    worker.once('exit', () => fail(new Error('the worker for pictures ended')));
    return { worker, drawn: 0 };
  }

  /** The worker is of no more use; the picture it was at is not tried again, since it may be the reason. */
  function fail(error: Error): void {
    retire();
    settle((mine) => mine.reject(error));
  }

  function settle(tell: (mine: Job) => void): void {
    const mine = job;
    job = undefined;
    if (mine !== undefined) tell(mine);
    next();
  }

  return {
    draw(spec) {
      return new Promise((resolve, reject) => {
        const svg = renderChart(spec);
        if (waiting.length >= LONGEST_QUEUE) {
          reject(new Error('too many pictures wait'));
          return;
        }
        waiting.push({ id: (lastId += 1), svg, resolve, reject });
        next();
      });
    },
    workers: () => started,
    async close() {
      clearTimeout(timer);
      const closed = new Error('pictures are no longer drawn');
      for (const mine of waiting.splice(0)) mine.reject(closed);
      job?.reject(closed);
      job = undefined;
      retire();
      await ended;
    },
  };
}

function startWorker(maxHeapMb: number): Worker {
  const require = createRequire(import.meta.url);
  const fontFolder = dirname(require.resolve('@expo-google-fonts/golos-text/package.json'));
  const options = {
    workerData: FONTS.map((file) => join(fontFolder, file)),
    // Nothing of the environment, where the token lies, nor of this process's flags is needed to draw.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 },
  };
  if (!import.meta.url.endsWith('.ts')) {
    return new Worker(new URL('./draw-worker.js', import.meta.url), options);
  }
  // As in src/ingest/read-in-worker.ts: under tsx and vitest the entry is TypeScript.
  const entry = JSON.stringify(new URL('./draw-worker.ts', import.meta.url).href);
  const api = require.resolve('tsx/esm/api').replace(/cjs$/, 'mjs');
  const code = `import(${JSON.stringify(pathToFileURL(api).href)}).then((tsx) => tsx.tsImport(${entry}, ${entry}))`;
  return new Worker(code, { ...options, eval: true });
}
