import type { ZipParts } from './check-zip.ts';
import { TEXT_SHEET, tableSheet } from './file-texts.ts';
import { cleanText } from './grid.ts';
import { SHARE_ITEM } from './lexicon.ts';
import { sheetBuilder } from './sheet-builder.ts';
import type { ReadSheet } from './sheet-builder.ts';
import { tableBuilder } from './table-builder.ts';
import type { CellSpan, TableBuilder } from './table-builder.ts';
import { textsAbove } from './texts-above.ts';
import { attributeOf, bytesAsText, scanXml, textOfBytes } from './xml.ts';

const MAX_TABLES = 50;
const MAX_DEPTH = 20;

type OpenTable = { builder: TableBuilder; above: string[]; text: string; span: CellSpan | undefined };

/**
 * The tables of a Word document with the texts over each, and its paragraphs as one column where they list schools with
 * their shares. Empty where there is neither.
 */
export function readDocxTables(parts: ZipParts): ReadSheet[] {
  const name = [...parts.keys()].find((one) => /^word\/document\d*\.xml$/.test(one)) ?? '';
  const found: { above: string[]; content: ReadSheet['content'] }[] = [];
  const open: OpenTable[] = [];
  const outside = textsAbove();
  const paragraphs: string[] = [];
  let loose = '';
  let isText = false;
  /** Inside «what older programs show instead», which says everything a second time. */
  let fallbacks = 0;
  const say = (raw: string) => {
    const table = open.at(-1);
    if (table?.span === undefined) loose += raw;
    else table.text += raw;
  };
  scanXml(bytesAsText(parts.get(name) ?? Buffer.alloc(0)), {
    open(tag, attributes, isEmpty) {
      const table = open.at(-1);
      if (tag === 'Fallback') fallbacks += isEmpty ? 0 : 1;
      if (fallbacks > 0) return undefined;
      if (tag === 't') isText = !isEmpty;
      else if (tag === 'tab' || tag === 'br' || tag === 'cr') say(' ');
      else if (tag === 'noBreakHyphen') say('-');
      else if (tag === 'tbl' && open.length < MAX_DEPTH) {
        open.push({ builder: tableBuilder(), above: outside.all(), text: '', span: undefined });
      } else if (tag === 'tr') table?.builder.startRow();
      else if (tag === 'tc' && table !== undefined) {
        table.span = { columns: 1, rows: 1 };
        table.text = '';
      } else if (tag === 'gridSpan' && table?.span !== undefined) {
        table.span.columns = Math.max(1, Number.parseInt(attributeOf(attributes, 'val'), 10) || 1);
      } else if (tag === 'vMerge' && table?.span !== undefined) {
        table.span.goesOn = attributeOf(attributes, 'val') !== 'restart';
      }
      return undefined;
    },
    close(tag) {
      if (tag === 'Fallback') fallbacks = Math.max(0, fallbacks - 1);
      if (fallbacks > 0) return;
      const table = open.at(-1);
      if (tag === 't') isText = false;
      else if (tag === 'p' && table?.span !== undefined) table.text += ' ';
      else if (tag === 'p') {
        const text = cleanText(textOfBytes(loose));
        loose = '';
        outside.add(text);
        if (text !== '') paragraphs.push(text);
      } else if (tag === 'tc' && table?.span !== undefined) {
        table.builder.addCell(cleanText(textOfBytes(table.text)), table.span);
        table.span = undefined;
      } else if (tag === 'tbl' && table !== undefined) {
        open.pop();
        const content = table.builder.build();
        if (content.rows.length > 0 && found.length < MAX_TABLES) found.push({ above: table.above, content });
        outside.clear();
      }
    },
    text(raw) {
      if (isText && fallbacks === 0) say(raw);
    },
  });
  const tables = found.map(({ above, content }, index) => ({
    sheet: tableSheet(index + 1),
    hasSheetName: true,
    hidden: false,
    above,
    content,
  }));
  return [...tables, ...listOf(paragraphs)];
}

/** «МКОУ «…» – 48,68 %» in paragraphs of their own. */
function listOf(paragraphs: readonly string[]): ReadSheet[] {
  const items = paragraphs.filter((text) => text.length <= 400 && SHARE_ITEM.test(text));
  if (items.length < 2) return [];
  const sheet = sheetBuilder();
  for (const [row, text] of paragraphs.entries()) sheet.put(row, 0, text);
  return [{ sheet: TEXT_SHEET, hasSheetName: true, hidden: false, content: sheet.build() }];
}
