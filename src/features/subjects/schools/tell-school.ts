import type { Keyboard, Outgoing } from '../../../bot/outgoing.ts';
import { notInQuietHours } from '../../../domain/quiet-hours.ts';
import type { PersonId } from '../../../domain/person.ts';
import type { UnitId } from '../../../domain/unit.ts';
import { listBindingsOfPerson, listBindingsOfUnit } from '../../../storage/binding.ts';
import { getPerson } from '../../../storage/person.ts';
import { getUnit } from '../../../storage/unit.ts';
import type { DistrictContext } from '../../context.ts';
import { deadlineHoursOf } from '../../district-hours.ts';

/**
 * A notice to everybody who speaks for a school and can be written to, not at night; who speaks for several reads first
 * which it is about. `once`: said to each of them only once. `only`: to those it holds for; `from`: not before it.
 */
export function tellSchool(
  context: DistrictContext,
  unitId: UnitId,
  notice: {
    text: string;
    keyboard?: Keyboard;
    once: string;
    only?: (personId: PersonId) => boolean;
    from?: Date;
  },
): Outgoing[] {
  const { db, now, settings } = context;
  const { quiet, zone } = deadlineHoursOf(settings);
  const notBefore = notInQuietHours(notice.from ?? now, quiet, zone);
  const people = [...new Set(listBindingsOfUnit(db, unitId).map(({ personId }) => personId))]
    .filter((id) => notice.only?.(id) !== false)
    .map((id) => getPerson(db, id))
    .filter(({ reachable }) => reachable !== false);
  return people.map(({ id, externalId }) => ({
    to: externalId,
    lane: 'bulk',
    text:
      listBindingsOfPerson(db, id).length > 1 ? `${getUnit(db, unitId).name}\n${notice.text}` : notice.text,
    ...(notice.keyboard && { keyboard: notice.keyboard }),
    notBefore,
    dedupeKey: `${notice.once}/${externalId}`,
  }));
}
