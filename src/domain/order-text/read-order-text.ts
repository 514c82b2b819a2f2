import type { CalendarDay } from '../calendar-day.ts';
import type { WorkingCalendar } from '../working-calendar.ts';
import { columnsOf } from './columns.ts';
import type { Columns } from './columns.ts';
import { findTerms } from './find-terms.ts';
import { fromItem } from './from-item.ts';
import { fromProse } from './from-prose.ts';
import { fromRow } from './from-row.ts';
import { addressedTo, detailsOf, headingOf, isAbove, isInstruction, merged, opensList } from './headings.ts';
import { infinitivesOf } from './infinitives.ts';
import { BODY_BEGINS, OF_TABLE, OPENER, SCHOOLS_AT_ALL, TERM_ALONE, WHO_ALONE } from './lexicon.ts';
import { withAddressee, withTerm } from './make-duty.ts';
import type { Above } from './make-duty.ts';
import { paragraphsOf } from './paragraphs.ts';
import type { Paragraph } from './paragraphs.ts';
import { plainOf } from './plain.ts';
import type { OrderText, ProposedDuty } from './proposed-duty.ts';
import { newestCited, requisitesOf } from './requisites.ts';
import { sentencesOf } from './sentences.ts';
import type { TermBase } from './term-days.ts';

const MOST_DUTIES = 60;

/** How far an order is read. */
type Reading = {
  readonly base: TermBase;
  readonly general: Above;
  readonly isNumbered: boolean;
  readonly duties: ProposedDuty[];
  /** Of the paragraph before: «Срок: …» is about them. */
  latest: ProposedDuty[];
  /** Duties are told: by «приказываю:», or by items that speak like it. */
  isOpen: 'opened' | 'by-items' | false;
  /** What a list of bullets stands under. */
  list: Above | undefined;
  headings: Above[];
  columns: Columns | undefined;
};

/**
 * The duties that an order or a letter sets, from its text, whose lines may be torn anywhere. Dates are counted from the
 * day of the order, where it has none from the newest day of a document that it cites, otherwise from `readOn`. A guess
 * for a person to confirm: what is doubtful says why.
 */
export function readOrderText(
  text: string,
  { readOn, calendar }: { readOn: CalendarDay; calendar: WorkingCalendar },
): OrderText {
  const paragraphs = paragraphsOf(text);
  const requisites = requisitesOf(paragraphs, readOn);
  const reading: Reading = {
    base: { day: requisites.date ?? newestCited(paragraphs, readOn) ?? readOn, calendar },
    general: addressedTo(paragraphs, requisites.kind),
    isNumbered: paragraphs.some(({ label }) => label !== undefined),
    duties: [],
    latest: [],
    isOpen: false,
    list: undefined,
    headings: [],
    columns: undefined,
  };
  for (const [index, paragraph] of paragraphs.entries()) {
    if (reading.duties.length >= MOST_DUTIES) break;
    const after = paragraphs.slice(index + 1, index + 1 + MOST_DUTIES);
    if (paragraph.cells !== undefined) readRow(reading, paragraph.cells);
    else if (paragraph.label !== undefined) readItem(reading, paragraph.label, paragraph.text, after);
    else {
      const text = afterAlone(reading, paragraph.text);
      if (text === '') continue;
      if (paragraph.isBullet === true) readBullet(reading, { ...paragraph, text });
      else readProse(reading, text, after);
    }
  }
  return { ...requisites, duties: distinct(reading.duties).slice(0, MOST_DUTIES) };
}

function take(reading: Reading, found: ProposedDuty[]): void {
  reading.latest = found;
  reading.duties.push(...found);
}

function readRow(reading: Reading, cells: readonly string[]): void {
  const heading = columnsOf(cells);
  if (heading !== undefined) reading.columns = heading;
  else if (reading.columns !== undefined) {
    const found = fromRow(cells, reading.columns, reading.base);
    take(reading, reading.isNumbered ? found.map(ofTable) : found);
  }
}

/** «Срок: до 24.10.2024» and «Ответственные: …», said of the duties before them; what is left of the words. */
function afterAlone(reading: Reading, words: string): string {
  const plain = plainOf(words);
  if (WHO_ALONE.test(plain)) {
    named(reading, plain.replace(WHO_ALONE, ''));
    return '';
  }
  if (!TERM_ALONE.test(plain)) return words;
  const [sentence = '', ...others] = sentencesOf(words);
  const [term] = findTerms(sentence, reading.base);
  if (term !== undefined) change(reading, (duty) => withTerm(duty, term));
  const rest = others.join('').trim();
  return rest === '' ? '' : afterAlone(reading, rest);
}

function named(reading: Reading, who: string): void {
  const addressee = SCHOOLS_AT_ALL.test(who) ? 'schools' : 'others';
  change(reading, (duty) => withAddressee(duty, addressee));
}

/** What a line of its own says of the duties before it. */
function change(reading: Reading, to: (duty: ProposedDuty) => ProposedDuty): void {
  const { latest, duties } = reading;
  if (latest.length === 0) return;
  reading.latest = latest.map(to);
  duties.splice(-latest.length, latest.length, ...reading.latest);
}

function readItem(
  reading: Reading,
  label: readonly number[],
  words: string,
  after: readonly Paragraph[],
): void {
  const { base } = reading;
  reading.list = undefined;
  if (reading.isOpen === false && opensList(words, base)) reading.isOpen = 'by-items';
  reading.headings = reading.headings.filter((one) => isAbove(one.label ?? [], label));
  const above = merged([reading.general, ...reading.headings], label);
  const isHeading = words.endsWith(':');
  const details = reading.isOpen === false ? undefined : detailsOf(words, after);
  if (details !== undefined) {
    take(reading, fromItem(words.slice(0, -1) + details, above, base));
    return;
  }
  const hasChildren = isAbove(label, after[0]?.label ?? []);
  if (hasChildren || isHeading) {
    const heading = headingOf(words, base);
    reading.headings.push({ label, ...heading });
    const hasList = OPENER.test(plainOf(words)) || (isHeading && !hasChildren && reading.isOpen !== false);
    if (hasList) reading.list = merged([above, heading], label);
    if (isHeading || infinitivesOf(words).length === 0) return;
  }
  const isTold = reading.isOpen === 'opened' || (reading.isOpen === 'by-items' && !isInstruction(words));
  if (isTold) take(reading, fromItem(words, above, base));
}

function readBullet(reading: Reading, { text, letter }: Paragraph): void {
  const { list, base } = reading;
  if (list === undefined) return;
  const found = fromItem(text, { ...list, ...(letter !== undefined && { letter }) }, base);
  take(reading, found);
  // «– субъектам предоставить …; – осуществить …»: whoever is named once is meant on.
  const [first] = found;
  if (first !== undefined && list.addressee === undefined && !first.doubts.includes('no-addressee'))
    reading.list = { ...list, addressee: first.addressee };
}

function readProse(reading: Reading, words: string, after: readonly Paragraph[]): void {
  const { base, general } = reading;
  const plain = plainOf(words);
  const isHeading = words.endsWith(':');
  const opens =
    (OPENER.test(plain) && (isHeading || opensAtEnd(plain))) ||
    // «В целях реализации проекта:» with the items right under it
    (isHeading && BODY_BEGINS.test(plain) && after[0]?.label !== undefined);
  const details = opens ? detailsOf(words, after) : undefined;
  reading.list = undefined;
  if (!opens || details !== undefined) {
    const whole = details === undefined ? words : words.slice(0, -1) + details;
    take(reading, fromProse(whole, general, base));
    return;
  }
  reading.isOpen = 'opened';
  const heading = headingOf(words, base);
  reading.headings = [{ label: [], ...heading }];
  reading.list = { ...general, ...heading };
}

/** «… ПРИКАЗЫВАЮ», «прошу вас» at the end of a paragraph, with nothing to be done after it. */
function opensAtEnd(plain: string): boolean {
  const at = plain.search(OPENER);
  return at > plain.length - 40 && infinitivesOf(plain.slice(at)).length === 0;
}

/** «п. 1» is an item of the order already. */
function ofTable(duty: ProposedDuty): ProposedDuty {
  return duty.item === undefined ? duty : { ...duty, item: duty.item + OF_TABLE };
}

/** An order and its appendix repeat one another. */
function distinct(duties: readonly ProposedDuty[]): ProposedDuty[] {
  const keys = duties.map(({ item, title, dueOn }) => `${item ?? ''}/${title}/${dueOn ?? ''}`);
  return duties.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
