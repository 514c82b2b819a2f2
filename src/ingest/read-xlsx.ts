import { cellText } from './cell-text.ts';
import type { ZipParts } from './check-zip.ts';
import { cleanText } from './grid.ts';
import { numberKindOf } from './number-format.ts';
import type { NumberKind } from './number-format.ts';
import { readSheetXml } from './read-sheet-xml.ts';
import type { SheetBook } from './read-sheet-xml.ts';
import type { ReadSheet } from './sheet-builder.ts';
import { attributeOf, bytesAsText, scanXml, textOfBytes } from './xml.ts';

const MAX_SHEETS = 50;

/**
 * The sheets of an .xlsx or .xlsm out of its checked parts: cached values of formulas, number formats told apart. Macros,
 * links, pictures and comments are never opened. Undefined where there is no sheet.
 */
export function readXlsx(parts: ZipParts): ReadSheet[] | undefined {
  const path = pathOfWorkbook(parts);
  const workbook = path === undefined ? undefined : parts.get(path);
  if (path === undefined || workbook === undefined) return undefined;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const targets = targetsOf(parts, `${folder}_rels/${path.slice(folder.length)}.rels`, folder);
  const { sheets, date1904 } = sheetsOf(bytesAsText(workbook));
  const target = (type: string) => [...targets.values()].find((one) => one.type === type)?.path ?? '';
  const book: SheetBook = {
    strings: stringsOf(parts.get(target('sharedStrings')) ?? parts.get(`${folder}sharedstrings.xml`)),
    kinds: kindsOf(parts.get(target('styles')) ?? parts.get(`${folder}styles.xml`)),
    date1904,
  };
  const read: ReadSheet[] = [];
  for (const [index, { name, id, hidden }] of sheets.slice(0, MAX_SHEETS).entries()) {
    const own = targets.get(id);
    if (own !== undefined && own.type !== 'worksheet') continue;
    const part = parts.get(own?.path ?? `${folder}worksheets/sheet${index + 1}.xml`);
    if (part === undefined) continue;
    read.push({ sheet: name, hasSheetName: true, hidden, content: readSheetXml(bytesAsText(part), book) });
  }
  return read.length === 0 ? undefined : read;
}

function pathOfWorkbook(parts: ZipParts): string | undefined {
  const root = [...targetsOf(parts, '_rels/.rels', '').values()].find(
    ({ type }) => type === 'officeDocument',
  );
  if (root !== undefined && parts.has(root.path)) return root.path;
  return [...parts.keys()].find((name) => /(^|\/)workbook\d*\.xml$/.test(name));
}

/** What a part refers to, by the id of the reference; `type` is the last word of its address. */
function targetsOf(
  parts: ZipParts,
  name: string,
  folder: string,
): Map<string, { type: string; path: string }> {
  const targets = new Map<string, { type: string; path: string }>();
  scanXml(bytesAsText(parts.get(name) ?? Buffer.alloc(0)), {
    open(tag, attributes) {
      if (tag !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') return undefined;
      const target = textOfBytes(attributeOf(attributes, 'Target')).replaceAll('\\', '/').toLowerCase();
      const type = attributeOf(attributes, 'Type').split('/').at(-1) ?? '';
      const path = target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, '');
      targets.set(attributeOf(attributes, 'Id'), { type, path });
      return undefined;
    },
    close: () => undefined,
    text: () => undefined,
  });
  return targets;
}

type ListedSheet = { name: string; id: string; hidden: boolean };

function sheetsOf(xml: string): { sheets: ListedSheet[]; date1904: boolean } {
  const sheets: ListedSheet[] = [];
  let date1904 = false;
  scanXml(xml, {
    open(tag, attributes) {
      if (tag === 'workbookPr') date1904 = /^(1|true)$/.test(attributeOf(attributes, 'date1904'));
      if (tag !== 'sheet') return undefined;
      const name = cleanText(textOfBytes(attributeOf(attributes, 'name')));
      const hidden = /^(hidden|veryHidden)$/.test(attributeOf(attributes, 'state'));
      sheets.push({ name, id: attributeOf(attributes, 'id'), hidden });
      return undefined;
    },
    close: () => undefined,
    text: () => undefined,
  });
  return { sheets, date1904 };
}

function stringsOf(part: Buffer | undefined): string[] {
  const strings: string[] = [];
  let current = '';
  let isText = false;
  let isSound = false;
  scanXml(bytesAsText(part ?? Buffer.alloc(0)), {
    open(tag, _, isEmpty) {
      if (tag === 'si') {
        current = '';
        if (isEmpty) strings.push('');
      } else if (tag === 't') isText = !isEmpty;
      // How a foreign word is spoken stands beside it.
      else if (tag === 'rPh') isSound = !isEmpty;
      return undefined;
    },
    close(tag) {
      if (tag === 'si') strings.push(cellText(current));
      else if (tag === 't') isText = false;
      else if (tag === 'rPh') isSound = false;
    },
    text(raw) {
      if (isText && !isSound) current += raw;
    },
  });
  return strings;
}

function kindsOf(part: Buffer | undefined): NumberKind[] {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let isOfCells = false;
  scanXml(bytesAsText(part ?? Buffer.alloc(0)), {
    open(tag, attributes, isEmpty) {
      if (tag === 'cellXfs') isOfCells = !isEmpty;
      else if (tag === 'numFmt')
        codes.set(
          Number(attributeOf(attributes, 'numFmtId')),
          textOfBytes(attributeOf(attributes, 'formatCode')),
        );
      else if (tag === 'xf' && isOfCells) {
        const id = Number(attributeOf(attributes, 'numFmtId'));
        kinds.push(numberKindOf(id, codes.get(id)));
      }
      return undefined;
    },
    close(tag) {
      if (tag === 'cellXfs') isOfCells = false;
    },
    text: () => undefined,
  });
  return kinds;
}
