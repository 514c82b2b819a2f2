import { isFigure } from './cell-value.ts';
import { anchorColumn, headerRowsAround, layoutAround } from './find-layout.ts';
import type { Layout } from './find-layout.ts';
import { isBlank, textOf } from './grid.ts';
import type { Cell, Grid } from './grid.ts';
import { metricInText } from './classify-heading.ts';
import { datesIn } from './period-text.ts';

const EMPTY: readonly Cell[] = [];
/** A sheet with more tables is no table of a district. */
const MOST_TABLES = 60;
/** A header on every page of a long table; each costs a look at all that stands above it. */
const MOST_HEADERS = 400;
/** Rows of nothing but texts, as a table of statuses has them: each costs a look at every cell. */
const MOST_LOOKED = 5000;
/** The same of wide ones: four hundred headers of twenty columns. */
const MOST_HEADINGS = 8000;
/** The rows under a heading that tell what its columns hold. */
const LOOK_AHEAD = 40;

/**
 * The tables of a sheet that stand one under another, each as the sheet with the rest of it empty, so that every cell
 * keeps its place. A header that is repeated on every page begins no new table, unless the lines over it tell of
 * something else.
 */
export function splitTables(grid: Grid, context: string): readonly Grid[] {
  const starts: number[] = [];
  const seen = new Map<string, true>();
  let below = 0;
  let headers = 0;
  let headings = 0;
  let looked = 0;
  for (
    let row = 0;
    row < grid.rows.length && starts.length < MOST_TABLES && headers < MOST_HEADERS;
    row += 1
  ) {
    if (row < below || !mayBeHeader(grid.rows[row] ?? EMPTY)) continue;
    looked += 1;
    if (looked > MOST_LOOKED) break;
    const column = anchorColumn(grid, row);
    if (column === undefined || column < 0) continue;
    headers += 1;
    const headerRows = headerRowsAround(grid, row, column);
    headings += (grid.rows[row]?.length ?? 0) * (headerRows.bottom - headerRows.top + 1);
    if (headings > MOST_HEADINGS) break;
    const start = starts.length === 0 ? 0 : titlesBegin(grid, headerRows.top, below);
    const layout = layoutAround(part(grid, start, row + LOOK_AHEAD), row, column, context);
    if (!layout.columns.some(({ heading }) => heading.role === 'metric')) continue;
    const key = headerKey(grid, layout);
    below = layout.firstDataRow;
    if (seen.has(key) && !tellsOfElse(grid, start, layout.headerRows.top)) continue;
    seen.set(key, true);
    starts.push(start);
  }
  if (starts.length < 2) return [grid];
  return starts.map((start, i) => {
    const own = part(grid, start, starts[i + 1] ?? grid.rows.length);
    return i === 0 ? own : { ...own, above: [] };
  });
}

function part(grid: Grid, from: number, to: number): Grid {
  const blank = new Array<readonly Cell[]>(from).fill(EMPTY);
  return { ...grid, rows: [...blank, ...grid.rows.slice(from, to)] };
}

// A look at the cells alone: rows of figures are passed by without a pattern.
function mayBeHeader(cells: readonly Cell[]): boolean {
  let texts = 0;
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    if (typeof cell !== 'string') return false;
    const code = cell.charCodeAt(0);
    if ((code < 65 || code === 8211 || code === 8212) && isFigure(cell)) return false;
    texts += 1;
  }
  return texts >= 2;
}

function headerKey(grid: Grid, { headerRows }: Layout): string {
  const rows = grid.rows.slice(headerRows.top, headerRows.bottom + 1);
  return rows
    .map((cells) =>
      cells
        .map(textOf)
        .join('\u0001')
        .replace(/\u0001+$/, ''),
    )
    .join('\u0002');
}

/** The first of the lines that stand over a header: after the last row of the table before it. */
function titlesBegin(grid: Grid, top: number, after: number): number {
  let first = top;
  let blank: number | undefined;
  for (let row = top - 1; row >= after; row -= 1) {
    const filled = (grid.rows[row] ?? EMPTY).filter((cell) => !isBlank(cell));
    if (filled.length > 1 || filled.some(isFigure)) break;
    if (filled.length === 0) blank = row;
    first = row;
  }
  return blank === undefined || blank < first ? first : lowerOf(grid, first, blank);
}

// A line right under the rows, with a blank one between it and the header, may be a school without figures.
function lowerOf(grid: Grid, first: number, blank: number): number {
  const isBlankRow = (grid.rows[first] ?? EMPTY).every(isBlank);
  return isBlankRow ? first : blank;
}

function tellsOfElse(grid: Grid, from: number, to: number): boolean {
  for (let row = from; row < to; row += 1) {
    for (const cell of grid.rows[row] ?? EMPTY) {
      const text = textOf(cell);
      if (text === '') continue;
      if (metricInText(text) !== undefined) return true;
      const { ranges, dates, months } = datesIn(text);
      if (ranges.length + dates.length + months.length > 0) return true;
    }
  }
  return false;
}
