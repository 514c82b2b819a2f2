import type { CalendarDay } from '../../../domain/calendar-day.ts';
import { matchUnit, shortNames } from '../../../domain/school-name.ts';
import type { School, UnitId } from '../../../domain/unit.ts';
import { isSchool } from '../../../domain/unit.ts';
import { listSchoolPeople } from '../../../storage/held-binding.ts';
import { listNamesOn } from '../../../storage/unit-name.ts';
import { listChildren, listSchools } from '../../../storage/unit.ts';
import type { DistrictContext } from '../../context.ts';
import { AND_WORD } from '../../lexicon.ts';

/** A school with the name it has on every screen of its district: «Сергокалинская №2». */
export type NamedSchool = School & { short: string };

const BY_NAME = new Intl.Collator('ru', { numeric: true });

type Place = Pick<DistrictContext, 'db' | 'district'>;

/** The working schools of the district, by name. */
export function namedSchools({ db, district }: Place): NamedSchool[] {
  return withShortNames(listSchools(db, district.id));
}

/** The same schools under the names they had on a day: for papers of a past period. Screens have the present names. */
export function namedSchoolsOn({ db, district }: Place, on: CalendarDay): NamedSchool[] {
  const names = listNamesOn(db, district.id, on);
  return withShortNames(
    listSchools(db, district.id).map((school) => ({ ...school, name: names.get(school.id) ?? school.name })),
  );
}

/** The closed ones too: for «Школы», where they are opened again. */
export function allNamedSchools({ db, district }: Place): NamedSchool[] {
  return withShortNames(listChildren(db, district.id).filter(isSchool));
}

/** Schools that have a director in the bot; an ответственный alone is not enough, since the director answers. */
export function connectedSchools({ db, district }: Place): Set<UnitId> {
  return new Set(
    listSchoolPeople(db, district.id)
      .filter(({ role }) => role === 'director')
      .map(({ unitId }) => unitId),
  );
}

export type SchoolMatch =
  { kind: 'one'; school: NamedSchool } | { kind: 'several' | 'none'; candidates: readonly NamedSchool[] };

/** Which school a person means; `candidates` of `none` are what they may have meant. */
export function matchSchool(spelling: string, schools: readonly NamedSchool[]): SchoolMatch {
  const match = matchUnit(spelling, schools);
  const byId = (ids: readonly number[]) =>
    ids.flatMap((id) => schools.find((school) => school.id === id) ?? []);
  if (match.kind === 'none') return { kind: 'none', candidates: byId(match.near) };
  const [school, ...others] = byId(match.kind === 'one' ? [match.id] : match.ids);
  if (school === undefined) return { kind: 'none', candidates: [] };
  return others.length === 0 ? { kind: 'one', school } : { kind: 'several', candidates: [school, ...others] };
}

export type SchoolListMatch = { found: NamedSchool[]; unclear: { spelling: string; match: SchoolMatch }[] };

/**
 * Several schools in one message: by lines, commas or semicolons, and by «и» where it stands in no name. A spelling that
 * fits several is unclear.
 */
export function matchSchools(text: string, schools: readonly NamedSchool[]): SchoolListMatch {
  const whole = matchSchool(text, schools);
  if (whole.kind === 'one') return { found: [whole.school], unclear: [] };
  const found = new Map<UnitId, NamedSchool>();
  const unclear: SchoolListMatch['unclear'] = [];
  for (const spelling of text.split(/[\n;,]+/).flatMap((part) => part.trim() || [])) {
    const match = matchSchool(spelling, schools);
    const parts = match.kind === 'one' ? [match] : partsOf(spelling, schools);
    if (parts.length === 0) unclear.push({ spelling, match });
    for (const { school } of parts) found.set(school.id, school);
  }
  return { found: [...found.values()], unclear };
}

/** «Майская и Козыревская»: empty where not every part is one school. */
function partsOf(spelling: string, schools: readonly NamedSchool[]): { school: NamedSchool }[] {
  const parts = spelling.split(AND_WORD).map((part) => matchSchool(part, schools));
  return parts.every((part) => part.kind === 'one') ? parts : [];
}

/** Districts whose names are kept: a list of names gives the same short ones however often it is asked for. */
const MOST_KEPT = 50;
const kept = new Map<string, ReadonlyMap<string, string>>();

function keptShortNames(names: readonly string[]): ReadonlyMap<string, string> {
  const key = names.join('\n');
  const known = kept.get(key) ?? shortNames(names);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, known);
  return known;
}

function withShortNames(schools: readonly School[]): NamedSchool[] {
  const shorts = keptShortNames(schools.map(({ name }) => name));
  return schools
    .map((school) => ({ ...school, short: shorts.get(school.name) ?? school.name }))
    .toSorted((a, b) => BY_NAME.compare(a.short, b.short));
}
