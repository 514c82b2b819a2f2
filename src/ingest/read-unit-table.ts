import type { OrganisationKind } from '../domain/metric.ts';
import { figureOfValue } from '../domain/measurement.ts';
import { versionOn } from '../domain/metric.ts';
import type { TableProblem, TableRecord, UnitLevel } from '../domain/table.ts';
import { isFigure, valueOf } from './cell-value.ts';
import { checkDuplicates, checkNeighbours, checkTotals } from './check-rows.ts';
import { combineColumns } from './combine-columns.ts';
import type { FigureColumns } from './combine-columns.ts';
import { takeDistrict } from './take-district.ts';
import type { Layout } from './find-layout.ts';
import { addressOf, cellAt, isBlank, textOf } from './grid.ts';
import type { Grid, Place } from './grid.ts';
import { findKnownColumns, remarkUnknown } from './known-columns.ts';
import { problem, problemAt } from './problem.ts';
import { readCount, readRegistered, readShare, readStatus } from './read-figure.ts';
import type { FigureReading } from './read-figure.ts';
import { scanRows } from './scan-rows.ts';
import type { UnitRow } from './scan-rows.ts';
import { recordOf, refusal, startSheet, unitOf } from './sheet-reading.ts';
import type { Reading, SheetResult } from './sheet-reading.ts';

import { noRows, noUnitColumn } from './texts.ts';
import { findUnitColumns } from './unit-columns.ts';

/** A table with headings: a unit per row, a metric per column or per pair of columns. */
export function readUnitTable(grid: Grid, layout: Layout, reading: Reading): SheetResult {
  const unitColumns = findUnitColumns(grid, layout);
  const level: UnitLevel = unitColumns?.level ?? 'municipality';
  const started = startSheet(grid, level, periodTextsOf(grid, layout), reading);
  if ('refused' in started) return refusal(started.refused);
  const known = findKnownColumns(grid, layout, unitColumns, started);
  const problems = [...started.problems, ...remarkUnknown(grid, layout, unitColumns, known)];
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
  const columns = known.metrics.map(({ column }) => column).concat(known.bases.map(({ column }) => column));
  const distinct = checkDuplicates(grid, own.units, columns, unitColumns?.name ?? 0);
  const combined = combineColumns(grid, distinct.units, known.metrics, known.bases, known.ownBases);
  problems.push(...distinct.problems, ...combined.problems);
  if (scan.units.length === 0) {
    const place = { row: layout.firstDataRow, column: unitColumns?.name ?? 0 };
    problems.push(problemAt(grid, place, 'refuse', 'no-rows', noRows()));
  }
  const records: TableRecord[] = [];
  for (const figure of combined.figures) {
    const found = recordsOf(grid, distinct.units, level, figure, reading);
    problems.push(...found.problems);
    for (const record of found.records) records.push(record);
  }
  // Sums are those of the whole table, so they hold only where no row of it was left to another district.
  if (own.units.length === scan.units.length) {
    problems.push(...checkTotals(grid, scan.units, scan.totals, combined.figures));
  }
  return { records, problems };
}

function periodTextsOf(grid: Grid, layout: Layout): { titles: string[]; headings: string[] } {
  const period = layout.columns.find(({ heading }) => heading.role === 'period')?.column;
  const values = new Set<string>();
  for (let row = layout.firstDataRow; period !== undefined && row < grid.rows.length; row += 1) {
    values.add(textOf(cellAt(grid, row, period)));
    if (values.size > 10) break;
  }
  return {
    titles: [...layout.titles.map(({ text }) => text), ...values],
    headings: layout.columns.flatMap(({ parts }) => parts),
  };
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
  return { units: [{ row, name: '', municipality: '' }], totals: [], problems: [] };
}

function recordsOf(
  grid: Grid,
  units: readonly UnitRow[],
  level: UnitLevel,
  columns: FigureColumns,
  reading: Reading,
): SheetResult {
  const { source } = columns;
  const column = columns.status ?? columns.count ?? columns.percent ?? 0;
  const problems: TableProblem[] = [];
  const records: TableRecord[] = [];
  const places: Place[] = [];
  const registered: TableRecord[] = [];
  const registration = source.ref.code === 'status' ? reading.metrics.get('registered') : undefined;
  const version = registration && versionOn(registration, source.period.to)?.version;
  for (const { row, name, kind } of units) {
    const read = readCell(grid, row, columns);
    const place = { row, column };
    if (read.remark !== undefined) {
      problems.push(problemAt(grid, place, read.remark.severity, read.remark.code, read.remark.words));
    }
    const ofKind = unitKind(level, kind, source.kind);
    // An empty cell of a kindergarten under «обучающиеся» is no gap in the data.
    if (read.figure?.state === 'missing' && ofKind && !source.metric.organisationKinds.includes(ofKind))
      continue;
    const unit = unitOf(level, name, ofKind);
    const at = addressOf(grid, place);
    if (read.figure !== undefined) {
      records.push(recordOf(read.figure, unit, source.ref, source.period, at));
      places.push(place);
    }
    if (read.registered !== undefined && version !== undefined) {
      const figure = figureOfValue(read.registered ? 1 : 0);
      registered.push(recordOf(figure, unit, { code: 'registered', version }, source.period, at));
    }
  }
  problems.push(...checkNeighbours(grid, records, places));
  // «Не зарегистрирована» in a column of statuses tells the registration of every school of it.
  const tells = registered.some((record) => record.value === 0);
  return { records: tells ? [...records, ...registered] : records, problems };
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
  const at = (column: number) => valueOf(cellAt(grid, row, column));
  if (columns.status !== undefined) {
    const value = at(columns.status);
    return source.ref.code === 'registered' ? readRegistered(value) : readStatus(value);
  }
  if (source.metric.kind === 'count') return readCount(at(columns.count ?? 0), source.words);
  return readShare(
    {
      ...(columns.percent !== undefined && { percent: at(columns.percent) }),
      ...(columns.count !== undefined && { count: at(columns.count) }),
      ...(columns.base !== undefined && { base: at(columns.base) }),
    },
    columns.marked,
    source.words,
  );
}
