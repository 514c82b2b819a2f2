import { createBot } from '../app/create-bot.ts';
import { prepareInstallation } from '../app/prepare-installation.ts';
import { sourceDepsOf } from '../app/source-deps.ts';
import { loadReference } from '../config/reference-data.ts';
import type { DistrictSettings } from '../domain/district-settings.ts';
import type { Retention } from '../domain/retention.ts';
import { systemClock } from '../shared/clock.ts';
import { createLogger } from '../shared/log.ts';
import { cryptoRandom } from '../shared/random.ts';
import { openDatabase } from '../storage/open.ts';
import { acquireStartLock } from '../storage/start-lock.ts';
import { endGracefully, untilAskedToStop } from './lifecycle.ts';
import { texts } from './texts.ts';

export type StartSettings = {
  databaseFile: string;
  vk: { token: string; groupId: number; apiBaseUrl: string; fileHosts: readonly string[] };
  districtName: string | undefined;
  ownerVkId: number | undefined;
  tableFolders: readonly string[];
  defaults: DistrictSettings;
  retention: Partial<Retention>;
  logLevel: string;
};

/**
 * Runs the bot until SIGTERM or SIGINT. Throws AppError with a Russian sentence where it cannot: another one works on
 * the database, VK refuses the token.
 */
export async function runStart(settings: StartSettings): Promise<void> {
  const stopAsked = untilAskedToStop();
  const log = createLogger(settings.logLevel);
  const reference = loadReference();
  const db = openDatabase(settings.databaseFile);
  const release = await acquireStartLock(settings.databaseFile);
  const { vk, defaults, retention } = settings;
  const bot = createBot({
    db,
    vk,
    defaults,
    retention,
    reference,
    sources: sourceDepsOf(vk.fileHosts, settings.tableFolders),
    clock: systemClock,
    random: cryptoRandom,
    log,
  });
  try {
    const world = { ...bot.shell.world, now: systemClock.now() };
    const { coordinatorCode } = prepareInstallation(world, settings);
    if (coordinatorCode !== undefined) process.stdout.write(texts.coordinatorCode(coordinatorCode));
    await Promise.race([bot.start(), stopAsked]);
    log.info({ groupId: vk.groupId }, 'the bot is at work');
    await stopAsked;
  } finally {
    await endGracefully(async () => {
      await bot.stop();
      db.close();
      release();
    });
  }
}
