import { distance } from 'fastest-levenshtein';
import { newStemmer } from 'snowball-stemmers';
import { LOOK_ALIKES } from '../shared/lexicon.ts';
import { EXACT_LOOK_ALIKES } from './lexicon.ts';

const RUSSIAN = newStemmer('russian');
const CYRILLIC = /\p{Script=Cyrillic}/u;

/**
 * The words of a text as they are compared: small letters, ё as е, no stress marks, emoji, punctuation or slash.
 * Latin letters become Cyrillic ones in a word that has Cyrillic too («Cpoки») or that consists of look-alikes only
 * («CPOK»). Not for invitation codes: their letters are Latin.
 */
export function normaliseWords(text: string): string[] {
  // Composed first, so that the marks dropped after it are stress marks and not the breve of й.
  const composed = text.normalize('NFC').replace(/[\p{M}\p{Cf}]/gu, '');
  return (composed.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    withoutLookAlikes(word).toLowerCase().replaceAll('ё', 'е'),
  );
}

/** The same words, one space between them. */
export function normaliseText(text: string): string {
  return normaliseWords(text).join(' ');
}

/** The unchanging part of a normalised Russian word; other words stay as they are. */
export function stem(word: string): string {
  return CYRILLIC.test(word) ? RUSSIAN.stem(word) : word;
}

/**
 * The candidate (as given) that a person most likely meant: at most `maxDistance` wrong, missing, extra or swapped
 * letters away, by whole words or by stems, and never more than one letter in three. Undefined where none is so near or
 * two are equally near. Numbers must be equal: «№ 1» is no misprint of «№ 11».
 */
export function nearest(
  text: string,
  candidates: readonly string[],
  maxDistance: number,
): string | undefined {
  const words = normaliseWords(text);
  const ranked = candidates
    .map((candidate) => ({ candidate, rank: rankOf(words, normaliseWords(candidate), maxDistance) }))
    .filter(({ rank }) => Number.isFinite(rank))
    .toSorted((a, b) => a.rank - b.rank);
  const [best, second] = ranked;
  return best !== undefined && best.rank !== second?.rank ? best.candidate : undefined;
}

/** 0: the same words; .5: the same stems; more: the distance, a stem's half a letter worse than a word's. */
function rankOf(words: string[], others: string[], maxDistance: number): number {
  const [text, other] = [words.join(' '), others.join(' ')];
  if (text === '' || other === '' || numbersOf(text) !== numbersOf(other)) return Infinity;
  const byStems = editDistance(words.map(stem).join(' '), others.map(stem).join(' '));
  const rank = Math.min(editDistance(text, other), byStems + 0.5);
  const allowed = Math.min(maxDistance, Math.floor(Math.min(text.length, other.length) / 3));
  return Math.floor(rank) <= allowed ? rank : Infinity;
}

/** Levenshtein's distance, in which one pair of neighbours in the wrong order counts as one mistake. */
export function editDistance(a: string, b: string): number {
  return isOneSwap(a, b) ? 1 : distance(a, b);
}

function isOneSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = Array.from(a).findIndex((letter, index) => letter !== b.charAt(index));
  if (at < 0) return false;
  return a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b;
}

function numbersOf(text: string): string {
  return (text.match(/\p{N}+/gu) ?? []).join(' ');
}

function withoutLookAlikes(word: string): string {
  if (CYRILLIC.test(word)) {
    return Array.from(word.toLowerCase(), (letter) => LOOK_ALIKES.get(letter) ?? letter).join('');
  }
  const letters = Array.from(word);
  const alike = letters.map((letter) => EXACT_LOOK_ALIKES.get(letter) ?? letter);
  const changed = alike.filter((letter, index) => letter !== letters[index]).length;
  const digits = letters.filter((letter) => /\p{N}/u.test(letter)).length;
  return changed > 0 && changed + digits === letters.length ? alike.join('') : word;
}
