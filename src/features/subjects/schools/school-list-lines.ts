import { shortNames } from '../../../domain/school-name.ts';
import { schoolListTexts } from '../../office-texts.ts';
import type { SchoolListPlan } from './school-list.ts';

const NAMES_SHOWN = 10;

/** What a list of schools would change, line by line. */
export function schoolListLines(plan: SchoolListPlan): string[] {
  const { added, changed, same, parts, unclear, absent } = plan;
  const shorts = shortNames(added.map(({ name }) => name));
  const alike = added.flatMap(({ name, like }) =>
    like === undefined ? [] : [schoolListTexts.alike(shorts.get(name) ?? name, like)],
  );
  return [
    ...(added.length > 0 ? [schoolListTexts.added([...shorts.values()], NAMES_SHOWN)] : []),
    ...changed
      .slice(0, NAMES_SHOWN)
      .map(({ school, to, reopened }) => schoolListTexts.changed(school.name, to, reopened)),
    ...(changed.length > NAMES_SHOWN ? [schoolListTexts.moreChanged(changed.length - NAMES_SHOWN)] : []),
    ...(same > 0 ? [schoolListTexts.same(same)] : []),
    ...parts.slice(0, NAMES_SHOWN).map(({ name, school }) => schoolListTexts.part(name, school)),
    ...(parts.length > 0 ? [schoolListTexts.partsWrong(Math.max(0, parts.length - NAMES_SHOWN))] : []),
    ...alike,
    ...unclear.map(({ name, candidates }) => schoolListTexts.unclear(name, candidates)),
    ...(absent.length > 0 && same + changed.length > 0 ? [schoolListTexts.absent(absent, NAMES_SHOWN)] : []),
  ];
}
