import type { Cell } from './grid.ts';
import { dayOfSerial, dayOfText } from './number-format.ts';
import type { NumberKind } from './number-format.ts';
import { sheetBuilder } from './sheet-builder.ts';
import type { BuiltSheet, SheetBuilder } from './sheet-builder.ts';
import { cellText } from './cell-text.ts';

/** What the cells of a sheet refer to. */
export type SheetBook = {
  strings: readonly string[];
  /** By the number of a cell's style. */
  kinds: readonly NumberKind[];
  date1904: boolean;
};

type Tag = {
  start: number;
  name: string;
  isClosing: boolean;
  isEmpty: boolean;
  nameEnd: number;
  end: number;
};
type CellHead = { row: number; column: number; type: string; style: number };

const SPACE = 32;
const SLASH = 47;
const COLON = 58;

/**
 * The cells of a sheet's XML (`bytesAsText`) in one pass of `indexOf`: a table of a million cells takes a second, where
 * the general reader takes four and twice the memory.
 */
export function readSheetXml(xml: string, book: SheetBook): BuiltSheet {
  const sheet = sheetBuilder();
  let row = -1;
  let column = -1;
  for (let at = 0; !sheet.isFull();) {
    const tag = tagFrom(xml, at);
    if (tag === undefined) break;
    at = tag.end + 1;
    if (tag.isClosing) continue;
    if (tag.name === 'c') {
      const head = headOf(xml, tag, row, column + 1);
      row = head.row;
      column = head.column;
      if (!tag.isEmpty) at = readCell(xml, at, head, book, sheet);
    } else if (tag.name === 'row') {
      const r = /\sr=["'](\d{1,9})["']/.exec(xml.slice(tag.nameEnd, tag.end));
      row = r === null ? row + 1 : Number(r[1]) - 1;
      column = -1;
    } else if (tag.name === 'mergeCell') {
      const ref = /ref=["']([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})["']/.exec(xml.slice(tag.nameEnd, tag.end));
      if (ref !== null) {
        const [from, to] = [placeIn(ref[1] ?? ''), placeIn(ref[2] ?? '')];
        sheet.merge(from.row, from.column, to.row, to.column);
      }
    }
  }
  return sheet.build();
}

/** The first tag at or after a place; the name without its prefix. */
function tagFrom(xml: string, at: number): Tag | undefined {
  const start = xml.indexOf('<', at);
  const end = start < 0 ? -1 : xml.indexOf('>', start + 1);
  if (end < 0) return undefined;
  const isClosing = xml.charCodeAt(start + 1) === SLASH;
  let nameStart = isClosing ? start + 2 : start + 1;
  let nameEnd = nameStart;
  for (; nameEnd < end; nameEnd += 1) {
    const code = xml.charCodeAt(nameEnd);
    if (code <= SPACE || code === SLASH) break;
    if (code === COLON) nameStart = nameEnd + 1;
  }
  const isEmpty = xml.charCodeAt(end - 1) === SLASH;
  return { start, name: xml.slice(nameStart, nameEnd), isClosing, isEmpty, nameEnd, end };
}

/** `<c r="C5" s="1" t="s">`: attributes are optional, a cell without its place stands after the one before. */
function headOf(xml: string, tag: Tag, row: number, column: number): CellHead {
  const head: CellHead = { row, column, type: 'n', style: 0 };
  for (let at = tag.nameEnd; at < tag.end;) {
    const equals = xml.indexOf('=', at);
    if (equals < 0 || equals > tag.end) break;
    const close = xml.indexOf(xml.charAt(equals + 1), equals + 2);
    if (close < 0 || close > tag.end) break;
    at = close + 1;
    if (xml.charCodeAt(equals - 2) > SPACE) continue;
    const value = xml.slice(equals + 2, close);
    const key = xml.charAt(equals - 1);
    if (key === 't') head.type = value;
    else if (key === 's') head.style = Number(value);
    else if (key === 'r') {
      const place = placeIn(value);
      head.column = place.column;
      if (place.row >= 0) head.row = place.row;
    }
  }
  return head;
}

/** Puts the cell whose head has been read; gives the place after it. */
function readCell(xml: string, from: number, head: CellHead, book: SheetBook, sheet: SheetBuilder): number {
  let cell: Cell;
  let isFormula = false;
  let inline = '';
  for (let at = from; ;) {
    const tag = tagFrom(xml, at);
    if (tag === undefined) return xml.length;
    at = tag.end + 1;
    if (tag.isClosing) {
      if (tag.name !== 'c') continue;
      if (inline !== '') cell = cellText(inline);
      if (isFormula && cell === undefined) sheet.unsolved(head.row, head.column);
      else sheet.put(head.row, head.column, cell);
      return at;
    }
    if (tag.isEmpty) isFormula ||= tag.name === 'f';
    else if (tag.name === 'v' || tag.name === 't') {
      const close = xml.indexOf('<', at);
      if (close < 0) return xml.length;
      if (tag.name === 't') inline += xml.slice(at, close);
      else if (close > at) cell = valueOf(xml.slice(at, close), head, book);
      at = close;
    } else if (tag.name === 'f') isFormula = true;
    // A cell that never ends.
    else if (tag.name === 'c' || tag.name === 'row') return tag.start;
  }
}

function valueOf(raw: string, { type, style }: CellHead, book: SheetBook): Cell {
  switch (type) {
    case 's':
      return book.strings[Number(raw)];
    case 'str':
    case 'inlineStr':
      return cellText(raw);
    case 'b':
      return raw === '1' || raw === 'true' ? 'да' : 'нет';
    case 'e':
      return { kind: 'error' };
    case 'd':
      return dayOfText(raw);
    default: {
      const number = Number(raw);
      if (!Number.isFinite(number)) return undefined;
      const kind = book.kinds[style];
      if (kind === 'percent') return { kind: 'percent', number: Number((number * 100).toPrecision(12)) };
      return kind === 'day' ? dayOfSerial(number, book.date1904) : number;
    }
  }
}

/** «C5» → both counted from 0; a row of -1 where there are no digits. */
function placeIn(ref: string): { row: number; column: number } {
  let column = 0;
  let row = 0;
  for (let i = 0; i < ref.length && i < 12; i += 1) {
    const code = ref.charCodeAt(i);
    if (code >= 65 && code <= 90) column = column * 26 + code - 64;
    else if (code >= 48 && code <= 57) row = row * 10 + code - 48;
  }
  return { row: row - 1, column: column - 1 };
}
