import type { UnitId } from './unit.ts';

/** The number of a person in our database, not the messenger's. */
export type PersonId = number & { readonly __brand: 'PersonId' };

/**
 * `head`: «руководитель управления», who reads everything of a district and changes nothing; `responsible`:
 * «ответственный за Сферум» of an organisation.
 */
export type Role = 'coordinator' | 'head' | 'director' | 'responsible';

/** A role of a person for a unit: a district for the coordinator and the head, an organisation for the others. */
export type Binding = { id: number; personId: PersonId; role: Role; unitId: UnitId };

export type Person = {
  id: PersonId;
  /** The person's number in the messenger: in private it is the peer too. */
  externalId: number;
  /** undefined: not known yet. */
  reachable: boolean | undefined;
};
