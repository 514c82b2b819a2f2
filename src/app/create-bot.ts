import type { DistrictSettings } from '../domain/district-settings.ts';
import type { Retention } from '../domain/retention.ts';
import type { Reference } from '../domain/reference.ts';
import { createDispatcher } from '../delivery/dispatcher.ts';
import { createLimiter } from '../delivery/limiter.ts';
import type { World } from '../features/context.ts';
import { createFeatures } from '../features/registry.ts';
import { hostPolicyOf } from '../net/allowed-hosts.ts';
import type { Clock } from '../shared/clock.ts';
import type { Logger } from '../shared/log.ts';
import type { Random } from '../shared/random.ts';
import type { SourceDeps } from '../sources/found.ts';
import { insertInboxEvent } from '../storage/inbox.ts';
import { registerMetrics } from '../storage/metric-version.ts';
import type { Db } from '../storage/open.ts';
import { findPollPosition, savePollPosition } from '../storage/poll-position.ts';
import { inTransaction } from '../storage/transaction.ts';
import { createVkClient } from '../vk/client.ts';
import { listUnanswered } from '../vk/list-unanswered.ts';
import { createPoller } from '../vk/poller.ts';
import { checkAtStart } from '../vk/self-check.ts';
import { createVkTransport } from '../vk/transport.ts';
import { createDeliveryEvents } from './delivery-events.ts';
import { handleWaiting } from './handle-incoming.ts';
import { createJobLoop } from './job-loop.ts';
import { createTaskLoop } from './run-tasks.ts';
import { createLoop } from './loop.ts';

export type BotOptions = {
  db: Db;
  vk: { token: string; groupId: number; apiBaseUrl: string; fileHosts: readonly string[] };
  defaults: DistrictSettings;
  /** Days that words are kept, where they differ from the usual ones. */
  retention?: Partial<Retention>;
  reference: Reference;
  clock: Clock;
  random: Random;
  log: Logger;
  /** How sources of tables are asked; absent: nobody is (the sandbox, a rehearsal). */
  sources?: SourceDeps;
  /** Calls to VK in any sliding second; lifted in measurements alone. */
  callsPerSecond?: number;
};

export type Bot = {
  /** Resolves when the first poll is under way; rejects with AppError when VK refuses the token. */
  start(): Promise<void>;
  /** Something outside moved: the clock of the sandbox. */
  wake(): void;
  /** Takes nothing new, waits for what is under way (≤ 4 s), leaves the rest for the next start. */
  stop(): Promise<void>;
  /** Resolves when nothing that is due now is left to handle, to read or to send. */
  drain(): Promise<void>;
  shell: { world: Omit<World, 'now'>; features: ReturnType<typeof createFeatures>; log: Logger };
};

/** How far back lost events are looked for: longer than any stop one recovers from by itself. */
const RECONCILE_MS = 7 * 24 * 60 * 60_000;

/**
 * The whole bot over an open database: poller → inbox → handlers → outbox → dispatcher, with the loops of tasks and
 * jobs beside. Everything between two arrows is a commit, so it may die anywhere.
 */
export function createBot(options: BotOptions): Bot {
  const { db, vk, defaults, retention = {}, reference, clock, random, log } = options;
  registerMetrics(db, reference.metrics);
  const features = createFeatures();
  const community = { groupId: vk.groupId, screenName: '' };
  const shell = { world: { db, random, reference, defaults, retention, community }, features, log };

  const limiter = createLimiter(
    options.callsPerSecond === undefined ? {} : { perSecond: options.callsPerSecond },
  );
  const hosts = hostPolicyOf(vk.apiBaseUrl, vk.fileHosts);
  const client = createVkClient({ token: vk.token, apiBaseUrl: vk.apiBaseUrl, limiter, hosts });
  const transport = createVkTransport({ client, log });
  const events = createDeliveryEvents(shell, clock);
  const dispatcher = createDispatcher({ db, transport, clock, log, events });

  const inbox = createLoop({
    name: 'inbox',
    log,
    turn() {
      const handled = handleWaiting(shell, clock.now());
      if (handled === 0) return 'idle';
      dispatcher.wake();
      tasks.wake();
      return 'again';
    },
  });
  const tasks = createTaskLoop({
    db,
    clock,
    log,
    hosts,
    metrics: reference.metrics,
    ...(options.sources && { sources: options.sources }),
    onEnded: () => inbox.wake(),
  });
  const jobs = createJobLoop({
    shell,
    clock,
    onRan() {
      inbox.wake();
      tasks.wake();
      dispatcher.wake();
    },
  });

  let hear: () => void = () => undefined;
  const heard = new Promise<void>((resolve) => (hear = resolve));
  const poller = createPoller({
    client,
    groupId: vk.groupId,
    log,
    startTs: findPollPosition(db, vk.groupId),
    saveBatch(batch, ts) {
      const now = clock.now();
      inTransaction(db, () => {
        for (const event of batch) insertInboxEvent(db, event, now);
        savePollPosition(db, vk.groupId, ts, now);
      });
      inbox.wake();
    },
    async onHistoryLost(signal) {
      const since = new Date(clock.now().getTime() - RECONCILE_MS);
      const found = await listUnanswered(client, { groupId: vk.groupId, since, signal });
      if (found.kind === 'failed') throw new Error(`unanswered dialogs: ${found.failure.message}`);
      const now = clock.now();
      inTransaction(db, () => {
        for (const event of found.events) insertInboxEvent(db, event, now);
      });
      inbox.wake();
    },
    onReady: () => hear(),
  });

  return {
    shell,
    async start() {
      dispatcher.start();
      inbox.wake();
      tasks.start();
      jobs.start();
      poller.start();
      // The look at the community goes beside the first poll: it must not make the start longer.
      const looked = checkAtStart(client, vk.groupId).then((group) => {
        if (group !== undefined) community.screenName = group.screenName;
      });
      await Promise.all([looked, Promise.race([heard, looked])]);
    },
    wake() {
      jobs.wake();
      inbox.wake();
      tasks.wake();
      dispatcher.wake();
    },
    async stop() {
      jobs.stop();
      await Promise.all([poller.stop(), tasks.stop()]);
      inbox.stop();
      await dispatcher.stop();
      client.close();
    },
    async drain() {
      inbox.runNow();
      await tasks.drain();
      // What the tasks found.
      inbox.runNow();
      await dispatcher.drain();
    },
  };
}
