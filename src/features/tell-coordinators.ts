import type { Keyboard, Outgoing } from '../bot/outgoing.ts';
import { notInQuietHours } from '../domain/quiet-hours.ts';
import type { UnitId } from '../domain/unit.ts';
import { listCoordinatorPeers } from '../storage/person.ts';
import type { World } from './context.ts';
import { deadlineHoursOf } from './district-hours.ts';
import { settingsOf } from './settings.ts';

/** A notice to every coordinator of a district, after the quiet hours. `once`: said to each of them only once. */
export function tellCoordinators(
  world: World,
  districtId: UnitId,
  notice: { text: string; keyboard?: Keyboard; attachments?: readonly string[]; once?: string },
): Outgoing[] {
  const { quiet, zone } = deadlineHoursOf(settingsOf(world, districtId));
  const notBefore = notInQuietHours(world.now, quiet, zone);
  return listCoordinatorPeers(world.db, districtId).map((to) => ({
    to,
    lane: 'bulk',
    text: notice.text,
    notBefore,
    ...(notice.keyboard && { keyboard: notice.keyboard }),
    ...(notice.attachments && { attachments: notice.attachments }),
    ...(notice.once !== undefined && { dedupeKey: `${notice.once}/${to}` }),
  }));
}
