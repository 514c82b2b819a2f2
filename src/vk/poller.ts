import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { Incoming } from '../bot/incoming.ts';
import type { SendFailure } from '../delivery/transport.ts';
import type { Logger } from '../shared/log.ts';
import type { VkClient } from './client.ts';
import { toIncoming } from './incoming.ts';
import { openPoll, pollOnce, WAIT_S, type PollServer } from './long-poll.ts';

export type PolledEvent = { eventId: string; incoming: Incoming };

export type Poller = {
  start(): void;
  /** Ends the pending request and the loop at once. Nothing is saved afterwards; what an answer held comes again. */
  stop(): Promise<void>;
};

export type PollerOptions = {
  client: VkClient;
  groupId: number;
  log: Logger;
  /** The stored position; undefined before the very first poll. */
  startTs: string | undefined;
  /**
   * Commits the events and the position in one transaction; events seen before are the receiver's to ignore. A throw
   * makes the poller ask for the same batch again.
   */
  saveBatch: (events: readonly PolledEvent[], ts: string) => void;
  /**
   * VK lost part of what happened: reconcile (`listUnanswered`). Awaited before the new position is saved; a throw makes
   * it happen again. `signal` is aborted by `stop`, after which nothing may be written.
   */
  onHistoryLost: (signal: AbortSignal) => Promise<void> | void;
  /** A position was taken for the first time or kept: the bot hears from now on. */
  onReady?: () => void;
  /** Replaced in tests. Milliseconds before the n-th try in a row, from 1. */
  backoffMs?: (failures: number) => number;
  waitS?: number;
};

const updateSchema = z.object({ type: z.string(), object: z.unknown(), event_id: z.string().optional() });

const LONGEST_BACKOFF_MS = 30_000;

function defaultBackoffMs(failures: number): number {
  return Math.min(LONGEST_BACKOFF_MS, 250 * 2 ** (failures - 1));
}

/**
 * Our own loop over Bots Long Poll. The position lives in the database, moves only together with the events before it
 * and survives keys and restarts: nothing that VK still has is lost, and what comes twice is the same event.
 */
export function createPoller(options: PollerOptions): Poller {
  const { client, groupId, log, saveBatch, backoffMs = defaultBackoffMs, waitS = WAIT_S } = options;
  const ending = new AbortController();
  const { signal } = ending;
  let loop: Promise<void> | undefined;
  let server: PollServer | undefined;
  let ts = options.startTs;
  let failures = 0;
  /** Answers without events in a row: the second means that a new key or position did not help. */
  let strikes = 0;
  let ready = false;

  async function run(): Promise<void> {
    while (!signal.aborted) {
      let failure: SendFailure | undefined;
      try {
        // A call to VK cannot be taken back: at a stop its answer is left alone.
        failure = await orAborted(step(), signal);
      } catch (error) {
        // `saveBatch` or `onHistoryLost` threw, or we did: the position has not moved, so nothing is lost.
        log.error({ err: error }, 'poller: a step threw, tried again');
        failure = { kind: 'retry', message: String(error), answered: true };
      }
      if (failure !== undefined) await rest(failure);
    }
  }

  /** One request, or one new session. Returns what failed. */
  async function step(): Promise<SendFailure | undefined> {
    if (server === undefined || ts === undefined) return openSession();
    const answer = await pollOnce(client, server, ts, { signal, waitS });
    switch (answer.kind) {
      case 'failed':
        return answer.failure;
      case 'events':
        if (answer.updates.length > 0 || answer.ts !== ts) moveTo(answer.ts, toEvents(answer.updates));
        failures = 0;
        strikes = 0;
        return undefined;
      case 'history-lost':
        log.warn({ ts, next: answer.ts }, 'poller: part of the history is lost');
        await options.onHistoryLost(signal);
        moveTo(answer.ts, []);
        return strike(answer.kind);
      case 'key-expired':
        server = undefined;
        return strike(answer.kind);
      case 'all-lost':
        log.warn({ ts }, 'poller: key and position are lost');
        server = undefined;
        await options.onHistoryLost(signal);
        ts = undefined;
        return strike(answer.kind);
    }
  }

  /** Once is everyday life and is answered at once; again and again must not become a storm of calls. */
  function strike(message: string): SendFailure | undefined {
    strikes += 1;
    return strikes > 1 ? { kind: 'retry', message, answered: true } : undefined;
  }

  /** A new key. Our own position is kept: VK gives what came after it, however long ago the last key died. */
  async function openSession(): Promise<SendFailure | undefined> {
    const opened = await openPoll(client, groupId, signal);
    if (opened.kind === 'failed') return opened.failure;
    if (signal.aborted) return undefined;
    server = opened.server;
    // Saved before the first poll: what comes while the first run is down is not lost either.
    if (ts === undefined) moveTo(opened.ts, []);
    if (!ready) options.onReady?.();
    ready = true;
    return undefined;
  }

  function moveTo(next: string, events: readonly PolledEvent[]): void {
    if (signal.aborted) return;
    saveBatch(events, next);
    ts = next;
  }

  function toEvents(updates: readonly unknown[]): PolledEvent[] {
    return updates.flatMap((update) => {
      try {
        const { type, object, event_id: eventId } = updateSchema.parse(update);
        const incoming = toIncoming({ type, object }, groupId);
        return incoming === undefined ? [] : [{ eventId: eventId ?? fingerprint(update), incoming }];
      } catch (error) {
        const type = z.object({ type: z.string() }).safeParse(update).data?.type;
        log.error({ err: error, type }, 'poller: a malformed event is skipped');
        return [];
      }
    });
  }

  async function rest(failure: SendFailure): Promise<void> {
    if (signal.aborted) return;
    failures += 1;
    // A cut long poll is everyday life; a refused token is not.
    const level = failure.kind !== 'retry' ? 'error' : failures > 2 ? 'warn' : 'debug';
    log[level]({ failure, failures }, 'poller: no answer, tried again');
    // An address that keeps failing may have moved: ask for a new one.
    if (failures % 3 === 0 || failure.kind !== 'retry') server = undefined;
    const ms = failure.kind === 'retry' ? backoffMs(failures) : backoffMs(failures + 4);
    await delay(ms, undefined, { signal }).catch(() => undefined);
  }

  return {
    start() {
      if (!signal.aborted) loop ??= run();
    },
    async stop() {
      ending.abort();
      await loop;
    },
  };
}

/** `work`, or undefined as soon as `signal` is aborted; leaves nothing behind in the signal. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const stop = () => resolve(undefined);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** An event that came without its number is known by its content. */
function fingerprint(update: unknown): string {
  return `sha256/${createHash('sha256').update(JSON.stringify(update)).digest('hex')}`;
}
