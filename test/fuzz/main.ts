// `npm run fuzz`: mutated files of every format, read in a process that is replaced every few hundred of them.
// FUZZ_SEED and FUZZ_FILES choose; FUZZ_ONLY=<number> reads one of them again and prints what it says.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diceOf, mutate } from './mutate.ts';
import type { FuzzAnswer, FuzzOrder } from './reader-process.ts';
import { seedFiles } from './seed-files.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? 2024);
const FILES = Number(process.env['FUZZ_FILES'] ?? 20_000);
const ONLY = process.env['FUZZ_ONLY'];
const REPLACED_AFTER = 500;
const IMPORT_EVERY = 5;
/** As the bot's own worker has them. */
const TIME_CAP_MS = 10_000;
const HEAP_MB = 400;

const seeds = seedFiles();
const fileAt = (number: number) => {
  const dice = diceOf(SEED * 1_000_003 + number);
  const seed = seeds[number % seeds.length];
  if (seed === undefined) throw new Error('no seed files');
  return mutate(seed, seeds, dice);
};

const total = {
  crashes: 0,
  late: 0,
  faults: 0,
  read: 0,
  refused: 0,
  records: 0,
  imports: 0,
  worstMs: 0,
  worstMb: 0,
};
const started = Date.now();
let child = startReader();
for (let number = Number(ONLY ?? 0); number < (ONLY === undefined ? FILES : Number(ONLY) + 1); number += 1) {
  if (number % REPLACED_AFTER === REPLACED_AFTER - 1) {
    await stopReader(child);
    child = startReader();
  }
  const file = fileAt(number);
  const withImport = number % IMPORT_EVERY === 0 || ONLY !== undefined;
  const said = await ask(child, { file, withImport });
  total.read += 1;
  if (withImport) total.imports += 1;
  if (typeof said === 'string') {
    total[said === 'late' ? 'late' : 'crashes'] += 1;
    report(number, file.name, [said]);
    await stopReader(child);
    child = startReader();
    continue;
  }
  if (said.ms > TIME_CAP_MS) {
    total.late += 1;
    report(number, file.name, ['late']);
  }
  total.refused += said.refused ? 1 : 0;
  total.records += said.records;
  total.worstMs = Math.max(total.worstMs, said.ms);
  total.worstMb = Math.max(total.worstMb, said.rssMb);
  if (said.faults.length > 0) {
    total.faults += 1;
    report(number, file.name, said.faults);
  }
  if (ONLY !== undefined) {
    const path = join(tmpdir(), `fuzz-${number}-${file.name}`);
    writeFileSync(path, file.bytes);
    console.log(path, said);
  }
  if (number % 2000 === 1999)
    console.log(`${number + 1} files, ${Math.round((Date.now() - started) / 1000)} s`);
}
await stopReader(child);
console.log(
  `seed ${SEED}: ${total.read} files of ${seeds.length} seeds in ${Math.round((Date.now() - started) / 1000)} s; ` +
    `${total.refused} refused, ${total.records} records, ${total.imports} whole imports\n` +
    `crashes ${total.crashes}, over ${TIME_CAP_MS / 1000} s ${total.late}, faults ${total.faults}; ` +
    `longest ${Math.round(total.worstMs)} ms, largest process ${Math.round(total.worstMb)} MB`,
);
process.exitCode = total.crashes + total.late + total.faults === 0 ? 0 : 1;

function startReader(): ChildProcess {
  return fork(fileURLToPath(new URL('reader-process.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx', `--max-old-space-size=${HEAP_MB}`],
    env: { PATH: process.env['PATH'] ?? '' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

async function stopReader(reader: ChildProcess): Promise<void> {
  if (reader.exitCode !== null || reader.signalCode !== null) return;
  reader.kill('SIGKILL');
  await once(reader, 'exit');
}

function ask(reader: ChildProcess, order: FuzzOrder): Promise<FuzzAnswer | 'late' | 'crashed'> {
  return new Promise((resolve) => {
    const finish = (answer: FuzzAnswer | 'late' | 'crashed') => {
      clearTimeout(timer);
      reader.removeAllListeners('message');
      reader.removeAllListeners('exit');
      resolve(answer);
    };
    // Of the clock on the wall; what counts is the processor's, which the answer tells.
    const timer = setTimeout(() => finish('late'), TIME_CAP_MS * 12);
    reader.once('message', (answer) => finish(answer as FuzzAnswer));
    reader.once('exit', () => finish('crashed'));
    reader.send(order);
  });
}

function report(number: number, name: string, faults: readonly string[]): void {
  console.log(
    `file ${number} (${name}): ${faults.join('; ')} — FUZZ_SEED=${SEED} FUZZ_ONLY=${number} npm run fuzz`,
  );
}
