import { expect, it } from 'vitest';
import { pacedDelayMs, pauseMs, retryDelayMs } from '../../src/delivery/retry-policy.ts';

const HOUR = 3_600_000;

it('makes the first three retries within five seconds, then backs off to a cap', () => {
  const delays = Array.from({ length: 12 }, (_, n) => retryDelayMs(n + 1));
  expect(delays.slice(0, 3).reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(4_000);
  expect(delays).toEqual([...delays].sort((a, b) => a - b));
  expect(delays.at(-1)).toBe(300_000);
});

it('paces from the messenger’s own wait up to a day', () => {
  expect([1, 2, 3].map((times) => pacedDelayMs(120_000, times))).toEqual([120_000, 480_000, 1_920_000]);
  expect(pacedDelayMs(HOUR, 9)).toBe(24 * HOUR);
});

it('tries a resting community again every few minutes', () => {
  expect([1, 2, 3, 4, 9].map((times) => pauseMs('operator', times) / 60_000)).toEqual([2, 5, 10, 15, 15]);
  expect(pauseMs('halt', 7) / 60_000).toBe(5);
});
