import type { ZipParts } from './check-zip.ts';
import { cleanText, MAX_COLUMNS, MAX_ROWS } from './grid.ts';
import type { Cell } from './grid.ts';
import { dayOfText } from './number-format.ts';
import { sheetBuilder } from './sheet-builder.ts';
import type { Filling, ReadSheet, SheetBuilder } from './sheet-builder.ts';
import { attributeOf, bytesAsText, scanXml, textOfBytes } from './xml.ts';

const MAX_SHEETS = 50;
/** What stands inside a table and is none of its cells. */
const ASIDE: ReadonlySet<string> = new Set(['annotation', 'tracked-changes', 'shapes', 'forms', 'note']);

type OpenCell = { column: number; repeated: number; attributes: string; text: string };
type FilledCell = { column: number; repeated: number; cell: Cell; isUnsolved: boolean };

/** The sheets of an OpenDocument book out of its checked parts. Its numbers say themselves what they are. */
export function readOds(parts: ZipParts): ReadSheet[] | undefined {
  const part = parts.get('content.xml');
  if (part === undefined) return undefined;
  const sheets: ReadSheet[] = [];
  const filling: Filling = { cells: 0, characters: 0 };
  const hiddenStyles = new Set<string>();
  let styleName = '';
  let sheet: { name: string; hidden: boolean; built: SheetBuilder } | undefined;
  let row = 0;
  let rowRepeated = 1;
  let filled: FilledCell[] = [];
  let column = 0;
  let cell: OpenCell | undefined;
  let aside = 0;
  let tables = 0;

  const endCell = () => {
    if (cell === undefined) return;
    const value = valueOf(cell);
    if (value.cell !== undefined || value.isUnsolved)
      filled.push({ column: cell.column, repeated: cell.repeated, ...value });
    column = cell.column + cell.repeated;
    cell = undefined;
  };
  const endRow = () => {
    // What is repeated for ever is cut where no table reaches.
    const times = filled.length === 0 ? 0 : Math.min(rowRepeated, 2 * MAX_ROWS);
    for (let r = row; r < row + times && sheet?.built.isFull() === false; r += 1) {
      for (const one of filled) {
        for (let c = one.column; c < Math.min(one.column + one.repeated, MAX_COLUMNS + 1); c += 1) {
          if (one.isUnsolved) sheet.built.unsolved(r, c);
          else sheet.built.put(r, c, one.cell);
        }
      }
    }
    row += rowRepeated;
    filled = [];
  };

  scanXml(bytesAsText(part), {
    open(tag, attributes, isEmpty) {
      if (ASIDE.has(tag)) aside += isEmpty ? 0 : 1;
      else if (tag === 'style') styleName = attributeOf(attributes, 'name');
      else if (tag === 'table-properties' && attributeOf(attributes, 'display') === 'false')
        hiddenStyles.add(styleName);
      else if (tag === 'table') {
        tables += isEmpty ? 0 : 1;
        if (tables !== 1 || isEmpty) return undefined;
        const hidden = hiddenStyles.has(attributeOf(attributes, 'style-name'));
        const name = cleanText(textOfBytes(attributeOf(attributes, 'name')));
        sheet = { name, hidden, built: sheetBuilder(filling) };
        row = 0;
      }
      if (sheet === undefined || aside > 0 || tables !== 1) return undefined;
      if (tag === 'table-row') {
        column = 0;
        filled = [];
        rowRepeated = countIn(attributes, 'number-rows-repeated');
        if (isEmpty) endRow();
      } else if (tag === 'table-cell' || tag === 'covered-table-cell') {
        endCell();
        cell = { column, repeated: countIn(attributes, 'number-columns-repeated'), attributes, text: '' };
        const right = countIn(attributes, 'number-columns-spanned');
        const down = countIn(attributes, 'number-rows-spanned');
        sheet.built.merge(row, column, row + down - 1, column + right - 1);
        if (isEmpty) endCell();
      } else if (cell !== undefined && /^(s|tab|line-break|p)$/.test(tag)) cell.text += ' ';
      return undefined;
    },
    close(tag) {
      if (ASIDE.has(tag)) aside = Math.max(0, aside - 1);
      if (tag === 'table') {
        tables = Math.max(0, tables - 1);
        if (tables > 0 || sheet === undefined) return;
        const { name, hidden, built } = sheet;
        if (sheets.length < MAX_SHEETS)
          sheets.push({ sheet: name, hasSheetName: true, hidden, content: built.build() });
        sheet = undefined;
      } else if (tables !== 1 || aside > 0) return;
      else if (tag === 'table-cell' || tag === 'covered-table-cell') endCell();
      else if (tag === 'table-row') endRow();
    },
    text(raw) {
      if (cell !== undefined && aside === 0 && tables === 1) cell.text += raw;
    },
  });
  return sheets.length === 0 ? undefined : sheets;
}

function valueOf({ attributes, text }: OpenCell): { cell: Cell; isUnsolved: boolean } {
  const type = attributeOf(attributes, 'value-type');
  const words = cleanText(textOfBytes(text));
  const number = Number(attributeOf(attributes, 'value') || Number.NaN);
  const solved = (cell: Cell) => ({ cell: cell === '' ? undefined : cell, isUnsolved: false });
  if (/value-type="error"/.test(attributes)) return solved({ kind: 'error' });
  if (type === 'percentage' && Number.isFinite(number))
    return solved({ kind: 'percent', number: Number((number * 100).toPrecision(12)) });
  if ((type === 'float' || type === 'currency') && Number.isFinite(number)) return solved(number);
  if (type === 'date') return solved(dayOfText(attributeOf(attributes, 'date-value')));
  if (type === 'boolean') return solved(attributeOf(attributes, 'boolean-value') === 'true' ? 'да' : 'нет');
  if (type === '' && words === '' && attributeOf(attributes, 'formula') !== '')
    return { cell: undefined, isUnsolved: true };
  return solved(words);
}

function countIn(attributes: string, name: string): number {
  const count = Number(attributeOf(attributes, name) || 1);
  return Number.isInteger(count) && count >= 1 ? count : 1;
}
