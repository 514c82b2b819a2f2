import type { CalendarDay } from '../calendar-day.ts';
import type { WorkingCalendar } from '../working-calendar.ts';
import { addresseeIn } from './addressee.ts';
import { findTerms } from './find-terms.ts';
import type { TermBase } from './find-terms.ts';
import { fromItem } from './from-item.ts';
import { fromProse } from './from-prose.ts';
import { columnsOf, fromRow } from './from-row.ts';
import type { Columns } from './from-row.ts';
import { infinitivesOf } from './infinitives.ts';
import { ADDRESSED, BODY_BEGINS, LETTER_KIND, OF_TABLE, OPENER, TERM_ALONE, WHO_ALONE } from './lexicon.ts';
import { withTerm } from './make-duty.ts';
import type { Above } from './make-duty.ts';
import { paragraphsOf } from './paragraphs.ts';
import { plainOf } from './plain.ts';
import type { OrderText, ProposedDuty } from './proposed-duty.ts';
import { newestCited, requisitesOf } from './requisites.ts';
import { sentencesOf } from './sentences.ts';

const MOST_DUTIES = 60;

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
  const base = { day: requisites.date ?? newestCited(paragraphs, readOn) ?? readOn, calendar };
  const duties: ProposedDuty[] = [];
  const addressed = paragraphs.find(
    ({ text: words, label }) => label === undefined && words.length < 160 && ADDRESSED.test(plainOf(words)),
  );
  // A letter is to whoever is asked to read it.
  const general: Above =
    addressed === undefined && requisites.kind !== LETTER_KIND ? {} : { addressee: 'schools' };
  const rest: { isOpen: boolean; list: Above | undefined; headings: Above[]; columns?: Columns } = {
    isOpen: false,
    list: undefined,
    headings: [],
  };
  const isNumbered = paragraphs.some(({ label }) => label !== undefined);
  let latest: ProposedDuty[] = [];
  const take = (found: ProposedDuty[]) => {
    latest = found;
    duties.push(...found);
  };

  for (const [index, paragraph] of paragraphs.entries()) {
    const { label, cells, isBullet, text: words } = paragraph;
    const plain = plainOf(words);
    if (cells !== undefined) {
      const columns: Columns | undefined = columnsOf(cells) ?? rest.columns;
      if (columns !== undefined && columnsOf(cells) === undefined)
        take(fromRow(cells, columns, base).map((duty) => (isNumbered ? ofTable(duty) : duty)));
      if (columns !== undefined) rest.columns = columns;
      continue;
    }
    if (TERM_ALONE.test(plain) && label === undefined) {
      const [term] = findTerms(words, base);
      if (term !== undefined && latest.length > 0) {
        const changed = latest.map((duty) => (duty.dueOn === undefined ? withTerm(duty, term) : duty));
        duties.splice(-latest.length, latest.length, ...changed);
        latest = changed;
      }
      continue;
    }
    if (WHO_ALONE.test(plain) && label === undefined) continue;
    if (label !== undefined) {
      rest.list = undefined;
      rest.headings = rest.headings.filter(({ label: above }) => isAbove(above ?? [], label));
      const above = merged([general, ...rest.headings], label);
      const hasChildren = isAbove(label, paragraphs[index + 1]?.label ?? []);
      if (hasChildren || /:$/.test(words)) {
        rest.headings.push({ label, ...headingOf(words, base) });
        if (OPENER.test(plain)) rest.list = merged([above, headingOf(words, base)], label);
        if (/:$/.test(words) && !hasChildren && rest.isOpen)
          rest.list ??= merged([above, headingOf(words, base)], label);
        if (/:$/.test(words) || infinitivesOf(words).length === 0) continue;
      }
      if (rest.isOpen) take(fromItem(words, above, base));
      continue;
    }
    if (isBullet === true) {
      if (rest.list !== undefined) {
        const found = fromItem(words, rest.list, base);
        take(found);
        // «– субъектам предоставить …; – осуществить …»: whoever is named once is meant on.
        const [first] = found;
        if (
          first !== undefined &&
          rest.list.addressee === undefined &&
          !first.doubts.includes('no-addressee')
        ) {
          rest.list = { ...rest.list, addressee: first.addressee };
        }
      }
      continue;
    }
    const opens =
      (OPENER.test(plain) && (/:$/.test(words) || plain.search(OPENER) > plain.length - 40)) ||
      // «В целях реализации проекта:» with the items right under it
      (/:$/.test(words) && BODY_BEGINS.test(plain) && paragraphs[index + 1]?.label !== undefined);
    if (opens) {
      rest.isOpen = true;
      const heading = headingOf(words, base);
      rest.headings = [{ label: [], ...heading }];
      rest.list = { ...general, ...heading };
      continue;
    }
    rest.list = undefined;
    take(fromProse(words, general, base));
  }
  return { ...requisites, duties: distinct(duties).slice(0, MOST_DUTIES) };
}

function isAbove(above: readonly number[], label: readonly number[]): boolean {
  return above.length < label.length && above.every((number, index) => number === label[index]);
}

function merged(above: readonly Above[], label: readonly number[]): Above {
  return { ...above.reduce((one, other) => ({ ...one, ...other }), {}), label };
}

function headingOf(words: string, base: TermBase): Omit<Above, 'label'> {
  const addressee = addresseeIn(words);
  // What stands before its last sentence are facts: «с 14 по 18 октября проведён мониторинг».
  const term = findTerms(sentencesOf(words).at(-1) ?? '', base).at(-1);
  return { ...(addressee && { addressee }), ...(term && { term }) };
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
