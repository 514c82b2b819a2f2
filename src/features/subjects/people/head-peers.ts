import { listBindingsOfUnit } from '../../../storage/binding.ts';
import { getPerson } from '../../../storage/person.ts';
import type { Context } from '../../context.ts';

/** The numbers in the messenger of the heads of the district whom the bot may write to. */
export function headPeers({ db, district }: Pick<Context, 'db' | 'district'>): number[] {
  const people = listBindingsOfUnit(db, district.id, 'head').map(({ personId }) => getPerson(db, personId));
  return people.filter(({ reachable }) => reachable !== false).map(({ externalId }) => externalId);
}
