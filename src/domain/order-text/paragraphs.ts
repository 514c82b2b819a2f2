import {
  ADDRESSED,
  BODY_BEGINS,
  KINDS,
  OPENER,
  TABLE_COLUMNS,
  TABLE_TASK,
  TABLE_TERM,
  TABLE_WHO,
} from './lexicon.ts';
import { plainOf } from './plain.ts';

/** A stretch of an order: an item («1.2» is [1, 2]), a bullet, a row of a table, or prose. */
export type Paragraph = {
  label?: readonly number[];
  isBullet?: true;
  /** Of a table: its cells. */
  cells?: readonly string[];
  text: string;
};

const BULLET = /^(?:[-–—•·*▪◦]|[а-яa-z]\))\s+/u;
const LABEL = /^(?:(?:п\.|пункт)\s*)?(\d{1,2}(?:\.\d{1,2}){0,3})(?:[.)]\s*|\s+)(?=["«„(]?[\p{L}\d%])/iu;
/** «22.11.2024», «17.00»: figures at the beginning of a torn line, no item. */
const NO_LABEL = /^\d{1,2}\.\d{1,2}\.\s?\d{2,4}|^\d{1,2}\.\d{2}(?!\.)\s*(?:ч|час|$)|^\d{1,2}\s+\p{Ll}/u;
const MOST_CHARACTERS = 200_000;

/** The lines of a text, which may be torn anywhere, as the paragraphs they were. */
export function paragraphsOf(text: string): Paragraph[] {
  const done: Paragraph[] = [];
  let open: Paragraph | undefined;
  let lastLabel: readonly number[] | undefined;
  let afterBlank = true;
  let isFlatTable = false;
  const close = () => {
    if (open !== undefined && open.text.trim() !== '')
      done.push({ ...open, text: withWholeDates(open.text.trim()) });
    open = undefined;
  };
  for (const raw of text
    .slice(0, MOST_CHARACTERS)
    .normalize('NFC')
    .split(/\r\n?|\n|\f/)) {
    const line = cleaned(raw);
    if (line === '') {
      afterBlank = true;
      continue;
    }
    isFlatTable = isTableHead(line) || (isFlatTable && FLAT_ROW.test(line));
    const cells = cellsOf(line, isFlatTable);
    if (cells !== undefined) {
      close();
      done.push({ cells, text: line });
      afterBlank = true;
      continue;
    }
    // «- 1.1. Обеспечить …»
    const unmarked = line.replace(/^[-–—•]\s+(?=\d{1,2}\.\d)/u, '');
    const label = labelOf(unmarked, {
      last: lastLabel,
      isFree: afterBlank || endsSentence(open?.text ?? ''),
    });
    if (label !== undefined) {
      close();
      lastLabel = label.numbers;
      open = { label: label.numbers, text: label.rest };
    } else if (BULLET.test(line) && (afterBlank || endsSentence(open?.text ?? '', /[.;:,]$/))) {
      close();
      open = { isBullet: true, text: line.replace(BULLET, '') };
    } else if (open !== undefined && goesOn(open, line, afterBlank)) {
      open = { ...open, text: joined(open.text, line) };
    } else {
      close();
      open = { text: line };
    }
    afterBlank = false;
  }
  close();
  return done;
}

/** A table of a PDF has lost its cells: «1 Провести собрания до 15.11.2024 Директора школ». */
const FLAT_ROW =
  /^(\d{1,2})\.?\s+(\p{L}.*?)\s+((?:до\s+|к\s+)?\d{1,2}(?:[.]\d{1,2}[.]\d{2,4}|\s+\p{Ll}{3,8}\s+\d{4})(?:\s*г(?:ода|\.)?)?|ежене\p{L}+|ежемес\p{L}+)(?:\s+(\p{Lu}.*))?$/u;

function isTableHead(line: string): boolean {
  const plain = plainOf(line);
  return (
    line.length < 100 &&
    !line.includes(' | ') &&
    !/[.:;]$/.test(line) &&
    TABLE_TASK.test(plain) &&
    TABLE_TERM.test(plain) &&
    TABLE_WHO.test(plain)
  );
}

function cellsOf(line: string, isFlat: boolean): string[] | undefined {
  if (line.includes(' | ')) return line.split(' | ').map((cell) => cell.trim());
  if (!isFlat) return undefined;
  const row = FLAT_ROW.exec(line);
  return row === null ? [...TABLE_COLUMNS] : row.slice(1).map((cell: string | undefined) => cell ?? '');
}

/** «П О С Т А Н О В Л Е Н И Е» is a word; marks of Markdown are no text. */
function cleaned(raw: string): string {
  const line = raw
    .replaceAll('\u00ad', '')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/\*\*|__|^#{1,4}\s/g, '')
    .replace(/\\([_*])/g, '$1')
    .replace(/[\t ]+/g, ' ')
    .trim();
  return /^(?:\p{L} ){4,}\p{L}$/u.test(line) ? line.replaceAll(' ', '') : line;
}

function labelOf(
  line: string,
  { last, isFree }: { last: readonly number[] | undefined; isFree: boolean },
): { numbers: readonly number[]; rest: string } | undefined {
  const found = LABEL.exec(line);
  if (found?.[1] === undefined || NO_LABEL.test(line)) return undefined;
  const numbers = found[1].split('.').map(Number);
  const isMarked = /[.)]\s*$/.test(found[0]) || numbers.length > 1;
  if (!isMarked) return undefined;
  return isFree || follows(last, numbers) ? { numbers, rest: line.slice(found[0].length) } : undefined;
}

/** 1.3 after 1.2, 2 after 1.9, 1.1 after 1. */
function follows(last: readonly number[] | undefined, next: readonly number[]): boolean {
  if (last === undefined) return next.every((number) => number === 1);
  const depth = next.length;
  const own = next[depth - 1] ?? 0;
  const parents = next.slice(0, -1).every((number, index) => number === last[index]);
  if (!parents) return own === 1 && next[0] === (last[0] ?? 0) + 1;
  if (depth > last.length) return own === 1;
  return own === (last[depth - 1] ?? 0) + 1;
}

function endsSentence(text: string, ending = /[.;:]$/u): boolean {
  return text === '' || ending.test(text.trimEnd()) || OPENER_END.test(plainOf(text));
}

/** «ПРИКАЗЫВАЮ» ends a line without a mark. */
const OPENER_END = new RegExp(`(?:${OPENER.source})$`, 'u');

/** A line that begins in the middle of a sentence, or says more about the item above it. */
function goesOn(open: Paragraph, line: string, afterBlank: boolean): boolean {
  const starts = /^[\p{Ll}\d(«"]/u.test(line) || /^[–—-]\s/u.test(line);
  const isOver = /[.;:!?]$/.test(open.text);
  if (afterBlank) return !isOver && /^\p{Ll}/u.test(line) && !isHeading(open);
  if (open.label === undefined && open.isBullet === undefined && beginsAnew(line)) return false;
  if (isHeading(open) && !starts) return false;
  // «План мероприятий:» after an item is a heading of its own.
  if (isOver && !starts && /:$/.test(line)) return false;
  return !isOver || open.label !== undefined || open.isBullet === true || starts || open.text.length > 60;
}

/** A line of the head or the first of the body, where a PDF has lost the blank lines. */
function beginsAnew(line: string): boolean {
  const plain = plainOf(line);
  if (REQUISITES.test(plain)) return true;
  if (/^\p{Ll}/u.test(line)) return false;
  return KINDS.includes(plain.trim()) || BODY_BEGINS.test(plain) || ADDRESSED.test(plain);
}

/** «15.10.2024 № 97-р», «от «14» октября 2024 г. № 318», «На № 3390 от …» */
const REQUISITES = /^(?:исх\.?\s|на\s+№|(?:от\s+)?[«"]?\d{1,2}[»"]?(?:\.\d{2}\.|\s\p{L}+\s)\d{4}.{0,30}№)/u;

/** «до 3 0.10.2024», «30.1 0.2024», «30.10.20 24»: a scan puts spaces into a date. */
function withWholeDates(text: string): string {
  return text
    .replace(/(?<=(?<!\p{L})(?:до|от|по|с|к|позднее)\s)(\d) (\d)(?=\s?\.\s?\d{2}\s?\.\s?\d{4})/giu, '$1$2')
    .replace(/(?<!\d)(\d{1,2}\s?\.\s?)(\d) (\d)(?=\s?\.\s?\d{4}(?!\d))/gu, '$1$2$3')
    .replace(/(?<!\d)(\d{1,2}\.\d{2}\.)(\d{2}) (\d{2})(?!\d)/gu, '$1$2$3');
}

/** A short line of the head: «ПРИКАЗ», «№ 204», «Руководителям ОО». */
function isHeading({ label, isBullet, text }: Paragraph): boolean {
  return label === undefined && isBullet === undefined && text.length <= 60;
}

function joined(before: string, line: string): string {
  // «обра-» + «зования», «педаго-» + «гических»; «информационно-» + «технологическое» keeps its hyphen.
  if (/\p{L}-$/u.test(before) && /^\p{Ll}/u.test(line)) {
    const isCompound = /(?:[нльчбв]н|ск)о-$/u.test(before) && /^\p{Ll}{6}/u.test(line);
    return isCompound ? before + line : before.slice(0, -1) + line;
  }
  return `${before} ${line}`;
}
