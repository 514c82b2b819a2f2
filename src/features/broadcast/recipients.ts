import type { PersonId } from '../../domain/person.ts';
import { listSchoolPeople } from '../../storage/person.ts';
import type { Context } from '../context.ts';
import { namedSchools } from '../district-schools.ts';
import type { NamedSchool } from '../district-schools.ts';
import type { BroadcastDraft } from './draft.ts';

export type Recipient = { personId: PersonId; peerId: number; reachable: boolean; schools: NamedSchool[] };

/**
 * Each person once, whatever the number of their schools. `open`: those of them not known to have closed the bot's
 * messages; `missing`: schools of which nobody is in the bot.
 */
export function recipientsOf(context: Context, { unitIds, to }: Pick<BroadcastDraft, 'unitIds' | 'to'>) {
  const concerned = namedSchools(context).filter(({ id }) => unitIds?.includes(id) ?? true);
  const recipients = new Map<PersonId, Recipient>();
  for (const one of listSchoolPeople(context.db, context.district.id)) {
    const school = concerned.find(({ id }) => id === one.unitId);
    if (school === undefined || (to !== 'all' && one.role !== 'director')) continue;
    const known = recipients.get(one.personId);
    if (known === undefined) {
      recipients.set(one.personId, {
        personId: one.personId,
        peerId: one.externalId,
        reachable: one.reachable !== false,
        schools: [school],
      });
    } else if (!known.schools.includes(school)) known.schools.push(school);
  }
  const people = [...recipients.values()];
  const reached = new Set<number>(people.flatMap(({ schools }) => schools.map(({ id }) => id)));
  return {
    people,
    open: people.filter(({ reachable }) => reachable),
    concerned,
    missing: concerned.filter(({ id }) => !reached.has(id)),
  };
}
