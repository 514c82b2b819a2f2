import type { Outgoing } from '../../../bot/outgoing.ts';
import type { Binding } from '../../../domain/person.ts';
import { notInQuietHours } from '../../../domain/quiet-hours.ts';
import { findLimits, listBindingsOfUnit } from '../../../storage/binding.ts';
import { getPerson } from '../../../storage/person.ts';
import { getUnit } from '../../../storage/unit.ts';
import type { Context, DistrictContext } from '../../context.ts';
import { deadlineHoursOf } from '../../district-hours.ts';
import { standInTexts as texts } from './stand-in-texts.ts';

/**
 * Whoever was stood in for learns that it is over: not who ended it, nor who has not got the role any more. To be called
 * before the lent role ends.
 */
export function standInOver(
  context: DistrictContext & Partial<Pick<Context, 'actor'>>,
  { id, personId, role, unitId }: Binding,
): Outgoing[] {
  const { db, now, settings, actor } = context;
  const { standsInFor } = findLimits(db, id);
  const isHeld = listBindingsOfUnit(db, unitId, role).some((one) => one.personId === standsInFor);
  if (standsInFor === undefined || !isHeld || standsInFor === actor?.person.id) return [];
  const { quiet, zone } = deadlineHoursOf(settings);
  return [
    {
      to: getPerson(db, standsInFor).externalId,
      lane: 'bulk',
      text: texts.over(getUnit(db, unitId).name, role, getPerson(db, personId).externalId),
      notBefore: notInQuietHours(now, quiet, zone),
    },
  ];
}
