import type { TableProblem, TableRecord } from '../domain/table.ts';
import { addressOf } from './grid.ts';
import type { Grid, Place } from './grid.ts';
import { nameKey } from './header-text.ts';
import { problemAt } from './problem.ts';
import type { UnitRow } from './scan-rows.ts';
import { equalNeighbours } from './figure-texts.ts';
import { inCell, schoolTwiceDifferent, schoolTwiceFilled, schoolTwiceSame } from './texts.ts';
import { settleTwins, worstOf } from './twin-records.ts';
import type { Repeated } from './twin-records.ts';

/** Rows whose unit stands in a row above already: their row → that one. */
export function repeatedUnits(units: readonly UnitRow[]): Map<UnitRow, UnitRow> {
  const first = new Map<string, UnitRow>();
  const repeated = new Map<UnitRow, UnitRow>();
  for (const unit of units) {
    const key = `${nameKey(unit.name)}|${nameKey(unit.municipality)}|${unit.kind ?? ''}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, unit);
    else repeated.set(unit, before);
  }
  return repeated;
}

/**
 * One figure of each unit that stands in several rows, or both with a doubt where they differ; a remark per row. `rows`:
 * the row of each record.
 */
export function settleRepeated(
  grid: Grid,
  records: readonly TableRecord[],
  rows: readonly number[],
  repeated: ReadonlyMap<UnitRow, UnitRow>,
  nameColumn: number,
): { records: readonly TableRecord[]; problems: readonly TableProblem[] } {
  if (repeated.size === 0) return { records, problems: [] };
  const twice = new Set([...repeated].flatMap(([again, before]) => [again.row, before.row]));
  const isTwice = (_: TableRecord, i: number) => twice.has(rows[i] ?? -1);
  const twins = settleTwins(records.filter(isTwice));
  const hows = new Map(twins.repeated.map(({ again, how }) => [again, how]));
  const worst = new Map<number, { how: Repeated['how'] }>();
  for (const [i, record] of records.entries()) {
    const how = hows.get(record);
    const row = rows[i] ?? -1;
    if (how !== undefined) worst.set(row, { how: worstOf([{ how }, worst.get(row) ?? { how }]) });
  }
  const problems = [...repeated].map(([again, before]) => {
    const { how } = worst.get(again.row) ?? { how: 'same' };
    const words = { same: schoolTwiceSame, filled: schoolTwiceFilled, differ: schoolTwiceDifferent }[how];
    const other = inCell(addressOf(grid, { row: before.row, column: nameColumn }).cell);
    const place = { row: again.row, column: nameColumn };
    const sentence = words(again.name, other);
    return problemAt(grid, place, how === 'differ' ? 'ask' : 'note', 'duplicate-school', sentence);
  });
  const others = records.filter((record, i) => !isTwice(record, i));
  return { records: [...others, ...twins.records], problems };
}

/**
 * Neighbouring units with the same share to the decimals: remarked once for each run of them, never «fixed». Round
 * shares and shares with their counts are equal often and rightly.
 */
export function checkNeighbours(
  grid: Grid,
  records: readonly TableRecord[],
  places: readonly Place[],
  again: ReadonlySet<number> = new Set(),
): TableProblem[] {
  const problems: TableProblem[] = [];
  let inRun = false;
  for (const [i, { value, denominator }] of records.entries()) {
    const equal = i > 0 && value !== undefined && value === records[i - 1]?.value;
    const telling = equal && !again.has(i) && denominator === undefined && !Number.isInteger(value);
    const place = places[i];
    if (telling && !inRun && place !== undefined) {
      problems.push(problemAt(grid, place, 'note', 'equal-neighbours', equalNeighbours(value)));
    }
    inRun = telling;
  }
  return problems;
}
