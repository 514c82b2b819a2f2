import type { OrganisationKind } from '../../../domain/metric.ts';
import { nameFinder } from '../../../domain/name-candidates.ts';
import { organisationKindOf, schoolNameKey, unitMatcher } from '../../../domain/school-name.ts';
import type { School, UnitId } from '../../../domain/unit.ts';
import { insertUnit, reopenUnit, updateUnit } from '../../../storage/unit.ts';
import type { DistrictContext } from '../../context.ts';
import { allNamedSchools } from './district-schools.ts';

/** A line of a list of schools, typed or from a file. */
export type ListedSchoolLine = { name: string; kind: OrganisationKind; roll?: number; staff?: number };

type Numbers = { organisationKind?: OrganisationKind; roll?: number; staff?: number };

/** What a list of schools would change; made and applied in one transaction. */
export type SchoolListPlan = {
  added: readonly (ListedSchoolLine & { nameKey: string; like?: string })[];
  changed: readonly { school: School; to: Numbers; reopened: boolean }[];
  same: number;
  /** Names that are only a part of a school's: who sends the list has to see what is taken for what. */
  parts: readonly { name: string; school: string }[];
  /** Names that fit several schools: left out. */
  unclear: readonly { name: string; candidates: readonly string[] }[];
  /** Working schools of the database that the list does not name. */
  absent: readonly string[];
};

/**
 * Compares a list with the schools of the district. A name counts as the school's when it is its full name or alias, or
 * a part of it that fits no other, which is listed by itself; nothing is ever removed by a list.
 */
export function planSchoolList(context: DistrictContext, lines: readonly ListedSchoolLine[]): SchoolListPlan {
  const schools = allNamedSchools(context);
  const added = new Map<string, SchoolListPlan['added'][number]>();
  const changed: { school: School; to: Numbers; reopened: boolean }[] = [];
  const unclear: { name: string; candidates: readonly string[] }[] = [];
  const parts: { name: string; school: string }[] = [];
  const named = new Set<number>();
  let same = 0;
  const shortOf = (id: number) => schools.find((school) => school.id === id)?.short ?? '';
  // A list may be of a region: what is made of its schools is made once.
  const matchOf = unitMatcher(schools, { near: false });
  const candidatesOf = nameFinder(schools);
  for (const line of lines) {
    const match = matchOf(line.name);
    const school = match.kind === 'one' ? schools.find(({ id }) => id === match.id) : undefined;
    if (match.kind === 'several') {
      unclear.push({ name: line.name, candidates: match.ids.map(shortOf) });
      for (const id of match.ids) named.add(id);
    } else if (school === undefined) {
      const [near] = candidatesOf(line.name).candidates;
      const nameKey = schoolNameKey(line.name);
      added.set(nameKey, { ...line, nameKey, ...(near !== undefined && { like: shortOf(near.id) }) });
    } else if (!named.has(school.id)) {
      named.add(school.id);
      if (match.kind === 'one' && match.by === 'part') parts.push({ name: line.name, school: school.name });
      const to = differences(school, line);
      if (Object.keys(to).length > 0 || school.closed) changed.push({ school, to, reopened: school.closed });
      else same += 1;
    }
  }
  const absent = schools.filter(({ id, closed }) => !closed && !named.has(id)).map(({ short }) => short);
  return { added: [...added.values()], changed, same, parts, unclear, absent };
}

/** Adds and changes what the plan says. To be called inside a transaction. */
export function applySchoolList({ db, now, district }: DistrictContext, plan: SchoolListPlan): void {
  for (const line of plan.added) insertSchool({ db, now, district }, line);
  for (const { school, to, reopened } of plan.changed) {
    updateUnit(db, school.id, to);
    if (reopened) reopenUnit(db, school.id);
  }
}

/** Throws where the district has a school of the same name: match first. */
export function insertSchool(
  { db, now, district }: Pick<DistrictContext, 'db' | 'now' | 'district'>,
  { name, kind, roll, staff }: ListedSchoolLine,
): UnitId {
  return insertUnit(
    db,
    {
      level: 'organisation',
      parentId: district.id,
      name,
      nameKey: schoolNameKey(name),
      organisationKind: kind,
      ...(roll !== undefined && { roll }),
      ...(staff !== undefined && { staff }),
    },
    now,
  );
}

function differences(school: School, { name, kind, roll, staff }: ListedSchoolLine): Numbers {
  // «school» is also what a reader says when neither a column nor the name tells the kind.
  const isGuess = kind === 'school' && organisationKindOf(name) === undefined;
  return {
    ...(kind !== school.organisationKind && !isGuess && { organisationKind: kind }),
    ...(roll !== undefined && roll !== school.roll && { roll }),
    ...(staff !== undefined && staff !== school.staff && { staff }),
  };
}
