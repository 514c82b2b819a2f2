import type { OrganisationKind } from '../domain/metric.ts';
import type { TableProblem, UnitLevel } from '../domain/table.ts';
import { isFigure, valueOf } from './cell-value.ts';
import { kindIn } from './classify-heading.ts';
import { isNumbering } from './find-layout.ts';
import type { Layout } from './find-layout.ts';
import { cellAt, isBlank, mergedCellAt, textOf } from './grid.ts';
import type { Cell, Grid } from './grid.ts';
import { normaliseHeader } from './header-text.ts';
import {
  AVERAGE_ROW,
  CELL_BESIDE,
  FOOTNOTE,
  GROUP_ROW,
  INITIALS,
  MUNICIPALITY_NAME,
  ORGANISATION_NAME,
  REGION_ROW,
  ROW_BESIDE,
  STATUS_SIGNS,
  TOTAL_ROW,
} from './lexicon.ts';
import { isPersonName } from './personal-data.ts';
import { problemAt } from './problem.ts';
import { nameTooLong, personalCell, rowSkipped, rowWithoutName } from './texts.ts';
import type { UnitColumns } from './unit-columns.ts';

/** A row of the table that is a unit. `municipality`: from its own column or the heading above, '' for none. */
export type UnitRow = { row: number; name: string; kind?: OrganisationKind; municipality: string };

/** A row that adds others up: «Итого», «Итого по ДОО», a municipality's own figures over its schools. */
export type TotalRow = {
  row: number;
  label: string;
  municipality: string;
  kind?: OrganisationKind;
  /** Of its municipality for certain, and of no more. */
  ofMunicipality?: true;
};

export type RowScan = {
  units: readonly UnitRow[];
  /** Rows with figures whose name is missing: no units, but a total may count them. */
  nameless: readonly number[];
  /** Averages are left out: nothing is added up to check them. */
  totals: readonly TotalRow[];
  /** Rows at which a group of units begins or ends. */
  marks: readonly number[];
  problems: readonly TableProblem[];
};

const MAX_NAME = 300;
const MAX_GROUP_NAME = 120;
/** A name alone; a longer line over a table is a sentence. */
const MAX_TITLE_NAME = 60;

/** Tells units from totals, headings between rows, repeated headers, footnotes and signatures. */
export function scanRows(grid: Grid, layout: Layout, columns: UnitColumns, level: UnitLevel): RowScan {
  const units: UnitRow[] = [];
  const totals: TotalRow[] = [];
  const nameless: number[] = [];
  const marks: number[] = [];
  const problems: TableProblem[] = [];
  const headerName = textOf(mergedCellAt(grid, layout.headerRows.bottom, columns.name));
  const isRepeated = repeatedHeader(grid, layout);
  const kinds = columnsOfKinds(grid, layout, columns);
  const tableKind = kindOfTable(layout);
  let section: OrganisationKind | undefined;
  let heading = municipalityOver(grid, layout);
  let municipality = '';
  for (let row = layout.firstDataRow; row < grid.rows.length; row += 1) {
    const cells = grid.rows[row] ?? [];
    if (cells.every(isBlank) || isRepeated(row)) continue;
    if (kinds.some((column) => isCellBeside(cells[column]))) continue;
    const place = { row, column: columns.name };
    const label = firstText(grid, row, columns.name);
    const normal = normaliseHeader(label);
    const name = cleanName(textOf(mergedCellAt(grid, row, columns.name)));
    if (headerName !== '' && (name === headerName || label === headerName)) continue;
    const ownMunicipality =
      columns.municipality === undefined
        ? ''
        : cleanName(textOf(mergedCellAt(grid, row, columns.municipality)));
    const bare = name === label ? normal : normaliseHeader(name);
    const total = [normal, bare].find((text) => isTotal(text, level));
    if (total !== undefined) {
      marks.push(row);
      const kind = kindIn(total);
      const of = isTotal(normaliseHeader(ownMunicipality), level) ? '' : ownMunicipality;
      if (!AVERAGE_ROW.test(total) && !isBeside(total) && !(level === 'organisation' && isRegion(total))) {
        totals.push({
          row,
          label: name || label,
          municipality: of || heading,
          ...(kind && { kind }),
          ...(of !== '' && { ofMunicipality: true }),
        });
      }
      continue;
    }
    const isUnitName = ORGANISATION_NAME.test(bare);
    const filled = columns.values.some((column) => isFilled(grid, row, column));
    // «Директор МБОУ … И.О. Фамилия» under the table is no school.
    if (FOOTNOTE.test(normal) && !columns.values.some((column) => holdsFigure(grid, row, column))) continue;
    const groupName = name === '' && ownMunicipality === '' ? cleanName(label) : name;
    const groupNormal = groupName === name ? bare : normaliseHeader(groupName);
    if (level === 'organisation' && groupName.length <= MAX_GROUP_NAME && isGroupName(groupNormal)) {
      // A line over the units below it; its own figures add them up.
      const kind = kindIn(groupName);
      const ofMunicipality = MUNICIPALITY_NAME.test(groupNormal);
      marks.push(row);
      if (ofMunicipality) heading = groupName;
      if (ofMunicipality && kind === undefined) section = undefined;
      if (kind !== undefined) section = kind;
      if (filled) totals.push({ row, label: groupName, municipality: heading, ...(kind && { kind }) });
      continue;
    }
    if (!filled && !(isUnitName && name !== '')) {
      // Nothing but a text: a heading of what follows, or a line under the table.
      const kind = kindIn(label);
      if (kind !== undefined && normal.length < 80) {
        section = kind;
        marks.push(row);
      } else if (level !== 'organisation' && MUNICIPALITY_NAME.test(normal) && name !== '')
        units.push({ row, name, municipality: '' });
      else if (label !== '' && !FOOTNOTE.test(normal) && !isPersonName(label) && !INITIALS.test(label)) {
        problems.push(problemAt(grid, place, 'note', 'row-skipped', rowSkipped()));
      }
      continue;
    }
    if (name === '') {
      if (ownMunicipality !== '' && ownMunicipality !== municipality) {
        // The municipality's own figures, with its schools in the rows below.
        municipality = ownMunicipality;
        marks.push(row);
        totals.push({ row, label: ownMunicipality, municipality, ofMunicipality: true });
        continue;
      }
      nameless.push(row);
      problems.push(problemAt(grid, place, 'note', 'row-without-name', rowWithoutName()));
    } else if (isPersonName(name)) {
      problems.push(problemAt(grid, place, 'refuse', 'personal-data', personalCell()));
      break;
    } else if (name.length > MAX_NAME) {
      problems.push(problemAt(grid, place, 'block', 'name-too-long', nameTooLong()));
    } else {
      if (ownMunicipality !== '') municipality = ownMunicipality;
      const kind = (level === 'organisation' ? kindIn(name) : undefined) ?? section ?? tableKind;
      units.push({ row, name, municipality: municipality || heading, ...(kind && { kind }) });
    }
  }
  return { units, nameless, totals, marks, problems };
}

/** Rows that show whether a column tells plans from facts. */
const LOOKED_AT = 60;

/** Columns that hold «план» and «факт», row by row; one word in a column of remarks says nothing of its row. */
function columnsOfKinds(grid: Grid, layout: Layout, columns: UnitColumns): number[] {
  const rows = grid.rows.slice(layout.firstDataRow, layout.firstDataRow + LOOKED_AT);
  return layout.columns.flatMap(({ column }) => {
    const isOther = column !== columns.name && column !== columns.municipality;
    if (!isOther || !rows.some((cells) => isCellBeside(cells[column]))) return [];
    const named = rows.filter((cells) => !isBlank(cells[columns.name]));
    const told = named.filter((cells) => !isBlank(cells[column]));
    return told.length >= named.length * 0.8 ? [column] : [];
  });
}

function isCellBeside(cell: Cell): boolean {
  return typeof cell === 'string' && cell.length < 30 && CELL_BESIDE.test(normaliseHeader(cell));
}

function isTotal(text: string, level: UnitLevel): boolean {
  if (TOTAL_ROW.test(text) || AVERAGE_ROW.test(text) || isBeside(text)) return true;
  if (level === 'organisation') return isRegion(text);
  return level === 'municipality' && REGION_ROW.test(text) && !MUNICIPALITY_NAME.test(text);
}

/** «Справочно: прошлая неделя»; «в том числе филиал СОШ № 1» is one of its own. */
function isBeside(text: string): boolean {
  return ROW_BESIDE.test(text) && !ORGANISATION_NAME.test(text);
}

/** The region's own figures under the schools. */
function isRegion(text: string): boolean {
  return (
    REGION_ROW.test(text) &&
    !ORGANISATION_NAME.test(text) &&
    kindIn(text) === undefined &&
    !/[\d№]/.test(text)
  );
}

/** «анивский городской округ», «детские сады», «образовательные организации лесного района» – no organisation. */
function isGroupName(normal: string): boolean {
  if (normal === '') return false;
  if (GROUP_ROW.test(normal)) return true;
  // «Центр детского творчества Лесного района» is an organisation too.
  return MUNICIPALITY_NAME.test(normal) && !ORGANISATION_NAME.test(normal) && kindIn(normal) !== 'other';
}

/** The municipality that a line over the table or the sheet's name is, and nothing else; '' for none. */
function municipalityOver(grid: Grid, { titles }: Layout): string {
  const texts = titles.map(({ text }) => text).toReversed();
  const names = grid.hasSheetName ? [...texts, grid.sheet] : texts;
  return names.map(cleanName).find((text) => text.length < MAX_TITLE_NAME && isMunicipalityName(text)) ?? '';
}

/** A text that is a municipality's name and no organisation's. */
export function isMunicipalityName(text: string): boolean {
  if (text.length > MAX_GROUP_NAME) return false;
  const normal = normaliseHeader(text);
  return MUNICIPALITY_NAME.test(normal) && isGroupName(normal);
}

/** Whether a row under the headings is one of them again, or their numbering: tables of many pages repeat both. */
function repeatedHeader(grid: Grid, { headerRows, firstDataRow }: Layout): (row: number) => boolean {
  const headings = new Map<string, Set<string>>();
  for (let row = headerRows.top; row < firstDataRow; row += 1) {
    const texts = (grid.rows[row] ?? []).map(textOf);
    const first = texts.find((text) => text !== '');
    if (first === undefined) continue;
    const lines = headings.get(first) ?? new Set();
    headings.set(first, lines.add(lineKey(texts)));
  }
  return (row) => {
    const cells = grid.rows[row] ?? [];
    const first = textOf(cells.find((cell) => !isBlank(cell)));
    const lines = headings.get(first);
    if (lines?.has(lineKey(cells.map(textOf))) === true) return true;
    return first === '1' && isNumbering(grid, row) && valueOf(cells[cells.length - 1]).kind === 'number';
  };
}

function lineKey(texts: readonly string[]): string {
  return texts.join('\u0001').replace(/\u0001+$/, '');
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

// A line for a signature is none.
function holdsFigure(grid: Grid, row: number, column: number): boolean {
  const { kind } = valueOf(cellAt(grid, row, column));
  return kind === 'number' || kind === 'counts';
}

// A dash is a figure that is missing: it fills the cell, and the row is one of the table.
function isFilled(grid: Grid, row: number, column: number): boolean {
  const cell = cellAt(grid, row, column);
  if (isBlank(cell)) return false;
  return isFigure(cell) || isStatusText(textOf(cell));
}

/** A status is short; a column of remarks is not worth folding. */
const LONGEST_STATUS = 80;
const MAY_BE_STATUS = /^["'«„“”‘’`]*\s*[анбдah+]/i;

function isStatusText(text: string): boolean {
  if (text.length > LONGEST_STATUS || !MAY_BE_STATUS.test(text)) return false;
  const normal = normaliseHeader(text);
  return STATUS_SIGNS.some(({ pattern }) => pattern.test(normal));
}

/** A name without the number that the row's own number glued to it («3. МБОУ …»). */
export function cleanName(text: string): string {
  return text.replace(/^\d{1,4}[.)]\s*(?=\D)/, '').trim();
}
