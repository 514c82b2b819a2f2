import { TURNED_ROUND, TWO_VALUES } from '../domain/measurement.ts';
import type { Figure } from '../domain/measurement.ts';
import type { TableProblem, TableRecord } from '../domain/table.ts';
import { asPercent, isFigure, valueOf } from './cell-value.ts';
import type { CellValue } from './cell-value.ts';
import { classifyHeading, isPlainIndicator, metricInText } from './classify-heading.ts';
import type { Heading, Measure } from './classify-heading.ts';
import { addressOf, cellAt, cellName, isBlank, textOf } from './grid.ts';
import type { Grid, Place } from './grid.ts';
import { normaliseHeader } from './header-text.ts';
import {
  AUDIENCE_ALONE,
  MEASURE_CELL,
  MUNICIPALITY_NAME,
  ONE_ORGANISATION,
  ORGANISATION_NAME,
  SHARE_ITEM,
} from './lexicon.ts';
import { NOT_OF_THE_WEEK } from './column-lexicon.ts';
import { COUNT_WORDS, PERCENT_WORDS } from './metric-lexicon.ts';
import { askIndicator, withAnswersOfRows } from './indicator-questions.ts';
import type { IndicatorRow } from './indicator-row.ts';
import { datesIn } from './period-text.ts';
import { problemAt } from './problem.ts';
import { readCount, readShare } from './read-figure.ts';
import { sameFigure } from './settle-source.ts';
import type { MetricSource } from './settle-source.ts';
import { recordOf, refusal, startSheet, unitOf } from './sheet-reading.ts';
import type { Reading, SheetResult } from './sheet-reading.ts';
import { kindIn } from './classify-heading.ts';
import {
  countOrPercent,
  inCell,
  noBase,
  sameColumnTwice,
  twoValuesKept,
  unclearColumn,
  unclearIndicator,
} from './texts.ts';

const TEXT_COLUMNS = 12;
const MAX_INDICATOR_ROWS = 500;

/** Rows that name an indicator and hold its figure to the right, or in the same cell («… – 81%»). */
export function findIndicators(grid: Grid): IndicatorRow[] {
  const found: IndicatorRow[] = [];
  for (let row = 0; row < Math.min(grid.rows.length, MAX_INDICATOR_ROWS); row += 1) {
    const indicator = indicatorIn(grid, row);
    if (indicator === undefined) found.push(...crossedIn(grid, row));
    else found.push(indicator);
  }
  return found;
}

function crossedIn(grid: Grid, row: number): IndicatorRow[] {
  const found: IndicatorRow[] = [];
  const text = textOf(grid.rows[row]?.find((cell) => !isBlank(cell) && !isFigure(cell)));
  if (text === '' || ONE_ORGANISATION.test(normaliseHeader(text))) return found;
  for (const [column, cell] of (grid.rows[row] ?? []).entries()) {
    if (!isFigure(cell)) continue;
    const over = headingOver(grid, row, column);
    if (!AUDIENCE_ALONE.test(normaliseHeader(over))) continue;
    const words = `${text}, ${over}`;
    const heading = metricInText(words);
    const at = { row, column };
    if (heading !== undefined)
      found.push({ heading, words, at, values: [{ at, value: valueOf(cell) }], crossed: true });
  }
  return found;
}

const HEADING_REACH = 12;

/** The nearest text over a cell; an indicator stands close under its heading. */
function headingOver(grid: Grid, row: number, column: number): string {
  for (let above = row - 1; above >= Math.max(0, row - HEADING_REACH); above -= 1) {
    const cell = cellAt(grid, above, column);
    if (!isBlank(cell) && !isFigure(cell)) return textOf(cell);
  }
  return '';
}

function indicatorIn(grid: Grid, row: number): IndicatorRow | undefined {
  for (let column = 0; column < TEXT_COLUMNS; column += 1) {
    const text = textOf(cellAt(grid, row, column));
    if (text.length < 8) continue;
    if (ONE_ORGANISATION.test(normaliseHeader(text))) return undefined;
    const at = { row, column };
    const inside = SHARE_ITEM.exec(text);
    const words = inside?.[1] ?? text;
    const heading = metricInText(words) ?? baseIn(words);
    if (heading === undefined) return undefined;
    if (inside !== null)
      return { heading, words, at, values: [{ at, value: valueOf(`${inside[2] ?? ''}%`) }] };
    const values: { at: Place; value: CellValue }[] = [];
    let measured: Measure = 'unclear';
    for (let right = column + 1; right < (grid.rows[row]?.length ?? 0); right += 1) {
      const cell = cellAt(grid, row, right);
      const told = normaliseHeader(textOf(cell));
      if (isFigure(cell)) values.push({ at: { row, column: right }, value: valueOf(cell) });
      else if (MEASURE_CELL.test(told)) measured = measureIn(told);
      else if (!isBlank(cell)) return undefined;
    }
    return values.length === 0 ? undefined : { heading: measuredAs(heading, measured), words, at, values };
  }
  return undefined;
}

function measureIn(normal: string): Measure {
  return PERCENT_WORDS.test(normal) ? 'percent' : COUNT_WORDS.test(normal) ? 'count' : 'unclear';
}

/** What «Ед. изм.» says where the words do not; where the two differ, neither is taken. */
function measuredAs(heading: IndicatorRow['heading'], measured: Measure): IndicatorRow['heading'] {
  if (heading.role === 'base' || measured === 'unclear' || heading.measure === measured) return heading;
  return { ...heading, measure: heading.measure === 'unclear' ? measured : 'unclear' };
}

function baseIn(text: string): Extract<Heading, { role: 'base' }> | undefined {
  const heading = classifyHeading([text], '');
  return heading.role === 'base' ? heading : undefined;
}

/** A table of totals: an indicator per row; the figures are the district's, or of the units named over the columns. */
export function readIndicators(grid: Grid, found: readonly IndicatorRow[], reading: Reading): SheetResult {
  const first = found[0];
  if (first === undefined) return refusal();
  const rows = withAnswersOfRows(found, reading.mapping);
  const columns = [...new Set(rows.flatMap(({ values }) => values.map(({ at }) => at.column)))].sort(
    (a, b) => a - b,
  );
  const chosen = chooseColumns(grid, rows, columns);
  const dated = (chosen ?? []).flatMap(({ dates }) => (dates === '' ? [] : [dates]));
  const titles = textsOutside(grid, rows).filter((text) => dated.every((one) => !text.includes(one)));
  const started = startSheet(grid, 'municipality', { titles, headings: dated }, reading);
  if ('refused' in started) return refusal(started.refused);
  const problems = started.problems;
  const records: TableRecord[] = [];
  if (chosen === undefined) {
    problems.push(problemAt(grid, first.at, 'ask', 'unclear-column', unclearColumn(first.words)));
  }
  for (const { column, name, level, unit: measureWords, dates } of chosen ?? []) {
    const found: Found[] = [];
    for (const row of rows) {
      const { heading, words, at, values } = row;
      const cell = values.find((one) => one.at.column === column);
      if (heading.role !== 'metric' || cell === undefined) continue;
      if (heading.answered !== true && !isPlainIndicator(heading, words)) {
        problems.push(problemAt(grid, at, 'ask', 'unclear-column', unclearIndicator(words)));
        askIndicator(grid, row, rows, reading);
        continue;
      }
      const own = heading.measure === 'unclear' ? { ...heading, measure: measureWords } : heading;
      const source = started.settle(own, dates === '' ? words : `${words}, ${dates}`, at, name === '');
      if (source === undefined) continue;
      const value = heading.fraction === true ? asPercent(cell.value) : cell.value;
      found.push({ source, at: cell.at, value, ...(heading.negated && { doubt: TURNED_ROUND }) });
    }
    for (const one of withoutContradictions(grid, found, problems)) {
      const read = readFound(grid, one, rows, column, problems);
      if (read === undefined) continue;
      const figure = one.doubt === undefined ? read : { ...read, doubt: one.doubt };
      const unit = unitOf(level, name, level === 'organisation' ? kindIn(name) : undefined);
      records.push(recordOf(figure, unit, one.source.ref, one.source.period, addressOf(grid, one.at)));
    }
  }
  return {
    records,
    problems: problems.filter((one, i) => problems.findIndex((p) => sameProblem(p, one)) === i),
  };
}

type Found = { source: MetricSource; value: CellValue; at: Place; doubt?: string };

// The 51 % and the 81 % of one letter: two figures of one indicator. Nobody here can tell which is right, so both are
// kept as doubtful.
function withoutContradictions(grid: Grid, found: readonly Found[], problems: TableProblem[]): Found[] {
  return found.flatMap((one): Found[] => {
    const twins = found.filter((other) => sameFigure(other.source, one.source));
    const first = twins[0];
    if (first === undefined || twins.length === 1) return [one];
    const same = twins.every(({ value }) => JSON.stringify(value) === JSON.stringify(first.value));
    if (one !== first) {
      const place = inCell(cellName(first.at));
      const { title } = one.source.metric;
      problems.push(
        same
          ? problemAt(grid, one.at, 'note', 'duplicate-column', sameColumnTwice(title, place))
          : problemAt(grid, one.at, 'note', 'two-columns-differ', twoValuesKept(title, place)),
      );
    }
    if (same) return one === first ? [one] : [];
    return [{ ...one, doubt: TWO_VALUES }];
  });
}

function readFound(
  grid: Grid,
  { source, value, at }: Found,
  rows: readonly IndicatorRow[],
  column: number,
  problems: TableProblem[],
): Figure | undefined {
  const { metric, words, heading } = source;
  if (metric.kind === 'status') return undefined;
  const base = rows
    .find((row) => row.heading.role === 'base' && row.heading.audience === metric.audience)
    ?.values.find((one) => one.at.column === column)?.value;
  const counted =
    value.kind === 'counts' || (value.kind === 'number' && !value.percent && heading.measure === 'count');
  const isPercent =
    value.kind === 'number' &&
    (value.percent || heading.measure === 'percent' || !Number.isInteger(value.number));
  if (metric.kind === 'share' && value.kind === 'number' && !counted && !isPercent && value.number !== 0) {
    problems.push(problemAt(grid, at, 'ask', 'count-or-percent', countOrPercent(words)));
    return undefined;
  }
  if (metric.kind === 'share' && counted && value.kind === 'number' && base === undefined) {
    problems.push(problemAt(grid, at, 'ask', 'no-base', noBase(words)));
    return undefined;
  }
  const read =
    metric.kind === 'count'
      ? readCount(value, words)
      : readShare(
          { ...(counted ? { count: value } : { percent: value }), ...(base && { base }) },
          false,
          words,
        );
  if (read.remark !== undefined) {
    problems.push(problemAt(grid, at, read.remark.severity, read.remark.code, read.remark.words()));
  }
  return read.figure;
}

type ValueColumn = {
  column: number;
  name: string;
  level: 'organisation' | 'municipality';
  unit: Measure;
  /** The heading with days of its own: «07.11–13.11.2026». */
  dates: string;
};

/** A title that lies over the columns is no heading of theirs. */
const LONGEST_DATES = 60;

// One column of figures is the district's; several are units, or «чел.» and «%» of the same.
function chooseColumns(
  grid: Grid,
  rows: readonly IndicatorRow[],
  columns: readonly number[],
): ValueColumn[] | undefined {
  const firstRow = rows[0]?.at.row ?? 0;
  const headed = columns.map((column): ValueColumn => {
    const text = headingOver(grid, firstRow, column);
    const normal = normaliseHeader(text);
    const level = ORGANISATION_NAME.test(normal) ? 'organisation' : 'municipality';
    const named = text.length <= 200 && (level === 'organisation' || MUNICIPALITY_NAME.test(normal));
    const { ranges, yearless } = datesIn(text);
    const dates = ranges.length + yearless.length === 1 && text.length <= LONGEST_DATES ? text : '';
    return { column, name: named ? text : '', level, unit: measureIn(normal), dates };
  });
  if (rows.every(({ crossed }) => crossed)) return headed.map((one) => ({ ...one, name: '' }));
  if (headed.length === 1) return headed;
  // «Динамика», «План» beside the weeks.
  const ofTable = headed.filter(
    ({ column }) => !NOT_OF_THE_WEEK.test(normaliseHeader(headingOver(grid, firstRow, column))),
  );
  const isDated = ofTable.length > 0 && ofTable.every(({ dates }) => dates !== '');
  if (isDated && new Set(ofTable.map(({ dates }) => dates)).size === ofTable.length) return ofTable;
  if (headed.every(({ name }) => name !== '')) return headed;
  if (ofTable.length === 1) return ofTable;
  const percents = headed.filter(({ unit }) => unit === 'percent');
  return percents.length === 1 ? percents : undefined;
}

function textsOutside(grid: Grid, rows: readonly IndicatorRow[]): string[] {
  const inside = new Set(rows.map(({ at }) => at.row));
  const texts = grid.rows
    .slice(0, MAX_INDICATOR_ROWS)
    .flatMap((cells, row) => (inside.has(row) ? [] : [cells.map(textOf).join(' ').trim()]))
    .filter((text) => text !== '');
  return [...(grid.above ?? []), ...texts];
}

function sameProblem(a: TableProblem, b: TableProblem): boolean {
  return a.code === b.code && a.sentence === b.sentence;
}
