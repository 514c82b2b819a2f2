import { isFigure } from './cell-value.ts';
import { classifyHeading, metricInText } from './classify-heading.ts';
import { isNumbering } from './find-layout.ts';
import { isBlank, MAX_COLUMNS, mergedCellAt, textOf } from './grid.ts';
import type { Cell, Grid, Place } from './grid.ts';
import { normaliseHeader } from './header-text.ts';
import {
  GROUP_ROW,
  MUNICIPALITY_NAME,
  NAME_HEADING,
  MUNICIPALITY_COLUMN,
  ORGANISATION_NAME,
  SHORT_SCHOOL_NAME,
  STATUS_SIGNS,
  TOTAL_ROW,
} from './lexicon.ts';
import { COUNT_WORDS, PERCENT_WORDS } from './metric-lexicon.ts';

const SEARCH_ROWS = 80;
const MAX_NAME = 200;
const MAX_INDICATORS = MAX_COLUMNS - 5;

type Turned = {
  header: number;
  /** The row of municipalities over the schools, where there is one. */
  group: number | undefined;
  labels: readonly number[];
  units: readonly number[];
  indicators: readonly number[];
};

/**
 * A table with the units over its columns and an indicator per row, turned so that units are rows; undefined where the
 * sheet is no such table. Every cell still tells its place in the file.
 */
export function turnTable(grid: Grid): Grid | undefined {
  const found = findTurned(grid);
  return found === undefined ? undefined : build(grid, found);
}

function findTurned(grid: Grid): Turned | undefined {
  let looked = 0;
  for (let header = 0; header < grid.rows.length && looked < SEARCH_ROWS; header += 1) {
    const cells = grid.rows[header] ?? [];
    if (cells.every(isBlank)) continue;
    looked += 1;
    const units = unitColumns(grid, header);
    const first = units[0];
    if (first === undefined || first === 0) continue;
    const indicators = indicatorRows(grid, header, units);
    const labels = labelColumns(grid, first, indicators);
    const known = indicators.filter((row) => {
      const parts = labels
        .map((column) => textOf(mergedCellAt(grid, row, column)))
        .filter((text) => text !== '');
      return parts.length > 0 && classifyHeading(parts, '').role === 'metric';
    });
    if (labels.length === 0 || known.length === 0 || indicators.length > MAX_INDICATORS) continue;
    const above =
      header > 0 && units.some((column) => isMunicipality(mergedCellAt(grid, header - 1, column)));
    return { header, group: above ? header - 1 : undefined, labels, units, indicators };
  }
  return undefined;
}

/** The columns headed by names of units, with the totals among them; none where fewer than two are units. */
function unitColumns(grid: Grid, row: number): number[] {
  const found: number[] = [];
  let named = 0;
  for (let column = 0; column < (grid.rows[row]?.length ?? 0); column += 1) {
    const cell = mergedCellAt(grid, row, column);
    const isUnit = isUnitName(cell);
    if (isUnit) named += 1;
    if (isUnit || (found.length > 0 && TOTAL_ROW.test(normaliseHeader(textOf(cell))))) found.push(column);
    else if (found.length > 0 && !isBlank(cell)) return [];
  }
  // A name merged over several columns heads a group of them; two municipalities may have a school of one name each.
  const names = new Set(
    found.map((column) => [row - 1, row].map((at) => textOf(mergedCellAt(grid, at, column))).join('\u0001')),
  );
  return named >= 2 && names.size === found.length ? found : [];
}

function isUnitName(cell: Cell): boolean {
  const text = textOf(cell);
  if (typeof cell !== 'string' || text === '' || text.length > MAX_NAME) return false;
  const normal = normaliseHeader(text);
  if (PERCENT_WORDS.test(normal) || COUNT_WORDS.test(normal) || GROUP_ROW.test(normal)) return false;
  if (metricInText(text) !== undefined || TOTAL_ROW.test(normal)) return false;
  return ORGANISATION_NAME.test(normal) || MUNICIPALITY_NAME.test(normal) || SHORT_SCHOOL_NAME.test(normal);
}

function isMunicipality(cell: Cell): boolean {
  const normal = normaliseHeader(textOf(cell));
  return normal.length < MAX_NAME && MUNICIPALITY_NAME.test(normal) && !ORGANISATION_NAME.test(normal);
}

/** The rows with a figure or a status under some unit. */
function indicatorRows(grid: Grid, header: number, units: readonly number[]): number[] {
  const rows: number[] = [];
  for (let row = header + 1; row < grid.rows.length && rows.length <= MAX_INDICATORS; row += 1) {
    const filled = units.some((column) => {
      const cell = grid.rows[row]?.[column];
      return isFigure(cell) || (!isBlank(cell) && isStatus(cell));
    });
    if (filled && !isNumbering(grid, row)) rows.push(row);
  }
  return rows;
}

function isStatus(cell: Cell): boolean {
  const normal = normaliseHeader(textOf(cell));
  return STATUS_SIGNS.some(({ pattern }) => pattern.test(normal));
}

/** The columns with the words of the indicators: before the units, row numbers left out. */
function labelColumns(grid: Grid, before: number, rows: readonly number[]): number[] {
  const columns = Array.from({ length: before }, (_, column) => column);
  return columns.filter((column) =>
    rows.some((row) => {
      const cell = mergedCellAt(grid, row, column);
      return !isBlank(cell) && !isFigure(cell);
    }),
  );
}

function build(grid: Grid, { header, group, labels, units, indicators }: Turned): Grid {
  const top = group ?? header;
  const sections = sectionsOf(grid, header, labels, units, indicators);
  const names = group === undefined ? [header] : [group, header];
  const headings = names.map((row) => (row === header ? NAME_HEADING : MUNICIPALITY_COLUMN));
  const blanks = names.map((): Cell => '');
  const textAt = (row: number, column: number) => textOf(mergedCellAt(grid, row, column));
  const rows: (readonly Cell[])[] = [...grid.rows.slice(0, top), []];
  const places: ((column: number) => Place)[] = [];
  if (sections !== undefined) {
    rows.push([...blanks, ...sections.map((row) => (row === undefined ? '' : textAt(row, labels[0] ?? 0)))]);
    places.push((i) => ({ row: sections[i] ?? header, column: labels[0] ?? 0 }));
  }
  for (const [i, column] of labels.entries()) {
    const start = i === labels.length - 1 ? headings : blanks;
    rows.push([...start, ...indicators.map((row) => textAt(row, column))]);
    places.push((at) => ({ row: indicators[at] ?? header, column }));
  }
  for (const column of units) {
    const own = names.map((row) => mergedCellAt(grid, row, column));
    rows.push([...own, ...indicators.map((row) => grid.rows[row]?.[column])]);
    places.push((at) => ({
      row: at < 0 ? (names[names.length + at] ?? header) : (indicators[at] ?? header),
      column,
    }));
  }
  const origin = (place: Place): Place => {
    const at = places[place.row - top - 1];
    return at === undefined ? place : at(place.column - names.length);
  };
  return { ...grid, rows, merged: new Map(), origin };
}

/** The line «Сферум» over the indicators of it, for each of them; undefined where there are none. */
function sectionsOf(
  grid: Grid,
  header: number,
  labels: readonly number[],
  units: readonly number[],
  indicators: readonly number[],
): (number | undefined)[] | undefined {
  const isSection = (row: number) => {
    const cells = grid.rows[row] ?? [];
    return units.every((column) => isBlank(cells[column])) && !isBlank(cells[labels[0] ?? 0]);
  };
  let section: number | undefined;
  let row = header + 1;
  const found = indicators.map((indicator) => {
    for (; row < indicator; row += 1) if (isSection(row)) section = row;
    row = indicator + 1;
    return section;
  });
  return section === undefined ? undefined : found;
}
