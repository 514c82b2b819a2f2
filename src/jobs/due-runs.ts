/** The moments of a job after `after`, up to and including `upTo`. */
export type Occurrences = (after: Date, upTo: Date) => readonly Date[];

export type DueRuns = {
  /** To be run now, oldest first: on time, or late and still useful. */
  run: Date[];
  /** Passed while the bot was down and no longer useful, oldest first: recorded and named to the coordinator. */
  missed: Date[];
  /** Up to where the job is settled; stored, and given next time. */
  cursor: Date;
};

const DAY_MS = 86_400_000;

/**
 * What of a job is due. Without a cursor (its first sight) nothing is backfilled. A cursor later than `now` – the clock
 * was set back – yields nothing and stays, so that no moment comes twice. A moment is useful before its
 * `usefulUntil`, not at it.
 */
export function dueRuns({
  cursor,
  now,
  occurrences,
  usefulUntil,
}: {
  cursor?: Date;
  now: Date;
  occurrences: Occurrences;
  usefulUntil: (scheduledFor: Date) => Date;
}): DueRuns {
  if (cursor === undefined) return { run: [], missed: [], cursor: now };
  if (cursor > now) return { run: [], missed: [], cursor };
  const passed = momentsOf(occurrences, cursor, now);
  return {
    run: passed.filter((at) => now < usefulUntil(at)),
    missed: passed.filter((at) => now >= usefulUntil(at)),
    cursor: now,
  };
}

/** The next `count` moments of a job, fewer where the next `horizonDays` (60) hold fewer. */
export function nextRuns({
  now,
  occurrences,
  count,
  horizonDays = 60,
}: {
  now: Date;
  occurrences: Occurrences;
  count: number;
  horizonDays?: number;
}): Date[] {
  return momentsOf(occurrences, now, new Date(now.getTime() + horizonDays * DAY_MS)).slice(0, count);
}

/** Sorted, each once, none outside of the asked stretch. */
function momentsOf(occurrences: Occurrences, after: Date, upTo: Date): Date[] {
  const times = occurrences(after, upTo)
    .map((at) => at.getTime())
    .filter((at) => after.getTime() < at && at <= upTo.getTime());
  return [...new Set(times)].toSorted((a, b) => a - b).map((at) => new Date(at));
}
