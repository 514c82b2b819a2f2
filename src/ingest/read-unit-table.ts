import type { OrganisationKind } from '../domain/metric.ts';
import { figureOfValue } from '../domain/measurement.ts';
import { versionOn } from '../domain/metric.ts';
import { dateOnly } from '../domain/period.ts';
import type { TableProblem, TableRecord, UnitLevel } from '../domain/table.ts';
import { asPercent, isFigure, valueOf } from './cell-value.ts';
import type { CellValue } from './cell-value.ts';
import { checkNeighbours, repeatedUnits, settleRepeated } from './check-rows.ts';
import { checkTotals } from './check-totals.ts';
import type { PeriodTexts } from './choose-period.ts';
import { askColumns } from './column-questions.ts';
import { combineColumns } from './combine-columns.ts';
import type { FigureColumns } from './combine-columns.ts';
import { takeDistrict } from './take-district.ts';
import { titleLines } from './find-layout.ts';
import type { Layout, LayoutColumn } from './find-layout.ts';
import { addressOf, cellAt, isBlank, mergedCellAt, textOf } from './grid.ts';
import type { Grid, Place } from './grid.ts';
import { normaliseHeader } from './header-text.ts';
import { PERIOD_BEGINS, PERIOD_ENDS, PERIOD_LINE } from './lexicon.ts';
import { findKnownColumns, remarkUnknown } from './known-columns.ts';
import { MAX_PROBLEMS, problem, problemAt } from './problem.ts';
import { readCount, readRegistered, readShare, readStatus } from './read-figure.ts';
import type { FigureReading } from './read-figure.ts';
import { scanRows } from './scan-rows.ts';
import type { UnitRow } from './scan-rows.ts';
import { MAX_FIGURES, recordOf, refusal, startSheet, unitOf } from './sheet-reading.ts';
import type { Reading, SheetResult } from './sheet-reading.ts';

import { tooManyFigures, tooManyRepeated } from './file-texts.ts';
import { noFigures, noRows, noUnitColumn } from './texts.ts';
import { totalsOf } from './total-groups.ts';
import { spreadMerged } from './spread-merged.ts';
import { findUnitColumns } from './unit-columns.ts';
import type { UnitColumns } from './unit-columns.ts';

/** Each is compared with the row before it; a district has a hundred schools. */
const MOST_REPEATED = 5000;
const REGISTRATION: ReadonlySet<string> = new Set(['status', 'registered']);

/** A table with headings: a unit per row, a metric per column or per pair of columns. */
export function readUnitTable(sheet: Grid, layout: Layout, reading: Reading): SheetResult {
  const { grid, problems: merged } = spreadMerged(sheet, layout);
  const unitColumns = findUnitColumns(grid, layout);
  const level: UnitLevel = unitColumns?.level ?? 'municipality';
  const started = startSheet(grid, level, periodTextsOf(grid, layout), reading);
  if ('refused' in started) return refusal(started.refused);
  const known = findKnownColumns(layout, unitColumns, started);
  const problems = [...merged, ...started.problems, ...remarkUnknown(grid, layout, unitColumns, known)];
  const refused = problems.filter(({ severity }) => severity === 'refuse');
  if (refused.length > 0) return refusal(...refused);
  const scan =
    unitColumns === undefined ? districtRow(grid, layout) : scanRows(grid, layout, unitColumns, level);
  if (scan === undefined) return refusal(problem('refuse', 'no-unit-column', noUnitColumn()));
  const people = scan.problems.find(({ code }) => code === 'personal-data');
  if (people !== undefined) return refusal(people);
  problems.push(...scan.problems);
  const own = takeDistrict(scan.units, level, reading.district);
  if ('refused' in own) return refusal(own.refused);
  problems.push(...own.problems);
  const combined = combineColumns(grid, own.units, known.metrics, known.bases, known.ownBases);
  problems.push(...combined.problems);
  if (own.units.length * combined.figures.length > (reading.room ?? MAX_FIGURES))
    return refusal(problem('refuse', 'too-large', tooManyFigures()));
  askColumns({
    ...{ grid, layout, unitColumns, level, known, reading },
    ...{ rows: own.units.map(({ row }) => row), figures: combined.figures, problems },
  });
  if (scan.units.length === 0) {
    const place = { row: layout.firstDataRow, column: unitColumns?.name ?? 0 };
    problems.push(problemAt(grid, place, 'refuse', 'no-rows', noRows()));
  }
  if (isTemplate(grid, own.units, unitColumns)) {
    const place = { row: layout.firstDataRow, column: unitColumns?.name ?? 0 };
    problems.push(problemAt(grid, place, 'ask', 'no-figures', noFigures()));
  }
  const records: TableRecord[] = [];
  const rows: number[] = [];
  // A column of its own tells who is not registered better than a word in place of a figure.
  const isTold = combined.figures.some(({ source: { ref } }) => REGISTRATION.has(ref.code));
  const unregistered = isTold ? undefined : new Set<number>();
  const repeated = repeatedUnits(own.units);
  if (repeated.size > MOST_REPEATED) return refusal(problem('refuse', 'too-large', tooManyRepeated()));
  for (const figure of combined.figures) {
    const found = recordsOf(grid, own.units, level, figure, reading, unregistered, repeated);
    problems.push(...found.problems);
    for (const record of found.records) records.push(record);
    for (const row of found.rows) rows.push(row);
  }
  const settled = settleRepeated(grid, records, rows, repeated, unitColumns?.name ?? 0);
  problems.push(...settled.problems);
  const totals = checkTotals(grid, scan, totalsOf(scan, own.units), combined.figures);
  return { records: settled.records, problems, totals };
}

// Names and not a single figure or dash.
function isTemplate(grid: Grid, units: readonly UnitRow[], columns: UnitColumns | undefined): boolean {
  if (columns === undefined || units.length < 2) return false;
  return units.every(({ row }) => columns.values.every((column) => isBlank(cellAt(grid, row, column))));
}

function periodTextsOf(grid: Grid, layout: Layout): Pick<PeriodTexts, 'titles' | 'headings' | 'below'> {
  const of = (fits: (column: LayoutColumn) => boolean) => layout.columns.find(fits)?.column;
  const headed = (pattern: RegExp) =>
    of(({ parts }) => parts.some((part) => pattern.test(normaliseHeader(part))));
  const period = of(({ heading }) => heading.role === 'period');
  const [from, to] = [headed(PERIOD_BEGINS), headed(PERIOD_ENDS)];
  const values = new Set<string>();
  for (let row = layout.firstDataRow; row < grid.rows.length; row += 1) {
    const text = (column: number) => textOf(mergedCellAt(grid, row, column));
    if (from !== undefined && to !== undefined) values.add(`${text(from)} – ${text(to)}`);
    else if (period !== undefined) values.add(text(period));
    else break;
    if (values.size > 10) break;
  }
  return {
    titles: [...titleLines(layout), ...values],
    headings: layout.columns.flatMap(({ parts }) => parts),
    below: linesBelow(grid, layout).filter((text) => PERIOD_LINE.test(normaliseHeader(text))),
  };
}

const LINES_BELOW = 15;

function linesBelow(grid: Grid, { firstDataRow }: Layout): string[] {
  return grid.rows.slice(Math.max(firstDataRow, grid.rows.length - LINES_BELOW)).flatMap((cells) => {
    const filled = cells.filter((cell) => !isBlank(cell));
    return filled.some((cell) => typeof cell === 'number') ? [] : [filled.map(textOf).join(' ')];
  });
}

// Headings and a single row of figures without a name: the district's own.
function districtRow(grid: Grid, layout: Layout): ReturnType<typeof scanRows> | undefined {
  const rows: number[] = [];
  for (let row = layout.firstDataRow; row < grid.rows.length && rows.length < 2; row += 1) {
    const cells = (grid.rows[row] ?? []).filter((cell) => !isBlank(cell));
    if (cells.length > 0 && cells.every(isFigure)) rows.push(row);
  }
  const [row, ...others] = rows;
  if (row === undefined || others.length > 0) return undefined;
  return { units: [{ row, name: '', municipality: '' }], nameless: [], totals: [], marks: [], problems: [] };
}

function recordsOf(
  grid: Grid,
  units: readonly UnitRow[],
  level: UnitLevel,
  columns: FigureColumns,
  reading: Reading,
  unregistered: Set<number> | undefined,
  repeated: ReadonlyMap<UnitRow, UnitRow>,
): SheetResult & { rows: readonly number[] } {
  const { source } = columns;
  const column = columns.status ?? columns.count ?? columns.percent ?? 0;
  const problems: TableProblem[] = [];
  const records: TableRecord[] = [];
  const places: Place[] = [];
  const again = new Set<number>();
  const rows: number[] = [];
  const registered: TableRecord[] = [];
  const registeredRows: number[] = [];
  const registration = source.ref.code === 'registered' ? undefined : reading.metrics.get('registered');
  const version = registration && versionOn(registration, source.period.to)?.version;
  for (const unitRow of units) {
    const { row, name, kind } = unitRow;
    const read = readCell(grid, row, columns);
    const place = { row, column };
    if (read.remark !== undefined) {
      // A million sentences are memory, and what is over the thousand is only counted.
      const { severity, code, words } = read.remark;
      problems.push(problems[MAX_PROBLEMS] ?? problemAt(grid, place, severity, code, words()));
    }
    const ofKind = unitKind(level, kind, source.kind);
    // An empty cell of a kindergarten under «обучающиеся» is no gap in the data.
    if (read.figure?.state === 'missing' && ofKind && !source.metric.organisationKinds.includes(ofKind))
      continue;
    const unit = unitOf(level, name, ofKind);
    const at = addressOf(grid, place);
    if (read.figure !== undefined) {
      rows.push(row);
      records.push(recordOf(read.figure, unit, source.ref, source.period, at));
      // A row that stands twice is equal to itself, which is said already.
      if (repeated.has(unitRow)) again.add(records.length - 1);
      places.push(place);
    }
    const isNew = columns.status !== undefined || unregistered?.has(row) === false;
    if (read.registered === false) unregistered?.add(row);
    if (read.registered !== undefined && isNew && version !== undefined && level === 'organisation') {
      const figure = figureOfValue(read.registered ? 1 : 0);
      const on = dateOnly(source.period.to);
      registered.push(recordOf(figure, unit, { code: 'registered', version }, on, at));
      registeredRows.push(row);
    }
  }
  problems.push(...checkNeighbours(grid, records, places, again));
  // «Не зарегистрирована» in a column of statuses tells the registration of every school of it.
  const tells = registered.some((record) => record.value === 0);
  return tells
    ? { records: [...records, ...registered], rows: [...rows, ...registeredRows], problems }
    : { records, rows, problems };
}

function unitKind(
  level: UnitLevel,
  ofRow: OrganisationKind | undefined,
  ofColumn: OrganisationKind | undefined,
): OrganisationKind | undefined {
  return level === 'organisation' ? (ofRow ?? ofColumn) : (ofColumn ?? ofRow);
}

function readCell(grid: Grid, row: number, columns: FigureColumns): FigureReading & { registered?: boolean } {
  const { source } = columns;
  if (columns.except?.has(row) === true) return {};
  const at = (column: number) => valueOf(cellAt(grid, row, column));
  if (columns.status !== undefined) {
    const value = at(columns.status);
    return source.ref.code === 'registered' ? readRegistered(value) : readStatus(value);
  }
  if (cellsOf(columns).some((column) => saysNotRegistered(at(column)))) {
    return { figure: { state: 'missing' }, registered: false };
  }
  if (source.metric.kind === 'count') return readCount(at(columns.count ?? 0), source.words);
  return readShare(
    {
      ...(columns.percent !== undefined && {
        percent: columns.fraction === true ? asPercent(at(columns.percent)) : at(columns.percent),
      }),
      ...(columns.count !== undefined && { count: at(columns.count) }),
      ...(columns.base !== undefined && { base: at(columns.base) }),
    },
    columns.marked,
    source.words,
  );
}

function cellsOf({ percent, count }: FigureColumns): number[] {
  return [percent, count].filter((column) => column !== undefined);
}

// In place of a figure: nobody was counted, which is neither 0 nor a gap in the data.
function saysNotRegistered(value: CellValue): boolean {
  return value.kind === 'text' && readStatus(value).registered === false;
}
