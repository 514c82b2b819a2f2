import { hasPersonData } from '../../domain/person-data.ts';
import { isBlank, textOf } from '../grid.ts';
import type { Cell, Grid, Place } from '../grid.ts';
import { normaliseHeader } from '../header-text.ts';
import { LIKELY_PERSON, PERSONAL_HEADING } from '../lexicon.ts';
import { findPersonalData, isPersonName } from '../personal-data.ts';
import { PERSON_COLUMN } from './lexicon.ts';

/** Right above the table; a letterhead further up has an address of its own. */
const HEADING_ROWS = 2;

/**
 * A cell with data of a person. One is enough: a form of a report has no place for any. In the rows of the table, from
 * `first` to `end`, where nothing but classes and values belongs, a surname, a telephone or a birth date is looked for
 * too; above them a heading may be as long as it likes.
 */
export function personInReport(
  grid: Grid,
  { first, end }: { first: number; end: number },
): Place | undefined {
  const found = findPersonalData(grid, undefined)?.at?.cell;
  if (found !== undefined) return placeOf(found);
  for (const [row, cells] of grid.rows.entries()) {
    const column = cells.findIndex(
      (cell, index) =>
        isPersonal(cell, index) ||
        (row < first && row >= first - HEADING_ROWS && isPersonHeading(cell)) ||
        (row >= first && row < end && isOfPerson(cell)),
    );
    if (column >= 0) return { row, column };
  }
  return undefined;
}

function isPersonal(cell: Cell, column: number): boolean {
  // A date of birth and no «3/3» that Excel took for a day of this year.
  if (typeof cell === 'object') return cell.kind === 'day' && column > 0 && cell.day < '2020';
  if (isBlank(cell)) return false;
  const text = textOf(cell);
  return (
    isSnils(text) ||
    (typeof cell === 'string' && cell.length >= 5 && (isPersonName(cell) || LIKELY_PERSON.test(cell)))
  );
}

function isPersonHeading(cell: Cell): boolean {
  const heading = normaliseHeader(textOf(cell));
  return PERSONAL_HEADING.test(heading) || PERSON_COLUMN.test(heading);
}

function isOfPerson(cell: Cell): boolean {
  return !isBlank(cell) && typeof cell !== 'object' && hasPersonData(textOf(cell));
}

/** Eleven digits whose last two are the sum of the others, as in every СНИЛС: no other number looks like it by chance. */
function isSnils(text: string): boolean {
  const digits = text.replace(/[ \-–—.]/g, '');
  if (!/^\d{11}$/.test(digits)) return false;
  const sum = Array.from(digits.slice(0, 9)).reduce(
    (total, digit, at) => total + Number(digit) * (9 - at),
    0,
  );
  return sum > 0 && (sum % 101) % 100 === Number(digits.slice(9));
}

function placeOf(cell: string): Place {
  const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}
