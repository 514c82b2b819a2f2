import { describe, expect, it } from 'vitest';
import { dueRuns, nextRuns } from '../../src/jobs/due-runs.ts';

const utc = (text: string) => new Date(`${text}:00.000Z`);
const HOUR = 3_600_000;

/** Every day at 09:00 UTC. */
function daily(after: Date, upTo: Date): Date[] {
  const found: Date[] = [];
  const first = new Date(after);
  first.setUTCHours(9, 0, 0, 0);
  for (let at = first.getTime(); at <= upTo.getTime(); at += 24 * HOUR) {
    if (at > after.getTime()) found.push(new Date(at));
  }
  return found;
}
const until20 = (at: Date) => new Date(at.getTime() + 11 * HOUR);
const due = (cursor: string | undefined, now: string) =>
  dueRuns({
    ...(cursor !== undefined && { cursor: utc(cursor) }),
    now: utc(now),
    occurrences: daily,
    usefulUntil: until20,
  });

describe('dueRuns', () => {
  it('the first sight of a job backfills nothing and starts from now', () => {
    expect(due(undefined, '2024-10-25T12:00')).toEqual({
      run: [],
      missed: [],
      cursor: utc('2024-10-25T12:00'),
    });
  });

  it('nothing is due between two moments', () => {
    expect(due('2024-10-25T09:00', '2024-10-26T08:59')).toEqual({
      run: [],
      missed: [],
      cursor: utc('2024-10-26T08:59'),
    });
  });

  it('runs at the moment itself, and not a second time', () => {
    expect(due('2024-10-25T08:59', '2024-10-25T09:00').run).toEqual([utc('2024-10-25T09:00')]);
    expect(due('2024-10-25T09:00', '2024-10-25T09:01').run).toEqual([]);
  });

  it('what was missed runs late while it is useful', () => {
    expect(due('2024-10-24T20:00', '2024-10-25T19:59')).toMatchObject({
      run: [utc('2024-10-25T09:00')],
      missed: [],
    });
    expect(due('2024-10-24T20:00', '2024-10-25T20:00')).toMatchObject({
      run: [],
      missed: [utc('2024-10-25T09:00')],
    });
  });

  it('several missed: the useless are named, oldest first, the useful run', () => {
    expect(due('2024-10-22T10:00', '2024-10-25T12:00')).toEqual({
      run: [utc('2024-10-25T09:00')],
      missed: [utc('2024-10-23T09:00'), utc('2024-10-24T09:00')],
      cursor: utc('2024-10-25T12:00'),
    });
  });

  it('a clock set back does nothing and forgets nothing', () => {
    const back = due('2024-10-25T12:00', '2024-10-24T08:00');
    expect(back).toEqual({ run: [], missed: [], cursor: utc('2024-10-25T12:00') });
    // The clock is right again: each moment after the old cursor comes once.
    expect(due('2024-10-25T12:00', '2024-10-26T09:00').run).toEqual([utc('2024-10-26T09:00')]);
  });

  it('takes moments in any order, doubled or outside of the asked time', () => {
    const { run } = dueRuns({
      cursor: utc('2024-10-25T08:00'),
      now: utc('2024-10-25T12:00'),
      occurrences: () =>
        [
          '2024-10-25T11:00',
          '2024-10-25T09:00',
          '2024-10-25T09:00',
          '2024-10-25T08:00',
          '2024-10-25T13:00',
        ].map(utc),
      usefulUntil: until20,
    });
    expect(run).toEqual([utc('2024-10-25T09:00'), utc('2024-10-25T11:00')]);
  });

  it('however time is cut, each moment is given exactly once', () => {
    const given: Date[] = [];
    let cursor = utc('2024-10-01T00:00');
    for (let now = cursor.getTime(); now <= utc('2024-10-31T00:00').getTime(); now += 7 * HOUR + 13_000) {
      const result = dueRuns({ cursor, now: new Date(now), occurrences: daily, usefulUntil: until20 });
      given.push(...result.run, ...result.missed);
      cursor = result.cursor;
    }
    expect(given).toEqual(daily(utc('2024-10-01T00:00'), cursor));
  });
});

describe('nextRuns', () => {
  it('gives the next moments after now', () => {
    expect(nextRuns({ now: utc('2024-10-25T09:00'), occurrences: daily, count: 3 })).toEqual([
      utc('2024-10-26T09:00'),
      utc('2024-10-27T09:00'),
      utc('2024-10-28T09:00'),
    ]);
  });
  it('gives what there is within the horizon', () => {
    expect(nextRuns({ now: utc('2024-10-25T09:00'), occurrences: daily, count: 3, horizonDays: 1 })).toEqual([
      utc('2024-10-26T09:00'),
    ]);
    expect(nextRuns({ now: utc('2024-10-25T09:00'), occurrences: () => [], count: 3 })).toEqual([]);
  });
});
