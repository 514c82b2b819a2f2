/**
 * VK's «20 requests a second» as a sliding window: `take()` says whether one more call fits into the last second.
 * Refused calls are not counted. Time is monotonic milliseconds, since a moved clock must not open the gate.
 */
export function createRateLimit(perSecond: number, monotonicMs: () => number = () => performance.now()) {
  if (!Number.isFinite(perSecond)) return { take: () => true };
  const starts = new Float64Array(perSecond).fill(-Infinity);
  let next = 0;
  return {
    take(): boolean {
      const now = monotonicMs();
      if (now - (starts[next] ?? -Infinity) < 1000) return false;
      starts[next] = now;
      next = (next + 1) % perSecond;
      return true;
    },
  };
}

/** The most calls that came in any sliding second, refused ones included. Monotonic milliseconds. */
export function createCallMeter(monotonicMs: () => number = () => performance.now()) {
  let last: number[] = [];
  return {
    /** Notes a call; the most so far. */
    note(most: number): number {
      const now = monotonicMs();
      last = [...last.filter((at) => now - at < 1000), now];
      return Math.max(most, last.length);
    },
  };
}
