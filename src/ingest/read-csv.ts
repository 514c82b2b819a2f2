import Papa from 'papaparse';
import { isUtf16 } from './file-kind.ts';
import { cleanText, MAX_COLUMNS, MAX_ROWS } from './grid.ts';
import type { Grid } from './grid.ts';

export type CsvResult = { grid: Grid; rowsCut: boolean; columnsCut: boolean };

/** The text of a file in UTF-8 (with or without BOM), UTF-16 with BOM or, where UTF-8 does not fit, windows-1251. */
export function decodeText(bytes: Uint8Array): string {
  if (isUtf16(bytes)) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** A delimited text as a grid; a text without a delimiter is one column. */
export function readCsv(fileName: string, bytes: Uint8Array): CsvResult {
  const decoded = decodeText(bytes);
  const declared = /^sep=(.)\r?\n/i.exec(decoded);
  const text = (declared === null ? decoded : decoded.slice(declared[0].length)).replace(/\r\n?/g, '\n');
  const delimiter = declared?.[1] ?? delimiterOf(text);
  const quoted = parse(text, delimiter, '"');
  // A name such as «"Ромашка" детский сад» is no quoted field: then quotes are letters like any other.
  const rows = quoted.broken ? parse(text, delimiter, '\u0001').rows : quoted.rows;
  let columnsCut = false;
  const cleaned = rows.slice(0, MAX_ROWS).map((row) => {
    if (row.length > MAX_COLUMNS && row.slice(MAX_COLUMNS).some((cell) => cell.trim() !== ''))
      columnsCut = true;
    return row.slice(0, MAX_COLUMNS).map(cleanText);
  });
  return {
    grid: { sheet: fileName, hasSheetName: false, hidden: false, rows: cleaned, merged: new Map() },
    rowsCut: rows.length > MAX_ROWS,
    columnsCut,
  };
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
