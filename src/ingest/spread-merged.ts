import type { TableProblem } from '../domain/table.ts';
import { valueOf } from './cell-value.ts';
import type { Layout } from './find-layout.ts';
import { cellAt } from './grid.ts';
import type { Cell, Grid, Place } from './grid.ts';
import { problemAt } from './problem.ts';
import { mergedFigure } from './texts.ts';

const FIGURE_ROLES: ReadonlySet<string> = new Set(['metric', 'base', 'own-base']);

/**
 * Cells merged over several rows or columns of figures, each with what the merged one says: a status or a dash is said
 * of all of them, a number over several rows is nobody's – it is left out and asked about.
 */
export function spreadMerged(grid: Grid, layout: Layout): { grid: Grid; problems: readonly TableProblem[] } {
  if (grid.merged.size === 0) return { grid, problems: [] };
  const columns = new Set(
    layout.columns.filter(({ heading }) => FIGURE_ROLES.has(heading.role)).map(({ column }) => column),
  );
  const places = [...grid.merged]
    .map(([key, origin]) => ({ at: placeOf(key), from: placeOf(origin) }))
    .filter(({ at, from }) => from.row >= layout.firstDataRow && columns.has(at.column));
  if (places.length === 0) return { grid, problems: [] };
  const rows: (readonly Cell[])[] = [...grid.rows];
  const problems: TableProblem[] = [];
  const put = ({ row, column }: Place, cell: Cell) => {
    const cells = [...(rows[row] ?? [])];
    cells[column] = cell;
    rows[row] = cells;
  };
  const shared = new Map<string, Place>();
  for (const { at, from } of places) {
    const cell = cellAt(grid, from.row, from.column);
    const { kind } = valueOf(cell);
    if (kind === 'text' || kind === 'missing') put(at, cell);
    else if (at.row !== from.row) shared.set(`${from.row} ${from.column}`, from);
  }
  for (const from of shared.values()) {
    put(from, '');
    problems.push(problemAt(grid, from, 'ask', 'merged-figure', mergedFigure()));
  }
  return { grid: { ...grid, rows }, problems };
}

function placeOf(key: number): Place {
  return { row: key >> 10, column: key & 1023 };
}
