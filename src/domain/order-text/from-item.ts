import { addresseeOf, someOf } from './addressee.ts';
import type { Addressee } from './addressee.ts';
import { findTerms } from './find-terms.ts';
import type { Term } from './find-terms.ts';
import type { TermBase } from './term-days.ts';
import { infinitiveOf, infinitivesOf } from './infinitives.ts';
import {
  HANDS_ON,
  ITSELF_FIRST,
  NAMES,
  NEVER_DUTY,
  NOUN_FIRST,
  OF_THE_ORDER,
  OWN_ACT,
  RECOMMENDS,
  THE_ORDER,
  TOLD,
  TO_ALL,
} from './lexicon.ts';
import { applyTo, dutyOf, isAboutMail } from './make-duty.ts';
import type { Above } from './make-duty.ts';
import { partsByDay } from './parts.ts';
import { plainOf } from './plain.ts';
import type { ProposedDuty } from './proposed-duty.ts';
import { sentencesOf } from './sentences.ts';

/** The duties of a numbered item or a bullet: one for each sentence, or for each of several days. */
export function fromItem(words: string, above: Above, base: TermBase): ProposedDuty[] {
  const found: ProposedDuty[] = [];
  for (const sentence of sentencesOf(words)) {
    const terms = findTerms(sentence, base);
    const verb = verbOf(sentence);
    if (verb === undefined || isAboutMail(sentence, verb.from)) {
      const noun = found.length === 0 ? nounOf(sentence, terms, above) : undefined;
      if (noun !== undefined) found.push(noun);
      else applyTo(found, sentence, terms);
      continue;
    }
    const prefix = sentence.slice(0, verb.from);
    const told = prefix.slice(leadOf(prefix, terms)).replace(HANDS_ON_FIRST, '');
    const named = namedIn(told);
    const addressee = named ?? above.addressee;
    const say = plainOf(sentence.slice(verb.from));
    if (NEVER_DUTY.test(say)) continue;
    if (addressee === undefined && isOwnAct(plainOf(sentence), say)) continue;
    const isHandedOn = verb.from !== infinitivesOf(sentence)[0]?.from;
    const cut = named === undefined && !isHandedOn ? 0 : verb.from;
    const shared = {
      ...above,
      ...(addressee && { addressee }),
      ...(named === 'schools' && someOf(prefix)),
      ...(RECOMMENDS.test(plainOf(prefix)) && { isRecommended: true }),
    };
    const parts = partsByDay(sentence, terms);
    for (const part of parts) {
      const duty = dutyOf(part, shared, {
        sentence: words,
        mailIn: parts.length === 1 ? sentence : part.words,
        prefix: part.at === 0 ? cut : 0,
        former: part.at === 0 ? undefined : found.at(-1)?.title,
        verb: infinitiveOf(sentence.slice(verb.from, verb.to)),
      });
      if (duty !== undefined) found.push(duty);
    }
  }
  return found;
}

/** «Рекомендовать … провести»: what is to be done is the second one. */
function verbOf(sentence: string): { from: number; to: number } | undefined {
  const [first, second] = infinitivesOf(sentence);
  return first !== undefined && second !== undefined && HANDS_ON.test(plainOf(sentence.slice(first.from)))
    ? second
    : first;
}

const HANDS_ON_FIRST = new RegExp(HANDS_ON.source, 'iu');

/** «Отчёт о работе чатов – до 02.11.2024»: what has a day is to be done without a verb too. */
export function nounOf(sentence: string, terms: readonly Term[], above: Above): ProposedDuty | undefined {
  const plain = plainOf(sentence.trimStart());
  const isTask =
    NOUN_FIRST.test(plain) && !ITSELF_FIRST.test(plain) && terms.some(({ kind }) => kind === 'day');
  if (!isTask) return undefined;
  return dutyOf({ words: sentence, terms, at: 0 }, above, { sentence });
}

/** Whoever is called by a name works in the office: schools are told as schools. */
function namedIn(words: string): Addressee | undefined {
  if (TO_ALL.test(plainOf(words))) return 'schools';
  const isTold = TOLD.test(plainOf(words).trimStart());
  return (
    addresseeOf(words) ?? (isTold || NAMES.some((name) => words.search(name) >= 0) ? 'others' : undefined)
  );
}

/** What the signer does, the order itself included: «приказ разместить на сайте управления». */
function isOwnAct(sentence: string, say: string): boolean {
  return OWN_ACT.test(say) || (OF_THE_ORDER.test(say) && THE_ORDER.test(sentence));
}

/** «В срок до 5 ноября руководителям школ провести …»: where the words after the term begin. */
function leadOf(prefix: string, terms: readonly Term[]): number {
  const first = terms.find(({ from, to }) => to <= prefix.length && prefix.slice(0, from).trim() === '');
  return first === undefined ? 0 : first.to;
}
