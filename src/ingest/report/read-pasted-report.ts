import { parseClassName } from '../../domain/class-name.ts';
import { parseReportLine } from '../../domain/report-line.ts';
import type { LineTrouble } from '../../domain/report-line.ts';
import type { ReportForm, ReportRow } from '../../domain/report-form.ts';
import { cleanText } from '../grid.ts';
import type { Grid } from '../grid.ts';
import { AROUND_CLASSES } from './lexicon.ts';
import { readReportGrid } from './read-report-grid.ts';
import type { ReportGridReading } from './read-report-grid.ts';

export type PastedReading =
  | ReportGridReading
  /** Lines that begin with their class: «9А да да 24 из 26 3 из 3 есть». */
  | { rows: ReportRow[]; troubles: { name: string; trouble: LineTrouble }[] };

const CELL_ENDS = /[\t;|]/;

/** Several classes in one message: a table copied out of a book, or a line for each; undefined: it is neither. */
export function readPastedReport(
  text: string,
  form: Pick<ReportForm, 'fields' | 'per'>,
): PastedReading | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.filter((line) => line.includes('\t')).length >= Math.max(1, lines.length / 2)) {
    return readReportGrid(gridOf(lines, /\t/), form);
  }
  if (form.per === 'school') return undefined;
  const isTable = lines.length > 1 && lines.every((line) => line.split(CELL_ENDS).length > 2);
  if (isTable) return readReportGrid(gridOf(lines, CELL_ENDS), form);

  // Between its heading and its sum a table without columns is still lines of classes.
  const named = lines.filter((line) => !AROUND_CLASSES.test(line)).map(takeClass);
  if (named.length === 0) return undefined;
  if (named.some((one) => one === undefined)) return undefined;
  const rows: ReportRow[] = [];
  const troubles: { name: string; trouble: LineTrouble }[] = [];
  for (const one of named) {
    if (one === undefined) continue;
    const read = parseReportLine(one.rest, form);
    if ('trouble' in read) troubles.push({ name: one.name, trouble: read.trouble });
    else rows.push({ name: one.name, values: read.values });
  }
  return { rows, troubles };
}

/** «9А: да, да, …», «9 а да да …» → the class and the rest, which is not empty. */
function takeClass(line: string): { name: string; rest: string } | undefined {
  const match =
    /^\s*(\d{1,2}\s?[-–«"']?\s?\p{L}?(?!\p{L})[»"']?)\s*(?:[:.,;]|[–—-](?!\s+[–—-]))?\s*(\S.*)$/u.exec(line);
  const name = match?.[1] === undefined ? undefined : parseClassName(match[1]);
  const rest = match?.[2] ?? '';
  // «24 из 26» begins with a number too.
  return name === undefined || /^(?:из|\/|\d)/iu.test(rest) ? undefined : { name, rest };
}

function gridOf(lines: readonly string[], ends: RegExp): Grid {
  const rows = lines.map((line) => line.split(ends).map((cell) => cleanText(cell)));
  return { sheet: '', hasSheetName: false, hidden: false, rows, merged: new Map() };
}
