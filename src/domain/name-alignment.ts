import { AREA_WORD, BRANCH, HONOUR, PROFILE_WORD, SPECIAL_SCHOOL_TYPES } from './lexicon.ts';
import { MOST_WORDS } from './known-name.ts';
import type { KnownName } from './known-name.ts';
import type { NameReason } from './name-reason.ts';
import { fitOfWords, isShortened } from './word-likeness.ts';

/** How much a word tells organisations apart: 1 for one that few have. */
export type WeightOf = (word: string) => number;

const WEAKEST = 0.15;
const NAMED_AFTER_SHARE = 0.5;
const NUMBER_WEIGHT = 1.2;
const TYPE_WEIGHT = 1.3;

export type Aligned = {
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

/** Pairs the words of both, the surest first; each word is used once. */
export function align(spelled: KnownName, own: KnownName, weightOf: WeightOf): Aligned {
  const left = weighed(spelled, weightOf);
  const right = weighed(own, weightOf);
  const reasons: NameReason[] = [];
  for (const one of left) {
    const same = right.find((other) => other.matched === 0 && other.word === one.word);
    if (same !== undefined) one.matched = same.matched = 1;
  }
  joinPairs(left, right, reasons, true);
  joinPairs(right, left, reasons, false);
  joinInitials(left, right, reasons);
  joinInitials(right, left, reasons);
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
    // «Гимназия №1» is hardly the СОШ №1, whatever else the names say.
    const special = spelled.types.some((type) => SPECIAL_SCHOOL_TYPES.has(type) && own.types.includes(type));
    const weight = NUMBER_WEIGHT * weightOf(`№${spelled.ownNumber}`) + (special ? TYPE_WEIGHT : 0);
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

const MOST_INITIALS = 5;

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

/** «ОЦ» for «образовательный центр». */
function joinInitials(shorts: readonly Weighed[], wholes: readonly Weighed[], reasons: NameReason[]): void {
  for (const short of shorts) {
    const { length } = short.word;
    if (short.matched > 0 || length < 2 || length > MOST_INITIALS) continue;
    for (let at = 0; at + length <= wholes.length; at += 1) {
      const run = wholes.slice(at, at + length);
      const isRun = run.every(
        ({ word, matched }, index) => matched === 0 && word.length > 2 && word[0] === short.word[index],
      );
      if (!isRun) continue;
      for (const one of [short, ...run]) one.matched = 0.75;
      reasons.push({ code: 'abbreviation', short: short.word, full: run.map(({ word }) => word).join(' ') });
      break;
    }
  }
}

function shareOf(side: readonly Weighed[]): number {
  const all = side.reduce((sum, { weight }) => sum + weight, 0);
  if (all === 0) return 0;
  return side.reduce((sum, { weight, matched }) => sum + weight * matched, 0) / all;
}
