import { classifyHeading } from './classify-heading.ts';
import { layoutAround } from './find-layout.ts';
import { isBlank } from './grid.ts';
import type { Cell, Grid } from './grid.ts';

const SEARCH_ROWS = 80;
const LONGEST_HEADING = 90;
const MOST_BESIDE = 6;
/** Each of them is a copy of the sheet. */
const MOST_ROWS = 5000;

/**
 * The tables of a sheet that stand side by side with an empty column between them, each as the sheet with the others
 * empty, so that every cell keeps its place.
 */
export function splitBeside(grid: Grid, context: string): readonly Grid[] {
  if (grid.rows.length > MOST_ROWS) return [grid];
  for (let row = 0; row < Math.min(grid.rows.length, SEARCH_ROWS); row += 1) {
    const names = nameHeadings(grid.rows[row] ?? []);
    if (names.length < 2 || names.length > MOST_BESIDE) continue;
    const starts = startsOf(grid, row, names);
    if (starts === undefined) continue;
    const parts = starts.map((from, i) => part(grid, row, from, starts[i + 1] ?? Number.POSITIVE_INFINITY));
    const areTables = parts.every((one, i) =>
      layoutAround(one, row, names[i] ?? 0, context).columns.some(({ heading }) => heading.role === 'metric'),
    );
    if (areTables) return parts;
  }
  return [grid];
}

function nameHeadings(cells: readonly Cell[]): number[] {
  const found: number[] = [];
  for (const [column, cell] of cells.entries()) {
    if (typeof cell === 'number') return [];
    if (typeof cell !== 'string' || cell === '' || cell.length > LONGEST_HEADING) continue;
    const { role } = classifyHeading([cell], '');
    if (role === 'organisation' || role === 'name') found.push(column);
  }
  return found;
}

/** The first column of each table; undefined where no empty column parts two of them. */
function startsOf(grid: Grid, row: number, names: readonly number[]): number[] | undefined {
  const starts = [0];
  for (const [i, name] of names.entries()) {
    const before = names[i - 1];
    if (before === undefined) continue;
    let gap = name - 1;
    while (gap > before && !isEmptyColumn(grid, row, gap)) gap -= 1;
    if (gap === before) return undefined;
    starts.push(gap + 1);
  }
  return starts;
}

function isEmptyColumn(grid: Grid, from: number, column: number): boolean {
  for (let row = from; row < grid.rows.length; row += 1) if (!isBlank(grid.rows[row]?.[column])) return false;
  return true;
}

/** A title that stands alone in its row is of all tables. */
function part(grid: Grid, header: number, from: number, to: number): Grid {
  const rows = grid.rows.map((cells, row) => {
    if (row < header && cells.filter((cell) => !isBlank(cell)).length === 1) return cells;
    return cells.slice(0, to).map((cell, column) => (column < from ? '' : cell));
  });
  return { ...grid, rows };
}
