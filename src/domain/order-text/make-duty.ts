import type { CalendarDay, Weekday } from '../calendar-day.ts';
import type { Addressee } from './addressee.ts';
import { evidenceOf } from './duty-evidence.ts';
import { titleOf } from './duty-title.ts';
import type { Term } from './find-terms.ts';
import { ABOUT_MAIL, E_MAIL, ITEM, MARK, STANDING, TERM_ALONE } from './lexicon.ts';
import type { Part } from './parts.ts';
import { plainOf } from './plain.ts';
import type { DutyDoubt, ProposedDuty } from './proposed-duty.ts';

/** What stands above the words: a heading that names the addressee, the term and the item of a list. */
export type Above = {
  label?: readonly number[];
  /** «а», of a bullet of that item. */
  letter?: string;
  addressee?: Addressee;
  term?: Term;
  /** Schools are named, not all of them are meant. */
  isOfSome?: boolean;
  isRecommended?: boolean;
  /** Those are meant that it is true of. */
  isConditional?: boolean;
};

const MOST_WORDS = 600;
/** The note of a week is due on Wednesday. */
const USUAL_WEEKDAY: Weekday = 3;

export function dutyOf(
  { words, terms }: Part,
  above: Above,
  {
    sentence,
    mailIn = sentence,
    prefix = 0,
    verb,
    former,
  }: { sentence: string; mailIn?: string; prefix?: number; verb?: string; former?: string | undefined },
): ProposedDuty | undefined {
  const title = titleOf(words, {
    // «не позднее трёх дней после собрания»: what has no day is told by the title alone.
    terms: terms.filter(({ kind }) => kind !== 'unclear'),
    prefix,
    ...(verb !== undefined && { verb }),
    ...(former !== undefined && { former }),
  });
  if (title === undefined) return undefined;
  const kind = kindOf(terms, above.term, `${title} ${words}`);
  const term = chosen(terms, above.term);
  const doubts: DutyDoubt[] = [
    ...(term === undefined ? [] : doubtsOf(term)),
    ...(kind.kind === 'soon' && term?.kind !== 'soon' && term?.kind !== 'unclear'
      ? (['no-date'] as const)
      : []),
    ...(term?.kind === 'weekly' && term.weekday === undefined ? (['weekday-guessed'] as const) : []),
    ...(above.addressee === undefined ? (['no-addressee'] as const) : []),
    ...(above.isOfSome === true ? (['some-schools'] as const) : []),
    ...(above.isConditional === true ? (['conditional'] as const) : []),
    ...(above.isRecommended === true ? (['recommended'] as const) : []),
  ];
  return {
    ...(above.label !== undefined &&
      above.label.length > 0 && { item: ITEM + above.label.join('.') + (above.letter ?? '') }),
    title,
    ...kind,
    evidence: evidenceOf(words, title, kind.kind === 'weekly'),
    addressee: above.addressee ?? 'schools',
    ...mailOf(mailIn),
    doubts,
    words: sentence.trim().slice(0, MOST_WORDS),
  };
}

function chosen(terms: readonly Term[], inherited: Term | undefined): Term | undefined {
  const standing = terms.find(({ kind }) => kind === 'standing');
  return (
    standing ??
    terms.find(({ kind }) => kind === 'day') ??
    terms.find((term) => term.kind === 'weekly' && term.weekday !== undefined) ??
    terms.find(({ kind }) => kind === 'weekly') ??
    terms.find(({ kind }) => kind === 'soon') ??
    inherited ??
    terms.at(0)
  );
}

function kindOf(
  terms: readonly Term[],
  inherited: Term | undefined,
  title: string,
): Pick<ProposedDuty, 'kind'> & { dueOn?: CalendarDay; weekday?: Weekday } {
  const term = chosen(terms, inherited);
  switch (term?.kind) {
    case 'day':
      return { kind: 'dated', dueOn: term.day };
    case 'weekly':
      return { kind: 'weekly', weekday: term.weekday ?? USUAL_WEEKDAY };
    case 'standing':
    case 'soon':
      return { kind: term.kind };
    case 'unclear':
    case undefined:
      return { kind: STANDING.test(plainOf(title)) ? 'standing' : 'soon' };
  }
}

function doubtsOf({ doubt }: Term): DutyDoubt[] {
  return doubt === undefined ? [] : [doubt];
}

function mailOf(words: string): Pick<ProposedDuty, 'mailbox' | 'mark'> {
  const mailbox = E_MAIL.exec(words)?.[0].replaceAll('\\', '');
  const [, quoted, plain] = MARK.exec(words) ?? [];
  const mark = (quoted ?? plain)?.trim();
  return { ...(mailbox !== undefined && { mailbox }), ...(mark !== undefined && { mark }) };
}

/** «Срок – до 20.10.2023 г.», «Адрес: …» after the sentence that they are about. */
export function applyTo(found: ProposedDuty[], sentence: string, terms: readonly Term[]): void {
  const [term] = terms;
  if (term === undefined || !TERM_ALONE.test(plainOf(sentence.trimStart()))) {
    const last = found.at(-1);
    if (last !== undefined) found[found.length - 1] = { ...mailOf(sentence), ...last };
    return;
  }
  for (const [index, duty] of found.entries()) found[index] = withTerm(duty, term);
}

/** With the term that stands after it, where it has none of its own. */
export function withTerm(duty: ProposedDuty, term: Term): ProposedDuty {
  const hasOwn = duty.dueOn !== undefined || duty.kind === 'weekly' || duty.doubts.includes('monthly');
  if (hasOwn) return duty;
  const doubts = duty.doubts.filter((doubt) => doubt !== 'no-date' && doubt !== 'weekday-guessed');
  return {
    ...duty,
    weekday: undefined,
    ...kindOf([term], undefined, duty.words),
    doubts: [...doubts, ...doubtsOf(term)],
  };
}

/** With whom a line after it names, where nobody has been named. */
export function withAddressee(duty: ProposedDuty, addressee: Addressee): ProposedDuty {
  if (!duty.doubts.includes('no-addressee')) return duty;
  return { ...duty, addressee, doubts: duty.doubts.filter((doubt) => doubt !== 'no-addressee') };
}

/** «В теме письма указать «…»»: says more of the letter that was asked for before. */
export function isAboutMail(sentence: string, verb: number): boolean {
  return MARK.test(sentence) && ABOUT_MAIL.test(plainOf(sentence.slice(verb)));
}
