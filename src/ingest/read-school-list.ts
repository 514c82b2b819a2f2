import type { OrganisationKind } from '../domain/metric.ts';
import type { CellAddress, TableProblem } from '../domain/table.ts';
import { valueOf } from './cell-value.ts';
import { kindIn } from './classify-heading.ts';
import { findLayout } from './find-layout.ts';
import type { Layout } from './find-layout.ts';
import { addressOf, cellAt, isBlank, mergedCellAt, textOf } from './grid.ts';
import type { Grid } from './grid.ts';
import { nameKey, normaliseHeader } from './header-text.ts';
import { KIND_HEADING, ORGANISATION_NAME, ROLL_HEADING, STAFF_HEADING, TOTAL_ROW } from './lexicon.ts';
import { findPersonalData, isPersonName } from './personal-data.ts';
import { problem, problemAt, trimProblems } from './problem.ts';
import { readGrids } from './read-grids.ts';
import type { TableFile } from './read-grids.ts';
import { cleanName } from './scan-rows.ts';
import { readingFailed } from './file-texts.ts';
import {
  badCount,
  inRow,
  kindGuessed,
  moreProblems,
  noSchools,
  personalCell,
  listedTwiceDifferent,
  schoolTwiceSame,
} from './texts.ts';

/** A school as the coordinator's list has it. `roll`: обучающихся, `staff`: сотрудников. */
type ListedSchool = {
  name: string;
  kind: OrganisationKind;
  roll?: number;
  staff?: number;
  at: CellAddress;
};
export type SchoolList = { schools: readonly ListedSchool[]; problems: readonly TableProblem[] };

/** The bytes of a list of schools; as tolerant as `readTable` and as strict about people. Never throws on bad input. */
export async function readSchoolList(file: TableFile): Promise<SchoolList> {
  try {
    const { grids, problems } = await readGrids(file);
    if (grids.length === 0) return { schools: [], problems };
    for (const grid of grids) {
      const found = findPersonalData(grid, findLayout(grid, ''));
      if (found !== undefined) return { schools: [], problems: [found] };
    }
    const lists = grids.filter(({ hidden }) => !hidden).map(readSheet);
    const list = lists.find(({ schools }) => schools.length > 0);
    const remarks = [...problems, ...(list?.problems ?? lists.flatMap((one) => one.problems))];
    if (list === undefined && remarks.length === 0)
      remarks.push(problem('refuse', 'no-unit-column', noSchools()));
    const all = trimProblems(remarks, moreProblems);
    const refused = all.some(({ severity }) => severity === 'refuse');
    return { schools: refused ? [] : (list?.schools ?? []), problems: all };
  } catch {
    return { schools: [], problems: [problem('refuse', 'reading-failed', readingFailed('other'))] };
  }
}

type ListColumns = { name: number; kind?: number; roll?: number; staff?: number; from: number };

function readSheet(grid: Grid): SchoolList {
  const columns = columnsOf(grid, findLayout(grid, ''));
  if (columns === undefined) return { schools: [], problems: [] };
  const problems: TableProblem[] = [];
  const schools = new Map<string, ListedSchool>();
  const rows = new Map<string, number>();
  let section: OrganisationKind | undefined;
  for (let row = columns.from; row < grid.rows.length; row += 1) {
    const place = { row, column: columns.name };
    const name = cleanName(textOf(mergedCellAt(grid, row, columns.name)));
    const normal = normaliseHeader(name);
    const isName = ORGANISATION_NAME.test(normal);
    if (name === '' || (TOTAL_ROW.test(normal) && !isName)) continue;
    if (isPersonName(name)) {
      return { schools: [], problems: [problemAt(grid, place, 'refuse', 'personal-data', personalCell())] };
    }
    const alone = (grid.rows[row] ?? []).filter((cell) => !isBlank(cell)).length === 1;
    const isSection =
      alone &&
      !/[«"№\d]/.test(name) &&
      columns.kind === undefined &&
      /^(детск|школ|дошк|общеобр)/.test(normal);
    if (isSection) {
      section = kindIn(name);
      continue;
    }
    const said = columns.kind === undefined ? undefined : kindIn(textOf(cellAt(grid, row, columns.kind)));
    const kind = said ?? kindIn(name) ?? section;
    if (kind === undefined) problems.push(problemAt(grid, place, 'note', 'kind-guessed', kindGuessed(name)));
    const roll = countIn(grid, row, columns.roll, problems);
    const staff = countIn(grid, row, columns.staff, problems);
    const school = {
      name,
      kind: kind ?? 'school',
      ...(roll !== undefined && { roll }),
      ...(staff !== undefined && { staff }),
      at: addressOf(grid, place),
    };
    const before = schools.get(nameKey(name));
    if (before === undefined) {
      schools.set(nameKey(name), school);
      rows.set(nameKey(name), row + 1);
      continue;
    }
    const same = before.kind === school.kind && before.roll === roll && before.staff === staff;
    const words = (same ? schoolTwiceSame : listedTwiceDifferent)(name, inRow(rows.get(nameKey(name)) ?? 0));
    problems.push(problemAt(grid, place, same ? 'note' : 'ask', 'duplicate-school', words));
    if (!same) schools.delete(nameKey(name));
  }
  return { schools: [...schools.values()], problems };
}

function columnsOf(grid: Grid, layout: Layout | undefined): ListColumns | undefined {
  if (layout === undefined) return columnsWithoutHeadings(grid);
  const named = layout.columns.find(
    ({ heading }) => heading.role === 'organisation' || heading.role === 'name',
  );
  if (named === undefined) return columnsWithoutHeadings(grid);
  const others = layout.columns.filter(({ column }) => column !== named.column);
  const find = (pattern: RegExp) =>
    others.find(({ parts }) => pattern.test(normaliseHeader(parts.join(' '))))?.column;
  const kind = find(KIND_HEADING);
  const roll = find(ROLL_HEADING);
  const staff = find(STAFF_HEADING);
  return {
    name: named.column,
    from: layout.firstDataRow,
    ...(kind !== undefined && { kind }),
    ...(roll !== undefined && { roll }),
    ...(staff !== undefined && { staff }),
  };
}

// Names alone, one to a row.
function columnsWithoutHeadings(grid: Grid): ListColumns | undefined {
  const isName = (text: string) => ORGANISATION_NAME.test(normaliseHeader(text));
  for (let column = 0; column < 5; column += 1) {
    const texts = grid.rows.map((cells) => textOf(cells[column])).filter((text) => text !== '');
    const from = grid.rows.findIndex((cells) => isName(textOf(cells[column])));
    if (from >= 0 && texts.filter(isName).length >= texts.length / 2) return { name: column, from };
  }
  return undefined;
}

function countIn(
  grid: Grid,
  row: number,
  column: number | undefined,
  problems: TableProblem[],
): number | undefined {
  if (column === undefined) return undefined;
  const value = valueOf(cellAt(grid, row, column));
  if (value.kind === 'missing') return undefined;
  if (value.kind === 'number' && Number.isSafeInteger(value.number) && value.number >= 0 && !value.percent) {
    return value.number;
  }
  problems.push(problemAt(grid, { row, column }, 'note', 'bad-number', badCount()));
  return undefined;
}
