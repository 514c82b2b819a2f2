import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../src/sandbox/server.ts';
import { cryptoRandom } from '../src/shared/random.ts';
import { insertBatch } from '../src/storage/batch.ts';
import { openDatabase } from '../src/storage/open.ts';
import { enqueue } from '../src/storage/outbox.ts';
import { inTransaction } from '../src/storage/transaction.ts';
import { listDistricts } from '../src/storage/unit.ts';
import { end, spawnScript } from './child.ts';
import { prepareDatabase, startVk, temporaryFolder } from './scene.ts';
import { median, ms, printTable } from './statistics.ts';

const RECIPIENTS = Number(process.env['RECIPIENTS'] ?? 2000);
const TO = Array.from({ length: RECIPIENTS }, (_, index) => 10_001 + index);
/** Directors who ask meanwhile; the broadcast is not for them. */
const ASKERS = Array.from({ length: 20 }, (_, index) => 101 + index);
const ASK_EVERY_MS = 2_500;
const VK_PER_SECOND = 20;
/** A busy machine starts it slowly, which is not what is measured. */
const START_MS = 120_000;

type Run = { seconds: number; sends: number; most: number; refused: number; waits: number[] };

/** A broadcast to everybody under VK's cap, as the server counts it, with questions asked meanwhile. */
export async function benchBroadcast(): Promise<void> {
  const folder = temporaryFolder();
  const rows: string[][] = [];
  for (const { name, inACall, textOf } of [
    { name: 'personal texts', inACall: 1, textOf: (peer: number) => `Школе ${peer}: совещание 25.10.` },
    { name: 'identical text', inACall: 100, textOf: () => 'Совещание 25.10.' },
  ]) {
    const file = join(folder.path, `${inACall}.sqlite`);
    rows.push(
      row(`${name}, bot`, await throughBot(file, textOf)),
      row(`${name}, bare loop`, await bareLoop(inACall)),
    );
  }
  console.log(
    `Broadcast to ${RECIPIENTS}; VK takes ${VK_PER_SECOND} calls in any second, the bot starts 19.`,
  );
  printTable(
    [
      '',
      'seconds',
      'messages.send',
      'most calls in a second',
      'of the cap',
      'error 6',
      'a question meanwhile',
    ],
    rows,
  );
  folder.remove();
}

function row(name: string, { seconds, sends, most, refused, waits }: Run): string[] {
  const share = sends / seconds / VK_PER_SECOND;
  const slowest = Math.max(...waits);
  return [
    name,
    seconds.toFixed(1),
    String(sends),
    String(most),
    seconds < 3 ? '–' : `${(share * 100).toFixed(1)} %`,
    String(refused),
    waits.length === 0 ? '–' : `${ms(median(waits))} median, ${ms(slowest)} at most of ${waits.length}`,
  ];
}

async function throughBot(file: string, textOf: (peer: number) => string): Promise<Run> {
  prepareDatabase(file, [...TO, ...ASKERS]);
  enqueueAll(file, textOf);
  const asked = new Map<number, number>();
  const waits: number[] = [];
  const vk = await startVk([...TO, ...ASKERS], VK_PER_SECOND, (peer) => {
    const from = asked.get(peer);
    if (from !== undefined) waits.push(performance.now() - from);
    asked.delete(peer);
  });
  for (const peer of TO) vk.world.allow(peer);
  const child = spawnScript('./bot-process.ts', {
    VK_API_BASE_URL: vk.apiBaseUrl,
    DATABASE_FILE: file,
    LIFTED: '0',
  });
  let asking = true;
  const questions = async () => {
    for (let n = 0; asking; n += 1) {
      const peer = ASKERS[n % ASKERS.length] ?? 0;
      asked.set(peer, performance.now());
      vk.world.say(peer, peer, 'Показатели');
      await sleep(ASK_EVERY_MS);
    }
  };
  try {
    await vk.world.waitFor((world) => world.counters().pollsWaiting > 0, START_MS);
    const talk = questions();
    const seconds = await untilSent(vk);
    asking = false;
    await talk;
    return { ...countsOf(vk), seconds, waits };
  } finally {
    asking = false;
    await end(child);
    await vk.close();
  }
}

async function bareLoop(inACall: number): Promise<Run> {
  const vk = await startVk(TO, VK_PER_SECOND);
  for (const peer of TO) vk.world.allow(peer);
  const child = spawnScript('./loop-process.ts', {
    VK_API_BASE_URL: vk.apiBaseUrl,
    PEERS: TO.join(','),
    IN_A_CALL: String(inACall),
  });
  try {
    const seconds = await untilSent(vk);
    return { ...countsOf(vk), seconds, waits: [] };
  } finally {
    await end(child);
    await vk.close();
  }
}

/** From the first message of the broadcast that stands in a dialog to the last; every dialog has exactly one. */
async function untilSent({ world }: Sandbox): Promise<number> {
  const got = () => TO.reduce((sum, peer) => sum + world.botMessages(peer).length, 0);
  let from: number | undefined;
  for (;;) {
    const now = performance.now();
    const sent = got();
    if (sent > 0) from ??= now;
    if (sent >= RECIPIENTS && from !== undefined) {
      const wrong = TO.filter((peer) => world.botMessages(peer).length !== 1);
      if (wrong.length > 0) throw new Error(`${wrong.length} dialogs have not exactly one message`);
      return (now - from) / 1000;
    }
    await sleep(20);
  }
}

function countsOf({ world }: Sandbox): Pick<Run, 'sends' | 'most' | 'refused'> {
  const { calls, errors, mostCallsInASecond } = world.counters();
  return { sends: calls['messages.send'] ?? 0, most: mostCallsInASecond, refused: errors[6] ?? 0 };
}

/** The broadcast stands in the outbox when the bot starts. */
function enqueueAll(file: string, textOf: (peer: number) => string): void {
  const db = openDatabase(file);
  const now = new Date();
  inTransaction(db, () => {
    const districtId = listDistricts(db)[0]?.id;
    if (districtId === undefined) throw new Error('no district');
    const batchId = insertBatch(db, { districtId, title: 'Совещание', text: 'Совещание' }, now);
    for (const to of TO) {
      enqueue(db, { to, lane: 'bulk', text: textOf(to), batchId }, { now, random: cryptoRandom });
    }
  });
  db.close();
}
