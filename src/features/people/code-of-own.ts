import { answer } from '../../bot/answer.ts';
import type { Answer } from '../../bot/answer.ts';
import type { Binding } from '../../domain/person.ts';
import type { Unit } from '../../domain/unit.ts';
import type { Invitation } from '../../storage/invitation.ts';
import { findLimits, saveLimits } from '../../storage/binding.ts';
import type { Db } from '../../storage/open.ts';
import type { Context } from '../context.ts';
import { texts } from './texts.ts';

/**
 * Who holds the role tried a link that is somebody else's – most often the giver, before forwarding it: it gives them
 * nothing, so it is not used up, and nobody's account is closed by it.
 */
export function codeForAnother(
  { db, actor }: Context,
  { role, unitId, createdBy, replaces, handsOver, until }: Invitation,
  unit: Unit,
): Answer | undefined {
  const own = actor.bindings.find((one) => one.role === role && one.unitId === unitId);
  if (own === undefined) return undefined;
  const isLent = until !== undefined && findLimits(db, own.id).until === undefined;
  const isGiver = createdBy === actor.person.id && (replaces !== undefined || handsOver !== undefined);
  return isLent || isGiver || replaces === own.id
    ? answer(texts.codeForAnother(unit.name, role), { dialog: 'keep' })
    : undefined;
}

/** Who holds the role till a day already: a code for good takes the day away, one for a later day moves it. */
export function widenLimits(db: Db, own: Binding, { until, standsInFor }: Invitation): void {
  const { until: lastDay } = findLimits(db, own.id);
  if (lastDay !== undefined && (until === undefined || until > lastDay)) {
    saveLimits(db, own.id, { until, standsInFor });
  }
}
