import { addresseeOf } from './addressee.ts';
import type { Addressee } from './addressee.ts';
import { findTerms } from './find-terms.ts';
import type { Term, TermBase } from './find-terms.ts';
import { infinitiveOf, infinitivesOf } from './infinitives.ts';
import { NAMES, NEVER_DUTY, OF_THE_ORDER, OWN_ACT, THE_ORDER, TOLD, TO_ALL } from './lexicon.ts';
import { applyTo, dutyOf } from './make-duty.ts';
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
    const verbs = infinitivesOf(sentence);
    const [verb] = verbs;
    if (verb === undefined) {
      applyTo(found, sentence, terms);
      continue;
    }
    const prefix = sentence.slice(0, verb.from);
    const named = namedIn(prefix.slice(leadOf(prefix, terms)));
    const addressee = named ?? above.addressee;
    const say = plainOf(sentence.slice(verb.from));
    if (NEVER_DUTY.test(say)) continue;
    if (addressee === undefined && isOwnAct(plainOf(sentence), say)) continue;
    const cut = named === undefined ? 0 : verb.from;
    const shared = { ...above, ...(addressee && { addressee }) };
    for (const part of partsByDay(sentence, terms)) {
      const duty = dutyOf(part, shared, {
        sentence: words,
        prefix: part.at === 0 ? cut : 0,
        former: part.at === 0 ? undefined : found.at(-1)?.title,
        verb: infinitiveOf(sentence.slice(verb.from, verb.to)),
      });
      if (duty !== undefined) found.push(duty);
    }
  }
  return found;
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
