import type { Binding, PersonId } from '../../domain/person.ts';
import { endInvitations } from '../../storage/invitation.ts';
import { withdrawWaiting } from '../../storage/outbox.ts';
import {
  endBinding,
  findCurrentBinding,
  getPerson,
  listBindingsOfPerson,
  setCurrentBinding,
} from '../../storage/person.ts';
import type { Context } from '../context.ts';

/**
 * Ends a role at once, and with it what rests on it: the unused codes for an ответственный that its holder gave out, and
 * what is on its way to somebody who has no role any more. Gives back what the person holds still.
 */
export function endRole(
  { db, now }: Context,
  binding: Binding,
  by: PersonId,
): { bindings: Binding[]; current: Binding | undefined; codes: number } {
  const { personId, unitId, role } = binding;
  endBinding(db, binding.id, by, now);
  const codes =
    role === 'director' ? endInvitations(db, { createdBy: personId, unitId, role: 'responsible' }, now) : 0;
  const bindings = listBindingsOfPerson(db, personId);
  const current = findCurrentBinding(db, personId) ?? bindings[0];
  setCurrentBinding(db, personId, current?.id);
  if (current === undefined) withdrawWaiting(db, getPerson(db, personId).externalId, '');
  return { bindings, current, codes };
}
