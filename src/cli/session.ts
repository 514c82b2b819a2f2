import type { Config, Secrets } from '../config/config.ts';
import { loadReference } from '../config/reference-data.ts';
import type { World } from '../features/context.ts';
import { registerMetrics } from '../storage/metric-version.ts';
import { openDatabase } from '../storage/open.ts';
import type { CliIo } from './io.ts';

/** What a subcommand works with. */
export type Session = { io: CliIo; config: Config; secrets: Secrets };

/** A subcommand; it returns the exit code where that is not 0. */
type Work = (session: Session) => Promise<number | undefined> | number | undefined;

/** How program.ts hands a subcommand over to be run. */
export type Run = (work: Work) => Promise<void>;

/** Opens the database – created and migrated first – for the time of `work`. The bot may be running on it. */
export async function withDatabase<T>(session: Session, work: (world: World) => Promise<T> | T): Promise<T> {
  const { io, config } = session;
  const db = openDatabase(config.databaseFile);
  try {
    const reference = loadReference();
    registerMetrics(db, reference.metrics);
    return await work({
      db,
      now: io.clock.now(),
      random: io.random,
      reference,
      community: { groupId: config.vk.groupId ?? 0, screenName: '' },
      defaults: config.defaults,
      byCommandLine: true,
    });
  } finally {
    db.close();
  }
}
