import { Refused } from './people-acts.ts';
import type { SandboxOptions } from './options.ts';
import { refusals } from './texts.ts';
import { instantOf, nextDay, nextFriday, parseWallTime } from './zoned-time.ts';

/** Moves the clock to a preset or to a reading of the district's clocks; never backwards. */
export function moveClock({ clock, timeZone }: SandboxOptions, body: Record<string, unknown>): { now: Date } {
  const target = clockTarget(clock.now(), timeZone, body);
  if (target === undefined) throw new Refused(refusals.badRequest);
  if (!clock.moveTo(target)) throw new Refused(refusals.clockBackwards);
  return { now: clock.now() };
}

function clockTarget(now: Date, timeZone: string, body: Record<string, unknown>): Date | undefined {
  switch (body['preset']) {
    case 'friday-12':
      return nextFriday(now, 12, timeZone);
    case 'friday-18':
      return nextFriday(now, 18, timeZone);
    case 'plus-day':
      return nextDay(now, timeZone);
  }
  const wall = parseWallTime(typeof body['local'] === 'string' ? body['local'] : '');
  return wall === undefined ? undefined : instantOf(wall, timeZone);
}
