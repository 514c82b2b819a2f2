import { addDays } from '../domain/calendar-day.ts';
import { DEFAULT_DEADLINE_HOURS } from '../domain/deadline.ts';
import { instantOf, localDayOf } from '../domain/zone.ts';
import type { TimeZone } from '../domain/zone.ts';
import type { World } from '../features/context.ts';
import { weekScheduleOf } from '../features/district-hours.ts';
import { PREFERENCE_KEYS, preferencesOf } from '../features/subjects/people/person-preferences.ts';
import { settingsOf } from '../features/settings.ts';
import { notInQuietHours } from '../domain/quiet-hours.ts';
import type { QuietHours } from '../domain/quiet-hours.ts';
import type { Logger } from '../shared/log.ts';
import { findChannel } from '../storage/chat.ts';
import type { Db } from '../storage/open.ts';
import { holdBulk } from '../storage/outbox.ts';
import { listCoordinatorPeers, listHeadPeers, listSchoolPeople } from '../storage/held-binding.ts';
import { listPeopleWithPreference } from '../storage/preference.ts';
import { listDistricts } from '../storage/unit.ts';

/**
 * Notices that should have gone by day and did not (the program was down, VK held them up) wait for the end of the quiet
 * hours, of a person's own where they chose some. What was made in the quiet hours itself went through whoever made it, and answers are never held.
 */
export function holdInQuietHours(
  { world, log }: { world: Omit<World, 'now'>; log: Logger },
  now: Date,
): void {
  const { db } = world;
  const ownQuiet = listPeopleWithPreference(db, PREFERENCE_KEYS.quiet).flatMap(({ personId, externalId }) => {
    const { quiet } = preferencesOf(db, personId);
    return quiet === undefined ? [] : [{ externalId, quiet }];
  });
  for (const district of listDistricts(db)) {
    try {
      const { zone, night } = weekScheduleOf(settingsOf(world, district.id));
      const schoolPeers = listSchoolPeople(db, district.id).map(({ externalId }) => externalId);
      const office = [...listCoordinatorPeers(db, district.id), ...listHeadPeers(db, district.id)];
      const peers = new Set([...schoolPeers, ...office]);
      const own = ownQuiet.filter(({ externalId }) => peers.has(externalId));
      for (const { externalId, quiet } of own) {
        peers.delete(externalId);
        hold(db, [externalId], quiet, zone, now);
      }
      hold(db, [...peers], DEFAULT_DEADLINE_HOURS.quiet, zone, now);
      const channel = findChannel(db, district.id);
      if (channel !== undefined) hold(db, [channel.peerId], night, zone, now);
    } catch (error) {
      log.error({ district: district.id, error }, 'quiet hours could not be kept');
    }
  }
}

function hold(db: Db, peerIds: readonly number[], quiet: QuietHours, zone: TimeZone, now: Date): void {
  const until = notInQuietHours(now, quiet, zone);
  if (until <= now || peerIds.length === 0) return;
  const lastDay = localDayOf(until, zone);
  const madeBefore = instantOf(quiet.from > quiet.to ? addDays(lastDay, -1) : lastDay, quiet.from, zone);
  holdBulk(db, peerIds, { madeBefore, until });
}
