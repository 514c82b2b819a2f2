import type { PeerId } from '../../src/bot/incoming.ts';
import type { Outgoing } from '../../src/bot/outgoing.ts';
import { createDispatcher, type Dispatcher } from '../../src/delivery/dispatcher.ts';
import { drawPicture, type DrawPicture } from '../../src/delivery/draw-picture.ts';
import type { DeliveryEvents } from '../../src/delivery/record.ts';
import type {
  CallOptions,
  EditedMessage,
  LookUpOutcome,
  OutgoingMessage,
  SendFailure,
  SendOutcome,
  Transport,
  UploadOutcome,
} from '../../src/delivery/transport.ts';
import { createLogger } from '../../src/shared/log.ts';
import { seededRandom } from '../../src/shared/random.ts';
import { openDatabase, type Db } from '../../src/storage/open.ts';
import { enqueue, enqueueButtonAnswer } from '../../src/storage/outbox.ts';
import { all } from '../../src/storage/statement.ts';

const START = new Date('2024-10-22T09:00:00Z');
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;

type ManualClock = { now(): Date; advance(ms: number): void };

function createManualClock(start = START): ManualClock {
  let ms = start.getTime();
  return {
    now: () => new Date(ms),
    advance: (by) => {
      ms += by;
    },
  };
}

export function failing(kind: SendFailure['kind'], more: Partial<SendFailure> = {}): SendOutcome {
  return { kind: 'failed', failure: { kind, message: kind, answered: true, ...more } };
}

/** A messenger whose every answer is scripted; by default everything is delivered. */
export type FakeTransport = Transport & {
  sent: { peerId: number; text: string; randomId: number; attachments: readonly string[] }[];
  edited: EditedMessage[];
  /** The next answers of `edit`, in order; then `sent`. */
  edits: SendOutcome[];
  calls: string[];
  /** The next answers of `send`, in order; then `sent`. */
  script(...outcomes: (SendOutcome | Promise<SendOutcome>)[]): void;
  /** The answers for one peer, in order. */
  scriptPeer(peerId: number, ...outcomes: (SendOutcome | Promise<SendOutcome>)[]): void;
  uploads: UploadOutcome[];
  lookUps: LookUpOutcome[];
};

function createFakeTransport(): FakeTransport {
  const outcomes: (SendOutcome | Promise<SendOutcome>)[] = [];
  const byPeer = new Map<number, (SendOutcome | Promise<SendOutcome>)[]>();
  let messageId = 0;
  const transport: FakeTransport = {
    sent: [],
    edited: [],
    edits: [],
    calls: [],
    uploads: [],
    lookUps: [],
    script: (...more) => void outcomes.push(...more),
    scriptPeer: (peerId, ...more) => void byPeer.set(peerId, more),
    async send(message: OutgoingMessage, { lane, admit }: CallOptions) {
      if (admit?.() === false) return failing('retry', { withdrawn: true });
      transport.calls.push(`${lane} ${message.peerId} ${message.text}`);
      const outcome = await (byPeer.get(message.peerId)?.shift() ??
        outcomes.shift() ?? { kind: 'sent', messageId: (messageId += 1), conversationMessageId: messageId });
      if (outcome.kind === 'sent') transport.sent.push(message);
      return outcome;
    },
    async sendToAll({ peerIds, ...message }, options) {
      transport.calls.push(`${options.lane} ${peerIds.join('+')} ${message.text}`);
      if (options.admit?.() === false) return peerIds.map(() => failing('retry', { withdrawn: true }));
      return Promise.all(
        peerIds.map(async (peerId) => {
          const outcome = await (byPeer.get(peerId)?.shift() ??
            outcomes.shift() ?? { kind: 'sent', conversationMessageId: (messageId += 1) });
          if (outcome.kind === 'sent') transport.sent.push({ ...message, peerId });
          return outcome;
        }),
      );
    },
    edit(message) {
      transport.calls.push(`edit ${message.peerId}#${message.conversationMessageId} ${message.text}`);
      const outcome = transport.edits.shift() ?? { kind: 'sent' as const };
      if (outcome.kind === 'sent') transport.edited.push(message);
      return Promise.resolve(outcome);
    },
    async answerButton({ answerId, peerId }, { lane }) {
      transport.calls.push(`${lane} ${peerId} button ${answerId}`);
      return (await outcomes.shift()) ?? { kind: 'sent' };
    },
    upload({ peerId, fileName }) {
      transport.calls.push(`upload ${peerId} ${fileName}`);
      return Promise.resolve(transport.uploads.shift() ?? { kind: 'uploaded', attachment: 'doc-1_1' });
    },
    findSent({ peerId }) {
      transport.calls.push(`find ${peerId}`);
      return Promise.resolve(transport.lookUps.shift() ?? { kind: 'unknown' });
    },
  };
  return transport;
}

type OutboxState = { id: number; peer_id: number; state: string; failure: string | null };

export type OutboxWorld = {
  db: Db;
  clock: ManualClock;
  transport: FakeTransport;
  dispatcher: Dispatcher;
  /** How pictures are drawn; the real way unless a test replaces it. */
  draw: DrawPicture;
  /** What was reported, a line each. */
  reports: string[];
  /** Who was reported to be reached. */
  reached: PeerId[];
  say(to: number, text: string, more?: Partial<Outgoing>): number;
  answer(answerId: string, peerId: number): void;
  rows(): OutboxState[];
  /** «sent», «failed person:901» …, in order of the rows. */
  states(): string[];
  /** Moves the clock and lets everything that became due go. */
  pass(ms: number): Promise<void>;
  /** A new dispatcher on the same database, as after a restart. */
  restart(): Dispatcher;
};

export function createOutboxWorld(transport: FakeTransport = createFakeTransport()): OutboxWorld {
  const db = openDatabase(':memory:');
  const clock = createManualClock();
  const random = seededRandom(1);
  const reports: string[] = [];
  const reached: PeerId[] = [];
  const events: DeliveryEvents = {
    onPersonUnreachable: (peerId, { code }) => reports.push(`person ${peerId} ${code ?? ''}`.trim()),
    onPersonReached: (peerId) => reached.push(peerId),
    onChatUnreachable: (peerId, { code }) => reports.push(`chat ${peerId} ${code ?? ''}`.trim()),
    onOperatorNeeded: ({ code, kind }) => reports.push(`operator ${code ?? kind}`),
    onUncertain: (rows) => reports.push(`uncertain ${rows.map(({ id }) => id).join()}`),
    onExpired: (rows) => reports.push(`expired ${rows.map(({ id }) => id).join()}`),
  };
  const log = createLogger('silent');
  const create = () =>
    createDispatcher({ db, transport, clock, log, events, draw: (spec) => world.draw(spec) });
  const world: OutboxWorld = {
    db,
    clock,
    transport,
    dispatcher: create(),
    draw: drawPicture,
    reports,
    reached,
    say(to, text, more = {}) {
      const [id] = enqueue(db, { to, lane: 'reply', text, ...more }, { now: clock.now(), random });
      return id ?? 0;
    },
    answer(answerId, peerId) {
      const usefulUntil = new Date(clock.now().getTime() + 50 * SECOND);
      enqueueButtonAnswer(db, { answerId, peerId, senderId: 1 }, usefulUntil, { now: clock.now(), random });
    },
    rows: () => all<OutboxState>(db, 'SELECT id, peer_id, state, failure FROM outbox ORDER BY id'),
    states: () =>
      world.rows().map(({ state, failure }) => (failure === null ? state : `${state} ${failure}`)),
    async pass(ms) {
      clock.advance(ms);
      await world.dispatcher.drain();
    },
    restart: () => (world.dispatcher = create()),
  };
  return world;
}
