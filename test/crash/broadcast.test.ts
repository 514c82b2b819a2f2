import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { municipalityNameKey } from '../../src/domain/school-name.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import type { Sandbox } from '../../src/sandbox/server.ts';
import { createMovableClock } from '../../src/shared/clock.ts';
import { cryptoRandom, seededRandom } from '../../src/shared/random.ts';
import { insertBatch } from '../../src/storage/batch.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { enqueue } from '../../src/storage/outbox.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { insertUnit } from '../../src/storage/unit.ts';
import { spawnBot } from '../support/bot-process.ts';
import type { BotProcess } from '../support/bot-process.ts';

/** One text to a hundred and fifty, which goes in two calls, and a text of their own to sixty. */
const ALIKE = Array.from({ length: 150 }, (_, index) => 1001 + index);
const PERSONAL = Array.from({ length: 60 }, (_, index) => 2001 + index);
const EVERYBODY = [...ALIKE, ...PERSONAL];
const KILLS = 6;
const TOKEN = 'crash-test-token';

const MOMENTS = ['request not processed', 'processed, not answered', 'after the answer'] as const;
type Moment = (typeof MOMENTS)[number];

let folder: string;
let sandbox: Sandbox;
let bot: BotProcess | undefined;
let onPoint: ((moment: Moment) => void) | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sferum-crash-'));
  enqueueBroadcasts(join(folder, 'bot.sqlite'));
  sandbox = await startSandbox({
    port: 0,
    groupId: 77,
    groupName: 'Мониторинг',
    screenName: 'monitoring',
    token: TOKEN,
    clock: createMovableClock(),
    people: EVERYBODY.map((id) => ({ id, firstName: 'Директор', lastName: String(id) })),
    chats: [],
    timeZone: 'Europe/Moscow',
    hooks: {
      faultFor({ method }) {
        if (method !== 'messages.send' || onPoint === undefined) return undefined;
        return trigger('request not processed') ? { dropConnectionBeforeProcessing: true } : undefined;
      },
      afterCall({ method }) {
        if (method === 'messages.send') onPoint?.('processed, not answered');
      },
      afterAnswer({ method }) {
        if (method === 'messages.send') onPoint?.('after the answer');
      },
    },
  });
  for (const peer of EVERYBODY) sandbox.world.allow(peer);
}, 120_000);

afterAll(async () => {
  bot?.kill('SIGKILL');
  await bot?.exited;
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Whether that was the moment of the kill. */
function trigger(moment: Moment): boolean {
  const before = onPoint;
  onPoint?.(moment);
  return before !== undefined && onPoint === undefined;
}

function enqueueBroadcasts(file: string): void {
  const db = openDatabase(file);
  const now = new Date();
  inTransaction(db, () => {
    const name = 'Сергокалинский район';
    const district = { level: 'municipality', parentId: undefined, name } as const;
    const districtId = insertUnit(db, { ...district, nameKey: municipalityNameKey(name) }, now);
    const say = (batchId: number, to: number, text: string) =>
      enqueue(db, { to, lane: 'bulk', text, batchId }, { now, random: cryptoRandom });
    const personal = insertBatch(db, { districtId, title: 'Личное', text: 'Личное' }, now);
    const alike = insertBatch(db, { districtId, title: 'Общее', text: 'Общее' }, now);
    // In turns, so that both kinds are under way at every kill.
    for (const [index, to] of EVERYBODY.entries()) {
      const own = PERSONAL[index];
      if (own !== undefined) say(personal, own, `Школе ${own}`);
      if (index < ALIKE.length) say(alike, to, 'Всем');
    }
  });
  db.close();
}

function startBot(): BotProcess {
  return spawnBot(['start'], {
    VK_TOKEN: TOKEN,
    VK_GROUP_ID: '77',
    VK_API_BASE_URL: sandbox.apiBaseUrl,
    DATABASE_FILE: join(folder, 'bot.sqlite'),
    DISTRICT_NAME: 'Сергокалинский район',
    LOG_LEVEL: 'warn',
    TZ: 'UTC',
  });
}

const delivered = () => EVERYBODY.filter((peer) => sandbox.world.botMessages(peer).length > 0).length;

test(`a broadcast survives ${KILLS} kills: nobody is left out, nobody gets it twice`, async () => {
  const random = seededRandom(20241022);
  const below = (limit: number) => (random(1)[0] ?? 0) % limit;
  const at: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const moment = MOMENTS[kill % MOMENTS.length]!;
    // Later and later, so that each start gets further than the last.
    let passes = below(6) + kill * 3;
    const running = startBot();
    bot = running;
    const struck = new Promise<void>((resolve) => {
      onPoint = (point) => {
        if (point !== moment || passes-- > 0) return;
        onPoint = undefined;
        running.kill('SIGKILL');
        resolve();
      };
    });
    const ended = await Promise.race([struck, running.exited]);
    if (ended !== undefined) throw new Error(`the bot ended by itself (${kill}): ${running.output()}`);
    await running.exited;
    at.push(`${moment}: ${delivered()}`);
  }
  onPoint = undefined;
  bot = startBot();
  await sandbox.world.waitFor(() => delivered() === EVERYBODY.length, 120_000).catch(() => undefined);
  bot.kill('SIGTERM');
  expect((await bot.exited).code).toBe(0);
  const lost = EVERYBODY.length - delivered();
  const doubled = EVERYBODY.filter((peer) => sandbox.world.botMessages(peer).length > 1).length;
  const { calls, repeatsSwallowed } = sandbox.world.counters();
  console.log(
    `${KILLS} kills (${at.join(', ')} had it); ${calls['messages.send'] ?? 0} calls, ` +
      `${repeatsSwallowed} repeats swallowed by VK, ${lost} lost, ${doubled} doubled`,
  );
  expect({ lost, doubled }, bot.output()).toEqual({ lost: 0, doubled: 0 });
});
