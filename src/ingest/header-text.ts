import { LOOK_ALIKES } from '../shared/lexicon.ts';

/** Lower case, ё as е, Latin look-alikes as Cyrillic letters: for comparing, never for showing. */
export function foldLetters(text: string): string {
  const lower = text.toLowerCase();
  // The look at most texts finds nothing to fold, and a replacement by a function is ten times the price of a look.
  const folded = FOLDED.test(lower)
    ? lower.replace(FOLDED_ALL, (letter) => LOOK_ALIKES.get(letter) ?? letter)
    : lower;
  return folded.includes('ё') ? folded.replaceAll('ё', 'е') : folded;
}
const FOLDED = /[abcehkmoptxy]/;
const FOLDED_ALL = /[abcehkmoptxy]/g;

// No heading is longer; the patterns of the lexicon need a bound.
const MAX_LENGTH = 1000;

/**
 * A heading as the patterns of the lexicon expect it: folded, without quotes, words that were broken at a line's end
 * joined again, one space between words.
 */
export function normaliseHeader(text: string): string {
  return foldLetters(text.slice(0, MAX_LENGTH))
    .replace(/["'«»„“”‘’`]/g, '')
    .replace(/([а-я])- (?=[а-я])/g, '$1')
    .replace(/[\s_]+/g, ' ')
    .replace(/ ([,.;:)])/g, '$1')
    .trim();
}

/** A unit's name for comparing inside one file: folded, without quotes, dots and spaces round «№». */
export function nameKey(name: string): string {
  return foldLetters(name.slice(0, MAX_LENGTH))
    .replace(/["'«»„“”‘’`.,]/g, ' ')
    .replace(/№\s*/g, '№')
    .replace(/\s+/g, ' ')
    .trim();
}
