import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../src/sandbox/server.ts';
import { untilPolled } from '../test/support/until-polled.ts';
import { end, spawnScript } from './child.ts';
import { prepareDatabase, startVk, temporaryFolder } from './scene.ts';
import { median, ms, printTable, quantile } from './statistics.ts';

const PEOPLE = Array.from({ length: 40 }, (_, index) => 101 + index);
const RATES = [
  { perSecond: 1, seconds: 20, lifted: false },
  { perSecond: 15, seconds: 15, lifted: false },
  { perSecond: 50, seconds: 10, lifted: true },
  { perSecond: 200, seconds: 10, lifted: true },
];

/** «Показатели» through the whole path against a bare echo on the same server, at several rates. */
export async function benchReply(): Promise<void> {
  const folder = temporaryFolder();
  const rows: string[][] = [];
  for (const { perSecond, seconds, lifted } of RATES) {
    const bare = await measure('./echo-process.ts', folder.path, perSecond, seconds, lifted);
    const whole = await measure('./bot-process.ts', folder.path, perSecond, seconds, lifted);
    rows.push([
      `${perSecond}/s${lifted ? ', cap lifted' : ''}`,
      `${ms(median(bare))} / ${ms(quantile(bare, 0.95))}`,
      `${ms(median(whole))} / ${ms(quantile(whole, 0.95))}`,
      ms(median(whole) - median(bare)),
      (median(whole) / median(bare)).toFixed(1),
      String(whole.length),
    ]);
  }
  console.log(
    `Reply, median / p95. One commit is one fsync here: ${ms(median(fsyncs(folder.path)))} (4 KB append).`,
  );
  printTable(['rate', 'bare echo', 'bot', 'over it', 'ratio', 'answers'], rows);
  folder.remove();
}

async function measure(
  script: string,
  folder: string,
  perSecond: number,
  seconds: number,
  lifted: boolean,
): Promise<number[]> {
  const file = join(folder, `${script.replace(/\W/g, '')}-${perSecond}.sqlite`);
  prepareDatabase(file, PEOPLE);
  const stopwatch = createStopwatch();
  const vk = await startVk(PEOPLE, lifted ? Infinity : 20, (id) => stopwatch.answered(id));
  const child = spawnScript(script, {
    VK_API_BASE_URL: vk.apiBaseUrl,
    DATABASE_FILE: file,
    LIFTED: lifted ? '1' : '0',
  });
  try {
    await untilPolled(vk.world);
    await speak(vk, stopwatch, 10, 40); // warm-up, well under the cap
    await sleep(1_500);
    return await speak(vk, stopwatch, perSecond, perSecond * seconds);
  } finally {
    await end(child);
    await vk.close();
  }
}

type Stopwatch = ReturnType<typeof createStopwatch>;

/** Matches each answer in a dialog with the oldest word there that waits for one. */
function createStopwatch() {
  const waiting = new Map<number, number[]>(PEOPLE.map((id) => [id, []]));
  let latencies: number[] = [];
  let enough: { count: number; resolve: (latencies: number[]) => void } | undefined;
  return {
    asked(id: number): void {
      waiting.get(id)?.push(performance.now());
    },
    answered(id: number): void {
      const at = waiting.get(id)?.shift();
      if (at !== undefined) latencies.push(performance.now() - at);
      if (enough !== undefined && latencies.length >= enough.count) enough.resolve(latencies);
    },
    collect(count: number): Promise<number[]> {
      latencies = [];
      return new Promise((resolve) => (enough = { count, resolve }));
    },
  };
}

/** Says `count` words at an even pace, each person in turn, and returns how long each answer took. */
async function speak(
  { world }: Sandbox,
  stopwatch: Stopwatch,
  perSecond: number,
  count: number,
): Promise<number[]> {
  const collected = stopwatch.collect(count);
  const begin = performance.now();
  for (let word = 0; word < count; word++) {
    const wait = begin + (word * 1000) / perSecond - performance.now();
    if (wait > 0) await sleep(wait);
    const id = PEOPLE[word % PEOPLE.length] ?? 0;
    stopwatch.asked(id);
    world.say(id, id, 'Показатели');
  }
  return collected;
}

function fsyncs(folder: string): number[] {
  const file = openSync(join(folder, 'fsync'), 'a');
  const page = Buffer.alloc(4096);
  const times = Array.from({ length: 200 }, () => {
    const from = performance.now();
    writeSync(file, page);
    fsyncSync(file);
    return performance.now() - from;
  });
  closeSync(file);
  return times;
}
