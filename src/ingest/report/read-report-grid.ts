import { parseClassName } from '../../domain/class-name.ts';
import type { ReportForm, ReportRow, ReportValue } from '../../domain/report-form.ts';
import { cellName, isBlank, textOf } from '../grid.ts';
import type { Cell, Grid, Place } from '../grid.ts';
import { personInReport } from './person-in-report.ts';
import { readField } from './read-report-cell.ts';
import { layoutOf } from './report-layout.ts';
import { reportFileTexts as texts } from './texts.ts';

/** What a table says: rows with the values that can be; a sentence with its cell for each that cannot. */
export type ReportGridReading = { refused: string } | { rows: ReportRow[]; problems: string[] };

const MOST_ROWS = 300;
const MOST_PROBLEMS = 50;

/**
 * Reads a filled-in table by its headings, or in the order of the form where it has none. Data of people refuse the whole
 * table, with the cell named and nothing quoted. Undefined: no table of this form.
 */
export function readReportGrid(
  grid: Grid,
  form: Pick<ReportForm, 'fields' | 'per'>,
): ReportGridReading | undefined {
  const layout = layoutOf(grid, form);
  const [first, end] = layout === undefined ? [0, 0] : [layout.first, layout.first + MOST_ROWS];
  const person = personInReport(grid, { first, end });
  if (person !== undefined) return { refused: texts.personal(cellName(person)) };
  if (layout === undefined) return undefined;

  const rows = new Map<string, ReportRow>();
  const problems: string[] = [];
  const tell = (place: Place, said: string) => {
    if (problems.length < MOST_PROBLEMS) problems.push(texts.at(cellName(place), said));
  };
  for (let row = first; row < Math.min(grid.rows.length, end); row += 1) {
    const cells = grid.rows[row] ?? [];
    const isFilled = [...layout.columns.keys()].some((column) => !isBlank(cells[column]));
    const name = form.per === 'school' ? '' : parseClassName(textOf(cells[layout.nameColumn]));
    if (name === undefined || (form.per === 'school' && !isFilled)) {
      if (isFilled && !isTotal(cells)) tell({ row, column: layout.nameColumn }, texts.notAClass);
      continue;
    }
    if (rows.has(name)) {
      tell({ row, column: layout.nameColumn }, texts.classTwice(name));
      continue;
    }
    const values: Record<string, ReportValue> = {};
    for (const field of form.fields) {
      const read = readField(cells, field, layout.columns);
      if (read === undefined) continue;
      if ('trouble' in read) tell({ row, column: read.column }, read.trouble);
      else values[field.code] = read.value;
    }
    rows.set(name, { name, values });
    // Whatever stands under the row of the school is no other school.
    if (form.per === 'school') break;
  }
  return { rows: [...rows.values()], problems };
}

function isTotal(cells: readonly Cell[]): boolean {
  return /^(?:итог|всего)/iu.test(textOf(cells[0]));
}
