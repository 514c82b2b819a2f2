import type { TableProblem } from '../domain/table.ts';
import { valueOf } from './cell-value.ts';
import type { CellValue } from './cell-value.ts';
import type { Measure } from './classify-heading.ts';
import { cellAt, cellName } from './grid.ts';
import type { Grid, Place } from './grid.ts';
import { sameFigure } from './settle-source.ts';
import type { MetricSource } from './settle-source.ts';
import { OWN_BASE, PERCENT_SIGN, PREFERRED_BASE } from './metric-lexicon.ts';
import { normaliseHeader } from './header-text.ts';
import { problemAt } from './problem.ts';
import type { UnitRow } from './scan-rows.ts';
import {
  countOrPercent,
  inCell,
  noBase,
  sameColumnTwice,
  shareScale,
  takenAsCount,
  twoBases,
  twoColumnsDiffer,
} from './texts.ts';

export type MetricColumn = { column: number; source: MetricSource };
export type BaseColumn = { column: number; audience: 'teachers' | 'pupils'; words: string; at: Place };
export type OwnBaseColumn = { column: number; code: string };

/** The columns that together give one figure per unit. */
export type FigureColumns = {
  source: MetricSource;
  percent?: number;
  count?: number;
  base?: number;
  status?: number;
  /** 0,5 stands for 50 %, as a person told. */
  fraction?: true;
  /** Rows in which two columns of the same contradict each other: none of their figures is taken. */
  except?: ReadonlySet<number>;
  /** Some cells carry «%», so a bare number under 1 beside them is doubtful. */
  marked: boolean;
};

export type Combined = { figures: readonly FigureColumns[]; problems: readonly TableProblem[] };

/**
 * Pairs the columns of each metric – количество, доля, of how many – and leaves out with a question what cannot be
 * told: two columns that contradict each other, a count without its base, shares of an unknown scale.
 */
export function combineColumns(
  grid: Grid,
  units: readonly UnitRow[],
  columns: readonly MetricColumn[],
  bases: readonly BaseColumn[],
  ownBases: readonly OwnBaseColumn[],
): Combined {
  const problems: TableProblem[] = [];
  const figures: FigureColumns[] = [];
  const complain = (
    at: Place,
    severity: 'ask' | 'note',
    code: Parameters<typeof problemAt>[3],
    words: string,
  ) => {
    problems.push(problemAt(grid, at, severity, code, words));
  };
  for (const group of groupsOf(columns)) {
    const source = group[0]?.source;
    if (source === undefined) continue;
    const { title, kind } = source.metric;
    const baseOf = ({ column }: MetricColumn) =>
      chooseBase(source, column, undefined, bases, ownBases)?.column;
    const measured = group.map((one) => ({
      ...one,
      measure: measureOf(grid, units, one, group, baseOf(one)),
    }));
    for (const { source: one, measure } of measured) {
      if (measure === 'count' && one.heading.measure === 'unclear' && one.metric.kind === 'share') {
        complain(one.at, 'note', 'taken-as-count', takenAsCount(one.words));
      }
    }
    const unclear = measured.filter(({ measure }) => measure === 'unclear');
    for (const { source: one } of unclear)
      complain(one.at, 'ask', 'count-or-percent', countOrPercent(one.words));
    if (unclear.length > 0) continue;
    const except = new Set<number>();
    const dropped = (['count', 'percent'] as const).some((measure) => {
      const [first, ...others] = measured.filter((one) => one.measure === measure);
      return others.some((other) => {
        if (first === undefined) return false;
        const differing = units.filter(({ row }) => !sameCell(grid, row, first.column, other.column));
        const place = inCell(cellName(first.source.at));
        // One slip among rows that agree is a slip of its row; otherwise the columns are two things.
        const isSlip = differing.length > 0 && differing.length < units.length / 2;
        if (differing.length === 0) {
          complain(other.source.at, 'note', 'duplicate-column', sameColumnTwice(title, place));
        } else if (isSlip) {
          for (const { row } of differing) {
            const twin = inCell(cellName({ row, column: first.column }));
            complain(
              { row, column: other.column },
              'ask',
              'two-columns-differ',
              twoColumnsDiffer(title, twin),
            );
            except.add(row);
          }
        } else complain(other.source.at, 'ask', 'two-columns-differ', twoColumnsDiffer(title, place));
        return differing.length > 0 && !isSlip;
      });
    });
    if (dropped) continue;
    const percent = measured.find(({ measure }) => measure === 'percent')?.column;
    const count = measured.find(({ measure }) => measure === 'count')?.column;
    if (kind === 'status') {
      figures.push({ source, status: group[0]?.column ?? 0, marked: false });
      continue;
    }
    const counted = measured.find(({ measure }) => measure === 'count')?.source ?? source;
    const chosen = kind === 'share' ? chooseBase(counted, count, percent, bases, ownBases) : undefined;
    if (chosen?.other !== undefined) {
      complain(chosen.other.at, 'note', 'two-bases', twoBases(chosen.words, chosen.other.words));
    }
    const base = chosen?.column;
    if (kind === 'count' && count === undefined) {
      complain(source.at, 'ask', 'count-or-percent', countOrPercent(source.words));
      continue;
    }
    const values = percent === undefined ? [] : units.map(({ row }) => valueOf(cellAt(grid, row, percent)));
    if (kind === 'share' && percent === undefined && base === undefined && !hasOwnBases(grid, units, count)) {
      complain(source.at, 'ask', 'no-base', noBase(source.words));
      continue;
    }
    const answered = measured.find(({ measure }) => measure === 'percent')?.source.heading.answered === true;
    if (count === undefined && !answered && isUnscaled(values, source.words)) {
      complain(source.at, 'ask', 'share-scale', shareScale(source.words));
      continue;
    }
    const told = measured.find(({ measure }) => measure === 'percent')?.source.heading.fraction === true;
    const fraction = told || arePartsOfOne(grid, units, { percent, count, base });
    figures.push({
      source,
      marked: !answered && values.some((value) => value.kind === 'number' && value.percent),
      ...(fraction && { fraction }),
      ...(except.size > 0 && { except }),
      ...(percent !== undefined && { percent }),
      ...(count !== undefined && { count }),
      ...(base !== undefined && { base }),
    });
  }
  return { figures, problems };
}

function groupsOf(columns: readonly MetricColumn[]): MetricColumn[][] {
  const groups: MetricColumn[][] = [];
  for (const column of columns) {
    const group = groups.find(([first]) => first !== undefined && sameFigure(first.source, column.source));
    if (group === undefined) groups.push([column]);
    else group.push(column);
  }
  return groups;
}

/**
 * By the heading; where it does not tell, by the cells; where they do not, by the column beside it, and at last by the
 * base: whole numbers none of which is over its number of people are people.
 */
function measureOf(
  grid: Grid,
  units: readonly UnitRow[],
  { column, source }: MetricColumn,
  group: readonly MetricColumn[],
  base: number | undefined,
): Measure {
  if (source.metric.kind === 'status') return 'count';
  const told = source.heading.measure;
  if (told === 'percent' || (told === 'count' && source.heading.answered === true)) return told;
  const values = units.map(({ row }) => valueOf(cellAt(grid, row, column)));
  const numbers = values.filter((value) => value.kind === 'number');
  // «Количество» over «30,5 %»: one of the two is wrong, and of every row alike.
  if (told === 'count') {
    const percents = numbers.filter(({ percent }) => percent).length;
    return percents >= 2 && percents > numbers.length / 2 ? 'unclear' : 'count';
  }
  if (values.some((value) => value.kind === 'counts')) return 'count';
  if (numbers.some(({ percent, number }) => percent || !Number.isInteger(number))) return 'percent';
  if (source.metric.kind === 'count') return 'count';
  const others = group.filter((one) => one.column !== column).map((one) => one.source.heading.measure);
  if (others.length === 1 && others[0] === 'percent') return 'count';
  if (others.length === 1 && others[0] === 'count') return 'percent';
  if (base !== undefined && numbers.length > 0 && fitsBase(grid, units, column, base)) {
    return maybePercents(grid, units, column, base) ? 'unclear' : 'count';
  }
  return numbers.every(({ number }) => number === 0) ? 'percent' : 'unclear';
}

/** One slip («34 из 31») among five rows and more does not make people of percents. */
function fitsBase(grid: Grid, units: readonly UnitRow[], column: number, base: number): boolean {
  const over = units.filter(({ row }) => {
    const value = valueOf(cellAt(grid, row, column));
    const people = valueOf(cellAt(grid, row, base));
    return value.kind === 'number' && people.kind === 'number' && value.number > people.number;
  });
  return over.length <= (units.length >= 5 ? 1 : 0);
}

/** 5 beside 40 teachers may be five of them or two, 5 %; 2 beside 31 is no per cent of theirs. */
function maybePercents(grid: Grid, units: readonly UnitRow[], column: number, base: number): boolean {
  let seen = 0;
  for (const { row } of units) {
    const value = valueOf(cellAt(grid, row, column));
    const people = valueOf(cellAt(grid, row, base));
    if (value.kind !== 'number' || people.kind !== 'number' || value.number === 0) continue;
    const nearest = Math.round((value.number * people.number) / 100);
    if (value.number > 100 || Math.round((100 * nearest) / people.number) !== value.number) return false;
    seen += 1;
  }
  return seen > 0;
}

type ChosenBase = { column: number; words: string; other?: BaseColumn };

function chooseBase(
  source: MetricSource,
  count: number | undefined,
  percent: number | undefined,
  bases: readonly BaseColumn[],
  ownBases: readonly OwnBaseColumn[],
): ChosenBase | undefined {
  const told = source.heading.base;
  if (told !== undefined) return { column: told, words: '' };
  const near = count ?? percent ?? 0;
  const own = ownBases
    .filter(({ code }) => code === source.metric.code)
    .toSorted((a, b) => Math.abs(a.column - near) - Math.abs(b.column - near))[0];
  if (own !== undefined) return { column: own.column, words: '' };
  // The teachers of a weekly table are those of the week: a year's share alone is not known to be of them.
  const { audience, window } = source.metric;
  if (count === undefined && audience === 'teachers' && window !== 'week') return undefined;
  const fitting = bases.filter((base) => base.audience === audience);
  const preferred =
    fitting.find(({ words }) => PREFERRED_BASE.test(normaliseHeader(words))) ??
    fitting.find(({ words }) => OWN_BASE.test(normaliseHeader(words))) ??
    fitting[0];
  if (preferred === undefined) return undefined;
  const other = fitting.find(({ column }) => column !== preferred.column);
  return { column: preferred.column, words: preferred.words, ...(other && { other }) };
}

// 0,4868 without a «%» anywhere: forty-eight per cent or half a per cent?
function isUnscaled(values: readonly CellValue[], words: string): boolean {
  const numbers = values.filter((value) => value.kind === 'number');
  const fractions = numbers.filter(({ number }) => number > 0 && number < 1);
  // «Доля» may be 0,5 of one; under «%» a single 0,5 is half a per cent, and 1 alone is one.
  const enough = PERCENT_SIGN.test(normaliseHeader(words)) ? 2 : 1;
  const suspects = enough === 1 ? numbers.filter(({ number }) => number > 0) : fractions;
  return suspects.length >= enough && numbers.every(({ number, percent }) => !percent && number <= 1);
}

/** 0,29 beside 9 of 31 is 29 %: the counts tell the scale, where every row says so. */
function arePartsOfOne(
  grid: Grid,
  units: readonly UnitRow[],
  {
    percent,
    count,
    base,
  }: { percent: number | undefined; count: number | undefined; base: number | undefined },
): boolean {
  if (percent === undefined || count === undefined || base === undefined) return false;
  let seen = 0;
  for (const { row } of units) {
    const [share, k, n] = [percent, count, base].map((column) => valueOf(cellAt(grid, row, column)));
    if (share?.kind !== 'number' || k?.kind !== 'number' || n?.kind !== 'number') continue;
    if (share.percent || n.number <= 0 || Math.abs(share.number - k.number / n.number) > 0.006) return false;
    if (k.number > 0) seen += 1;
  }
  return seen > 0;
}

// «38 из 45» in the cells themselves.
function hasOwnBases(grid: Grid, units: readonly UnitRow[], column: number | undefined): boolean {
  if (column === undefined) return false;
  return units.some(({ row }) => valueOf(cellAt(grid, row, column)).kind === 'counts');
}

function sameCell(grid: Grid, row: number, a: number, b: number): boolean {
  const first = valueOf(cellAt(grid, row, a));
  const second = valueOf(cellAt(grid, row, b));
  if (first.kind === 'number' && second.kind === 'number') return first.number === second.number;
  return JSON.stringify(first) === JSON.stringify(second);
}
