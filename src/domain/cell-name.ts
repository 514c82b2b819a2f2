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
  let at = 0;
  for (; at < cell.length && cell.charCodeAt(at) >= 65; at += 1)
    column = column * 26 + cell.charCodeAt(at) - 64;
  return { column: column - 1, row: Number(cell.slice(at)) };
}
