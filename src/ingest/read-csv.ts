import Papa from 'papaparse';
import { decodeText } from './decode-text.ts';
import { cleanText, MAX_COLUMNS, MAX_ROWS } from './grid.ts';
import type { Cell } from './grid.ts';
import type { BuiltSheet, ReadSheet } from './sheet-builder.ts';
import { tabsForSpaces } from './spaced-columns.ts';

/** Wider than any book of Excel, and as many cells as a sheet of a book may have: no table of a district. */
const MOST_IN_LINE = 16_384;
const MOST_CELLS = 2_500_000;

/** A delimited text as a sheet; a text without a delimiter is one column. */
export function readCsv(fileName: string, bytes: Uint8Array): ReadSheet {
  const decoded = decodeText(bytes);
  const declared = /^sep=(.)\r?\n/i.exec(decoded);
  const body = declared === null ? decoded : decoded.slice(declared[0].length);
  const lines = body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body;
  const text =
    (declared === null && !/[\t;]/.test(lines.slice(0, SAMPLE_CHARACTERS)) && tabsForSpaces(lines)) || lines;
  const delimiter = declared?.[1] ?? delimiterOf(text);
  const content: BuiltSheet = {
    rows: [],
    merged: new Map(),
    rowsBeyond: 0,
    columnsCut: false,
    isTooLarge: isTooLarge(text, delimiter),
    unsolved: { count: 0 },
  };
  const sheet: ReadSheet = { sheet: fileName, hasSheetName: false, hidden: false, content };
  if (content.isTooLarge) return sheet;
  const quoted = parse(text, delimiter, '"');
  // A name such as «"Ромашка" детский сад» is no quoted field: then quotes are letters like any other.
  const rows = quoted.broken ? parse(text, delimiter, '\u0001').rows : quoted.rows;
  content.rowsBeyond = Math.max(0, rows.length - MAX_ROWS);
  content.rows = rows.slice(0, MAX_ROWS).map((row) => {
    if (row.length > MAX_COLUMNS && row.slice(MAX_COLUMNS).some((cell) => cell.trim() !== ''))
      content.columnsCut = true;
    return row.slice(0, MAX_COLUMNS).map(cellOf);
  });
  return sheet;
}

// A whole number needs no text: half of the memory, and nothing parses it again. «007» and «48,60» say more than that.
function cellOf(raw: string): Cell {
  return raw.length < 9 && /^(?:0|[1-9]\d*)$/.test(raw) ? Number(raw) : cleanText(raw);
}

/** Looked at before anything is parted: twenty million commas are twenty million cells. */
function isTooLarge(text: string, delimiter: string): boolean {
  let cells = 0;
  let inLine = 0;
  let lineEnd = text.indexOf('\n');
  for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + 1)) {
    cells += 1;
    inLine += 1;
    if (lineEnd >= 0 && at > lineEnd) {
      lineEnd = text.indexOf('\n', at);
      inLine = 1;
    }
    if (inLine > MOST_IN_LINE || cells > MOST_CELLS) return true;
  }
  return false;
}

function parse(text: string, delimiter: string, quoteChar: string): { rows: string[][]; broken: boolean } {
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter,
    quoteChar,
    newline: '\n',
    preview: MAX_ROWS + 1,
  });
  return { rows: data, broken: errors.some((error) => error.type === 'Quotes') };
}

const SAMPLE_CHARACTERS = 100_000;
const SAMPLE_LINES = 200;

/**
 * Tab, `;` or `,`, whichever parts most of the lines; a comma between two digits is a decimal comma and parts
 * nothing. Quoted text does not count. `\0`, which no text holds, where nothing parts the lines.
 */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, SAMPLE_CHARACTERS)
    .replace(/"[^"\n]*"/g, '"')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES);
  const share = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length / lines.length;
  if (share(/\t/) >= 0.4) return '\t';
  if (share(/;/) >= 0.4) return ';';
  if (share(/[-–—] ?\d+(?:,\d+)? ?%/) >= 0.4) return '\0';
  if (share(/(?<!\d),|,(?!\d)/) >= 0.4 || share(/,\d+,/) >= 0.4) return ',';
  return share(/\t/) > 0 ? '\t' : share(/;/) > 0 ? ';' : share(/(?<!\d),|,(?!\d)/) > 0 ? ',' : '\0';
}
