/** Where the loops take the time from; everything below them is given `now` as a value. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** A clock that can be moved forward and keeps ticking: the sandbox's. Moving it wakes the listeners. */
export type MovableClock = Clock & {
  /** Moves to `instant`; a moment that already passed is refused (returns false): time only goes forward. */
  moveTo(instant: Date): boolean;
  /** Calls `listener` after every move. Returns the unsubscribe function. */
  onMove(listener: () => void): () => void;
};

export function createMovableClock(base: Clock = systemClock, startAt?: Date): MovableClock {
  let offsetMs = startAt === undefined ? 0 : startAt.getTime() - base.now().getTime();
  const listeners = new Set<() => void>();
  const now = () => new Date(base.now().getTime() + offsetMs);
  return {
    now,
    moveTo(instant) {
      const step = instant.getTime() - now().getTime();
      if (!(step >= 0)) return false;
      offsetMs += step;
      for (const listener of listeners) listener();
      return true;
    },
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
