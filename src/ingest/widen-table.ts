import { isFigure } from './cell-value.ts';
import { classifyHeading, metricInText } from './classify-heading.ts';
import { isBlank, MAX_COLUMNS, mergedCellAt, textOf } from './grid.ts';
import type { Cell, Grid, Place } from './grid.ts';
import { normaliseHeader } from './header-text.ts';
import { INDICATOR_HEADING, VALUE_HEADING } from './lexicon.ts';

const SEARCH_ROWS = 80;
/** Of the wide table: most of them may be empty. */
const MAX_CELLS = 1_000_000;
/** Headings of the columns that tell rows apart. */
const KEY_ROLES: ReadonlySet<string> = new Set(['organisation', 'municipality', 'name', 'region', 'period']);

type WideRow = { cells: Cell[]; places: (number | undefined)[]; row: number };
type Long = { header: number; keys: readonly number[]; indicator: number; value: number };

/**
 * A table with a row per unit and indicator («Школа, Показатель, Значение»), as portals export it, with a column per
 * indicator instead; undefined where the sheet is no such table. Every cell still tells its place in the file.
 */
export function widenTable(grid: Grid): Grid | undefined {
  const long = findLong(grid);
  return long === undefined ? undefined : widen(grid, long);
}

function findLong(grid: Grid): Long | undefined {
  for (let header = 0; header < Math.min(grid.rows.length, SEARCH_ROWS); header += 1) {
    const cells = grid.rows[header] ?? [];
    const headings = cells.map((cell) => (typeof cell === 'string' ? normaliseHeader(cell) : ''));
    const indicator = headings.findIndex((heading) => INDICATOR_HEADING.test(heading));
    const value = headings.findIndex((heading) => VALUE_HEADING.test(heading));
    if (indicator < 0 || value < 0) continue;
    const keys = headings.flatMap((heading, column) =>
      heading !== '' && KEY_ROLES.has(classifyHeading([heading], '').role) ? [column] : [],
    );
    const next = grid.rows.slice(header + 1).find((row) => !isBlank(row[value]));
    const isKnown = metricInText(textOf(next?.[indicator])) !== undefined || isFigure(next?.[value]);
    if (keys.length > 0 && next !== undefined && isKnown) return { header, keys, indicator, value };
  }
  return undefined;
}

function widen(grid: Grid, { header, keys, indicator, value }: Long): Grid | undefined {
  const columns = new Map<string, { column: number; row: number }>();
  /** Of each unit its rows, and how many values of each column they have. */
  const units = new Map<string, { rows: WideRow[]; values: Map<number, number> }>();
  const order: WideRow[] = [];
  for (let row = header + 1; row < grid.rows.length; row += 1) {
    const words = textOf(mergedCellAt(grid, row, indicator));
    const own = keys.map((column) => mergedCellAt(grid, row, column));
    if (words === '' || own.every(isBlank)) continue;
    const known = columns.get(words) ?? { column: keys.length + columns.size, row };
    if (known.column >= MAX_COLUMNS || order.length * columns.size > MAX_CELLS) return undefined;
    columns.set(words, known);
    const key = own.map(textOf).join('\u0001');
    const { rows, values } = units.get(key) ?? { rows: [], values: new Map<number, number>() };
    // A second value of the same indicator stands in a row of its own: two values of one thing are asked about.
    const nth = values.get(known.column) ?? 0;
    values.set(known.column, nth + 1);
    let unit = rows[nth];
    if (unit === undefined) {
      unit = { cells: [...own], places: [], row };
      rows.push(unit);
      order.push(unit);
      units.set(key, { rows, values });
    }
    unit.cells[known.column] = grid.rows[row]?.[value] ?? '';
    unit.places[known.column] = row;
  }
  if (columns.size === 0) return undefined;
  const titles = grid.rows.slice(0, header);
  const headings = [...keys.map((column) => textOf(mergedCellAt(grid, header, column))), ...columns.keys()];
  const firsts = [...columns.values()].map(({ row }) => row);
  const top = header + 1;
  const origin = (place: Place): Place => {
    const key = keys[place.column];
    const unit = order[place.row - top - 1];
    if (place.row === top) {
      return key === undefined
        ? { row: firsts[place.column - keys.length] ?? header, column: indicator }
        : { row: header, column: key };
    }
    if (unit === undefined) return place;
    if (key !== undefined) return { row: unit.row, column: key };
    return { row: unit.places[place.column] ?? unit.row, column: value };
  };
  const rows = [...titles, [], headings, ...order.map(({ cells }) => Array.from(cells, (cell) => cell))];
  return { ...grid, rows, merged: new Map(), origin };
}
