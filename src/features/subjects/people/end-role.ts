import type { Binding, PersonId } from '../../../domain/person.ts';
import { endInvitations, endInvitationsOver } from '../../../storage/invitation.ts';
import { closeNotices } from '../../../storage/office-notice.ts';
import { withdrawWaiting } from '../../../storage/outbox.ts';
import {
  endBinding,
  findCurrentBinding,
  listBindingsOfPerson,
  setCurrentBinding,
} from '../../../storage/binding.ts';
import { getPerson } from '../../../storage/person.ts';
import type { World } from '../../context.ts';
import { secondDirectorKey } from '../office/notice-keys.ts';

/**
 * Ends a role at once, and with it what rests on it: the unused codes for an ответственный that its holder gave out, and
 * what is on its way to somebody who has no role any more. Gives back what the person holds still.
 */
export function endRole(
  { db, now }: Pick<World, 'db' | 'now'>,
  binding: Binding,
  by: PersonId | undefined,
): { bindings: Binding[]; current: Binding | undefined; codes: number } {
  const { personId, unitId, role } = binding;
  endBinding(db, binding.id, by, now);
  const codes =
    role === 'director' ? endInvitations(db, { createdBy: personId, unitId, role: 'responsible' }, now) : 0;
  const lent = { standsInFor: personId, unitId };
  endInvitationsOver(db, { replaces: binding.id, handsOver: binding.id, lent }, now);
  if (role === 'director') closeNotices(db, secondDirectorKey(unitId), now);
  const bindings = listBindingsOfPerson(db, personId);
  const current = findCurrentBinding(db, personId) ?? bindings[0];
  setCurrentBinding(db, personId, current?.id);
  if (current === undefined) withdrawWaiting(db, getPerson(db, personId).externalId, '');
  return { bindings, current, codes };
}
