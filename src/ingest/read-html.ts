import { decodeText } from './decode-text.ts';
import { tableSheet } from './file-texts.ts';
import { cleanText } from './grid.ts';
import type { ReadSheet } from './sheet-builder.ts';
import { tableBuilder } from './table-builder.ts';
import type { CellSpan, TableBuilder } from './table-builder.ts';
import { textsAbove } from './texts-above.ts';
import { attributeOf, scanXml, unescapeXml } from './xml.ts';

const MAX_TABLES = 50;
const MAX_DEPTH = 20;
/** Their text is no text of the page. */
const RAW: ReadonlySet<string> = new Set(['style', 'script', 'xml', 'template']);
const BLOCKS = /^(p|div|h[1-6]|br|li|ul|ol|table|tr|td|th|caption|title|body)$/;

type OpenTable = {
  builder: TableBuilder;
  above: string[];
  text: string;
  span: CellSpan | undefined;
  /** What its cells say so far: titles of a table inside the next one. */
  said: ReturnType<typeof textsAbove>;
};

/**
 * The tables of a web page, as 1C and portals save them under the name of a book; a table inside a cell is a table of its
 * own. Texts of cells stay as they are written: «87,6%» is no number yet.
 */
export function readHtml(bytes: Uint8Array): ReadSheet[] {
  const found: { above: string[]; content: ReadSheet['content'] }[] = [];
  const open: OpenTable[] = [];
  const outside = textsAbove();
  let loose = '';
  const flush = () => {
    outside.add(cleanText(unescapeXml(loose)));
    loose = '';
  };
  const endCell = (table: OpenTable | undefined) => {
    if (table?.span === undefined) return;
    const text = cleanText(unescapeXml(table.text));
    table.builder.addCell(text, table.span);
    table.said.add(text);
    table.span = undefined;
    table.text = '';
  };
  const endTable = () => {
    const table = open.pop();
    if (table === undefined) return;
    endCell(table);
    const content = table.builder.build();
    if (content.rows.length > 0 && found.length < MAX_TABLES) found.push({ above: table.above, content });
    outside.clear();
  };
  scanXml(decodeText(bytes), {
    open(name, attributes, isEmpty) {
      const tag = name.toLowerCase();
      if (RAW.has(tag)) return isEmpty ? undefined : `</${name}`;
      const table = open.at(-1);
      if (tag === 'table') {
        if (open.length >= MAX_DEPTH) return undefined;
        flush();
        // What the cell says before the inner table is a title of it.
        for (const text of table?.said.all() ?? []) outside.add(text);
        if (table !== undefined && table.text.trim() !== '') outside.add(cleanText(unescapeXml(table.text)));
        const above = outside.all();
        open.push({ builder: tableBuilder(), above, text: '', span: undefined, said: textsAbove() });
      } else if (tag === 'tr') {
        endCell(table);
        table?.builder.startRow();
      } else if (tag === 'td' || tag === 'th') {
        endCell(table);
        if (table !== undefined) table.span = spanOf(attributes);
      } else if (BLOCKS.test(tag)) {
        if (table?.span !== undefined) table.text += ' ';
        else flush();
      }
      return undefined;
    },
    close(name) {
      const tag = name.toLowerCase();
      if (tag === 'table') endTable();
      else if (tag === 'td' || tag === 'th' || tag === 'tr') endCell(open.at(-1));
      else if (BLOCKS.test(tag) && open.at(-1)?.span === undefined) flush();
    },
    text(raw) {
      const table = open.at(-1);
      if (table?.span === undefined) loose += raw;
      else table.text += raw;
    },
  });
  while (open.length > 0) endTable();
  return found.map(({ above, content }, index) => ({
    sheet: tableSheet(index + 1),
    hasSheetName: found.length > 1,
    hidden: false,
    above,
    content,
  }));
}

function spanOf(attributes: string): CellSpan {
  const lower = attributes.toLowerCase();
  return { columns: countIn(lower, 'colspan'), rows: countIn(lower, 'rowspan') };
}

function countIn(attributes: string, name: string): number {
  const count = Number.parseInt(attributeOf(attributes, name) || '1', 10);
  return count >= 1 ? count : 1;
}
