import { randomBytes } from 'node:crypto';
import type { Update } from './wire.ts';

/** How many past updates a poller may still ask for; older positions answer `failed: 1`. */
const KEPT_UPDATES = 20_000;
const KEPT_KEYS = 50;
const MAX_WAIT_S = 90;
const MAX_BATCH = 100;

/** What `a_check` answers. A good answer has `ts` as a string, `failed: 1` as a number: VK does it so. */
type LongPollAnswer = { ts: string; updates: Update[] } | { failed: 1; ts: number } | { failed: 2 | 3 };

export type LongPoll = {
  /** The position after everything that has happened so far. */
  ts(): number;
  newKey(): string;
  push(update: Update): void;
  /** Waits up to `waitSeconds` (real time, at most 90) for something after `ts`. `signal` ends the wait with `undefined`. */
  check(
    key: string,
    ts: string,
    waitSeconds: number,
    signal: AbortSignal,
  ): Promise<LongPollAnswer | undefined>;
  /** All keys die; whoever waits is told `failed: 2` at once. What happens meanwhile is kept. */
  expireKeys(): void;
  /** History up to now is gone and the position jumps: every poller is told `failed: 1`. */
  loseHistory(): void;
  /** The next check of every poller answers `failed: 3`, once. */
  loseInformation(): void;
  redeliver(eventId: string): boolean;
  /** The kept updates, oldest first. */
  updates(): readonly Update[];
  waiting(): number;
  delivered(): number;
  close(): void;
};

/** The queue behind Bots Long Poll. `updatesPerSecond` spaces the updates out evenly, in real time. */
export function createLongPoll(updatesPerSecond: number | undefined): LongPoll {
  let updates: Update[] = [];
  /** Position of `updates[0]` is `start + 1`: positions count all updates ever. */
  let start = randomBytes(2).readUInt16BE() + 1;
  let released = start;
  let lost = false;
  let deliveredCount = 0;
  let keys: string[] = [];
  const wakers = new Set<() => void>();
  let releaseTimer: NodeJS.Timeout | undefined;
  let nextReleaseAt = 0;

  const end = () => start + updates.length;
  const wakeAll = () => {
    for (const wake of [...wakers]) wake();
  };

  function release() {
    if (updatesPerSecond === undefined) {
      released = end();
      wakeAll();
      return;
    }
    if (releaseTimer !== undefined) return;
    const now = performance.now();
    const gap = 1000 / updatesPerSecond;
    if (nextReleaseAt < now - 1000) nextReleaseAt = now;
    while (released < end() && nextReleaseAt <= now) {
      released += 1;
      nextReleaseAt += gap;
    }
    wakeAll();
    if (released < end()) {
      releaseTimer = setTimeout(
        () => {
          releaseTimer = undefined;
          release();
        },
        Math.max(1, nextReleaseAt - now),
      );
    }
  }

  /** The answer that is possible right now, or undefined: there is nothing yet. */
  function answerNow(key: string, ts: string): LongPollAnswer | undefined {
    if (!keys.includes(key)) return { failed: 2 };
    if (lost) {
      lost = false;
      return { failed: 3 };
    }
    const position = /^\d{1,15}$/.test(ts) ? Number(ts) : -1;
    if (position < start || position > end()) return { failed: 1, ts: end() };
    if (position >= released) return undefined;
    const last = Math.min(released, position + MAX_BATCH);
    const batch = updates.slice(position - start, last - start);
    deliveredCount += batch.length;
    return { ts: String(last), updates: batch };
  }

  function append(update: Update) {
    updates.push(update);
    if (updates.length > KEPT_UPDATES * 2) {
      const surplus = updates.length - KEPT_UPDATES;
      updates = updates.slice(surplus);
      start += surplus;
      released = Math.max(released, start);
    }
    release();
  }

  return {
    ts: end,
    newKey() {
      const key = randomBytes(20).toString('hex');
      keys = [...keys.slice(1 - KEPT_KEYS), key];
      return key;
    },
    push: append,
    check(key, ts, waitSeconds, signal) {
      const ready = answerNow(key, ts);
      if (ready !== undefined) return Promise.resolve(ready);
      return new Promise((resolve) => {
        const finish = (answer: LongPollAnswer | undefined) => {
          clearTimeout(timer);
          wakers.delete(wake);
          signal.removeEventListener('abort', abort);
          resolve(answer);
        };
        const wake = () => {
          const answer = answerNow(key, ts);
          if (answer !== undefined) finish(answer);
        };
        const abort = () => finish(undefined);
        const seconds = Math.min(Math.max(waitSeconds, 0), MAX_WAIT_S);
        const timer = setTimeout(() => finish({ ts, updates: [] }), seconds * 1000);
        wakers.add(wake);
        signal.addEventListener('abort', abort);
        if (signal.aborted) abort();
      });
    },
    expireKeys() {
      keys = [];
      wakeAll();
    },
    loseHistory() {
      start = end() + 1000;
      released = start;
      updates = [];
      wakeAll();
    },
    loseInformation() {
      lost = true;
      wakeAll();
    },
    redeliver(eventId) {
      const update = updates.findLast((candidate) => candidate.event_id === eventId);
      if (update === undefined) return false;
      append(update);
      return true;
    },
    updates: () => updates,
    waiting: () => wakers.size,
    delivered: () => deliveredCount,
    close() {
      clearTimeout(releaseTimer);
      wakers.clear();
    },
  };
}
