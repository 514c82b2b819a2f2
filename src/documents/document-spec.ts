/** A cell: text, a number with its look, or nothing. */
export type CellSpec = string | number | { percent: number } | null;

export type SheetSpec = {
  name: string;
  /** Headings; the first row, bold and frozen. */
  columns: readonly { title: string; width?: number }[];
  rows: readonly (readonly CellSpec[])[];
  /** The headings offer to choose among the rows. */
  filter?: true;
  /** Sentences under the table, over its whole width. */
  notes?: readonly string[];
};

/**
 * A part of a letter. `sides`: two columns without lines, as letters have their number and their addressee; `table`:
 * widths in percent of the page, columns without one share what is left. A line break in a text is a line break on
 * paper. A page break may turn the pages that follow.
 */
export type BlockSpec =
  | {
      kind: 'paragraph';
      text: string;
      align?: 'left' | 'center' | 'right' | 'justify';
      bold?: true;
      /** The first line is set in, as in the text of a letter. */
      indent?: true;
    }
  | { kind: 'heading'; text: string; align?: 'left' | 'center' }
  /** `rightEdge`: the right lines end at the margin, as the name of a signature does. */
  | { kind: 'sides'; left: readonly string[]; right: readonly string[]; rightEdge?: true }
  | {
      kind: 'table';
      columns: readonly { title: string; width?: number }[];
      rows: readonly (readonly CellSpec[])[];
    }
  | { kind: 'page-break'; turnTo?: 'portrait' | 'landscape' };

/** A document as data; delivery draws and uploads it. `fileName` ends in the format's extension. */
export type DocumentSpec =
  | { format: 'xlsx'; fileName: string; sheets: readonly SheetSpec[] }
  | { format: 'docx'; fileName: string; blocks: readonly BlockSpec[]; landscape?: true };
