/** A cell as it is stored, «Лист1!C17», taken apart. */
export type Cell = { sheet: string; column: string; row: number };

export function parseCell(cell: string): Cell | undefined {
  const match = /^(.*)!([A-Z]{1,3})(\d{1,7})$/s.exec(cell);
  if (match === null) return undefined;
  return { sheet: match[1] ?? '', column: match[2] ?? '', row: Number(match[3]) };
}

/** The cells above and below, as they are stored. */
export function cellsBeside(cell: string): string[] {
  const parsed = parseCell(cell);
  if (parsed === undefined) return [];
  const { sheet, column, row } = parsed;
  return [row - 1, row + 1].map((other) => `${sheet}!${column}${other}`);
}
