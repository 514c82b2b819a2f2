import { button, inline } from '../../bot/buttons.ts';
import type { Outgoing } from '../../bot/outgoing.ts';
import type { Binding } from '../../domain/person.ts';
import { isSchool } from '../../domain/unit.ts';
import { listBindingsOfUnit } from '../../storage/binding.ts';
import { getUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { noDirectorKey } from '../subjects/office/notice-keys.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { texts } from './texts.ts';

/**
 * The coordinators learn that somebody of a school is gone, and may invite where nobody speaks for it any more. To be
 * called when the role has ended; `page`: undefined of somebody who erased themself.
 */
export function tellOfLeaving(context: Context, left: Binding, page: string | undefined): Outgoing[] {
  const unit = getUnit(context.db, left.unitId);
  if (!isSchool(unit) || unit.parentId === undefined) return [];
  const hasDirector = listBindingsOfUnit(context.db, unit.id, 'director').length > 0;
  return tellCoordinators(context, unit.parentId, {
    text: texts.someoneLeft(unit.name, left.role, page, hasDirector),
    ...(!hasDirector && {
      keyboard: inline([button(texts.codeForDirector, 'invite', { s: unit.id, r: 'director' })]),
      once: `${noDirectorKey(unit.id)}${left.id}`,
    }),
  });
}
