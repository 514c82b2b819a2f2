import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { municipalityNameKey } from '../../src/domain/school-name.ts';
import type { UnitId } from '../../src/domain/unit.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { createMovableClock } from '../../src/shared/clock.ts';
import { openDatabase } from '../../src/storage/open.ts';
import type { Db } from '../../src/storage/open.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { insertUnit } from '../../src/storage/unit.ts';
import { spawnBot } from './bot-process.ts';
import type { BotProcess } from './bot-process.ts';

/** The points of the protocol at which the process is killed. */
export const MOMENTS = [
  'during start',
  'before processing',
  'request not processed',
  'processed, not answered',
  'after the answer',
] as const;
export type Moment = (typeof MOMENTS)[number];

const TOKEN = 'crash-test-token';
const GROUP_ID = 77;
const DISTRICT = 'Сергокалинский район';
/** In ms: how often something is said while a kill is awaited. */
const TALK_EVERY = 300;

export type CrashScene = Awaited<ReturnType<typeof openCrashScene>>;

/**
 * The built program in a process of its own over a database that `fill` has prepared, and a messenger that knows at which
 * point of the protocol it stands.
 */
export async function openCrashScene(
  people: readonly number[],
  fill: (db: Db, districtId: UnitId, now: Date) => void,
) {
  const folder = mkdtempSync(join(tmpdir(), 'sferum-crash-'));
  const file = join(folder, 'bot.sqlite');
  prepare(file, fill);
  let bot: BotProcess | undefined;
  /** Set while a kill is armed; called at each point of the protocol. */
  let onPoint: ((moment: Moment) => void) | undefined;

  /** Whether that was the moment of the kill. */
  function trigger(moment: Moment): boolean {
    const before = onPoint;
    onPoint?.(moment);
    return before !== undefined && onPoint === undefined;
  }

  const sandbox = await startSandbox({
    port: 0,
    groupId: GROUP_ID,
    groupName: 'Мониторинг',
    screenName: 'monitoring',
    token: TOKEN,
    clock: createMovableClock(),
    people: people.map((id) => ({ id, firstName: 'Директор', lastName: String(id) })),
    chats: [],
    timeZone: 'Europe/Moscow',
    hooks: {
      beforeCall({ method }) {
        if (method === 'groups.getLongPollServer') onPoint?.('during start');
      },
      faultFor({ method }) {
        if (method !== 'messages.send' || onPoint === undefined) return undefined;
        return trigger('request not processed') ? { dropConnectionBeforeProcessing: true } : undefined;
      },
      afterCall({ method }) {
        if (method === 'messages.send') onPoint?.('processed, not answered');
      },
      afterAnswer({ method }) {
        if (method === 'messages.send') onPoint?.('after the answer');
        if (method === 'longpoll.check') onPoint?.('before processing');
      },
    },
  });

  function start(): BotProcess {
    bot = spawnBot(['start'], {
      VK_TOKEN: TOKEN,
      VK_GROUP_ID: String(GROUP_ID),
      VK_API_BASE_URL: sandbox.apiBaseUrl,
      DATABASE_FILE: file,
      DISTRICT_NAME: DISTRICT,
      LOG_LEVEL: 'warn',
      TZ: 'UTC',
    });
    return bot;
  }

  /**
   * Starts the bot and kills it when it comes to the moment for the time after `passes`; `speak` is said to it meanwhile,
   * `atKill` is called at the kill itself.
   */
  async function startAndKill(
    moment: Moment,
    passes: number,
    { speak, atKill }: { speak?: () => void; atKill?: () => void } = {},
  ): Promise<void> {
    const running = start();
    let left = passes;
    const struck = new Promise<void>((resolve) => {
      onPoint = (point) => {
        if (point !== moment || left-- > 0) return;
        onPoint = undefined;
        atKill?.();
        running.kill('SIGKILL');
        resolve();
      };
    });
    speak?.();
    const talking = speak === undefined ? undefined : setInterval(speak, TALK_EVERY);
    const ended = await Promise.race([struck, running.exited]);
    clearInterval(talking);
    if (ended !== undefined) throw new Error(`the bot ended by itself: ${running.output()}`);
    await running.exited;
  }

  return {
    world: sandbox.world,
    start,
    startAndKill,
    async close() {
      bot?.kill('SIGKILL');
      await bot?.exited;
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function prepare(file: string, fill: (db: Db, districtId: UnitId, now: Date) => void): void {
  const db = openDatabase(file);
  const now = new Date();
  inTransaction(db, () => {
    const district = { level: 'municipality', parentId: undefined, name: DISTRICT } as const;
    fill(db, insertUnit(db, { ...district, nameKey: municipalityNameKey(DISTRICT) }, now), now);
  });
  db.close();
}

/** Ends as an operator ends it. */
export async function endBot(bot: BotProcess): Promise<number | null> {
  bot.kill('SIGTERM');
  return (await bot.exited).code;
}
