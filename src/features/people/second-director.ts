import { button, inline } from '../../bot/buttons.ts';
import type { Button, Outgoing } from '../../bot/outgoing.ts';
import type { Binding } from '../../domain/person.ts';
import { isSchool } from '../../domain/unit.ts';
import type { School, UnitId } from '../../domain/unit.ts';
import { listSchoolPeople } from '../../storage/held-binding.ts';
import { getPerson } from '../../storage/person.ts';
import { getUnit } from '../../storage/unit.ts';
import type { Context } from '../context.ts';
import { secondDirectorKey } from '../subjects/office/notice-keys.ts';
import { tellCoordinators } from '../subjects/office/tell-coordinators.ts';
import { pageOf } from '../subjects/people/page-of.ts';
import { texts } from './texts.ts';

/** A new director does not cut the old one off: both stay until a coordinator of the district chooses. */
export function askAboutDirectors(
  context: Context,
  newcomer: Binding,
  before: readonly Binding[],
): Outgoing[] {
  const school = getUnit(context.db, newcomer.unitId);
  if (!isSchool(school) || school.parentId === undefined) return [];
  const page = ({ personId }: Binding) => pageOf(getPerson(context.db, personId).externalId);
  return tellCoordinators(context, school.parentId, {
    text: texts.newDirector(school.name, { newcomer: page(newcomer), before: before.map(page) }),
    keyboard: inline(choiceButtons(newcomer, before.length)),
    once: `${secondDirectorKey(school.id)}${newcomer.id}`,
  });
}

function choiceButtons({ id }: Binding, before: number): Button[] {
  return [
    button(texts.replace, 'replace-director', { b: id }, 'primary'),
    button(before === 1 ? texts.keepBoth : texts.keepAll, 'keep-both', { b: id }),
  ];
}

/** A school with more directors than one; the newest is the one the others may give way to. */
export type Rivals = { school: School; newest: Binding; older: readonly Binding[] };

export function listRivals({ db }: Context, districtId: UnitId): Rivals[] {
  const directors = listSchoolPeople(db, districtId).filter(({ role }) => role === 'director');
  const unitIds = new Set(directors.map(({ unitId }) => unitId));
  return [...unitIds].flatMap((unitId) => {
    const ofSchool = directors.filter((one) => one.unitId === unitId).toSorted((a, b) => a.id - b.id);
    const newest = ofSchool.at(-1);
    const school = getUnit(db, unitId);
    return newest === undefined || ofSchool.length < 2 || !isSchool(school)
      ? []
      : [{ school, newest, older: ofSchool.slice(0, -1) }];
  });
}
