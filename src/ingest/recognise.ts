import type { TableProblem } from '../domain/table.ts';
import { metricInText } from './classify-heading.ts';
import { columnKeys } from './column-key.ts';
import { keysOf, withAnswers } from './column-mapping.ts';
import { mayBeAsked } from './column-questions.ts';
import { findLayout } from './find-layout.ts';
import type { Layout } from './find-layout.ts';
import { textOf } from './grid.ts';
import type { Grid } from './grid.ts';
import { KNOWN_HEADINGS } from './metric-lexicon.ts';
import { findPersonalData } from './personal-data.ts';
import { problem, problemAt, problemIn } from './problem.ts';
import { findIndicators, readIndicators } from './read-indicators.ts';
import { findShareItems, isShareList, readShareList } from './read-share-list.ts';
import { readUnitTable } from './read-unit-table.ts';
import { MAX_FIGURES, MAX_FIGURES_OF_SEVERAL } from './sheet-reading.ts';
import type { Reading, SheetResult } from './sheet-reading.ts';
import { findActivity } from './teacher-activity/find-activity.ts';
import type { ActivityTable } from './teacher-activity/find-activity.ts';
import { readActivity } from './teacher-activity/read-activity.ts';
import { splitBeside } from './split-beside.ts';
import { splitTables } from './split-tables.ts';
import { takeSheets } from './take-sheets.ts';
import { turnTable } from './turn-table.ts';
import { widenTable } from './widen-table.ts';
import { inCell, noKnownColumns, sheetSkipped, sheetsAgree, sheetsDiffer, sheetsFilled } from './texts.ts';
import { settleTwins, worstOf } from './twin-records.ts';
import type { Repeated } from './twin-records.ts';

/**
 * The one recogniser: sheets in, records and problems out, whatever the file was. Data of people in any sheet refuse
 * the whole file; a sheet without a table is skipped where another has one.
 */
export function recognise(grids: readonly Grid[], reading: Reading): SheetResult {
  const personal: TableProblem[] = [];
  const tables: { grid: Grid; result: SheetResult }[] = [];
  const skipped: Grid[] = [];
  const sheets: Sheet[] = [];
  const own = takeSheets(grids, reading.district);
  const activities = new Map(grids.map((grid) => [grid, grid.hidden ? undefined : findActivity(grid)]));
  for (const grid of grids.flatMap((one) =>
    activities.get(one) ? [one] : tablesOf(one, reading.fileName),
  )) {
    const activity = activities.get(grid);
    if (activity !== undefined) {
      sheets.push(activitySheet(grid, activity));
      continue;
    }
    const layout = findLayout(grid, contextOf(grid, reading.fileName));
    const found = findPersonalData(grid, layout);
    if (found !== undefined) personal.push(found);
    if (personal.length > 0) continue;
    if (grid.hidden) skipped.push(grid);
    else sheets.push(sheetOf(grid, layout, reading.fileName));
  }
  if (personal.length > 0) return { records: [], problems: personal };
  if ('refused' in own) return { records: [], problems: [own.refused] };
  // What the district answered holds for a file of the same look, so the look comes first.
  reading.mapping?.settleShape(sheets.flatMap(({ look }) => (look.length === 0 ? [] : [look])));
  const elsewhere = sheets.flatMap(({ layout }) => layout?.titles.map(({ text }) => text) ?? []);
  const isAlone = sheets.filter(({ look }) => look.length > 0).length === 1;
  let room = isAlone ? MAX_FIGURES : MAX_FIGURES_OF_SEVERAL;
  for (const sheet of sheets.filter(({ grid }) => !own.left.has(grid.sheet))) {
    const result = readSheet(sheet, { ...reading, elsewhere, room });
    room -= result?.records.length ?? 0;
    if (result === undefined) skipped.push(sheet.grid);
    else tables.push({ grid: sheet.grid, result });
  }
  if (tables.length === 0) {
    return { records: [], problems: [problem('refuse', 'no-known-columns', noKnownColumns(KNOWN_HEADINGS))] };
  }
  const problems = [...own.problems, ...tables.flatMap(({ result }) => result.problems)];
  const notes = skipped.map((grid) => {
    const place = firstFilled(grid);
    return problemAt(grid, place, 'note', 'sheet-skipped', sheetSkipped(grid.hidden));
  });
  const redacted = redactedOf(tables.map(({ result }) => result));
  const refused = problems.some(({ severity }) => severity === 'refuse');
  if (refused) return { records: [], problems: onceEach([...problems, ...notes]), ...redacted };
  const joined = joinTables(tables);
  const totals = unexplainedTotals(tables.map(({ result }) => result));
  return {
    records: joined.records,
    problems: [...problems, ...joined.problems, ...totals, ...notes],
    ...redacted,
  };
}

/** The same refusal of sixty tables is said once. */
function onceEach(problems: readonly TableProblem[]): TableProblem[] {
  return [...new Map(problems.map((one) => [`${one.code} ${one.sentence}`, one])).values()];
}

// A book of several tables is not written anew: then nothing of it is kept.
function redactedOf(results: readonly SheetResult[]): Pick<SheetResult, 'redacted'> {
  const [first] = results.filter(({ redacted }) => redacted !== undefined);
  if (first?.redacted === undefined) return {};
  return { redacted: results.length === 1 ? first.redacted : '' };
}

/** The lines of a letter before its list. */
const LOOK_ROWS = 60;

/** What is read as a table of its own, whether it stands under another one or lies on its side. */
function tablesOf(sheet: Grid, fileName: string): readonly Grid[] {
  if (sheet.hidden) return [sheet];
  const context = contextOf(sheet, fileName);
  return splitBeside(sheet, context)
    .flatMap((one) => splitTables(one, context))
    .map((table) => turnTable(table) ?? widenTable(table) ?? table);
}

function contextOf(grid: Grid, fileName: string): string {
  return `${grid.hasSheetName ? grid.sheet : ''} ${fileName}`;
}

type Sheet = {
  grid: Grid;
  layout: Layout | undefined;
  kind: 'list' | 'rows' | 'columns' | 'activity';
  activity?: ActivityTable;
  items: ReturnType<typeof findShareItems>;
  indicators: ReturnType<typeof findIndicators>;
  /** By what a table of the same look is known again next week; empty where there is no table. */
  look: readonly string[];
};

/** A row per user: counted while it is read, so its names are no reason to refuse the file. */
function activitySheet(grid: Grid, activity: ActivityTable): Sheet {
  const look = ['activity', ...columnKeys(activity.counts.map(({ words }) => [words]))];
  return { grid, layout: undefined, kind: 'activity', activity, items: [], indicators: [], look };
}

function sheetOf(grid: Grid, layout: Layout | undefined, fileName: string): Sheet {
  const items = findShareItems(grid);
  const hasColumns = layout?.columns.some(({ heading }) => heading.role === 'metric') ?? false;
  const indicators = findIndicators(grid);
  const metrics = indicators.filter(({ heading }) => heading.role === 'metric').length;
  const isRows = metrics >= 2 || (metrics === 1 && !hasColumns);
  const kind = isShareList(grid, items) ? 'list' : isRows ? 'rows' : 'columns';
  const look =
    kind === 'list'
      ? [kind, ...listedMetrics(grid, items)]
      : kind === 'rows'
        ? [kind, ...columnKeys(indicators.map(({ words }) => [words]))]
        : layout !== undefined && (hasColumns || mayBeAsked(grid, layout, fileName))
          ? [...keysOf(grid, layout).values()]
          : [];
  return { grid, layout, kind, items, indicators, look };
}

/** What the lines over a list of shares say that it is of. */
function listedMetrics(grid: Grid, items: ReturnType<typeof findShareItems>): string[] {
  const listed = new Set(items.map(({ at }) => at.row));
  const texts = grid.rows
    .slice(0, LOOK_ROWS)
    .flatMap((cells, row) => (listed.has(row) ? [] : cells.map(textOf)));
  return [...new Set(texts.flatMap((text) => metricInText(text)?.code ?? []))];
}

function readSheet(
  { grid, layout, kind, activity, items, indicators }: Sheet,
  reading: Reading,
): SheetResult | undefined {
  if (activity !== undefined) return readActivity(grid, activity, reading);
  if (kind === 'list') return readShareList(grid, items, reading);
  if (kind === 'rows') return readIndicators(grid, indicators, reading);
  if (layout === undefined) return undefined;
  const answered = withAnswers(grid, layout, reading);
  const hasColumns = answered.columns.some(({ heading }) => heading.role === 'metric');
  return hasColumns || mayBeAsked(grid, layout, reading.fileName)
    ? readUnitTable(grid, answered, reading)
    : undefined;
}

// The same school in two tables: one figure where they agree, both with a doubt where they do not.
function joinTables(tables: readonly { grid: Grid; result: SheetResult }[]): SheetResult {
  const all = tables.flatMap(({ result }) => result.records);
  if (tables.length === 1) return { records: all, problems: [] };
  const { records, repeated } = settleTwins(all);
  const rows = new Map<string, Repeated[]>();
  for (const one of repeated) {
    const key = `${one.again.at.sheet}|${one.again.at.cell.replace(/^[A-Z]+/, '')}|${one.again.unit?.name ?? ''}`;
    rows.set(key, [...(rows.get(key) ?? []), one]);
  }
  const problems = [...rows.values()].flatMap((ofRow): TableProblem[] => {
    const how = worstOf(ofRow);
    const told = ofRow.find((one) => one.how === how);
    const grid = tables.find((table) => table.grid.sheet === told?.again.at.sheet)?.grid;
    if (told === undefined || grid === undefined) return [];
    const { first, again } = told;
    const words = { same: sheetsAgree, filled: sheetsFilled, differ: sheetsDiffer }[how];
    const sameSheet = first.at.sheet === again.at.sheet || !grid.hasSheetName;
    const other = inCell(first.at.cell, sameSheet ? undefined : first.at.sheet);
    const sentence = words(again.unit?.name ?? '', other);
    return [problemIn(grid, again.at, how === 'differ' ? 'ask' : 'note', 'duplicate-school', sentence)];
  });
  return { records, problems };
}

// «Всего по району» under the second table may add up both.
function unexplainedTotals(results: readonly SheetResult[]): TableProblem[] {
  const sums = new Map<string, number>();
  for (const [key, sum] of results.flatMap(({ totals }) => [...(totals?.sums ?? [])])) {
    sums.set(key, (sums.get(key) ?? 0) + sum);
  }
  return results
    .flatMap(({ totals }) => totals?.open ?? [])
    .filter(({ key, written }) => sums.get(key) !== written)
    .map(({ problem: one }) => one);
}

function firstFilled(grid: Grid): { row: number; column: number } {
  for (const [row, cells] of grid.rows.entries()) {
    const column = cells.findIndex((cell) => textOf(cell) !== '');
    if (column >= 0) return { row, column };
  }
  return { row: 0, column: 0 };
}
