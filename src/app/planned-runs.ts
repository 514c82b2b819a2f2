import type { World } from '../features/context.ts';
import type { Features } from '../features/registry.ts';
import { districtContextOf } from '../features/settings.ts';
import { nextRuns } from '../jobs/due-runs.ts';
import { findChannel } from '../storage/chat.ts';
import type { Db } from '../storage/open.ts';
import { listCoordinatorPeers, listSchoolPeople } from '../storage/held-binding.ts';
import { listDistricts } from '../storage/unit.ts';
import type { UnitId } from '../domain/unit.ts';

/** `title`: «Напоминание в пятницу»; `district`: its name. */
export type PlannedRun = { title: string; at: Date; district: string };

/**
 * The next `count` moments at which the bot says something by itself, soonest first; districts that nobody is connected
 * for and housekeeping are left out.
 */
export function plannedRuns(
  { world, features }: { world: Omit<World, 'now'>; features: Pick<Features, 'jobs'> },
  now: Date,
  count: number,
): PlannedRun[] {
  return listDistricts(world.db)
    .filter(({ id }) => isServed(world.db, id))
    .flatMap((district) => {
      const context = districtContextOf({ ...world, now }, district);
      return features.jobs
        .filter(({ silent }) => silent !== true)
        .flatMap((job) =>
          nextRuns({ now, count, occurrences: (after, upTo) => job.occurrences(context, after, upTo) }).map(
            (at) => ({ title: job.title, at, district: district.name }),
          ),
        );
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .slice(0, count);
}

function isServed(db: Db, districtId: UnitId): boolean {
  return (
    listCoordinatorPeers(db, districtId).length > 0 ||
    listSchoolPeople(db, districtId).length > 0 ||
    findChannel(db, districtId) !== undefined
  );
}
