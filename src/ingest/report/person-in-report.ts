import { findPersonName } from '../../domain/person-name.ts';
import { isBlank, textOf } from '../grid.ts';
import type { Cell, Grid, Place } from '../grid.ts';
import { LIKELY_PERSON } from '../lexicon.ts';
import { findPersonalData, isPersonName } from '../personal-data.ts';
import { BIRTH_DATE, LONG_NUMBER, MAIL_ADDRESS } from './lexicon.ts';

/**
 * A cell with data of a person. One is enough: a form of a report has no place for any. In the rows of the table
 * (`isRow`), where nothing but classes and values belongs, a surname, a telephone or a birth date is looked for too.
 */
export function personInReport(grid: Grid, isRow: (row: number) => boolean): Place | undefined {
  const found = findPersonalData(grid, undefined)?.at?.cell;
  if (found !== undefined) return placeOf(found);
  for (const [row, cells] of grid.rows.entries()) {
    const isStrict = isRow(row);
    const column = cells.findIndex(
      (cell, index) => isPersonal(cell, index) || (isStrict && isOfPerson(cell)),
    );
    if (column >= 0) return { row, column };
  }
  return undefined;
}

function isPersonal(cell: Cell, column: number): boolean {
  // A date of birth and no «3/3» that Excel took for a day of this year.
  if (typeof cell === 'object') return cell.kind === 'day' && column > 0 && cell.day < '2020';
  return typeof cell === 'string' && cell.length >= 5 && (isPersonName(cell) || LIKELY_PERSON.test(cell));
}

function isOfPerson(cell: Cell): boolean {
  if (isBlank(cell) || typeof cell === 'object') return false;
  const text = textOf(cell);
  return (
    LONG_NUMBER.test(text) ||
    BIRTH_DATE.test(text) ||
    MAIL_ADDRESS.test(text) ||
    findPersonName(text) !== undefined
  );
}

function placeOf(cell: string): Place {
  const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}
