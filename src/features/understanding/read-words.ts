import { inRussian as readInRussian } from '../../text/in-russian.ts';
import { normaliseWords } from '../../text/words.ts';
import { SIGN_WORD } from './lexicon.ts';
import { conceptsOf, exactConceptsOf } from './vocabulary.ts';
import type { Concept } from './vocabulary.ts';

/** A word as it is compared, with all it may mean. */
export type Word = { text: string; concepts: ReadonlySet<Concept> };

const CYRILLIC = /[а-яё]/i;
/** Two words written as one are looked for in words of at least this length. */
const TWO_WORDS = 6;

/** The text in Russian letters, where that gives words we know. */
export function inRussian(text: string): string {
  return readInRussian(text, (word) => CYRILLIC.test(word) && conceptsOf(word).size > 0);
}

export function readWords(text: string): Word[] {
  return normaliseWords(text).flatMap((word) => {
    const own = wordOf(word);
    if (own.concepts.size > 0) return [own];
    return twoWords(word) ?? [own];
  });
}

function wordOf(text: string): Word {
  return { text, concepts: conceptsOf(text) };
}

function twoWords(word: string): Word[] | undefined {
  if (word.length < TWO_WORDS) return undefined;
  for (let at = 2; at <= word.length - 3; at += 1) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    const [a, b] = [exactConceptsOf(first), exactConceptsOf(second)];
    const isNoise = a.has('noise') && b.has('noise');
    if (a.size > 0 && b.size > 0 && !isNoise) {
      return [
        { text: first, concepts: a },
        { text: second, concepts: b },
      ];
    }
  }
  return undefined;
}

/** Politeness and other words that change nothing. */
export function isNoise({ text, concepts }: Word): boolean {
  const isPolite = concepts.size > 0 && [...concepts].every((one) => one === 'noise' || one === 'you');
  return isPolite || concepts.has('bot') || text === SIGN_WORD.trim();
}

/** Concepts that are a part of what is said and no subject of it. */
const SILENT: ReadonlySet<Concept> = new Set(['noise', 'ordinary', 'neg', 'you', 'some-day', 'costs', 'i']);

/** Words that say something to us beyond being Russian. */
export function isOurs({ concepts }: Word): boolean {
  return [...concepts].some((concept) => !SILENT.has(concept));
}

/** How many of the words say nothing to us; a short one counts half: it may be a misprint of a small word. */
export function strangersAmong(words: readonly Word[]): number {
  const strange = words.filter(
    ({ text, concepts }) =>
      !/^\d+$/.test(text) &&
      text.length > 2 &&
      [...concepts].every((one) => one === 'ordinary' || one === 'some-day' || one === 'classes'),
  );
  return [...new Set(strange.map(({ text }) => text))].reduce(
    (sum, { length }) => sum + (length > 4 ? 1 : 0.5),
    0,
  );
}
