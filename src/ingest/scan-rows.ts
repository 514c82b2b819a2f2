import type { OrganisationKind } from '../domain/metric.ts';
import type { TableProblem, UnitLevel } from '../domain/table.ts';
import { isFigure } from './cell-value.ts';
import { kindIn } from './classify-heading.ts';
import type { Layout } from './find-layout.ts';
import { cellAt, isBlank, mergedCellAt, textOf } from './grid.ts';
import type { Grid } from './grid.ts';
import { normaliseHeader } from './header-text.ts';
import {
  AVERAGE_ROW,
  FOOTNOTE,
  INITIALS,
  KIND_SECTION,
  MUNICIPALITY_NAME,
  ORGANISATION_NAME,
  STATUS_SIGNS,
  TOTAL_ROW,
} from './lexicon.ts';
import { isPersonName } from './personal-data.ts';
import { problemAt } from './problem.ts';
import { nameTooLong, personalCell, rowSkipped, rowWithoutName } from './texts.ts';
import type { UnitColumns } from './unit-columns.ts';

/** A row of the table that is a unit. `municipality`: from its own column or the heading above, '' for none. */
export type UnitRow = { row: number; name: string; kind?: OrganisationKind; municipality: string };
export type RowScan = {
  units: readonly UnitRow[];
  /** Rows that add others up; averages are left out. */
  totals: readonly number[];
  problems: readonly TableProblem[];
};

const MAX_NAME = 300;

/** Tells units from totals, headings between rows, repeated headers, footnotes and signatures. */
export function scanRows(grid: Grid, layout: Layout, columns: UnitColumns, level: UnitLevel): RowScan {
  const units: UnitRow[] = [];
  const totals: number[] = [];
  const problems: TableProblem[] = [];
  const headerName = textOf(mergedCellAt(grid, layout.headerRows.bottom, columns.name));
  const tableKind = kindOfTable(layout);
  let section: OrganisationKind | undefined;
  let heading = '';
  let municipality = '';
  for (let row = layout.firstDataRow; row < grid.rows.length; row += 1) {
    const cells = grid.rows[row] ?? [];
    if (cells.every(isBlank)) continue;
    const place = { row, column: columns.name };
    const label = firstText(grid, row, columns.name);
    const normal = normaliseHeader(label);
    const isUnitName = ORGANISATION_NAME.test(normal);
    if (TOTAL_ROW.test(normal) && !isUnitName) {
      if (!AVERAGE_ROW.test(normal)) totals.push(row);
      continue;
    }
    const name = cleanName(textOf(mergedCellAt(grid, row, columns.name)));
    const filled = columns.values.some((column) => isFilled(grid, row, column));
    if (name === headerName || (label === headerName && headerName !== '')) continue;
    // «Директор МБОУ … И.О. Фамилия» under the table is no school.
    if (!filled && FOOTNOTE.test(normal)) continue;
    if (!filled && !(isUnitName && name !== '')) {
      // Nothing but a text: a heading of what follows, or a line under the table.
      const isMunicipality = level === 'organisation' && MUNICIPALITY_NAME.test(normal);
      if (isMunicipality && normal.length < 120) heading = label;
      else if (kindIn(label) !== undefined && normal.length < 80) section = kindIn(label);
      else if (level !== 'organisation' && MUNICIPALITY_NAME.test(normal) && name !== '')
        units.push({ row, name, municipality: '' });
      else if (label !== '' && !FOOTNOTE.test(normal) && !isPersonName(label) && !INITIALS.test(label)) {
        problems.push(problemAt(grid, place, 'note', 'row-skipped', rowSkipped()));
      }
      continue;
    }
    if (!filled && KIND_SECTION.test(normal)) {
      section = kindIn(label);
      continue;
    }
    if (name === '') {
      problems.push(problemAt(grid, place, 'note', 'row-without-name', rowWithoutName()));
    } else if (isPersonName(name)) {
      problems.push(problemAt(grid, place, 'refuse', 'personal-data', personalCell()));
      break;
    } else if (name.length > MAX_NAME) {
      problems.push(problemAt(grid, place, 'block', 'name-too-long', nameTooLong()));
    } else {
      if (columns.municipality !== undefined) {
        municipality = textOf(mergedCellAt(grid, row, columns.municipality)) || municipality;
      }
      const kind = (level === 'organisation' ? kindIn(name) : undefined) ?? section ?? tableKind;
      units.push({ row, name, municipality: municipality || heading, ...(kind && { kind }) });
    }
  }
  return { units, totals, problems };
}

/** The kind of organisations a whole table is about, by its titles; undefined where they name none or several. */
function kindOfTable(layout: Layout): OrganisationKind | undefined {
  const kinds = new Set(
    layout.titles.map((title) => kindIn(title.text)).filter((kind) => kind !== undefined),
  );
  return kinds.size === 1 ? [...kinds][0] : undefined;
}

function firstText(grid: Grid, row: number, upTo: number): string {
  for (let column = 0; column <= upTo; column += 1) {
    const cell = cellAt(grid, row, column);
    const text = textOf(cell);
    if (text !== '' && !isFigure(cell)) return text;
  }
  return textOf(mergedCellAt(grid, row, upTo));
}

// A dash is a figure that is missing: it fills the cell, and the row is one of the table.
function isFilled(grid: Grid, row: number, column: number): boolean {
  const cell = cellAt(grid, row, column);
  if (isBlank(cell)) return false;
  return isFigure(cell) || STATUS_SIGNS.some(({ pattern }) => pattern.test(normaliseHeader(textOf(cell))));
}

/** A name without the number that the row's own number glued to it («3. МБОУ …»). */
export function cleanName(text: string): string {
  return text.replace(/^\d{1,4}[.)]\s*(?=\D)/, '').trim();
}
