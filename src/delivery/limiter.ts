import type { Lane } from '../bot/outgoing.ts';

/**
 * The one gate for calls to the messenger: at most `perSecond` starts in any sliding second, answers before bulk,
 * first come first served within a lane. Time is monotonic: moving the wall clock opens nothing.
 */
export type Limiter = {
  /** Resolves when a call may start, which then counts. Rejects with the signal's reason when it is aborted first. */
  take(lane: Lane, signal?: AbortSignal): Promise<void>;
  /** No call starts for `ms` from now on. */
  hold(ms: number): void;
};

/** VK refuses the 21st call of a second; two are left for the jitter of the way. */
const CALLS_PER_SECOND = 19;

/** A second, and what the way to VK may squeeze: two starts a second apart may arrive closer. */
const WINDOW_MS = 1_050;

type Waiting = { resolve: () => void };

/** `perSecond: Infinity` lifts the cap (measurements). `monotonicMs` is replaced in tests. */
export function createLimiter({
  perSecond = CALLS_PER_SECOND,
  monotonicMs = () => performance.now(),
}: { perSecond?: number; monotonicMs?: () => number } = {}): Limiter {
  const starts: number[] = [];
  const queues: Record<Lane, Waiting[]> = { reply: [], bulk: [] };
  let heldUntil = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  /** Milliseconds until the next start is allowed; 0 – now. */
  function waitMs(now: number): number {
    const oldest = starts.length < perSecond ? undefined : starts[0];
    const room = oldest === undefined ? 0 : oldest + WINDOW_MS - now;
    return Math.max(0, room, heldUntil - now);
  }

  function noteStart(now: number): void {
    if (perSecond === Infinity) return;
    starts.push(now);
    if (starts.length > perSecond) starts.shift();
  }

  function serve(): void {
    clearTimeout(timer);
    timer = undefined;
    while (queues.reply.length + queues.bulk.length > 0) {
      const now = monotonicMs();
      const wait = waitMs(now);
      if (wait > 0) {
        // One more millisecond: timers may fire a fraction early.
        timer = setTimeout(serve, Math.ceil(wait) + 1);
        return;
      }
      noteStart(now);
      (queues.reply.shift() ?? queues.bulk.shift())?.resolve();
    }
  }

  return {
    take(lane, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason as Error);
          return;
        }
        const queue = queues[lane];
        const onAbort = () => {
          queue.splice(queue.indexOf(waiting), 1);
          reject(signal?.reason as Error);
        };
        const waiting: Waiting = {
          resolve: () => {
            signal?.removeEventListener('abort', onAbort);
            resolve();
          },
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        queue.push(waiting);
        serve();
      });
    },
    hold(ms) {
      heldUntil = Math.max(heldUntil, monotonicMs() + ms);
      if (timer !== undefined) serve();
    },
  };
}
