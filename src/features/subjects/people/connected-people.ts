import { listSchoolPeople } from '../../../storage/held-binding.ts';
import type { DistrictContext } from '../../context.ts';
import { namedSchools } from '../schools/district-schools.ts';
import type { NamedSchool } from '../schools/district-schools.ts';

/** Somebody who speaks for schools of the district, each school once, by name. */
export type ConnectedPerson = { peerId: number; schools: readonly NamedSchool[] };

/** Directors and ответственные the bot may write to: whoever holds several schools is named once. */
export function connectedPeople(context: Pick<DistrictContext, 'db' | 'district'>): ConnectedPerson[] {
  const schools = namedSchools(context);
  const held = new Map<number, Set<number>>();
  for (const { externalId, unitId, reachable } of listSchoolPeople(context.db, context.district.id)) {
    if (reachable === false) continue;
    held.set(externalId, (held.get(externalId) ?? new Set()).add(unitId));
  }
  return [...held].map(([peerId, ids]) => ({ peerId, schools: schools.filter(({ id }) => ids.has(id)) }));
}
