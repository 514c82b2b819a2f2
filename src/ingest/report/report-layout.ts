import type { ReportForm } from '../../domain/report-form.ts';
import { parseClassName } from '../../domain/class-name.ts';
import { cellAt, isBlank, mergedCellAt, textOf } from '../grid.ts';
import type { Cell, Grid } from '../grid.ts';
import { AMOUNT_HEADING, CLASS_HEADING, PART_HEADING, WHOLE_HEADING } from './lexicon.ts';
import { reportColumns } from './report-columns.ts';
import type { ReportColumn } from './report-columns.ts';

/** Where the rows of a table begin, which column names them and what the others hold. */
export type ReportLayout = { first: number; nameColumn: number; columns: ReadonlyMap<number, ReportColumn> };

const HEADING_ROWS = 15;

/** By the headings, which may take two rows, or in the order of the form where there are none. */
export function layoutOf(grid: Grid, form: Pick<ReportForm, 'fields' | 'per'>): ReportLayout | undefined {
  const expected = reportColumns(form);
  let best: ReportLayout | undefined;
  for (const depth of [1, 2]) {
    for (let row = 0; row < Math.min(HEADING_ROWS, grid.rows.length); row += 1) {
      const under = depth === 1 ? undefined : row + 1;
      if (under !== undefined && !mayBeHeading(grid.rows[under])) continue;
      const headings = headingsOf(grid, row, under);
      const nameColumn = Math.max(
        headings.findIndex((heading) => CLASS_HEADING.test(heading)),
        0,
      );
      const columns = matchHeadings(headings, expected, nameColumn);
      if (columns.size < Math.min(2, expected.length) || columns.size <= (best?.columns.size ?? 0)) continue;
      best = { first: row + depth, nameColumn, columns };
    }
  }
  return best ?? withoutHeadings(grid, form);
}

/** Classes down the first column, the rest in the order of the form. */
function withoutHeadings(grid: Grid, form: Pick<ReportForm, 'fields' | 'per'>): ReportLayout | undefined {
  if (form.per === 'school') return undefined;
  const isClass = (cell: Cell) => parseClassName(textOf(cell)) !== undefined;
  const first = grid.rows.findIndex((cells) => isClass(cells[0]) && cells.length > 1);
  if (first < 0 || first >= HEADING_ROWS) return undefined;
  // «1, 9А, да, …»: the rows are numbered before their classes.
  const rows = grid.rows.slice(first).filter(([cell]) => isClass(cell));
  const nameColumn = rows.every(([, next]) => isClass(next) && /\p{L}/u.test(textOf(next))) ? 1 : 0;
  const width = grid.rows.slice(first).reduce(
    (widest, cells) =>
      Math.max(
        widest,
        cells.findLastIndex((cell) => !isBlank(cell)),
      ),
    0,
  );
  // n of m takes one column («24 из 26») where the table has one for each field, otherwise two.
  const isNarrow = width - nameColumn <= form.fields.length;
  const columns = reportColumns(form).filter(({ part }) => !isNarrow || part !== 'whole');
  return {
    first,
    nameColumn,
    columns: new Map(columns.map((column, index) => [nameColumn + index + 1, column])),
  };
}

function mayBeHeading(cells: readonly Cell[] = []): boolean {
  return (
    cells.some((cell) => !isBlank(cell)) &&
    cells.every((cell) => isBlank(cell) || (typeof cell === 'string' && !/\d/.test(cell)))
  );
}

/** «Ученики» over «активировано» and «всего» → «ученики активировано», «ученики всего». */
function headingsOf(grid: Grid, row: number, under: number | undefined): string[] {
  const width = Math.max(
    grid.rows[row]?.length ?? 0,
    under === undefined ? 0 : (grid.rows[under]?.length ?? 0),
  );
  let group = '';
  return Array.from({ length: width }, (_, column) => {
    const own = textOf(mergedCellAt(grid, row, column));
    if (own !== '') group = own;
    const lower = under === undefined ? '' : textOf(cellAt(grid, under, column));
    return plain(lower === '' ? own : `${group} ${lower}`);
  });
}

/** Which column is which: by its very title, by its words, by what stands beside it. */
function matchHeadings(
  headings: readonly string[],
  expected: readonly ReportColumn[],
  nameColumn: number,
): Map<number, ReportColumn> {
  const found = new Map<number, ReportColumn>();
  const taken = new Set<ReportColumn>();
  const each = (match: (heading: string, index: number) => ReportColumn | undefined) => {
    for (const [index, heading] of headings.entries()) {
      if (heading === '' || index === nameColumn || found.has(index)) continue;
      const column = match(heading, index);
      if (column === undefined || taken.has(column)) continue;
      taken.add(column);
      found.set(index, column);
    }
  };
  each((heading) =>
    expected.find(
      ({ title, field, part }) =>
        plain(title) === heading || (part === 'value' && plain(field.title) === heading),
    ),
  );
  const open = () => expected.filter((column) => !taken.has(column));
  each((heading) => (isAmount(heading) ? undefined : byWords(heading, open(), WHOLE_HEADING.test(heading))));
  // «Количество учеников» is m beside «Активировано учеников», and n beside «Всего учеников».
  each((heading) => (isAmount(heading) ? byWords(heading, open(), true) : undefined));
  each((heading) => byWords(heading, open(), false));
  each((heading, index) => {
    const beside = found.get(index - 1)?.field;
    const part = WHOLE_HEADING.test(heading) ? 'whole' : PART_HEADING.test(heading) ? 'part' : undefined;
    return expected.find((column) => column.field === beside && column.part === part);
  });
  return found;
}

function isAmount(heading: string): boolean {
  return AMOUNT_HEADING.test(heading) && !WHOLE_HEADING.test(heading) && !PART_HEADING.test(heading);
}

/** The column whose word comes first: «взаимодействие учеников и учителей» is no column of pupils. */
function byWords(
  heading: string,
  expected: readonly ReportColumn[],
  isWhole: boolean,
): ReportColumn | undefined {
  let nearest: { column: ReportColumn; at: number } | undefined;
  for (const column of expected) {
    if ((column.part === 'whole') !== (isWhole && column.field.kind === 'of')) continue;
    for (const stem of column.field.words ?? []) {
      const at = new RegExp(`(?<!\\p{L})${stem}`, 'u').exec(heading)?.index;
      if (at !== undefined && at < (nearest?.at ?? Infinity)) nearest = { column, at };
    }
  }
  return nearest?.column;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
