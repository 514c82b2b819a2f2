import type { TableProblem, TableRecord } from '../domain/table.ts';
import { valueOf } from './cell-value.ts';
import type { FigureColumns } from './combine-columns.ts';
import { cellAt } from './grid.ts';
import type { Grid, Place } from './grid.ts';
import { nameKey } from './header-text.ts';
import { problemAt } from './problem.ts';
import type { UnitRow } from './scan-rows.ts';
import { equalNeighbours, inRow, schoolTwiceDifferent, schoolTwiceSame, totalMismatch } from './texts.ts';

/** Units named twice: one row is kept where both say the same, none where they differ. */
export function checkDuplicates(
  grid: Grid,
  units: readonly UnitRow[],
  columns: readonly number[],
  nameColumn: number,
): { units: readonly UnitRow[]; problems: readonly TableProblem[] } {
  const groups = groupByUnit(units);
  const problems: TableProblem[] = [];
  const dropped = new Set<UnitRow>();
  for (const [first, ...others] of groups.values()) {
    if (first === undefined || others.length === 0) continue;
    const same = others.every((other) =>
      columns.every((column) => sameValue(grid, first.row, other.row, column)),
    );
    for (const other of others) {
      const place = { row: other.row, column: nameColumn };
      const words = (same ? schoolTwiceSame : schoolTwiceDifferent)(other.name, inRow(first.row + 1));
      problems.push(problemAt(grid, place, same ? 'note' : 'ask', 'duplicate-school', words));
      dropped.add(other);
    }
    if (!same) dropped.add(first);
  }
  return { units: dropped.size === 0 ? units : units.filter((unit) => !dropped.has(unit)), problems };
}

function groupByUnit(units: readonly UnitRow[]): Map<string, UnitRow[]> {
  const groups = new Map<string, UnitRow[]>();
  for (const unit of units) {
    const key = unitKey(unit);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [unit]);
    else group.push(unit);
  }
  return groups;
}

function unitKey(unit: UnitRow): string {
  return `${nameKey(unit.name)}|${nameKey(unit.municipality)}|${unit.kind ?? ''}`;
}

function sameValue(grid: Grid, a: number, b: number, column: number): boolean {
  return (
    JSON.stringify(valueOf(cellAt(grid, a, column))) === JSON.stringify(valueOf(cellAt(grid, b, column)))
  );
}

/**
 * The rows «Итого» against the sums of counts: of the rows since the total before it, of those until the next one
 * (totals may stand above), or of all. A total that fits none is remarked; it is never stored.
 */
export function checkTotals(
  grid: Grid,
  units: readonly UnitRow[],
  totals: readonly number[],
  figures: readonly FigureColumns[],
): TableProblem[] {
  const columns = new Set(figures.flatMap(({ count, base }) => [count, base]).filter((c) => c !== undefined));
  const problems: TableProblem[] = [];
  for (const column of columns) {
    for (const [i, row] of totals.entries()) {
      const written = valueOf(cellAt(grid, row, column));
      if (written.kind !== 'number' || written.percent) continue;
      const before = totals[i - 1] ?? -1;
      const after = totals[i + 1] ?? Number.POSITIVE_INFINITY;
      const all = sumOf(grid, units, column, -1, Number.POSITIVE_INFINITY);
      const sums = [all, sumOf(grid, units, column, before, row), sumOf(grid, units, column, row, after)];
      if (sums.includes(written.number)) continue;
      const nearest = totals.length === 1 ? all : (sums[1] ?? all);
      const words = totalMismatch(written.number, nearest);
      problems.push(problemAt(grid, { row, column }, 'note', 'total-mismatch', words));
    }
  }
  return problems;
}

function sumOf(grid: Grid, units: readonly UnitRow[], column: number, after: number, before: number): number {
  let sum = 0;
  for (const { row } of units) {
    if (row <= after || row >= before) continue;
    const value = valueOf(cellAt(grid, row, column));
    if (value.kind === 'number') sum += value.number;
    else if (value.kind === 'counts') sum += value.numerator;
  }
  return sum;
}

/**
 * Neighbouring units with the same share to the decimals: remarked once for each run of them, never «fixed». Round
 * shares and shares with their counts are equal often and rightly.
 */
export function checkNeighbours(
  grid: Grid,
  records: readonly TableRecord[],
  places: readonly Place[],
): TableProblem[] {
  const problems: TableProblem[] = [];
  let inRun = false;
  for (const [i, { value, denominator }] of records.entries()) {
    const equal = i > 0 && value !== undefined && value === records[i - 1]?.value;
    const telling = equal && denominator === undefined && !Number.isInteger(value);
    const place = places[i];
    if (telling && !inRun && place !== undefined) {
      problems.push(problemAt(grid, place, 'note', 'equal-neighbours', equalNeighbours(value)));
    }
    inRun = telling;
  }
  return problems;
}
