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
    const take = () =>
      limiter.take('bulk').then((ended) => {
        starts.push(performance.now());
        ended();
      });
    for (let n = 0; n < 50; n += 1) void take();
    await vi.advanceTimersByTimeAsync(700);
    for (let n = 0; n < 50; n += 1) void take();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(starts).toHaveLength(100);
    expect(most(starts, 1000)).toBe(19);
    // And no slower than it has to be: 100 calls are six seconds' worth.
    expect((starts.at(-1) ?? 0) - (starts[0] ?? 0)).toBeLessThan(5_300);
  });

  it('no more than 20 arrive in any second, however long each is on its way', async () => {
    const limiter = createLimiter();
    const arrivals: number[] = [];
    let n = 0;
    for (let call = 0; call < 150; call += 1) {
      void limiter.take('bulk').then((ended) => {
        // Some arrive at once, some late, all within what is counted with.
        const way = (n += 1) % 7 === 0 ? 5 : 40 + ((n * 37) % 200);
        setTimeout(() => {
          arrivals.push(performance.now());
          setTimeout(ended, 20);
        }, way);
      });
    }
    await vi.advanceTimersByTimeAsync(15_000);
    expect(arrivals).toHaveLength(150);
    expect(most(arrivals, 1000)).toBeLessThanOrEqual(20);
  });

  it('a call that never ends holds its place for little more than two seconds', async () => {
    const limiter = createLimiter();
    for (let n = 0; n < 20; n += 1) void limiter.take('reply');
    let started = false;
    await vi.advanceTimersByTimeAsync(1_900);
    void limiter.take('reply').then(() => (started = true));
    await vi.advanceTimersByTimeAsync(200);
    expect(started).toBe(true);
  });

  it('an answer finds a place soon in the middle of bulk', async () => {
    const limiter = createLimiter();
    for (let n = 0; n < 200; n += 1) void limiter.take('bulk').then((ended) => ended());
    const waits: number[] = [];
    for (let ask = 0; ask < 20; ask += 1) {
      await vi.advanceTimersByTimeAsync(257);
      const from = performance.now();
      void limiter.take('reply').then((ended) => {
        waits.push(performance.now() - from);
        ended();
      });
    }
    await vi.advanceTimersByTimeAsync(2_000);
    expect(waits).toHaveLength(20);
    expect(Math.max(...waits)).toBeLessThan(250);
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
