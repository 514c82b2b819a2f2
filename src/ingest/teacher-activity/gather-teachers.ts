import { valueOf } from '../cell-value.ts';
import { mergedCellAt, textOf } from '../grid.ts';
import type { Grid } from '../grid.ts';
import { nameKey, normaliseHeader } from '../header-text.ts';
import { AVERAGE_ROW, TOTAL_ROW } from '../lexicon.ts';
import { isPersonName } from '../personal-data.ts';
import { cleanName } from '../scan-rows.ts';
import type { ActivityTable } from './find-activity.ts';
import { TEACHER_ROLE } from './lexicon.ts';

/** The least and the most that a teacher may have sent or made, by the index of the column; equal where it is known. */
type Teacher = readonly { least: number; most: number }[];

/** The teachers of one organisation in one period, without anything that tells who they are. */
export type School = { name: string; municipality: string; row: number; teachers: readonly Teacher[] };

export type Gathered = {
  schools: readonly School[];
  /** Of how many rows each is true. */
  others: number;
  withoutRole: number;
  withoutOrganisation: number;
  repeated: number;
  /** The row where a person stands in place of an organisation. */
  personAt?: number;
  /** By the index of the column of numbers: some teacher has none there. */
  blanks: readonly boolean[];
};

export type GatherOptions = {
  /** Of a file without such a column, whose teachers they are. */
  organisation: string | undefined;
  /** By the index of the column of numbers: an empty cell of it says 0. */
  blankIsZero: readonly boolean[];
};

/** Collects the teachers of the rows, each once. */
export function gatherTeachers(
  grid: Grid,
  table: ActivityTable,
  rows: readonly number[],
  { organisation, blankIsZero }: GatherOptions,
): Gathered {
  const blanks = table.counts.map(() => false);
  const found = { others: 0, withoutRole: 0, withoutOrganisation: 0, repeated: 0 };
  const schools = new Map<string, { name: string; municipality: string; row: number; people: People }>();
  let personAt: number | undefined;
  for (const row of rows) {
    const text = (column: number | undefined) =>
      column === undefined ? '' : textOf(mergedCellAt(grid, row, column));
    const name = organisation ?? cleanName(text(table.organisation));
    const role = normaliseHeader(text(table.role).slice(0, 200));
    if (isSum(text(table.person)) || isSum(name)) continue;
    if (role === '') {
      found.withoutRole += 1;
      continue;
    }
    const isTeacher = TEACHER_ROLE.test(role);
    if (!isTeacher) found.others += 1;
    if (name === '' || name.length > MAX_NAME) {
      if (isTeacher) found.withoutOrganisation += 1;
      continue;
    }
    if (isPersonName(name)) {
      personAt ??= row;
      continue;
    }
    const municipality = cleanName(text(table.municipality));
    const key = `${nameKey(name)}|${nameKey(municipality)}`;
    const school = schools.get(key) ?? { name, municipality, row, people: new Map<string, Teacher>() };
    schools.set(key, school);
    if (!isTeacher) continue;
    for (const [i, { column }] of table.counts.entries()) if (isGap(grid, row, column)) blanks[i] = true;
    const teacher = teacherIn(grid, table, row, blankIsZero);
    const person = text(table.person).toLowerCase();
    if (addTo(school.people, person === '' ? `#${row}` : person, teacher)) found.repeated += 1;
  }
  return {
    schools: [...schools.values()].map(({ people, ...school }) => ({
      ...school,
      teachers: [...people.values()],
    })),
    ...found,
    blanks,
    ...(personAt !== undefined && { personAt }),
  };
}

/** Only for as long as the rows are read: who is who never leaves this file. */
type People = Map<string, Teacher>;

const MAX_NAME = 300;

/** «Итого» under the rows, whatever column it stands in. */
export function isSum(text: string): boolean {
  const normal = normaliseHeader(text.slice(0, MAX_NAME));
  return TOTAL_ROW.test(normal) || AVERAGE_ROW.test(normal);
}

/** A user who stands twice is one; of different numbers both may be right. True for a row that says nothing new. */
function addTo(people: People, person: string, teacher: Teacher): boolean {
  const before = people.get(person);
  if (before === undefined) {
    people.set(person, teacher);
    return false;
  }
  const same = teacher.every(({ least, most }, i) => before[i]?.least === least && before[i].most === most);
  const widened = teacher.map(({ least, most }, i) => ({
    least: Math.min(least, before[i]?.least ?? least),
    most: Math.max(most, before[i]?.most ?? most),
  }));
  people.set(person, widened);
  return same;
}

function teacherIn(
  grid: Grid,
  { counts }: ActivityTable,
  row: number,
  blankIsZero: readonly boolean[],
): Teacher {
  return counts.map(({ column }, i) => {
    const value = valueOf(grid.rows[row]?.[column]);
    const isCount =
      value.kind === 'number' && !value.percent && value.number >= 0 && Number.isInteger(value.number);
    if (isCount) return { least: value.number, most: value.number };
    if (blankIsZero[i] === true && value.kind === 'missing') return { least: 0, most: 0 };
    // Nobody knows of an empty cell among zeros whether it is none at all or was not counted.
    return { least: 0, most: Number.POSITIVE_INFINITY };
  });
}

function isGap(grid: Grid, row: number, column: number): boolean {
  return valueOf(grid.rows[row]?.[column]).kind === 'missing';
}
