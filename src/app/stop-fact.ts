import { z } from 'zod';
import { deleteAppFact, findAppFact, saveAppFact } from '../storage/app-fact.ts';
import type { Db } from '../storage/open.ts';

/** A stretch of time in which the program did not run. */
export type Stretch = { from: Date; to: Date };

/** Stops that nobody was told of yet. `stretches`: as they are told; `restarts`: when it ran again each time. */
export type Stop = { stretches: readonly Stretch[]; restarts: readonly Date[] };

const STOP = 'stop';

const stretch = z.object({ from: z.coerce.date(), to: z.coerce.date() });
const stored = z.union([
  z.object({ stretches: z.array(stretch).min(1), restarts: z.array(z.coerce.date()).min(1) }),
  // As an earlier version wrote it.
  stretch.transform(({ from, to }) => ({ stretches: [{ from, to }], restarts: [to] })),
]);

export function findStop(db: Db): Stop | undefined {
  const fact = findAppFact(db, STOP);
  return fact === undefined ? undefined : stored.parse(JSON.parse(fact));
}

/** Stops with hardly anything between them are told as one. */
export function addStretch(db: Db, added: Stretch, apartMs: number): void {
  const { stretches, restarts } = findStop(db) ?? { stretches: [], restarts: [] };
  const last = stretches.at(-1);
  const joins = last !== undefined && added.from.getTime() - last.to.getTime() <= apartMs;
  const next: Stop = {
    stretches: joins ? [...stretches.slice(0, -1), { from: last.from, to: added.to }] : [...stretches, added],
    restarts: [...restarts, added.to],
  };
  saveAppFact(db, STOP, JSON.stringify(next));
}

export function forgetStop(db: Db): void {
  deleteAppFact(db, STOP);
}
