import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLimiter } from '../../src/delivery/limiter.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function most(starts: readonly number[], windowMs: number): number {
  return Math.max(...starts.map((from) => starts.filter((at) => at >= from && at < from + windowMs).length));
}

describe('limiter', () => {
  it('starts at most 19 calls in any sliding second', async () => {
    const limiter = createLimiter();
    const starts: number[] = [];
    const take = () => limiter.take('bulk').then(() => starts.push(performance.now()));
    for (let n = 0; n < 50; n += 1) void take();
    await vi.advanceTimersByTimeAsync(700);
    for (let n = 0; n < 50; n += 1) void take();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(starts).toHaveLength(100);
    expect(most(starts, 1000)).toBe(19);
    // With room for what the way to VK squeezes together.
    expect(most(starts, 1040)).toBe(19);
    // And no slower than it has to be: 100 calls are six seconds' worth.
    expect((starts.at(-1) ?? 0) - (starts[0] ?? 0)).toBeLessThan(5_300);
  });

  it('serves answers before bulk that came earlier', async () => {
    const limiter = createLimiter({ perSecond: 1 });
    const order: string[] = [];
    for (const name of ['first', 'bulk 1', 'bulk 2']) {
      void limiter.take('bulk').then(() => order.push(name));
    }
    void limiter.take('reply').then(() => order.push('reply'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(order).toEqual(['first', 'reply', 'bulk 1', 'bulk 2']);
  });

  it('holds everybody for a while', async () => {
    const limiter = createLimiter();
    limiter.hold(1000);
    let started = false;
    void limiter.take('reply').then(() => (started = true));
    await vi.advanceTimersByTimeAsync(990);
    expect(started).toBe(false);
    await vi.advanceTimersByTimeAsync(20);
    expect(started).toBe(true);
  });

  it('an aborted one gives its place up', async () => {
    const limiter = createLimiter({ perSecond: 1 });
    await limiter.take('reply');
    const stop = new AbortController();
    const aborted = limiter.take('reply', stop.signal);
    const next = limiter.take('reply');
    stop.abort(new Error('stop'));
    await expect(aborted).rejects.toThrow('stop');
    await expect(limiter.take('reply', stop.signal)).rejects.toThrow('stop');
    await vi.advanceTimersByTimeAsync(1100);
    await next;
  });

  it('can be lifted', async () => {
    const limiter = createLimiter({ perSecond: Infinity });
    await Promise.all(Array.from({ length: 1000 }, () => limiter.take('bulk')));
  });
});
