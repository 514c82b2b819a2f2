import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { municipalityNameKey, schoolNameKey } from '../../src/domain/school-name.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import type { Sandbox, SandboxCall } from '../../src/sandbox/server.ts';
import { createMovableClock } from '../../src/shared/clock.ts';
import { seededRandom } from '../../src/shared/random.ts';
import { openDatabase } from '../../src/storage/open.ts';
import { ensurePerson, insertBinding, setReachable } from '../../src/storage/person.ts';
import { insertUnit } from '../../src/storage/unit.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import { spawnBot } from '../support/bot-process.ts';
import type { BotProcess } from '../support/bot-process.ts';
import { untilPolled } from '../support/until-polled.ts';

/** The points of the protocol at which the process is killed. */
const MOMENTS = [
  'during start',
  'before processing',
  'request not processed',
  'processed, not answered',
  'after the answer',
] as const;
type Moment = (typeof MOMENTS)[number];

const KILLS = Number(process.env['CRASH_KILLS'] ?? 200);
const SEED = Number(process.env['CRASH_SEED'] ?? 20241025);
const PEOPLE = Array.from({ length: 12 }, (_, index) => 101 + index);
const TOKEN = 'crash-test-token';
const GROUP_ID = 77;
/** Everything owed is awaited so often, not only at the end: a loss is found near its cause. */
const DRAIN_EVERY = 20;

let folder: string;
let sandbox: Sandbox;
let bot: BotProcess | undefined;
/** Set while a kill is armed; called at each point of the protocol. */
let onPoint: ((moment: Moment) => void) | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sferum-crash-'));
  prepareDatabase(join(folder, 'bot.sqlite'));
  sandbox = await startSandbox({
    port: 0,
    groupId: GROUP_ID,
    groupName: 'Мониторинг',
    screenName: 'monitoring',
    token: TOKEN,
    clock: createMovableClock(),
    people: PEOPLE.map((id) => ({ id, firstName: 'Директор', lastName: String(id) })),
    chats: [],
    timeZone: 'Europe/Moscow',
    hooks: {
      beforeCall({ method }) {
        if (method === 'groups.getLongPollServer') onPoint?.('during start');
      },
      faultFor({ method }) {
        if (method !== 'messages.send' || onPoint === undefined) return undefined;
        const killed = trigger('request not processed');
        return killed ? { dropConnectionBeforeProcessing: true } : undefined;
      },
      afterCall({ method }) {
        if (method === 'messages.send') onPoint?.('processed, not answered');
      },
      afterAnswer(call: SandboxCall) {
        if (call.method === 'messages.send') onPoint?.('after the answer');
        if (call.method === 'longpoll.check') onPoint?.('before processing');
      },
    },
  });
}, 120_000);

afterAll(async () => {
  bot?.kill('SIGKILL');
  await bot?.exited;
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

function trigger(moment: Moment): boolean {
  const before = onPoint;
  onPoint?.(moment);
  return before !== undefined && onPoint === undefined;
}

function prepareDatabase(file: string): void {
  const db = openDatabase(file);
  const now = new Date();
  inTransaction(db, () => {
    const name = 'Сергокалинский район';
    const districtId = insertUnit(
      db,
      { level: 'municipality', parentId: undefined, name, nameKey: municipalityNameKey(name) },
      now,
    );
    for (const externalId of PEOPLE) {
      const school = `МКОУ «СОШ №${externalId}»`;
      const unitId = insertUnit(
        db,
        {
          level: 'organisation',
          parentId: districtId,
          name: school,
          nameKey: schoolNameKey(school),
          organisationKind: 'school',
        },
        now,
      );
      const { id } = ensurePerson(db, externalId, now);
      setReachable(db, externalId, true);
      insertBinding(db, id, 'director', unitId, now);
    }
  });
  db.close();
}

function startBot(): BotProcess {
  return spawnBot(['start'], {
    VK_TOKEN: TOKEN,
    VK_GROUP_ID: String(GROUP_ID),
    VK_API_BASE_URL: sandbox.apiBaseUrl,
    DATABASE_FILE: join(folder, 'bot.sqlite'),
    DISTRICT_NAME: 'Сергокалинский район',
    LOG_LEVEL: 'warn',
    TZ: 'UTC',
  });
}

/** What people said and were not answered on yet. Each word gets exactly one message. */
function owed(): number {
  return PEOPLE.reduce((sum, peerId) => {
    const said = sandbox.world.messages(peerId).filter(({ fromId }) => fromId > 0).length;
    return sum + Math.max(0, said - sandbox.world.botMessages(peerId).length);
  }, 0);
}

function doubled(): number {
  return PEOPLE.reduce((sum, peerId) => {
    const said = sandbox.world.messages(peerId).filter(({ fromId }) => fromId > 0).length;
    return sum + Math.max(0, sandbox.world.botMessages(peerId).length - said);
  }, 0);
}

test(`${KILLS} kills at random points lose and double nothing`, async () => {
  const random = seededRandom(SEED);
  const below = (limit: number) => (random(1)[0] ?? 0) % limit;
  const speak = () => {
    const peerId = PEOPLE[below(PEOPLE.length)]!;
    sandbox.world.say(peerId, peerId, 'Показатели');
  };
  const inMoment = new Map<Moment, number>();
  let whileOwing = 0;

  // What is said before the very first start is nobody's: VK tells of it to no poller.
  bot = startBot();
  await untilPolled(sandbox.world);
  bot.kill('SIGTERM');
  await bot.exited;

  for (let kill = 1; kill <= KILLS; kill++) {
    // Half of the words come while the bot is down, half while it runs.
    for (let word = 0; word <= below(3); word++) speak();
    const moment = MOMENTS[below(MOMENTS.length)]!;
    let passes = moment === 'during start' || moment === 'before processing' ? 0 : below(2);
    bot = startBot();
    const struck = new Promise<void>((resolve) => {
      onPoint = (point) => {
        if (point !== moment || passes-- > 0) return;
        onPoint = undefined;
        if (owed() > 0) whileOwing += 1;
        bot?.kill('SIGKILL');
        resolve();
      };
    });
    speak();
    const talking = setInterval(speak, 300);
    const ended = await Promise.race([struck, bot.exited]);
    clearInterval(talking);
    if (ended !== undefined) throw new Error(`the bot ended by itself (${kill}): ${bot.output()}`);
    await bot.exited;
    inMoment.set(moment, (inMoment.get(moment) ?? 0) + 1);

    if (kill % DRAIN_EVERY === 0 || kill === KILLS) {
      bot = startBot();
      await sandbox.world.waitFor(() => owed() === 0, 60_000).catch(() => undefined);
      expect({ lost: owed(), doubled: doubled() }, `after ${kill} kills\n${bot.output()}`).toEqual({
        lost: 0,
        doubled: 0,
      });
      bot.kill('SIGTERM');
      expect((await bot.exited).code).toBe(0);
    }
  }

  const said = PEOPLE.reduce((sum, peerId) => sum + sandbox.world.botMessages(peerId).length, 0);
  console.log(
    `${KILLS} kills, ${whileOwing} of them while messages were owed; ${said} answers, 0 lost, 0 doubled. ` +
      MOMENTS.map((moment) => `${moment}: ${inMoment.get(moment) ?? 0}`).join(', '),
  );
  expect(whileOwing).toBeGreaterThanOrEqual(Math.floor(KILLS * 0.75));
});
