import type { Lane } from '../bot/outgoing.ts';

export type CallEnded = () => void;

/**
 * The one gate for calls to the messenger: at most `perSecond` starts in any sliding second, answers before bulk,
 * first come first served within a lane; bulk evenly. Time is monotonic: moving the wall clock opens nothing.
 */
export type Limiter = {
  /** Resolves when a call may start, which then counts; what it resolves with is called when the call has ended. Rejects with the signal's reason when it is aborted first. */
  take(lane: Lane, signal?: AbortSignal): Promise<CallEnded>;
  /** No call starts for `ms` from now on. */
  hold(ms: number): void;
};

/** VK refuses the 21st call of a second; two are left for the jitter of the way. */
const CALLS_PER_SECOND = 19;

/** Our second, with a little for the rounding of timers. */
const WINDOW_MS = 1_004;

/**
 * VK counts when a call arrives, not when it starts: some time between its start and its answer. One call more than ours
 * may have arrived in the last second, and that is VK's cap.
 */
const VK_SECOND_MS = 1_001;

/** An answer that takes longer than this is slow on VK's side; the call is taken to have arrived. */
const LONGEST_WAY_MS = 1_000;

/** How far bulk may fall behind its even pace and still catch up, in calls. */
const CATCH_UP = 2;

type Waiting = { resolve: (ended: CallEnded) => void };

/** A call by the moment at which it has arrived at the latest. */
type Begun = { arrivedBy: number };

/** `perSecond: Infinity` lifts the cap (measurements). `monotonicMs` is replaced in tests. */
export function createLimiter({
  perSecond = CALLS_PER_SECOND,
  monotonicMs = () => performance.now(),
}: { perSecond?: number; monotonicMs?: () => number } = {}): Limiter {
  const starts: number[] = [];
  let begun: Begun[] = [];
  const queues: Record<Lane, Waiting[]> = { reply: [], bulk: [] };
  let heldUntil = -Infinity;
  let nextBulk = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  /** Milliseconds until the next start is allowed; 0 – now. */
  function waitMs(now: number): number {
    const own = starts.at(-perSecond) ?? -Infinity;
    const pace = queues.reply.length > 0 ? -Infinity : nextBulk;
    return Math.max(0, own + WINDOW_MS - now, roomAtVk(now) - now, heldUntil - now, pace - now);
  }

  /** When less than VK's cap can have arrived within its last second. */
  function roomAtVk(now: number): number {
    begun = begun.filter(({ arrivedBy }) => arrivedBy + VK_SECOND_MS > now);
    if (begun.length <= perSecond) return now;
    const ends = begun.map(({ arrivedBy }) => arrivedBy + VK_SECOND_MS).sort((a, b) => a - b);
    return ends[begun.length - perSecond - 1] ?? now;
  }

  /** Bulk goes evenly with what answers leave of it: it never takes a second's calls at once, so an answer finds a place soon. */
  function noteStart(now: number): CallEnded {
    if (perSecond === Infinity) return () => undefined;
    starts.push(now);
    if (starts.length > perSecond) starts.shift();
    const gap = WINDOW_MS / perSecond;
    nextBulk = Math.max(nextBulk, now - CATCH_UP * gap) + gap;
    const call: Begun = { arrivedBy: now + LONGEST_WAY_MS };
    begun.push(call);
    return () => {
      call.arrivedBy = Math.min(call.arrivedBy, monotonicMs());
      if (timer !== undefined) serve();
    };
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
      const lane = queues.reply.length > 0 ? 'reply' : 'bulk';
      queues[lane].shift()?.resolve(noteStart(now));
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
          resolve: (ended) => {
            signal?.removeEventListener('abort', onAbort);
            resolve(ended);
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
