import { inRussian } from './in-russian.ts';
import { editDistance, normaliseWords, stem } from './words.ts';

/**
 * Something to be found: ways to ask for it, and its words that say less about it. A query with every word of one of
 * `keys` means it, whatever else stands there.
 */
type SearchEntry = { id: string; keys: readonly string[]; phrases: readonly string[]; body: string };

/** `score` is from 0 to 1: how much of the query and of one phrase are the same. */
export type Found = { id: string; score: number };

/** A word that no entry has weighs so much of the rarest one: people put in more than the question needs. */
const UNKNOWN = 0.75;
/** Below it nothing is better than something wrong. */
const LEAST_SCORE = 0.47;
/** So much of what a query says must be known to the entry. */
const LEAST_COVERED = 0.5;
/** A key is worth this much, a longer one more, and the rest by how much of the query is known. */
const KEY_SCORE = 0.6;
const KEY_WORD = 0.03;
/** Misprints cost a part of the word's weight. */
const MISPRINT = 0.85;
/** A word that stands only in the body says less than one of the phrases. */
const BODY = 0.5;
const MOST_WORDS = 40;
/** Words that begin with so many of the same letters and differ in so many are kin; nearer than two misprints. */
const KIN_LETTERS = 5;
const KIN_REST = 6;
const KIN = 1.5;

/** A word as it is written, small and plain; `meaning` is its stem, or the stem of the word it stands for. */
type Word = { word: string; meaning: string };
type Stems = ReadonlyMap<string, number>;
type IndexedEntry = {
  id: string;
  keys: readonly ReadonlySet<string>[];
  phrases: readonly Stems[];
  own: Stems;
  body: ReadonlySet<string>;
};
type SearchIndex = {
  entries: readonly IndexedEntry[];
  weights: Stems;
  /** Of a word that no entry has. */
  unknownWeight: number;
  /** The meaning of every word as it is written: what a misprint is held against. */
  spelt: Map<string, string>;
  /** Stems of words that are no misprints. */
  foreign: ReadonlySet<string>;
};

/**
 * Lines of words: `ignored` say nothing of a subject; each line of `synonyms` means one thing; words of `foreign` are of
 * other subjects and no misprint of any word here («учебники», «ученики»).
 */
type SearchLexicon = { ignored: readonly string[]; synonyms: readonly string[]; foreign?: readonly string[] };

/** A search over a few hundred entries, made once. */
export function createSearch(
  entries: readonly SearchEntry[],
  lexicon: SearchLexicon,
): (query: string) => Found[] {
  const ignored = new Set(lexicon.ignored.flatMap(normaliseWords));
  const synonyms = new Map(
    lexicon.synonyms.flatMap((line) => {
      const [first = '', ...others] = normaliseWords(line).map(stem);
      return others.map((other) => [other, first] as const);
    }),
  );
  const read = (text: string): Word[] =>
    normaliseWords(text)
      .filter((word) => !ignored.has(word))
      .map((word) => ({ word, meaning: synonyms.get(stem(word)) ?? stem(word) }));
  const foreign = new Set((lexicon.foreign ?? []).flatMap(normaliseWords).map(stem));
  const index = { ...indexOf(entries, read), foreign };
  for (const word of lexicon.synonyms.flatMap(normaliseWords)) {
    index.spelt.set(word, synonyms.get(stem(word)) ?? stem(word));
  }
  const knows = (word: string) =>
    ignored.has(word) || index.spelt.has(word) || index.weights.has(synonyms.get(stem(word)) ?? stem(word));
  return (query) => find(index, read(inRussian(query, knows)));
}

function indexOf(
  entries: readonly SearchEntry[],
  read: (text: string) => Word[],
): Omit<SearchIndex, 'foreign'> {
  const spelt = new Map<string, string>();
  const meanings = (text: string): string[] =>
    read(text).map(({ word, meaning }) => {
      spelt.set(word, meaning);
      return meaning;
    });
  const setsOf = (phrases: readonly string[]) =>
    phrases.map((phrase) => new Set(meanings(phrase))).filter(({ size }) => size > 0);
  const raw = entries.map(({ id, keys, phrases, body }) => ({
    id,
    keys: setsOf(keys),
    // A key is one of the ways to ask, too.
    phrases: setsOf([...phrases, ...keys]),
    body: new Set(meanings(body)),
  }));
  const holders = new Map<string, number>();
  for (const { phrases, body } of raw) {
    const own = new Set(phrases.flatMap((phrase) => [...phrase]));
    for (const word of new Set([...own, ...body])) {
      holders.set(word, (holders.get(word) ?? 0) + (own.has(word) ? 1 : BODY));
    }
  }
  const weightOf = (held: number) => Math.log(1 + entries.length / held);
  const weights = new Map([...holders].map(([word, held]) => [word, weightOf(held)]));
  const weigh = (words: ReadonlySet<string>): Stems =>
    new Map([...words].map((word) => [word, weights.get(word) ?? 0]));
  return {
    entries: raw.map(({ id, keys, phrases, body }) => ({
      id,
      keys,
      phrases: phrases.map(weigh),
      own: weigh(new Set(phrases.flatMap((phrase) => [...phrase]))),
      body,
    })),
    weights,
    unknownWeight: UNKNOWN * weightOf(1),
    spelt,
  };
}

/** The meanings of a query with how sure each is, and what all of it weighs. */
type Asked = { asked: Stems; mass: number; isChance: boolean };

/** The entries that the words mean, best first; nothing where none is near enough. */
function find(index: SearchIndex, query: readonly Word[]): Found[] {
  const words = [...new Map(query.map((one) => [one.meaning, one])).values()].slice(0, MOST_WORDS);
  const meant = words.map((word) => knownWord(index, word));
  const asked = new Map<string, number>();
  for (const one of meant) if (one !== undefined) asked.set(one.meaning, one.trust);
  const unknown = meant.filter((one) => one === undefined).length;
  const mass = sum([...asked.keys()].map((word) => weightIn(index, word))) + unknown * index.unknownWeight;
  if (asked.size === 0) return [];
  return index.entries
    .map((entry) => ({
      id: entry.id,
      score: scoreOf(index, entry, { asked, mass, isChance: asked.size === 1 && unknown > 0 }),
    }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .toSorted((a, b) => b.score - a.score);
}

function scoreOf(index: SearchIndex, entry: IndexedEntry, { asked, mass, isChance }: Asked): number {
  const shared = (words: { has(word: string): boolean }) =>
    sum([...asked].flatMap(([word, trust]) => (words.has(word) ? [trust * weightIn(index, word)] : [])));
  const own = shared(entry.own);
  const covered = (own + BODY * (shared(entry.body) - sharedBoth(index, entry, asked))) / mass;
  const keyed = Math.max(
    0,
    ...entry.keys.filter((key) => [...key].every((word) => asked.has(word))).map(({ size }) => size),
  );
  if (keyed > 0) return Math.min(1, KEY_SCORE + KEY_WORD * keyed + (1 - KEY_SCORE) * 0.7 * covered);
  // One word among unknown ones may be about anything: «заявка на учебники».
  if (own === 0 || covered < LEAST_COVERED || isChance) return 0;
  // Dice over weights: what the query and the phrase share, out of what both say.
  const nearest = Math.max(
    ...entry.phrases.map((phrase) => (2 * shared(phrase)) / (mass + sum([...phrase.values()]))),
  );
  return 0.6 * nearest + 0.4 * covered;
}

function sharedBoth(index: SearchIndex, { own, body }: IndexedEntry, asked: Stems): number {
  return sum(
    [...asked].flatMap(([word, trust]) =>
      own.has(word) && body.has(word) ? [trust * weightIn(index, word)] : [],
    ),
  );
}

/** The word itself, or the one it is most likely a misprint of: one wrong letter in a short word, two in a long one. */
function knownWord(
  { weights, spelt, foreign }: SearchIndex,
  { word, meaning }: Word,
): { meaning: string; trust: number } | undefined {
  if (weights.has(meaning)) return { meaning, trust: 1 };
  if (/\p{N}/u.test(word) || foreign.has(stem(word))) return undefined;
  const allowed = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  let best: { meaning: string; rank: number } | undefined;
  for (const [known, itsMeaning] of spelt) {
    if (known.length < 4) continue;
    const rank = Math.min(
      isKin(word, known) ? KIN : Infinity,
      misprints(word, known, allowed),
      // The ending may differ as well as a letter be wrong.
      meaning.length < 5 ? Infinity : misprints(meaning, itsMeaning, Math.min(allowed, 1)) + 0.1,
    );
    if (best === undefined ? Number.isFinite(rank) : rank < best.rank) best = { meaning: itsMeaning, rank };
  }
  return best && weights.has(best.meaning) ? { meaning: best.meaning, trust: MISPRINT } : undefined;
}

/** Forms of one word that the stems do not show: «обновится» and «обновляется». */
function isKin(word: string, known: string): boolean {
  const shorter = Math.min(word.length, known.length);
  if (shorter < KIN_LETTERS || Math.abs(word.length - known.length) > KIN_REST) return false;
  let same = 0;
  while (same < shorter && word.charAt(same) === known.charAt(same)) same++;
  return same >= KIN_LETTERS && Math.max(word.length, known.length) - same <= KIN_REST;
}

/** Of two as many, the one that begins alike is meant. */
function misprints(word: string, known: string, allowed: number): number {
  if (Math.abs(known.length - word.length) > allowed) return Infinity;
  const distance = editDistance(word, known);
  return distance > allowed ? Infinity : distance + (known.startsWith(word.slice(0, 2)) ? 0 : 0.2);
}

function weightIn({ weights, unknownWeight }: SearchIndex, word: string): number {
  return weights.get(word) ?? unknownWeight;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
