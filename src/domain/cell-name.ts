/** `C`: the letters of a column counted from 0. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** The column counted from 0 and the row counted from 1 of `C17`. */
export function placeOfCell(cell: string): { column: number; row: number } {
  let column = 0;
  let row = 0;
  for (let at = 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at);
    if (code >= A) column = column * 26 + code - A + 1;
    else row = row * 10 + code - ZERO;
  }
  return { column: column - 1, row };
}

const A = 65;
const ZERO = 48;
