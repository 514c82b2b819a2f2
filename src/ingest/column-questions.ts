import type {
  ColumnDoubt,
  ColumnMeaning,
  ColumnQuestion,
  ColumnReading,
  MetricMeasure,
  TableProblem,
  UnitLevel,
} from '../domain/table.ts';
import { valueOf } from './cell-value.ts';
import { candidatesFor } from './column-candidates.ts';
import { keysOf } from './column-mapping.ts';
import { measuresOf, numbersIn, samplesOf } from './column-numbers.ts';
import type { Numbers } from './column-numbers.ts';
import type { FigureColumns } from './combine-columns.ts';
import type { Layout, LayoutColumn } from './find-layout.ts';
import { addressOf, cellAt, cellName } from './grid.ts';
import type { Grid } from './grid.ts';
import { normaliseHeader } from './header-text.ts';
import type { KnownColumns } from './known-columns.ts';
import { HARMLESS_NUMBERS, METRIC_HINTS } from './column-lexicon.ts';
import { STAFF_HEADING } from './lexicon.ts';
import { PERCENT_WORDS } from './metric-lexicon.ts';
import { datesIn } from './period-text.ts';
import { sameFigure } from './settle-source.ts';
import type { MetricSource } from './settle-source.ts';
import type { Reading } from './sheet-reading.ts';
import { findUnitColumns } from './unit-columns.ts';
import type { UnitColumns } from './unit-columns.ts';

/** Problems at a heading that only a person can settle, and what is asked then. */
const DOUBTS: ReadonlyMap<string, ColumnDoubt> = new Map([
  ['unclear-definition', 'definition'],
  ['turned-round', 'negation'],
  ['count-or-percent', 'count-or-percent'],
  ['share-scale', 'scale'],
  ['no-base', 'no-base'],
  ['two-columns-differ', 'twice'],
]);

/** More is no table that anybody would go through one by one. */
export const MOST_QUESTIONS = 40;
/** Rows that show what a column holds; a long table has half a million numbers. */
const LOOKED_AT = 400;
/** Longer numbers are ИНН, ОГРН and codes. */
const LONGEST_NUMBER = 10_000_000;

type Sheet = {
  grid: Grid;
  layout: Layout;
  unitColumns: UnitColumns | undefined;
  rows: readonly number[];
  level: UnitLevel;
  known: KnownColumns;
  figures: readonly FigureColumns[];
  problems: readonly TableProblem[];
  reading: Reading;
};

/** Notes what was taken for what, and asks about every column whose meaning is doubtful. */
export function askColumns(sheet: Sheet): void {
  const { grid, layout, unitColumns, known, reading } = sheet;
  const { mapping } = reading;
  if (mapping === undefined) return;
  const rows = sheet.rows.slice(0, LOOKED_AT);
  const keys = keysOf(grid, layout);
  mapping.columns.push(...columnReadings(sheet, keys));
  const doubts = doubtsOf(sheet);
  const taken = new Set([unitColumns?.name, unitColumns?.municipality]);
  for (const column of layout.columns) {
    if (mapping.questions.length >= MOST_QUESTIONS) return;
    const key = keys.get(column.column) ?? '';
    const mayBeUnknown = column.heading.role === 'unknown' || column.heading.role === 'amount';
    if (taken.has(column.column) || (!mayBeUnknown && !doubts.has(column.column))) continue;
    const numbers = numbersOf(grid, rows, column.column);
    const doubt =
      doubts.get(column.column) ?? (isUnknownNumber(column, numbers) ? unknownOf(column) : undefined);
    // An answer may leave a question of its own: a count of how many.
    const isSettled = mapping.answers.has(key) && (doubt === 'twice' || !doubts.has(column.column));
    if (doubt === undefined || isSettled) continue;
    mapping.questions.push(questionOf({ ...sheet, rows }, keys, { column, key, doubt, numbers, known }));
  }
}

/**
 * Whether a sheet without a known metric is a table worth asking about: units, numbers under headings that nobody knows,
 * and a hint at figures – words of the monitoring, percents, a period.
 */
export function mayBeAsked(grid: Grid, layout: Layout, fileName: string): boolean {
  const unitColumns = findUnitColumns(grid, layout);
  if (unitColumns === undefined) return false;
  const rows = grid.rows.map((_, row) => row).slice(layout.firstDataRow, layout.firstDataRow + LOOKED_AT);
  const unknown = layout.columns.filter(
    (column) =>
      column.column !== unitColumns.name && isUnknownNumber(column, numbersOf(grid, rows, column.column)),
  );
  if (unknown.length === 0) return false;
  const words = [...layout.titles.map(({ text }) => text), grid.sheet, fileName].join(' ');
  const { ranges, dates, months } = datesIn(words);
  if (ranges.length + dates.length + months.length > 0) return true;
  return unknown.some(({ column, parts, heading }) => {
    const text = normaliseHeader(parts.join(' / '));
    const { values, numbers } = numbersOf(grid, rows, column);
    const isShare = values.some((value) => value.kind === 'number' && value.percent);
    return (
      heading.role === 'amount' ||
      isShare ||
      numbers.some((number) => !Number.isInteger(number)) ||
      METRIC_HINTS.some(({ pattern }) => pattern.test(text))
    );
  });
}

function unknownOf({ heading }: LayoutColumn): ColumnDoubt {
  return heading.role === 'amount' ? 'messages' : 'unknown';
}

/** Numbers under a heading that tells nothing known, and none that are common and not needed. */
function isUnknownNumber({ heading, parts }: LayoutColumn, { values, numbers }: Numbers): boolean {
  if (heading.role !== 'unknown' && heading.role !== 'amount') return false;
  const text = normaliseHeader(parts.join(' / '));
  if (text === '' || HARMLESS_NUMBERS.test(text) || isStaffNumber(text)) return false;
  const filled = values.filter(({ kind }) => kind !== 'missing');
  if (filled.length === 0 || numbers.length < filled.length / 2) return false;
  return !isRowNumbers(numbers) && numbers.every((number) => Math.abs(number) < LONGEST_NUMBER);
}

/** How many people work there; what they did is no such number. */
function isStaffNumber(text: string): boolean {
  const isOfDeeds = METRIC_HINTS.some(({ code, pattern }) => code !== 'employees' && pattern.test(text));
  return STAFF_HEADING.test(text) && !PERCENT_WORDS.test(text) && !isOfDeeds;
}

function isRowNumbers(numbers: readonly number[]): boolean {
  return numbers.length >= 3 && numbers.every((number, index) => number === index + 1);
}

function numbersOf(grid: Grid, rows: readonly number[], column: number): Numbers {
  return numbersIn(rows.map((row) => valueOf(cellAt(grid, row, column))));
}

/** By the column: the problems stand at the cells of the headings. */
function doubtsOf({ layout, known, problems }: Sheet): Map<number, ColumnDoubt> {
  const doubts = new Map<number, ColumnDoubt>();
  const byCell = new Map(layout.columns.map(({ at, column }) => [cellName(at), column]));
  for (const { code, at } of problems) {
    const doubt = DOUBTS.get(code);
    const column = at && byCell.get(at.cell);
    if (doubt === undefined || column === undefined) continue;
    doubts.set(column, doubt);
    if (doubt !== 'twice') continue;
    // Either of the two may be the wrong one.
    const source = known.metrics.find((one) => one.column === column)?.source;
    for (const other of known.metrics) {
      if (source !== undefined && sameFigure(source, other.source) && !doubts.has(other.column))
        doubts.set(other.column, doubt);
    }
  }
  return doubts;
}

type Asked = {
  column: LayoutColumn;
  key: string;
  doubt: ColumnDoubt;
  numbers: Numbers;
  known: KnownColumns;
};

function questionOf(
  { grid, layout, rows, level, reading }: Sheet,
  keys: ReadonlyMap<number, string>,
  { column, key, doubt, numbers, known }: Asked,
): ColumnQuestion {
  const measures = measuresOf(numbers);
  const bases = basesOf(grid, layout, rows, keys, column.column, numbers, known);
  const suggestion = reading.mapping?.suggestions.get(key);
  const candidates = candidatesFor({
    heading: column.heading,
    words: column.parts.join(' / '),
    doubt,
    measures,
    bases,
    level,
    metrics: reading.metrics,
    ...(suggestion && { suggestion }),
  });
  return {
    key,
    at: addressOf(grid, column.at),
    heading: column.parts.join(' / '),
    doubt,
    level,
    samples: samplesOf(numbers),
    candidates,
    measures,
    bases,
  };
}

function basesOf(
  grid: Grid,
  layout: Layout,
  rows: readonly number[],
  keys: ReadonlyMap<number, string>,
  own: number,
  { values }: Numbers,
  known: KnownColumns,
): ColumnQuestion['bases'] {
  return layout.columns.flatMap(({ column, heading, parts }) => {
    if (column === own || parts.length === 0) return [];
    const audience = heading.role === 'base' ? heading.audience : undefined;
    if (audience === undefined && heading.role !== 'unknown' && heading.role !== 'own-base') return [];
    if (known.metrics.some((one) => one.column === column)) return [];
    const others = numbersOf(grid, rows, column);
    if (others.numbers.length === 0 || isRowNumbers(others.numbers)) return [];
    const fits = values.every((value, index) => {
      const other = others.values[index];
      if (value.kind !== 'number' || other?.kind !== 'number') return true;
      return Number.isInteger(other.number) && other.number >= value.number && other.number < LONGEST_NUMBER;
    });
    const base = { key: keys.get(column) ?? '', heading: parts.join(' / ') };
    return fits ? [{ ...base, ...(audience && { audience }) }] : [];
  });
}

/** How the columns with figures were understood. */
function columnReadings(
  { grid, layout, known, figures, reading }: Sheet,
  keys: ReadonlyMap<number, string>,
): ColumnReading[] {
  const meanings = new Map<number, { meaning: ColumnMeaning; confidence: number }>();
  for (const { column, source } of known.metrics) {
    const figure = figures.find((one) => [one.count, one.percent, one.status].includes(column));
    if (figure !== undefined) meanings.set(column, takenAs(figure, column, source));
  }
  for (const { column, audience } of known.bases) {
    meanings.set(column, { meaning: { kind: 'base', audience }, confidence: CONFIDENT });
  }
  for (const { column, code } of known.ownBases) {
    meanings.set(column, { meaning: { kind: 'own-base', code }, confidence: CONFIDENT });
  }
  return layout.columns.flatMap(({ column, at, parts }): ColumnReading[] => {
    const key = keys.get(column) ?? '';
    const found = meanings.get(column);
    const told = reading.mapping?.answers.get(key);
    const isTold = told !== undefined && (found !== undefined || told.kind === 'skip');
    const taken = isTold ? { meaning: told, confidence: 1, answered: true as const } : found;
    if (taken === undefined) return [];
    return [{ key, at: addressOf(grid, at), heading: parts.join(' / '), ...taken }];
  });
}

const CONFIDENT = 0.95;
/** What the heading leaves to the cells, to the dates, costs so much each. */
const GUESSED = 0.1;

function takenAs(
  { status, count, fraction }: FigureColumns,
  column: number,
  { ref, metric, heading }: MetricSource,
): { meaning: ColumnMeaning; confidence: number } {
  const measure: MetricMeasure =
    status === column ? 'status' : count === column ? 'count' : fraction === true ? 'fraction' : 'percent';
  const isMeasured = heading.measure !== 'unclear' || metric.kind !== 'share';
  const isDefined = heading.versions.length > 0 || metric.versions.length === 1;
  const confidence = CONFIDENT - (isMeasured ? 0 : GUESSED) - (isDefined ? 0 : GUESSED);
  return {
    meaning: { kind: 'metric', code: ref.code, version: ref.version, measure },
    confidence: Number(confidence.toFixed(2)),
  };
}
