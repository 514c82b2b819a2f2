import { mergedCellAt, isBlank, textOf } from '../grid.ts';
import type { Grid } from '../grid.ts';
import { normaliseHeader } from '../header-text.ts';
import { isPersonName } from '../personal-data.ts';
import { datesIn } from '../period-text.ts';
import type { ActivityTable } from './find-activity.ts';
import { isSum } from './gather-teachers.ts';
import { TEACHER_ROLE } from './lexicon.ts';
import { REDACTED, redactedDate, redactedOrganisation, redactedPeriod } from './texts.ts';

const MAX_TEXT = 300;

/**
 * The export as a CSV that reads the same, cell by cell, and tells nobody's name or number: users are numbered in the
 * order of their rows, of the lines above only dates and the organisation stay. What is kept in place of the file.
 */
export function redact(grid: Grid, table: ActivityTable, organisation: string | undefined): string {
  const { header, person, role, counts } = table;
  const kept = [table.period, table.municipality, table.organisation].filter(
    (column) => column !== undefined,
  );
  const text = (row: number, column: number | undefined) =>
    column === undefined ? '' : textOf(mergedCellAt(grid, row, column));
  const above = (grid.above ?? []).flatMap(datesOf);
  const lines: ((string | undefined)[] | undefined)[] = grid.rows
    .slice(0, header)
    .map((cells) => [datesOf(cells.map(textOf).join(' ')).join(', ')]);
  const first = [...above, ...(organisation === undefined ? [] : [redactedOrganisation(organisation)])].join(
    ', ',
  );
  if (first !== '' && header > 0)
    lines[0] = [[first, ...(lines[0] ?? [])].filter((one) => one !== '').join(', ')];
  const headings: (string | undefined)[] = [];
  for (const column of [...kept, ...counts.map((one) => one.column)])
    headings[column] = safe(text(header, column));
  headings[role] = REDACTED.role;
  if (person !== undefined) headings[person] = REDACTED.person;
  lines[header] = headings;
  const people = new Map<string, number>();
  for (let row = header + 1; row < grid.rows.length; row += 1) {
    const cells: (string | undefined)[] = [];
    if (!(grid.rows[row] ?? []).every(isBlank) && !isSum(text(row, person))) {
      cells[role] = roleText(text(row, role));
      for (const column of kept) cells[column] = safe(text(row, column));
      for (const { column } of counts) cells[column] = countText(textOf(grid.rows[row]?.[column]));
      if (person !== undefined) cells[person] = numberOf(people, text(row, person).toLowerCase());
    }
    lines[row] = cells;
  }
  // The line of a letter over a table that begins with its headings.
  if (first !== '' && header === 0) lines.unshift([first]);
  return Array.from(lines, (cells) => Array.from(cells ?? [], (cell) => quoted(cell ?? '')).join(';')).join(
    '\r\n',
  );
}

/** The same number for the same user; '' for none. */
function numberOf(people: Map<string, number>, person: string): string {
  if (person === '') return '';
  const number = people.get(person) ?? people.size + 1;
  people.set(person, number);
  return String(number);
}

function datesOf(title: string): string[] {
  const { ranges, dates } = datesIn(title);
  return [
    ...ranges.map(({ from, to }) => redactedPeriod(dotted(from), dotted(to))),
    ...dates.map((date) => redactedDate(dotted(date))),
  ];
}

function dotted(date: string): string {
  return date.split('-').reverse().join('.');
}

function roleText(text: string): string {
  const role = normaliseHeader(text.slice(0, MAX_TEXT));
  if (role === '') return '';
  return TEACHER_ROLE.test(role) ? REDACTED.teacher : REDACTED.other;
}

function countText(text: string): string {
  return /^[\d\s.,%–—-]{0,20}$/.test(text) ? text : '?';
}

function safe(text: string): string {
  return isPersonName(text) ? '' : text.slice(0, MAX_TEXT);
}

function quoted(text: string): string {
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
