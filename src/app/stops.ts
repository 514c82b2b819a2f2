import { DEFAULT_DEADLINE_HOURS } from '../domain/deadline.ts';
import type { World } from '../features/context.ts';
import { zoneOf } from '../features/district-hours.ts';
import type { Features } from '../features/registry.ts';
import { districtContextOf } from '../features/settings.ts';
import { afterStopNotices } from '../features/upkeep/after-stop.ts';
import { notInQuietHours } from '../domain/quiet-hours.ts';
import type { Logger } from '../shared/log.ts';
import { findAppFact, saveAppFact } from '../storage/app-fact.ts';
import type { Db } from '../storage/open.ts';
import { expireStagedFiles } from '../storage/staged-file.ts';
import { inTransaction } from '../storage/transaction.ts';
import { listDistricts } from '../storage/unit.ts';
import { enqueueNotice } from './enqueue-notice.ts';
import { addStretch, findStop, forgetStop } from './stop-fact.ts';
import type { Stretch } from './stop-fact.ts';

const ALIVE = 'alive';
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A shorter one is a restart and nobody's concern. */
const SHORTEST_STOP_MS = 10 * MINUTE_MS;
/** After the stop: what waited in the messenger comes in and is answered within the first minute. */
const SETTLING_MS = MINUTE_MS;

/** To be called once at start, before the loops: notes how long the program had been away. */
export function noteStart({ world: { db } }: { world: Pick<World, 'db'> }, now: Date): void {
  inTransaction(db, () => {
    const gap = findGap(db, now);
    if (gap !== undefined) addStretch(db, gap, SHORTEST_STOP_MS);
    beat(db, now);
  });
}

/** The stretch since the program was last known to run, where it is long enough to be told of. */
function findGap(db: Db, now: Date): Stretch | undefined {
  const alive = findAppFact(db, ALIVE);
  if (alive === undefined) return undefined;
  const from = new Date(alive);
  return now.getTime() - from.getTime() > SHORTEST_STOP_MS ? { from, to: now } : undefined;
}

/** Of a stretch that the loop itself slept through; one that is to be told of already stays as it is. */
export function noteGap(db: Db, now: Date): void {
  const gap = findGap(db, now);
  if (gap !== undefined && findStop(db) === undefined) addStretch(db, gap, SHORTEST_STOP_MS);
}

/** At most once a minute: the program runs, and files nobody decided on go. */
export function beat(db: Db, now: Date): void {
  const alive = findAppFact(db, ALIVE);
  const age = alive === undefined ? Infinity : now.getTime() - Date.parse(alive);
  // A clock that went back leaves the fact alone, unless it was wrong by days.
  if (age < MINUTE_MS && age > -DAY_MS) return;
  saveAppFact(db, ALIVE, now.toISOString());
  expireStagedFiles(db, now);
}

/**
 * Tells the coordinators of a stop once everything it delayed is settled: «Бот не работал с … по …», by day. One
 * transaction with forgetting the stop.
 */
export function announceStop(
  { world, features }: { world: Omit<World, 'now'>; features: Pick<Features, 'jobs'>; log: Logger },
  now: Date,
): void {
  const { db } = world;
  const stop = findStop(db);
  const last = stop?.restarts.at(-1);
  if (stop === undefined || last === undefined || now.getTime() < last.getTime() + SETTLING_MS) return;
  const contexts = listDistricts(db).map((district) => districtContextOf({ ...world, now }, district));
  const { quiet } = DEFAULT_DEADLINE_HOURS;
  if (contexts.some(({ settings }) => notInQuietHours(now, quiet, zoneOf(settings)) > now)) return;
  inTransaction(db, () => {
    if (findStop(db)?.restarts.at(-1)?.getTime() !== last.getTime()) return;
    for (const context of contexts) {
      for (const notice of afterStopNotices(context, { ...stop, settlingMs: SETTLING_MS }, features.jobs)) {
        enqueueNotice(context, notice);
      }
    }
    forgetStop(db);
  });
}
