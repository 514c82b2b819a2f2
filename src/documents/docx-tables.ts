import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { number, percent } from '../text/number.ts';
import { alignment, textRuns, type Align } from './docx-text.ts';
import type { BlockSpec, CellSpec } from './document-spec.ts';

/** Half-points: 12. */
const TABLE_SIZE = 24;
const CELL_MARGINS = { top: 40, bottom: 40, left: 85, right: 85 };
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_LINES = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE };

/** Two columns without lines: number and addressee, post and name. It is never split between pages. */
export function sidesTable(
  { left, right, rightEdge }: Extract<BlockSpec, { kind: 'sides' }>,
  width: number,
): Table {
  const leftWidth = Math.round(width * 0.52);
  const cell = (lines: readonly string[], cellWidth: number, align: Align = 'left') =>
    new TableCell({
      width: { size: cellWidth, type: WidthType.DXA },
      borders: NO_LINES,
      margins: { left: 0, right: 0 },
      children: (lines.length === 0 ? [''] : lines).map(
        (line) => new Paragraph({ alignment: alignment(align), children: textRuns(line) }),
      ),
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: [leftWidth, width - leftWidth],
    borders: { ...NO_LINES, insideHorizontal: NO_LINE, insideVertical: NO_LINE },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          cell(left, leftWidth),
          cell(right, width - leftWidth, rightEdge === true ? 'right' : 'left'),
        ],
      }),
    ],
  });
}

/** With lines; the heading stands on every page, a row is never torn, a long word breaks inside its cell. */
export function textTable({ columns, rows }: Extract<BlockSpec, { kind: 'table' }>, width: number): Table {
  const widths = columnWidths(columns, width);
  const row = (cells: readonly CellSpec[], isHeader: boolean) =>
    new TableRow({
      tableHeader: isHeader,
      cantSplit: true,
      children: columns.map((_, column) => {
        const value = cells[column] ?? null;
        return new TableCell({
          width: { size: widths[column] ?? 0, type: WidthType.DXA },
          margins: CELL_MARGINS,
          verticalAlign: VerticalAlignTable.CENTER,
          children: [
            new Paragraph({
              alignment: alignment(isHeader ? 'center' : alignOf(value)),
              spacing: { line: 240 },
              children: textRuns(toText(value), { size: TABLE_SIZE, isBold: isHeader }),
            }),
          ],
        });
      }),
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: [...widths],
    rows: [
      row(
        columns.map(({ title }) => title),
        true,
      ),
      ...rows.map((cells) => row(cells, false)),
    ],
  });
}

/** In twentieths of a point, together exactly the page's width. */
function columnWidths(columns: readonly { width?: number }[], width: number): readonly number[] {
  const given = columns.reduce((sum, column) => sum + (column.width ?? 0), 0);
  const open = columns.filter((column) => column.width === undefined).length;
  const share = open === 0 ? 0 : Math.max(100 - given, open * 5) / open;
  const parts = columns.map((column) => column.width ?? share);
  const whole = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => Math.floor((part / whole) * width));
}

function alignOf(value: CellSpec): Align {
  return typeof value === 'string' ? 'left' : 'center';
}

/** As people write it: «43,36 %»; nothing is a dash, so that an empty cell is never read as a zero. */
function toText(value: CellSpec): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? number(value) : percent(value.percent);
}
