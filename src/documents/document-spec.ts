/** A cell: text, a number with its look, or nothing. */
export type CellSpec = string | number | { percent: number } | null;

export type SheetSpec = {
  name: string;
  /** Headings; the first row, bold and frozen. */
  columns: readonly { title: string; width?: number }[];
  rows: readonly (readonly CellSpec[])[];
};

/** A document as data; delivery draws and uploads it. `fileName` ends in the format's extension. */
export type DocumentSpec = { format: 'xlsx'; fileName: string; sheets: readonly SheetSpec[] };
