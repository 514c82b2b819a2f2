import { addresseeIn } from './addressee.ts';
import { findTerms } from './find-terms.ts';
import type { Term, TermBase } from './find-terms.ts';
import { infinitivesOf, isTold } from './infinitives.ts';
import {
  AND,
  CONDITION,
  CUE,
  ITEM,
  ITEM_NAMED,
  NEVER_DUTY,
  PRESENT,
  RECOMMENDS,
  SCHOOLS_AT_ALL,
  SUBORDINATE,
  TERM_ALONE,
  WEAK_CUE,
} from './lexicon.ts';
import { applyTo, dutyOf } from './make-duty.ts';
import type { Above } from './make-duty.ts';
import { partOf } from './parts.ts';
import { plainOf } from './plain.ts';
import type { DutyDoubt, ProposedDuty } from './proposed-duty.ts';
import { sentencesOf } from './sentences.ts';

/** The duties of prose: what follows «прошу», «необходимо», each thing to be done by itself. */
export function fromProse(words: string, above: Above, base: TermBase): ProposedDuty[] {
  const found: ProposedDuty[] = [];
  let before: ProposedDuty[] = [];
  for (const sentence of sentencesOf(words)) {
    const plain = plainOf(sentence);
    const terms = findTerms(sentence, base);
    if (TERM_ALONE.test(plain.trimStart())) {
      const changed = [...before];
      applyTo(changed, sentence, terms);
      found.splice(found.length - before.length, before.length, ...changed);
      before = changed;
      continue;
    }
    const own = fromSentence(sentence, terms, above);
    if (own.length > 0) before = own;
    found.push(...own);
  }
  return found;
}

function fromSentence(sentence: string, terms: readonly Term[], above: Above): ProposedDuty[] {
  const plain = plainOf(sentence);
  const cue = CUE.exec(plain);
  const hasDay = terms.some(({ kind }) => kind === 'day');
  const from = cue === null ? 0 : cue.index + cue[0].length;
  const verbs = infinitivesOf(sentence).filter((verb) => verb.from >= from);
  const [first] = verbs;
  if (first === undefined) return hasDay ? fromRule(sentence, terms, above) : [];
  const told = isTold(sentence.slice(first.from, first.to));
  if (!told && (cue === null ? !hasDay : WEAK_CUE.test(cue[0]) && !hasDay)) return [];
  // Without «прошу» a sentence is a duty where its verb comes first, or after what it is about.
  if (cue === null && !told && (first.from > 80 || SUBORDINATE.test(plain.slice(0, first.from)))) return [];
  if (NEVER_DUTY.test(plain.slice(first.from))) return [];

  const starts = [from, ...verbs.slice(1).flatMap((verb) => startOfNext(sentence, verb.from, terms) ?? [])];
  const parts = starts.map((start, index) =>
    partOf(sentence, terms, start, starts[index + 1] ?? sentence.length),
  );
  const days = terms.filter(({ kind }) => kind === 'day');
  const lead = cue === null ? '' : sentence.slice(0, cue.index);
  const named = addresseeIn(lead);
  const shared: Above = { ...above, ...(named && { addressee: named }) };
  return parts.flatMap((part) => {
    const [only] = days;
    const hasOwn = part.terms.some(({ kind }) => kind !== 'unclear');
    const isShared = !hasOwn && days.length === 1 && only !== undefined;
    // A mailbox is of the part that names it.
    const own = parts.length === 1 ? sentence : part.words;
    const duty = dutyOf(part, isShared ? { ...shared, term: only } : shared, { sentence, mailIn: own });
    if (duty === undefined) return [];
    // A day before all of them is of all of them.
    const isCertain = only !== undefined && only.from < first.from;
    const doubts: DutyDoubt[] = [
      ...duty.doubts,
      ...(isShared && !isCertain ? (['shared-date'] as const) : []),
      ...(cue !== null && RECOMMENDS.test(cue[0]) ? (['recommended'] as const) : []),
    ];
    return [{ ...duty, doubts }];
  });
}

/** Where another thing to be done begins, with the words between «и» and its verb; undefined: it is a part of the one before. */
function startOfNext(sentence: string, verb: number, terms: readonly Term[]): number | undefined {
  let at = verb;
  // «и в кратчайшие сроки перевести», «, а отчёт до 1 ноября направить»
  for (;;) {
    const before = sentence.slice(0, at).trimEnd();
    const term = terms.find(({ to }) => to === before.length || to === sentence.slice(0, at).length);
    if (term === undefined) break;
    at = term.from;
  }
  return AND.test(plainOf(sentence.slice(0, at))) ? at : undefined;
}

/** «… организации доводят до сведения … не позднее 1 мая»: a rule that says what they do. */
function fromRule(sentence: string, terms: readonly Term[], above: Above): ProposedDuty[] {
  const plain = plainOf(sentence);
  const said = [...plain.matchAll(/\p{L}+/gu)].find(([word]) => PRESENT.has(word));
  const verb = said && PRESENT.get(said[0]);
  if (said === undefined || verb === undefined || !SCHOOLS_AT_ALL.test(plain.slice(0, said.index))) return [];
  const part = partOf(sentence, terms, said.index + said[0].length, sentence.length);
  const duty = dutyOf(part, { ...above, addressee: 'schools' }, { sentence, verb });
  if (duty === undefined) return [];
  const item = ITEM_NAMED.exec(plain.trimStart())?.[1];
  const isConditional = CONDITION.test(plain);
  return [
    {
      ...duty,
      ...(item !== undefined && { item: ITEM + item }),
      doubts: [...duty.doubts, ...(isConditional ? (['conditional'] as const) : [])],
    },
  ];
}
