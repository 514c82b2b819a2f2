import { addresseeIn, addresseeOf, someOf } from './addressee.ts';
import type { Addressee } from './addressee.ts';
import { findTerms } from './find-terms.ts';
import type { Term } from './find-terms.ts';
import type { TermBase } from './term-days.ts';
import { nounOf } from './from-item.ts';
import { infinitivesOf, isTold } from './infinitives.ts';
import {
  AND,
  ASKS,
  CONDITION,
  CONTRAST,
  CUE,
  E_MAIL,
  FINITE_END,
  ITEM,
  ITEM_NAMED,
  INVITES,
  MARK,
  NAMED_NEXT,
  NAMED_NEXT_FIRST,
  NEVER_DUTY,
  OBJECT_BEFORE,
  OBJECT_FIRST,
  PRESENT,
  RECOMMENDS,
  SCHOOLS_AT_ALL,
  SENDING,
  SUBORDINATE,
  TERM_ALONE,
  WEAK_CUE,
  WHERE_NONE,
} from './lexicon.ts';
import { applyTo, dutyOf, isAboutMail } from './make-duty.ts';
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
    const own = ownOf(sentence, terms, above);
    if (own.length > 0) before = own;
    else if (E_MAIL.test(sentence) || MARK.test(sentence)) applyTo(found, sentence, []);
    found.push(...own);
  }
  return found;
}

function ownOf(sentence: string, terms: readonly Term[], above: Above): ProposedDuty[] {
  const [verb] = infinitivesOf(sentence);
  if (verb !== undefined && isAboutMail(sentence, verb.from)) return [];
  if (verb !== undefined || !E_MAIL.test(sentence)) return fromSentence(sentence, terms, above);
  // «Отчёт за октябрь – до 20.11 на почту …»
  const noun = nounOf(sentence, terms, above);
  return noun === undefined ? fromSentence(sentence, terms, above) : [noun];
}

function fromSentence(sentence: string, terms: readonly Term[], above: Above): ProposedDuty[] {
  const plain = plainOf(sentence);
  const cue = CUE.exec(plain);
  const hasDay = terms.some(({ kind }) => kind === 'day' || kind === 'weekly' || kind === 'standing');
  const from = cue === null ? 0 : cue.index + cue[0].length;
  const verbs = infinitivesOf(sentence).filter((verb) => verb.from >= from);
  const [first] = verbs;
  if (first === undefined) return hasDay ? fromRule(sentence, terms, above) : [];
  const isWhereNone =
    cue === null && WHERE_NONE.test(plain.slice(0, first.from)) && SENDING.test(plain.slice(first.from));
  const isCommand = isWhereNone || (cue === null && isCommanded(plain.slice(0, first.from)));
  const told = isCommand || isTold(sentence.slice(first.from, first.to));
  if (!told && (cue === null ? !hasDay : WEAK_CUE.test(cue[0]) && !hasDay)) return [];
  // Without «прошу» a sentence is a duty where its verb comes first, or after what it is about.
  if (
    cue === null &&
    (!told || isCommand) &&
    (first.from > 80 || SUBORDINATE.test(plain.slice(0, first.from)))
  )
    return [];
  if (NEVER_DUTY.test(plain.slice(first.from)) || INVITES.test(plain.slice(first.from))) return [];

  // «Информацию … необходимо представить»: what is handed in stands before the cue.
  const isObjectFirst =
    cue !== null &&
    OBJECT_FIRST.test(plain) &&
    (!ASKS.test(cue[0]) ||
      (sentence.slice(from, first.from).trim() === '' && !/[,;]/u.test(plain.slice(0, cue.index))));
  const said = isObjectFirst
    ? `${sentence.slice(0, cue.index)}${' '.repeat(cue[0].length)}${sentence.slice(from)}`
    : sentence;
  const starts = [
    isObjectFirst ? 0 : from,
    ...verbs.slice(1).flatMap((verb) => startOfNext(sentence, verb.from, terms) ?? []),
  ];
  const parts = starts.map((start, index) =>
    partOf(said, terms, start, starts[index + 1] ?? sentence.length),
  );
  const days = terms.filter(({ kind }) => kind === 'day');
  const asked = isCommand
    ? { addressee: addresseeOf(sentence), words: sentence.slice(0, first.from), isBetween: true }
    : cue === null || isObjectFirst
      ? undefined
      : askedIn(sentence, cue, first.from);
  const shared: Above = {
    ...above,
    ...(asked?.addressee && {
      addressee: asked.addressee,
      ...(asked.addressee === 'schools' && someOf(asked.words)),
    }),
    ...(cue !== null && RECOMMENDS.test(cue[0]) && { isRecommended: true }),
  };
  return parts.flatMap((part) => {
    const [only] = days;
    const hasOwn = part.terms.some(({ kind }) => kind !== 'unclear');
    const isShared = !hasOwn && days.length === 1 && only !== undefined;
    // A mailbox is of the part that names it.
    const own = parts.length === 1 ? sentence : part.words;
    const next = NAMED_NEXT_FIRST.exec(plainOf(part.words))?.[0];
    const to = next === undefined ? shared : { ...shared, ...namedNext(next) };
    const duty = dutyOf(part, isShared ? { ...to, term: only } : to, {
      sentence,
      mailIn: own,
      prefix: asked?.isBetween === true && part.at === from ? first.from - from : (next?.length ?? 0),
    });
    if (duty === undefined) return [];
    // A day before all of them is of all of them.
    const isCertain = only !== undefined && only.from < first.from;
    const doubts: DutyDoubt[] = [
      ...duty.doubts,
      ...(isShared && !isCertain ? (['shared-date'] as const) : []),
      ...(told && CONDITION.test(plain.slice(0, first.from)) ? (['conditional'] as const) : []),
    ];
    return [{ ...duty, doubts }];
  });
}

/** «Организациям, не представившим сведения, направить их»: who is named first is told what follows, by no other verb. */
function isCommanded(before: string): boolean {
  return addresseeOf(before) !== undefined && !FINITE_END.test(before);
}

function namedNext(words: string): Above {
  const addressee = addresseeIn(words.replace(/^,\s*(?:а\s+)?/u, ''));
  return addressee === undefined ? {} : { addressee };
}

/** Who is asked: «директорам школ необходимо …», «просим директоров школ …»; who stands before «просит» asks. */
function askedIn(
  sentence: string,
  cue: RegExpExecArray,
  verb: number,
): { addressee: Addressee | undefined; words: string; isBetween: boolean } {
  const between = sentence.slice(cue.index + cue[0].length, verb);
  const after = addresseeIn(between);
  if (after !== undefined || ASKS.test(cue[0]))
    return { addressee: after, words: between, isBetween: after !== undefined };
  const before = sentence.slice(0, cue.index);
  return { addressee: addresseeIn(before), words: before, isBetween: false };
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
  const before = plainOf(sentence.slice(0, at));
  if (AND.test(before)) return at;
  // «…, остальным руководителям – проверить …»
  const others = NAMED_NEXT.exec(before);
  if (others !== null) return others.index;
  const contrast = CONTRAST.exec(before);
  if (contrast !== null && infinitivesOf(contrast[0]).length === 0) return contrast.index;
  // «… и сведения о нём представить»
  if (!SENDING.test(plainOf(sentence.slice(verb)))) return undefined;
  const object = OBJECT_BEFORE.exec(before.replace(/\([^()]*\)/g, (aside) => '_'.repeat(aside.length)));
  const isOwn = object !== null && infinitivesOf(object[0]).length === 0 && !SUBORDINATE.test(object[0]);
  return isOwn ? object.index + (object[1]?.length ?? 0) : undefined;
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
