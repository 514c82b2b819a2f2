import {
  ADDITIONAL_EDUCATION,
  AREA_WORD,
  BRANCH,
  COLLEGE_TYPES,
  GENERAL_FORM,
  HONOUR,
  KINDERGARTEN_TYPES,
  ORDINALS,
  PLAIN_SCHOOL_TYPES,
  PRESCHOOL_FORM,
  PROFILE_WORD,
  SPECIAL_FORM,
  SPECIAL_SCHOOL_TYPES,
  SPECIAL_WORD,
} from './lexicon.ts';
import type { OrganisationKind } from './metric.ts';
import { keyWithoutForm, parseSchoolName } from './school-name-parts.ts';
import type { SchoolNameParts } from './school-name-parts.ts';
import { ANOTHER_TYPE, typeFit } from './type-likeness.ts';
import { fitOfWords, isShortened } from './word-likeness.ts';

/** Why a unit may be meant, or what speaks against it; worded by the texts of a slice. */
export type NameReason =
  /** Nothing differs but how it is written. */
  | { code: 'same-name' }
  | { code: 'same-words' }
  | { code: 'same-number'; number: string }
  | { code: 'form-differs'; spelled: string; own: string }
  /** `another`: both say what they are, and it is not the same. */
  | { code: 'type-differs'; spelled: string; own: string; another: boolean }
  /** One word differs by a letter or two. */
  | { code: 'letter-differs'; spelled: string; own: string }
  | { code: 'ending-differs'; spelled: string; own: string }
  | { code: 'abbreviation'; short: string; full: string }
  /** The spelling is a part of the name. `place`: what it lacks may be the place: «Слободская» of «Введенско-Слободская». */
  | { code: 'part-of-name'; absent: readonly string[]; place: boolean }
  /** The name is a part of the spelling. */
  | { code: 'name-is-part'; extra: readonly string[] }
  | { code: 'number-absent'; number: string }
  | { code: 'some-words' }
  /** «Мугринская» in «Новомугринская»: most often another school. */
  | { code: 'word-within'; spelled: string; own: string }
  | { code: 'branch-and-head' }
  | { code: 'special-and-plain' }
  /** It is like another name that means the unit. */
  | { code: 'by-alias'; alias: string };

/** A name taken apart once for many comparisons. */
export type KnownName = SchoolNameParts & {
  name: string;
  /** Without the legal form. */
  key: string;
  /** The words but an ordinal that is the school's number. */
  told: readonly string[];
  kind: OrganisationKind | undefined;
  isBranch: boolean;
  isSpecial: boolean;
};

export type Likeness = { score: number; reasons: readonly NameReason[] };

/** A name of more words is no name: the rest of them is not compared. */
const MOST_WORDS = 40;

export function knownName(name: string): KnownName {
  const parts = parseSchoolName(name);
  const { words, form = '' } = parts;
  const ordinal = ordinalOf(parts);
  return {
    ...parts,
    ...(ordinal !== undefined && { ownNumber: ordinal.number }),
    name,
    told: words.slice(0, MOST_WORDS).filter((_, index) => index !== ordinal?.at),
    key: keyWithoutForm(parts),
    kind: kindOf(parts),
    isBranch: words.some((word) => BRANCH.test(word)),
    isSpecial: SPECIAL_FORM.test(form) || words.some((word) => SPECIAL_WORD.test(word)),
  };
}

/** «Вторая Баппагайская» is № 2 where a person compares; no key is made of it. */
function ordinalOf({
  ownNumber,
  words,
  before,
}: SchoolNameParts): { at: number; number: string } | undefined {
  if (ownNumber !== undefined) return undefined;
  for (const [at, word] of words.slice(0, before).entries()) {
    const number = ORDINALS.find(([pattern]) => pattern.test(word))?.[1];
    if (number !== undefined) return { at, number };
  }
  return undefined;
}

function kindOf({ form = '', types, words }: SchoolNameParts): OrganisationKind | undefined {
  const has = (set: ReadonlySet<string>) => types.some((type) => set.has(type));
  if (form.endsWith('удо') || words.some((word) => ADDITIONAL_EDUCATION.test(word))) return 'other';
  if (has(COLLEGE_TYPES) || form.endsWith('поу')) return 'college';
  if (has(PLAIN_SCHOOL_TYPES) || has(SPECIAL_SCHOOL_TYPES)) return 'school';
  if (has(KINDERGARTEN_TYPES) || PRESCHOOL_FORM.test(form)) return 'kindergarten';
  return undefined;
}

/** Whether the forms say nothing against each other: one leaves it out, or both have the same. */
export function formsAgree(one: KnownName, other: KnownName): boolean {
  return isNoForm(one.form) || isNoForm(other.form) || one.form === other.form;
}

function isNoForm(form: string | undefined): boolean {
  return form === undefined || GENERAL_FORM.test(form);
}

/** How much a word tells organisations apart: 1 for one that few have. */
export type WeightOf = (word: string) => number;

const WEAKEST = 0.15;
const NAMED_AFTER_SHARE = 0.5;
const NUMBER_WEIGHT = 1.2;

type Aligned = {
  /** Of the spelling's weight and of the name's, how much has its counterpart; 0–1. */
  spelledShare: number;
  ownShare: number;
  absent: string[];
  /** A word that is absent stands before «им.» and tells schools apart. */
  placeIsAbsent: boolean;
  extra: string[];
  reasons: NameReason[];
  /** Of a branch's name the words of the branch itself are meant, not those of its head. */
  isBranchOwn: boolean;
};

/** How like a name is to a spelling, and in what; 0 where it cannot be meant. */
export function likenessOf(spelled: KnownName, own: KnownName, weightOf: WeightOf): Likeness {
  const nothing = { score: 0, reasons: [] };
  if (spelled.ownNumber !== undefined && own.ownNumber !== undefined && spelled.ownNumber !== own.ownNumber)
    return nothing;
  if (spelled.kind !== undefined && own.kind !== undefined && spelled.kind !== own.kind) return nothing;
  const words = align(spelled, own, weightOf);
  const base = 0.6 * words.spelledShare + 0.4 * words.ownShare;
  let score = base;
  const reasons: NameReason[] = [];
  const number = spelled.ownNumber ?? own.ownNumber;
  if (number !== undefined) {
    if (spelled.ownNumber === own.ownNumber) reasons.push({ code: 'same-number', number });
    else {
      reasons.push({ code: 'number-absent', number });
      score *= 0.8;
    }
  }
  const isWhole = words.absent.length === 0 && words.extra.length === 0 && words.reasons.length === 0;
  if (isWhole) reasons.push({ code: spelled.told.length > 0 ? 'same-words' : 'same-name' });
  else reasons.push(...words.reasons, ...partReasons(words));
  if (spelled.isBranch !== own.isBranch) {
    reasons.push({ code: 'branch-and-head' });
    score *= words.isBranchOwn ? 0.9 : 0.55;
  }
  if (spelled.isSpecial !== own.isSpecial) {
    reasons.push({ code: 'special-and-plain' });
    score *= 0.7;
  }
  if (!formsAgree(spelled, own)) {
    reasons.push({ code: 'form-differs', spelled: spelled.form ?? '', own: own.form ?? '' });
    score *= 0.97;
  }
  const types = typeFit(spelled.types, own.types);
  if (types < 1) {
    reasons.push({
      code: 'type-differs',
      spelled: spelled.types.join('+'),
      own: own.types.join('+'),
      another: types <= ANOTHER_TYPE,
    });
    score *= types;
  }
  return { score: Math.min(score, 0.99), reasons };
}

function partReasons({ absent, placeIsAbsent, extra, spelledShare, ownShare }: Aligned): NameReason[] {
  if (absent.length > 0 && extra.length === 0)
    return [{ code: 'part-of-name', absent, place: placeIsAbsent }];
  if (extra.length > 0 && absent.length === 0) return [{ code: 'name-is-part', extra }];
  return absent.length > 0 && spelledShare + ownShare > 0 ? [{ code: 'some-words' }] : [];
}

/** Pairs the words of both, the surest first; each word is used once. */
function align(spelled: KnownName, own: KnownName, weightOf: WeightOf): Aligned {
  const left = weighed(spelled, weightOf);
  const right = weighed(own, weightOf);
  const reasons: NameReason[] = [];
  for (const one of left) {
    const same = right.find((other) => other.matched === 0 && other.word === one.word);
    if (same !== undefined) one.matched = same.matched = 1;
  }
  joinPairs(left, right, reasons, true);
  joinPairs(right, left, reasons, false);
  const fits = left
    .filter(({ matched }) => matched === 0)
    .flatMap((one) =>
      right
        .filter(({ matched }) => matched === 0)
        .flatMap((other) => {
          const fit = fitOfWords(one.word, other.word);
          return fit === undefined ? [] : [{ one, other, ...fit }];
        }),
    )
    .toSorted((a, b) => b.quality - a.quality);
  for (const { one, other, quality, how } of fits) {
    if (one.matched > 0 || other.matched > 0) continue;
    one.matched = other.matched = quality;
    const words = { spelled: one.word, own: other.word };
    if (how === 'letters') reasons.push({ code: 'letter-differs', ...words });
    else if (how === 'within') reasons.push({ code: 'word-within', ...words });
    else if (how === 'short') {
      const [short, full] = one.word.length < other.word.length ? [one, other] : [other, one];
      reasons.push({ code: 'abbreviation', short: short.word, full: full.word });
    } else reasons.push({ code: 'ending-differs', ...words });
  }
  const last = right.at(-1);
  if (spelled.ownNumber !== undefined && spelled.ownNumber === own.ownNumber) {
    const weight = NUMBER_WEIGHT * weightOf(`№${spelled.ownNumber}`);
    const number = { word: spelled.ownNumber, weight, isPlace: false };
    left.push({ ...number, matched: 1 });
    right.push({ ...number, matched: 1 });
  }
  const unmatched = (side: readonly Weighed[]) =>
    side.flatMap(({ word, matched }) => (matched === 0 ? [word] : []));
  const [ofHead] = right.filter(({ word }) => !BRANCH.test(word));
  return {
    isBranchOwn: own.isBranch && last !== undefined && last.matched > 0 && ofHead?.matched === 0,
    spelledShare: shareOf(left),
    ownShare: shareOf(right),
    absent: unmatched(right),
    placeIsAbsent: right.some(({ matched, isPlace }) => matched === 0 && isPlace),
    extra: unmatched(left),
    reasons,
  };
}

type Weighed = { word: string; weight: number; isPlace: boolean; matched: number };

function weighed({ told, words, before }: KnownName, weightOf: WeightOf): Weighed[] {
  // Without the ordinal, which stands before «им.»
  const last = before - (Math.min(words.length, MOST_WORDS) - told.length);
  return told.map((word, index) => {
    const isWeak =
      word.length === 1 || [HONOUR, AREA_WORD, BRANCH, PROFILE_WORD].some((pattern) => pattern.test(word));
    const weight = isWeak ? WEAKEST : weightOf(word);
    const isBefore = index < last;
    return {
      word,
      weight: isBefore ? weight : weight * NAMED_AFTER_SHARE,
      isPlace: isBefore && !isWeak,
      matched: 0,
    };
  });
}

/** «Ново» and «мугринская» for «новомугринская», «Н» and «мулебкинская» for «нижнемулебкинская». */
function joinPairs(
  pairs: readonly Weighed[],
  wholes: readonly Weighed[],
  reasons: NameReason[],
  isSpelling: boolean,
): void {
  for (const [index, first] of pairs.entries()) {
    const second = pairs[index + 1];
    if (second === undefined || first.matched > 0) continue;
    const joined =
      second.matched > 0
        ? undefined
        : wholes.find(({ matched, word }) => matched === 0 && word === first.word + second.word);
    if (joined !== undefined) {
      first.matched = second.matched = joined.matched = 1;
      continue;
    }
    const shortened = wholes.find(
      ({ matched, word }) => matched === 0 && isShortened(first.word, second.word, word),
    );
    if (shortened === undefined || second.matched > 0) continue;
    first.matched = second.matched = shortened.matched = 0.85;
    const short = `${first.word}-${second.word}`;
    reasons.push({ code: 'abbreviation', short, full: shortened.word });
    if (!isSpelling) reasons.reverse();
  }
}

function shareOf(side: readonly Weighed[]): number {
  const all = side.reduce((sum, { weight }) => sum + weight, 0);
  if (all === 0) return 0;
  return side.reduce((sum, { weight, matched }) => sum + weight * matched, 0) / all;
}
