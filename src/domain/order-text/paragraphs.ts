import { columnsOf } from './columns.ts';
import { infinitivesOf } from './infinitives.ts';
import { ADDRESSED, BODY_BEGINS, FLAT_DAY, FLAT_TERM, KINDS, OPENER, TABLE_COLUMNS } from './lexicon.ts';
import { plainOf } from './plain.ts';

/** A stretch of an order: an item («1.2» is [1, 2]), a bullet, a row of a table, or prose. */
export type Paragraph = {
  label?: readonly number[];
  isBullet?: true;
  /** «а», of a bullet that has one. */
  letter?: string;
  /** Of a table: its cells. */
  cells?: readonly string[];
  text: string;
};

const BULLET = /^(?:[-–—•·*▪◦]|[а-яa-z]\))\s+/u;
const LABEL = /^(?:(?:п\.|пункт)\s*)?(\d{1,2}(?:\.\d{1,2}){0,3})(?:[.)]\s*|\s+)(?=["«„(]?[\p{L}\d%])/iu;
const LETTER_OF = /^([а-я])\)/u;
/** «22.11.2024», «17.00»: figures at the beginning of a torn line, no item. */
const NO_LABEL = /^\d{1,2}\.\d{1,2}\.\s?\d{2,4}|^\d{1,2}\.\d{2}(?!\.)\s*(?:ч|час|$)|^\d{1,2}\s+\p{Ll}/u;
const MOST_CHARACTERS = 60_000;
const MOST_LINES = 3000;
const MOST_PARAGRAPHS = 1000;
/** No item is as long; what is beyond is not read, so that nobody's text takes long. */
const MOST_OF_ONE = 4000;
const LONG_WORD = /\p{L}{50,}/gu;

/** The lines of a text, which may be torn anywhere, as the paragraphs they were. */
export function paragraphsOf(text: string): Paragraph[] {
  const done: Paragraph[] = [];
  let open: Paragraph | undefined;
  let last: Numbering = {};
  let afterBlank = true;
  const close = () => {
    if (open !== undefined && open.text.trim() !== '')
      done.push({ ...open, text: withWholeDates(open.text.trim()) });
    open = undefined;
  };
  for (const line of linesOf(text)) {
    if (done.length >= MOST_PARAGRAPHS) break;
    if (line === '') {
      afterBlank = true;
      continue;
    }
    if (typeof line !== 'string') {
      close();
      done.push({ cells: line, text: line.join(' | ') });
      afterBlank = true;
      continue;
    }
    const isFree = afterBlank || endsSentence(open?.text ?? '');
    // «- 1.1. Обеспечить …»
    const label = labelOf(line.replace(/^[-–—•]\s+(?=\d{1,2}\.\d)/u, ''), { last, isFree });
    if (label !== undefined) {
      close();
      last = label;
      open = { label: label.numbers, text: label.rest };
    } else if (
      BULLET.test(line) &&
      (afterBlank || endsSentence(open?.text ?? '', /[.;:,]$/) || isNextBullet(open, line))
    ) {
      close();
      const letter = LETTER_OF.exec(line)?.[1];
      open = { isBullet: true, text: line.replace(BULLET, ''), ...(letter !== undefined && { letter }) };
    } else if (open !== undefined && isNextOfList(open, line)) {
      close();
      open = { isBullet: true, text: line };
    } else if (open !== undefined && goesOn(open, line, afterBlank)) {
      if (open.text.length < MOST_OF_ONE) open = { ...open, text: joined(open.text, line) };
    } else {
      close();
      open = { text: line };
    }
    afterBlank = false;
  }
  close();
  return done;
}

/**
 * Cleaned lines, and rows of a table of measures as their cells. What stands in another table, the head of a letter
 * above all, is lines too.
 */
function linesOf(text: string): (string | readonly string[])[] {
  let width = 0;
  let isFlat = false;
  return text
    .slice(0, MOST_CHARACTERS)
    .normalize('NFC')
    .replace(KEYCAP, '$1) ')
    .replace(LIST_IN_LINE, '\n')
    .split(/\r\n?|\n|\f/, MOST_LINES)
    .flatMap((raw): (string | readonly string[])[] => {
      const cells = rowOf(raw);
      if (cells !== undefined) {
        if (columnsOf(cells) !== undefined) width = cells.length;
        if (width > 0 && Math.abs(cells.length - width) <= 1) return [cells];
        return cells.flatMap((cell) => ['', ...cell.split(CELL_BREAK).map(cleaned), '']);
      }
      const line = cleaned(raw);
      isFlat = isTableHead(line) || (isFlat && (line === '' || FLAT_ROW.test(line)));
      if (!isFlat || line === '') return [line];
      const row = FLAT_ROW.exec(line);
      return [row === null ? TABLE_COLUMNS : row.slice(1).map((cell: string | undefined) => cell ?? '')];
    });
}

/** «1️⃣ До среды …» */
const KEYCAP = /^[^\S\n]*(\d)\ufe0f?\u20e3\s*/gmu;
/** «необходимо: 1) провести …; 2) назначить …» in one line is a list too. */
const LIST_IN_LINE =
  /(?<=[:;])[^\S\n]+(?=(?:\d{1,2}|[а-я])\)\s\p{L})|(?<=;)[^\S\n]+(?=[–—•]\s\p{L}+(?:ть|ти)(?:ся)?\s)/gu;

/** Cells between « | » or tabs: two of them are no row. */
function rowOf(raw: string): string[] | undefined {
  const isPiped = raw.includes(' | ') || /^\s*\|.*\|\s*$/u.test(raw);
  if (!isPiped && !raw.includes('\t')) return undefined;
  if (!/[\p{L}\d]/u.test(raw)) return undefined;
  const cells = (
    isPiped
      ? raw
          .trim()
          .replace(/^\||\|$/g, '')
          .split('|')
      : raw.split('\t')
  ).map((cell) => cell.trim());
  return cells.length >= (isPiped ? 2 : 3) ? cells : undefined;
}

/** Between the paragraphs of a cell, which are one line of a text. */
export const CELL_BREAK = '\u2028';

/** A table of a PDF has lost its cells: «1 Провести собрания до 15.11.2024 Директора школ». */
const FLAT_ROW = new RegExp(
  String.raw`^(\d{1,2})\.?\s+(\p{L}.*?)\s+((?:(?:в\s+срок\s+)?(?:до|к|не\s+позднее)\s+)?${FLAT_DAY}(?:\s?[–—-]\s?${FLAT_DAY})?|с\s+\d.{0,30}?\s+по\s+${FLAT_DAY}|${FLAT_TERM})(?:\s+(\p{Lu}.*))?$`,
  'u',
);

function isTableHead(line: string): boolean {
  const columns = line.length < 100 && !/[.:;]$/.test(line) ? columnsOf([line]) : undefined;
  return columns?.who !== undefined;
}

/** «П О С Т А Н О В Л Е Н И Е» is a word; marks of Markdown are no text. */
function cleaned(raw: string): string {
  const line = raw
    .replaceAll('\u00ad', '')
    .replace(/[\u00a0\u2007\u2028\u202f]/g, ' ')
    .replace(/\*\*|__|^#{1,4}\s/g, '')
    .replace(/\\([_*])/g, '$1')
    .replace(/[\t ]+/g, ' ')
    .trim();
  if (!/[\p{L}\d]/u.test(line)) return '';
  const word = /^(?:\p{L} ){4,40}\p{L}$/u.test(line) ? line.replaceAll(' ', '') : line;
  return word
    .replace(
      SPACED_LABEL,
      (_, first: string, second?: string) => `${first}.${second === undefined ? '' : `${second}.`}`,
    )
    .replace(MISREAD_DATE, (date) => date.replace(/[зЗ]/gu, '3').replace(/[оОoO]/gu, '0'))
    .replace(LONG_WORD, '')
    .slice(0, MOST_OF_ONE);
}

/** «1 . 1 . Прекратить» of a scan */
const SPACED_LABEL = /^(\d{1,2})\s?\.(?:\s?(\d{1,2})\s?\.)?(?=\s+\p{L})/u;
/** «З0.11.2О26» of a scan: letters that look like figures. */
const MISREAD_DATE = /(?<![\p{L}\d])(?=\D{0,2}\d)[\dзЗоОoO]{1,2}\.[\dоОoO]{2}\.2[\dоОoO]{3}(?![\p{L}\d])/gu;

/** The last label, and the last one of the outer numbering, «1.», under which «1)» is 1.1. */
type Numbering = { numbers?: readonly number[]; outer?: readonly number[] };

function labelOf(
  line: string,
  { last, isFree }: { last: Numbering; isFree: boolean },
): { numbers: readonly number[]; outer?: readonly number[]; rest: string } | undefined {
  const found = LABEL.exec(line);
  if (found?.[1] === undefined || NO_LABEL.test(line)) return undefined;
  const own = found[1].split('.').map(Number);
  const isMarked = /[.)]\s*$/.test(found[0]) || own.length > 1;
  if (!isMarked) return undefined;
  const isInner = /\)\s*$/.test(found[0]) && own.length === 1 && last.outer !== undefined;
  const numbers = isInner ? [...(last.outer ?? []), ...own] : own;
  if (!isFree && !follows(last.numbers, numbers)) return undefined;
  const isOuter = /\.\s*$/.test(found[0]) || own.length > 1;
  const outer = isOuter ? own : last.outer;
  return { numbers, ...(outer && { outer }), rest: line.slice(found[0].length) };
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
  const tail = text.slice(-TAIL).trimEnd();
  return text === '' || ending.test(tail) || OPENER_END.test(plainOf(tail));
}

const TAIL = 60;
/** «ПРИКАЗЫВАЮ» ends a line without a mark. */
const OPENER_END = new RegExp(`(?:${OPENER.source})$`, 'u');

/** «- провести …» below «- проверить …», whose end has no mark. */
function isNextBullet(open: Paragraph | undefined, line: string): boolean {
  return open?.isBullet === true && beginsWithVerb(line.replace(BULLET, ''));
}

/** «просит:», «обеспечить …;», «провести …»: a list whose lines have neither numbers nor bullets. */
function isNextOfList(open: Paragraph, line: string): boolean {
  const isHead = open.label === undefined && open.text.endsWith(':') && OPENER.test(plainOf(open.text));
  return (isHead || (open.isBullet === true && open.text.endsWith(';'))) && beginsWithVerb(line);
}

function beginsWithVerb(line: string): boolean {
  return infinitivesOf(line)[0]?.from === 0;
}

/** «Срок: до 30.10.2024» and «Отв.: …» under an item */
const OF_ABOVE = /^(?:Срок\p{L}{0,2}(?:\s+\p{Ll}+)?|Отв(?:\.|етственн\p{L}+)(?:\s+\p{Ll}+)?)\s*[:–—-]/u;

/** A line that begins in the middle of a sentence, or says more about the item above it. */
function goesOn(open: Paragraph, line: string, afterBlank: boolean): boolean {
  const starts = /^[\p{Ll}\d(«"@]/u.test(line) || /^[–—-]\s/u.test(line);
  if (OF_ABOVE.test(line)) return false;
  const isOver = /[.;:!?]$/.test(open.text.slice(-1));
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
export const REQUISITES =
  /^(?:исх\.?\s|на\s+№|(?:от\s+)?(?:[«"]\s?)?\d{1,2}(?:\s?[»"])?(?:\.\d{2}\.|\s\p{L}+\s)\d{4}.{0,30}№)/u;

/** «до 3 0.10.2024», «30.1 0.2024», «30.10.20 24»: a scan puts spaces into a date. */
function withWholeDates(text: string): string {
  return text
    .replace(/(?<!\d)(\d{1,2}\s?\.\s?)(\d) (\d)(?=\s?\.\s?\d{4}(?!\d))/gu, '$1$2$3')
    .replace(/(?<=(?<!\p{L})(?:до|от|по|с|к|позднее)\s)(\d) (\d)(?=\s?\.\s?\d{2}\s?\.\s?\d{4})/giu, '$1$2')
    .replace(/(?<!\d)(\d{1,2}\.\d{2}\.)(\d{2}) (\d{2})(?!\d)/gu, '$1$2$3')
    .replace(/(?<!\d)(\d{1,2})\s?\.\s?(\d{2})\s?\.\s?(?=20\d{2}(?!\d))/gu, '$1.$2.');
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
  // «monitoring» + «@school.ru»
  const isMailbox = /[a-z0-9]@$/iu.test(before) || (/^@[a-z0-9]/iu.test(line) && /[a-z0-9]$/iu.test(before));
  return isMailbox ? before + line : `${before} ${line}`;
}
