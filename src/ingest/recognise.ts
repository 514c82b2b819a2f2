import type { TableProblem, TableRecord } from '../domain/table.ts';
import { findLayout } from './find-layout.ts';
import { textOf } from './grid.ts';
import type { Grid } from './grid.ts';
import { nameKey } from './header-text.ts';
import { KNOWN_HEADINGS } from './lexicon.ts';
import { findPersonalData } from './personal-data.ts';
import { problem, problemAt } from './problem.ts';
import { findIndicators, readIndicators } from './read-indicators.ts';
import { findShareItems, isShareList, readShareList } from './read-share-list.ts';
import { readUnitTable } from './read-unit-table.ts';
import type { Reading, SheetResult } from './sheet-reading.ts';
import { inCell, noKnownColumns, sheetSkipped, sheetsAgree, sheetsDiffer } from './texts.ts';

/**
 * The one recogniser: sheets in, records and problems out, whatever the file was. Data of people in any sheet refuse
 * the whole file; a sheet without a table is skipped where another has one.
 */
export function recognise(grids: readonly Grid[], reading: Reading): SheetResult {
  const personal: TableProblem[] = [];
  const tables: { grid: Grid; result: SheetResult }[] = [];
  const skipped: Grid[] = [];
  for (const grid of grids) {
    const context = `${grid.hasSheetName ? grid.sheet : ''} ${reading.fileName}`;
    const layout = findLayout(grid, context);
    const found = findPersonalData(grid, layout);
    if (found !== undefined) personal.push(found);
    if (personal.length > 0) continue;
    const result = grid.hidden ? undefined : readSheet(grid, layout, reading);
    if (result === undefined) skipped.push(grid);
    else tables.push({ grid, result });
  }
  if (personal.length > 0) return { records: [], problems: personal };
  if (tables.length === 0) {
    return { records: [], problems: [problem('refuse', 'no-known-columns', noKnownColumns(KNOWN_HEADINGS))] };
  }
  const problems = tables.flatMap(({ result }) => result.problems);
  const notes = skipped.map((grid) => {
    const place = firstFilled(grid);
    return problemAt(grid, place, 'note', 'sheet-skipped', sheetSkipped(grid.hidden));
  });
  const refused = problems.some(({ severity }) => severity === 'refuse');
  if (refused) return { records: [], problems: [...problems, ...notes] };
  const joined = joinSheets(tables);
  return { records: joined.records, problems: [...problems, ...joined.problems, ...notes] };
}

function readSheet(
  grid: Grid,
  layout: ReturnType<typeof findLayout>,
  reading: Reading,
): SheetResult | undefined {
  const items = findShareItems(grid);
  const hasColumns = layout?.columns.some(({ heading }) => heading.role === 'metric') ?? false;
  if (isShareList(grid, items)) return readShareList(grid, items, reading);
  const indicators = findIndicators(grid);
  const metrics = indicators.filter(({ heading }) => heading.role === 'metric').length;
  if (metrics >= 2 || (metrics === 1 && !hasColumns)) return readIndicators(grid, indicators, reading);
  return layout !== undefined && hasColumns ? readUnitTable(grid, layout, reading) : undefined;
}

// The same school on two sheets: one figure where they agree, none where they do not.
function joinSheets(tables: readonly { grid: Grid; result: SheetResult }[]): SheetResult {
  if (tables.length === 1) return { records: tables[0]?.result.records ?? [], problems: [] };
  const first = new Map<string, TableRecord>();
  const dropped = new Set<TableRecord>();
  const problems: TableProblem[] = [];
  for (const { grid, result } of tables) {
    for (const record of result.records) {
      const key = recordKey(record);
      const before = first.get(key);
      if (before === undefined) {
        first.set(key, record);
        continue;
      }
      const same = before.state === record.state && before.value === record.value;
      const words = (same ? sheetsAgree : sheetsDiffer)(
        record.unit?.name ?? '',
        inCell(before.at.cell, before.at.sheet),
      );
      const sentence = problemAt(grid, placeOf(record), same ? 'note' : 'ask', 'duplicate-school', words);
      problems.push(sentence);
      dropped.add(record);
      if (!same) dropped.add(before);
    }
  }
  return { records: tables.flatMap(({ result }) => result.records).filter((r) => !dropped.has(r)), problems };
}

function recordKey({ unit, metric, period }: TableRecord): string {
  const name = unit === undefined ? '' : `${unit.level}|${nameKey(unit.name)}|${unit.organisationKind ?? ''}`;
  return `${name}|${metric.code}@${metric.version}|${period.from}|${period.to}`;
}

function placeOf(record: TableRecord): { row: number; column: number } {
  const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(record.at.cell) ?? [];
  let column = -1;
  for (const letter of letters) column = (column + 1) * 26 + letter.charCodeAt(0) - 65;
  return { row: Number(digits) - 1, column };
}

function firstFilled(grid: Grid): { row: number; column: number } {
  for (const [row, cells] of grid.rows.entries()) {
    const column = cells.findIndex((cell) => textOf(cell) !== '');
    if (column >= 0) return { row, column };
  }
  return { row: 0, column: 0 };
}
