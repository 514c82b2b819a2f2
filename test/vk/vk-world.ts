import { createDispatcher, type Dispatcher } from '../../src/delivery/dispatcher.ts';
import { createLimiter } from '../../src/delivery/limiter.ts';
import type { DeliveryEvents } from '../../src/delivery/record.ts';
import type { Transport } from '../../src/delivery/transport.ts';
import { hostPolicyOf } from '../../src/net/allowed-hosts.ts';
import { startSandbox, type Sandbox } from '../../src/sandbox/server.ts';
import type { SandboxHooks } from '../../src/sandbox/server.ts';
import { createMovableClock, type MovableClock } from '../../src/shared/clock.ts';
import { createLogger } from '../../src/shared/log.ts';
import { seededRandom } from '../../src/shared/random.ts';
import { insertInboxEvent } from '../../src/storage/inbox.ts';
import { openDatabase, type Db } from '../../src/storage/open.ts';
import { enqueue } from '../../src/storage/outbox.ts';
import { findPollPosition, savePollPosition } from '../../src/storage/poll-position.ts';
import { all } from '../../src/storage/statement.ts';
import { inTransaction } from '../../src/storage/transaction.ts';
import type { Incoming } from '../../src/bot/incoming.ts';
import type { Outgoing } from '../../src/bot/outgoing.ts';
import { createVkClient, type VkClient } from '../../src/vk/client.ts';
import { createPoller, type Poller } from '../../src/vk/poller.ts';
import { createVkTransport } from '../../src/vk/transport.ts';

export const GROUP = 100;
export const TOKEN = 'vk1.a.test-token';
export const [ANNA, BORIS, VERA, CHAT] = [11, 12, 13, 2_000_000_001] as const;
export const START = new Date('2024-10-22T09:00:00Z');

export const log = createLogger('silent');

/** A clock that stands still between moves: figures of time do not depend on the machine. */
function createStandingClock(): MovableClock {
  return createMovableClock({ now: () => START });
}

export type VkWorld = {
  sandbox: Sandbox;
  clock: MovableClock;
  db: Db;
  client: VkClient;
  transport: Transport;
  dispatcher: Dispatcher;
  reports: string[];
  say(to: number, text: string, more?: Partial<Outgoing>): void;
  states(): string[];
  pass(ms: number): Promise<void>;
  poller(more?: { onHistoryLost?: () => Promise<void> }): Poller;
  inbox(): { eventId: string; incoming: Incoming }[];
  texts(): string[];
  close(): Promise<void>;
};

/** The real client, transport, dispatcher and poller on a fresh database, against VK in a box. */
export async function createVkWorld({
  hooks = {},
  directors = [],
  capped = false,
}: {
  hooks?: SandboxHooks;
  /** More people, all of whom allow messages. */
  directors?: readonly number[];
  /** VK's 20 calls a second and our limiter, in real time. */
  capped?: boolean;
} = {}): Promise<VkWorld> {
  const clock = createStandingClock();
  const sandbox = await startSandbox({
    port: 0,
    groupId: GROUP,
    groupName: 'Мониторинг',
    screenName: 'monitoring',
    token: TOKEN,
    clock,
    people: [
      { id: ANNA, firstName: 'Анна', lastName: 'А' },
      { id: BORIS, firstName: 'Борис', lastName: 'Б' },
      { id: VERA, firstName: 'Вера', lastName: 'В' },
      ...directors.map((id) => ({ id, firstName: 'Директор', lastName: String(id) })),
    ],
    chats: [{ peerId: CHAT, title: 'Район', memberIds: [ANNA, BORIS] }],
    timeZone: 'Europe/Moscow',
    limits: { requestsPerSecond: capped ? 20 : Infinity },
    hooks,
  });
  const db = openDatabase(':memory:');
  const random = seededRandom(7);
  const client = createVkClient({
    token: TOKEN,
    apiBaseUrl: sandbox.apiBaseUrl,
    limiter: createLimiter(capped ? {} : { perSecond: Infinity }),
    hosts: hostPolicyOf(sandbox.apiBaseUrl),
  });
  const transport = createVkTransport({ client, log });
  const reports: string[] = [];
  const events: DeliveryEvents = {
    onPersonUnreachable: (peerId, { code }) => reports.push(`person ${peerId} ${code ?? ''}`),
    onPersonReached: () => undefined,
    onChatUnreachable: (peerId, { code }) => reports.push(`chat ${peerId} ${code ?? ''}`),
    onOperatorNeeded: ({ code, kind }) => reports.push(`operator ${code ?? kind}`),
    onUncertain: (rows) => reports.push(`uncertain ${rows.map(({ id }) => id).join()}`),
    onExpired: (rows) => reports.push(`expired ${rows.map(({ id }) => id).join()}`),
  };
  const dispatcher = createDispatcher({ db, transport, clock, log, events });
  for (const person of [ANNA, BORIS, VERA, ...directors]) sandbox.world.allow(person);
  sandbox.world.addCommunityToChat(ANNA, CHAT);
  const pollers: Poller[] = [];
  const world: VkWorld = {
    sandbox,
    clock,
    db,
    client,
    transport,
    dispatcher,
    reports,
    say(to, text, more = {}) {
      enqueue(db, { to, lane: 'reply', text, ...more }, { now: clock.now(), random });
    },
    states: () =>
      all<{ state: string; failure: string | null }>(db, 'SELECT state, failure FROM outbox ORDER BY id').map(
        ({ state, failure }) => (failure === null ? state : `${state} ${failure}`),
      ),
    async pass(ms) {
      clock.moveTo(new Date(clock.now().getTime() + ms));
      await dispatcher.drain();
    },
    poller({ onHistoryLost = () => Promise.resolve() } = {}) {
      const poller = createPoller({
        client,
        groupId: GROUP,
        log,
        startTs: findPollPosition(db, GROUP),
        saveBatch: (batch, ts) =>
          inTransaction(db, () => {
            for (const event of batch) insertInboxEvent(db, event, clock.now());
            savePollPosition(db, GROUP, ts, clock.now());
            return undefined;
          }),
        onHistoryLost,
        backoffMs: () => 1,
      });
      pollers.push(poller);
      poller.start();
      return poller;
    },
    inbox: () =>
      all<{ event_id: string; incoming: string }>(db, 'SELECT event_id, incoming FROM inbox ORDER BY id').map(
        (row) => ({ eventId: row.event_id, incoming: JSON.parse(row.incoming) as Incoming }),
      ),
    texts: () =>
      world.inbox().flatMap(({ incoming }) => (incoming.kind === 'message' ? [incoming.text] : [])),
    async close() {
      await Promise.all(pollers.map((poller) => poller.stop()));
      await dispatcher.stop();
      client.close();
      await sandbox.close();
      db.close();
    },
  };
  return world;
}
