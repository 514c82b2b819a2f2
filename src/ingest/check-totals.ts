import type { TableProblem } from '../domain/table.ts';
import { valueOf } from './cell-value.ts';
import type { CellValue } from './cell-value.ts';
import type { FigureColumns } from './combine-columns.ts';
import { cellAt } from './grid.ts';
import type { Grid } from './grid.ts';
import { problemAt } from './problem.ts';
import type { RowScan, TotalRow } from './scan-rows.ts';
import { percentMismatch, percentOutside, totalMismatch } from './figure-texts.ts';
import { linesOf } from './total-groups.ts';
import type { Line, LineGroup, Lines } from './total-groups.ts';

/** A total that the rows of its own table do not explain; the tables of a file may together, by `key`, if it is not ''. */
type OpenTotal = { key: string; written: number; problem: TableProblem };
export type TotalsCheck = { open: readonly OpenTotal[]; sums: ReadonlyMap<string, number> };

/** A table with more totals is no table of a district; the first ones are looked at. */
const MOST_TOTALS = 300;
const MOST_MEANS = 8;

/**
 * The totals against the rows: what is written may be the sum of all of them, of those since a heading or a total
 * before it, of those below it, of one municipality, of one kind, or of the totals above. One that fits none is asked
 * about; it is never stored, and the figures of the rows stay what they are. `totals`: those to look at.
 */
export function checkTotals(
  grid: Grid,
  scan: RowScan,
  totals: readonly TotalRow[],
  figures: readonly FigureColumns[],
): TotalsCheck {
  const all = linesOf(scan);
  const looked = totals.slice(0, MOST_TOTALS).map((total) => ({ total, groups: all.groupsOf(total) }));
  const open: OpenTotal[] = [];
  const sums = new Map<string, number>();
  const counted = new Set<number>();
  for (const figure of figures) {
    for (const part of ['count', 'base'] as const) {
      const column = figure[part];
      if (column === undefined || counted.has(column)) continue;
      counted.add(column);
      const key = `${part} ${part === 'count' ? figure.source.ref.code : figure.source.metric.audience}`;
      const sumOf = summing(grid, all.lines, column);
      sums.set(key, sumOf({ from: 0, to: all.lines.length }).sum);
      for (const { total, groups } of looked) {
        const found = checkCount(grid, scan, total, column, groups.map(sumOf));
        if (found !== undefined) open.push({ key: total.ofMunicipality === true ? '' : key, ...found });
      }
    }
    if (figure.percent === undefined || looked.length === 0) continue;
    const meanOf = averaging(grid, all, figure);
    for (const { total, groups } of looked) {
      const found = checkPercent(grid, total, figure, groups, meanOf);
      if (found !== undefined) open.push({ key: '', ...found });
    }
  }
  return { open, sums };
}

type Found = Omit<OpenTotal, 'key'> | undefined;

function checkCount(
  grid: Grid,
  scan: RowScan,
  { row }: TotalRow,
  column: number,
  groups: readonly Sum[],
): Found {
  const written = countIn(grid, row, column);
  const [likeliest] = groups;
  if (written === undefined || likeliest === undefined) return undefined;
  if (groups.some(({ sum, once }) => sum === written || once === written)) return undefined;
  const others = scan.totals
    .filter((total) => total.row < row)
    .map((total) => countIn(grid, total.row, column));
  if (others.length > 1 && written === others.reduce<number>((sum, value) => sum + (value ?? 0), 0)) {
    return undefined;
  }
  const words = totalMismatch(written, likeliest.sum, likeliest.blanks);
  return { written, problem: problemAt(grid, { row, column }, 'ask', 'total-mismatch', words) };
}

type Sum = { sum: number; once: number; blanks: number };

/** Sums of a column over groups; `once`: each unit once, where a school stands twice. */
function summing(grid: Grid, lines: readonly Line[], column: number): (group: LineGroup) => Sum {
  const values = lines.map(({ row }) => countIn(grid, row, column));
  const sums = runningSums(values.map((value) => value ?? 0));
  const once = runningSums(values.map((value, i) => (lines[i]?.again === true ? 0 : (value ?? 0))));
  const blanks = runningSums(values.map((value) => (value === undefined ? 1 : 0)));
  const places = new Map(lines.map((line, i) => [line, i]));
  const known = new Map<readonly Line[], Sum>();
  return (group) => {
    if ('from' in group) {
      const { from, to } = group;
      return { sum: sums(from, to), once: once(from, to), blanks: blanks(from, to) };
    }
    const before = known.get(group.lines);
    if (before !== undefined) return before;
    const found = { sum: 0, once: 0, blanks: 0 };
    known.set(group.lines, found);
    for (const line of group.lines) {
      const value = values[places.get(line) ?? -1];
      found.sum += value ?? 0;
      if (!line.again) found.once += value ?? 0;
      if (value === undefined) found.blanks += 1;
    }
    return found;
  };
}

function runningSums(values: readonly number[]): (from: number, to: number) => number {
  const sums = new Float64Array(values.length + 1);
  for (const [i, value] of values.entries()) sums[i + 1] = (sums[i] ?? 0) + value;
  return (from, to) => (sums[to] ?? 0) - (sums[from] ?? 0);
}

function checkPercent(
  grid: Grid,
  { row }: TotalRow,
  figure: FigureColumns,
  groups: readonly LineGroup[],
  meanOf: (group: LineGroup) => Mean | undefined,
): Found {
  const column = figure.percent ?? 0;
  const printed = valueOf(cellAt(grid, row, column));
  if (printed.kind !== 'number') return undefined;
  const { number: written, decimals } = printed;
  // A unit of the last printed digit: tables round and cut off alike.
  const tolerance = 10 ** -decimals + 1e-9;
  const own = shareOf(grid, row, figure);
  if (own?.isCounted === true && Math.abs(own.share - written) <= tolerance) return undefined;
  const means = groups
    .slice(0, MOST_MEANS)
    .map(meanOf)
    .filter((mean) => mean !== undefined);
  const fits = ({ weighted, plain, slack }: Mean) =>
    [weighted, plain].some((mean) => mean !== undefined && Math.abs(mean - written) <= tolerance + slack);
  const [likeliest] = means;
  if (likeliest === undefined || means.some(fits)) return undefined;
  const { weighted, least, most } = likeliest;
  const complaint = (words: string) => ({
    written,
    problem: problemAt(grid, { row, column }, 'ask', 'total-mismatch', words),
  });
  if (weighted !== undefined) return complaint(percentMismatch(written, Number(weighted.toFixed(2))));
  // Without the numbers of people any mean between the least share and the greatest may be right.
  const isInside = (mean: Mean) => mean.least - tolerance <= written && written <= mean.most + tolerance;
  return means.some(isInside) ? undefined : complaint(percentOutside(written, least, most));
}

/** Of rows that all have a share. `slack`: how far rounding may take the mean; `weighted`: where each has its number. */
type Mean = { weighted?: number; plain: number; least: number; most: number; slack: number };

function averaging(
  grid: Grid,
  { lines }: Lines,
  figure: FigureColumns,
): (group: LineGroup) => Mean | undefined {
  const shares = new Map(lines.map((line) => [line, shareOf(grid, line.row, figure)]));
  const known = new Map<string | readonly Line[], Mean | undefined>();
  const meanOf = (group: readonly Line[]): Mean | undefined => {
    const values = group.map((line) => shares.get(line)).filter((share) => share !== undefined);
    const [first] = values;
    // A row without a share may be what takes the total away from the others.
    if (first === undefined || values.length < group.length) return undefined;
    const mean = { plain: 0, least: first.share, most: first.share, slack: 0 };
    let [people, using] = [0, 0];
    for (const { share, base = Number.NaN, slack } of values) {
      mean.plain += share / values.length;
      mean.least = Math.min(mean.least, share);
      mean.most = Math.max(mean.most, share);
      mean.slack = Math.max(mean.slack, slack);
      people += base;
      using += (share * base) / 100;
    }
    return people > 0 ? { ...mean, weighted: (100 * using) / people } : mean;
  };
  return (group) => {
    const key = 'lines' in group ? group.lines : `${group.from} ${group.to}`;
    if (!known.has(key)) {
      known.set(key, meanOf('lines' in group ? group.lines : lines.slice(group.from, group.to)));
    }
    return known.get(key);
  };
}

type Share = { share: number; base?: number; slack: number; isCounted: boolean };

/** The share of a row: of its counts, else as printed; with its number of people, where that is known. */
function shareOf(grid: Grid, row: number, { percent, count, base }: FigureColumns): Share | undefined {
  const people = base === undefined ? undefined : countIn(grid, row, base);
  const using = count === undefined ? undefined : countIn(grid, row, count);
  const both = valueOf(cellAt(grid, row, count ?? percent ?? -1));
  if (both.kind === 'counts' && both.denominator !== undefined && both.denominator > 0) {
    const { numerator, denominator } = both;
    return { share: (100 * numerator) / denominator, base: denominator, slack: 0, isCounted: true };
  }
  if (people !== undefined && people > 0 && using !== undefined) {
    return { share: (100 * using) / people, base: people, slack: 0, isCounted: true };
  }
  const printed = valueOf(percent === undefined ? '' : cellAt(grid, row, percent));
  if (printed.kind !== 'number') return undefined;
  const slack = 10 ** -printed.decimals;
  return { share: printed.number, slack, isCounted: false, ...(people !== undefined && { base: people }) };
}

function countIn(grid: Grid, row: number, column: number): number | undefined {
  return countOf(valueOf(cellAt(grid, row, column)));
}

function countOf(value: CellValue): number | undefined {
  if (value.kind === 'counts') return value.numerator;
  return value.kind === 'number' && !value.percent ? value.number : undefined;
}
