import type { CalendarDay } from '../calendar-day.ts';
import { findDays } from './find-days.ts';
import {
  BODY_BEGINS,
  ISSUER,
  KINDS,
  KIND_OF_OPENER,
  LETTER,
  LETTER_KIND,
  LETTERHEAD,
  OPENER,
  QUOTED,
} from './lexicon.ts';
import { REQUISITES } from './paragraphs.ts';
import type { Paragraph } from './paragraphs.ts';
import { plainOf } from './plain.ts';

/** What names an order; absent where the copy at hand does not. */
export type Requisites = { kind?: string; number?: string; date?: CalendarDay; issuer?: string };

const NUMBER = /№\s*([\p{L}\d](?:[\p{L}\d.-]|\s?\/\s?(?=[\p{L}\d]))*)/u;
const HEAD_LINE = 160;
/** «На № 3390 от 01.10.2024»: the letter that it answers. */
const IN_ANSWER = /(?<!\p{L})на\s+№.*$/iu;

/** Number, day and kind of an order from its head; a cited law or letter gives none. */
export function requisitesOf(paragraphs: readonly Paragraph[], readOn: CalendarDay): Requisites {
  const head = headOf(paragraphs);
  const named = paragraphs.find(({ text }) => kindAt(plainOf(text)) !== undefined && !isCited(plainOf(text)));
  const own = head
    .map(({ text }) => text.replace(IN_ANSWER, ''))
    .filter((text) => !QUOTED.test(plainOf(text)));
  // «21.10.2024 № 04-1342» on a line of its own names the document; elsewhere another one may be cited.
  const line = head.find(({ text }) => text.length < HEAD_LINE && REQUISITES.test(plainOf(text)))?.text;
  const headText = line !== undefined && !/^на\s/iu.test(line) ? line : own.join(' ');
  const namedText = named === undefined || named.text.length > 1000 ? '' : named.text;
  const kind = kindOf(paragraphs, own, namedText);
  const number = (NUMBER.exec(headText) ?? afterDate(namedText))?.[1]?.replace(/\s/g, '').replace(/\.$/, '');
  const date = (datesOf(headText, readOn).at(0) ?? datesOf(namedText, readOn).at(0))?.day;
  const issuer = own.find((text) => ISSUER.test(plainOf(text)));
  return {
    ...(kind !== undefined && { kind }),
    ...(number !== undefined && { number }),
    ...(date !== undefined && { date }),
    ...(issuer !== undefined && { issuer: issuer.replace(/[\s,]*\d{6}.*$/u, '').slice(0, HEAD_LINE) }),
  };
}

/** A document is dated with its year; «завтра, 19 октября» is no date of it. */
function datesOf(text: string, readOn: CalendarDay): { day: CalendarDay }[] {
  return findDays(text, readOn).filter(({ isGuessed }) => !isGuessed);
}

/** The newest day of a document that a text cites: an order is no older than what it rests on. */
export function newestCited(paragraphs: readonly Paragraph[], readOn: CalendarDay): CalendarDay | undefined {
  return paragraphs
    .flatMap(({ text }) =>
      findDays(text, readOn).filter(
        ({ from, isGuessed, day }) =>
          !isGuessed &&
          day <= readOn &&
          /(?<!\p{L})от\s*$/u.test(plainOf(text.slice(Math.max(0, from - 8), from))),
      ),
    )
    .map(({ day }) => day)
    .toSorted()
    .at(-1);
}

function headOf(paragraphs: readonly Paragraph[]): Paragraph[] {
  const end = paragraphs.findIndex(({ text, label, cells }) => {
    const plain = plainOf(text);
    const isNamed = kindAt(plain) !== undefined && text.length < HEAD_LINE;
    if (isNamed) return false;
    return (
      label !== undefined ||
      cells !== undefined ||
      (text.length > HEAD_LINE && !LETTERHEAD.test(plain)) ||
      BODY_BEGINS.test(plain) ||
      OPENER.test(plain)
    );
  });
  return paragraphs.slice(0, end < 0 ? paragraphs.length : end);
}

const KIND_FIRST = new RegExp(`^(?:\\p{L}+ое )?(${KINDS.join('|')})(?!\\p{L})`, 'u');

function kindAt(plain: string): string | undefined {
  return KIND_FIRST.exec(plain)?.[1];
}

function isCited(plain: string): boolean {
  return /^\p{L}+\s+(?:правительств|президент|министерств|минпросв|минобр)/u.test(plain);
}

function afterDate(text: string): RegExpExecArray | null {
  return text.length > HEAD_LINE && !/\d{4}\s*(?:г\p{L}*\.?)?\s*№/u.test(text) ? null : NUMBER.exec(text);
}

function kindOf(
  paragraphs: readonly Paragraph[],
  head: readonly string[],
  named: string,
): string | undefined {
  const fromHead = [...head, named].map((text) => kindAt(plainOf(text))).find((kind) => kind !== undefined);
  if (fromHead !== undefined) return fromHead;
  const texts = paragraphs.map(({ text }) => plainOf(text));
  const opened = KIND_OF_OPENER.find(([words]) => texts.some((text) => words.test(text)));
  if (opened !== undefined) return opened[1];
  return texts.some((text) => LETTER.test(text)) ? LETTER_KIND : undefined;
}
