import type { Keyboard, Outgoing } from '../../../bot/outgoing.ts';
import { notInQuietHours } from '../../../domain/quiet-hours.ts';
import type { UnitId } from '../../../domain/unit.ts';
import { insertOfficeNotice } from '../../../storage/office-notice.ts';
import { listCoordinatorPeers, listDeputies } from '../../../storage/held-binding.ts';
import type { World } from '../../context.ts';
import { deadlineHoursOf } from '../../district-hours.ts';
import { settingsOf } from '../../settings.ts';

/**
 * A notice to every coordinator of a district, after the quiet hours. `once`: said to each of them only once. One with
 * buttons is to be taken up: who stands in for a coordinator gets it when nobody has pressed one for a day
 * (features/staff).
 */
export function tellCoordinators(
  world: World,
  districtId: UnitId,
  notice: { text: string; keyboard?: Keyboard; attachments?: readonly string[]; once?: string },
): Outgoing[] {
  const { db, now } = world;
  const { quiet, zone } = deadlineHoursOf(settingsOf(world, districtId));
  const notBefore = notInQuietHours(now, quiet, zone);
  const { once, ...content } = notice;
  const all = listCoordinatorPeers(db, districtId);
  const isToBeTakenUp = notice.keyboard !== undefined;
  const deputies = isToBeTakenUp ? listDeputies(db, districtId).map(({ externalId }) => externalId) : [];
  const first = all.filter((peer) => !deputies.includes(peer));
  if (isToBeTakenUp) insertOfficeNotice(db, { districtId, key: once, content }, now);
  return (first.length > 0 ? first : all).map((to) => ({
    ...content,
    to,
    lane: 'bulk',
    notBefore,
    ...(once !== undefined && { dedupeKey: `${once}/${to}` }),
  }));
}
