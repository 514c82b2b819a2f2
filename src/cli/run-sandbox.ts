import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBot } from '../app/create-bot.ts';
import { plannedRuns } from '../app/planned-runs.ts';
import { loadReference } from '../config/reference-data.ts';
import { day } from '../domain/calendar-day.ts';
import type { DistrictSettings } from '../domain/district-settings.ts';
import { instantOf, parseTimeZone } from '../domain/zone.ts';
import { startSandbox } from '../sandbox/server.ts';
import type { Inspection } from '../sandbox/server.ts';
import { AppError } from '../shared/app-error.ts';
import { createMovableClock } from '../shared/clock.ts';
import type { MovableClock } from '../shared/clock.ts';
import { createLogger } from '../shared/log.ts';
import { cryptoRandom } from '../shared/random.ts';
import { openDatabase } from '../storage/open.ts';
import { listOutboxLines } from '../storage/outbox-history.ts';
import { endGracefully, untilAskedToStop } from './lifecycle.ts';
import {
  addSampleDeadlines,
  openScene,
  prepareSampleDistrict,
  SAMPLE,
  samplePeople,
} from './sample-district.ts';
import { texts } from './texts.ts';

export type SandboxSettings = { httpPort: number; defaults: DistrictSettings; logLevel: string };

/** The story begins on the Thursday before the table of 19–25.10.2024 comes. */
const STORY_BEGINS = day('2024-10-24');
const PLANNED = 12;
const OUTBOX_LINES = 60;
const TOKEN = 'sandbox';

/**
 * Runs VK in a box, the unmodified bot over loopback and a made-up district, until SIGTERM or SIGINT. Nothing leaves the
 * machine and nothing is kept: the database is a temporary one.
 */
export async function runSandbox({ httpPort, defaults, logLevel }: SandboxSettings): Promise<void> {
  const stopAsked = untilAskedToStop();
  const log = createLogger(logLevel);
  const reference = loadReference();
  const folder = mkdtempSync(join(tmpdir(), 'sferum-sandbox-'));
  const db = openDatabase(join(folder, 'sandbox.sqlite'));
  const zone = parseTimeZone(defaults.timeZone);
  if (zone === undefined) throw new Error(`no such zone: ${defaults.timeZone}`);

  const inner = createMovableClock(undefined, instantOf(STORY_BEGINS, '10:00', zone));
  const passing: Passing = { moments: () => [], settle: () => Promise.resolve() };
  const clock = passMomentsOneByOne(inner, passing);
  const sandbox = await startSandbox({
    port: httpPort,
    groupId: SAMPLE.groupId,
    groupName: texts.sandboxGroup,
    screenName: SAMPLE.screenName,
    token: TOKEN,
    clock,
    timeZone: zone,
    people: samplePeople(),
    chats: [{ peerId: SAMPLE.chat, title: texts.sandboxChat, memberIds: samplePeople().map(({ id }) => id) }],
    inspect: () => inspection(),
  }).catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true });
    throw portError(error, httpPort);
  });

  const bot = createBot({
    db,
    vk: { token: TOKEN, groupId: SAMPLE.groupId, apiBaseUrl: sandbox.apiBaseUrl, fileHosts: [] },
    defaults,
    reference,
    clock,
    random: cryptoRandom,
    log,
  });
  const inspection = (): Inspection => ({
    outbox: listOutboxLines(db, OUTBOX_LINES).map(({ lane, peerId, text, state, dueAt, failure }) => ({
      lane: texts.lanes[lane],
      peerId,
      text,
      state: texts.states[state],
      dueAt: dueAt.toISOString(),
      ...(failure !== undefined && { note: failure }),
    })),
    planned: plannedRuns(bot.shell, clock.now(), PLANNED).map(({ title, at }) => ({
      title,
      at: at.toISOString(),
    })),
  });
  passing.moments = (before) =>
    plannedRuns(bot.shell, clock.now(), PLANNED * 10)
      .map(({ at }) => at)
      .filter((at) => at < before);
  passing.settle = async () => {
    bot.wake();
    await bot.drain();
  };

  try {
    await prepareSampleDistrict({ ...bot.shell.world, now: clock.now() });
    await bot.start();
    await openScene(sandbox.world);
    addSampleDeadlines({ ...bot.shell.world, now: clock.now() });
    bot.wake();
    process.stdout.write(texts.sandboxReady(sandbox.origin));
    await stopAsked;
  } finally {
    await endGracefully(async () => {
      await bot.stop();
      await sandbox.close();
      db.close();
    });
    rmSync(folder, { recursive: true, force: true });
  }
}

type Passing = {
  /** Planned moments before an instant. */
  moments: (before: Date) => Date[];
  /** Resolves when what is due at the present moment is said. */
  settle: () => Promise<void>;
};

/**
 * A clock that, when moved over several planned moments, stops at each on its way until the bot has said what it owes,
 * as time itself would: a jump from Thursday to Friday evening sends the noon reminder at noon. A further move while it
 * is under way moves the goal.
 */
function passMomentsOneByOne(inner: MovableClock, passing: Passing): MovableClock {
  let goal: Date | undefined;

  async function travel(): Promise<void> {
    while (goal !== undefined) {
      const [next] = passing.moments(goal).toSorted((a, b) => a.getTime() - b.getTime());
      const stop = next ?? goal;
      if (next === undefined) goal = undefined;
      inner.moveTo(stop);
      await passing.settle();
    }
  }

  return {
    now: () => inner.now(),
    onMove: (listener) => inner.onMove(listener),
    moveTo(instant) {
      if (instant < inner.now()) return false;
      const underWay = goal !== undefined;
      goal = instant;
      if (!underWay) void travel();
      return true;
    },
  };
}

function portError(error: unknown, port: number): unknown {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return taken ? new AppError(texts.portTaken(port), { cause: error }) : error;
}
