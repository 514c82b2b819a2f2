import { LAYOUT, TRANSLITERATION } from './lexicon.ts';
import { normaliseWords } from './words.ts';

const CYRILLIC = /[а-яё]/i;
const LATIN = /[a-z]/i;

/**
 * The text in Russian letters: what was typed in the wrong layout («gjrfpfntkb») or in Latin letters («pokazateli») is
 * turned back where that gives words that `knows` says are words.
 */
export function inRussian(text: string, knows: (word: string) => boolean): string {
  if (!LATIN.test(text)) return text;
  if (!CYRILLIC.test(text)) return likeliest(text, knows);
  return text.replace(/\S+/g, (word) =>
    LATIN.test(word) && !CYRILLIC.test(word) ? likeliest(word, knows) : word,
  );
}

function likeliest(text: string, knows: (word: string) => boolean): string {
  const [best] = [text, fromLayout(text), fromTransliteration(text)]
    .map((reading) => ({ reading, known: knownLetters(reading, knows) }))
    .toSorted((a, b) => b.known - a.known);
  return best === undefined || best.known === 0 ? text : best.reading;
}

function fromLayout(text: string): string {
  return Array.from(text.toLowerCase(), (key) => LAYOUT.get(key) ?? key).join('');
}

function fromTransliteration(text: string): string {
  let russian = text.toLowerCase();
  for (const [latin, letters] of TRANSLITERATION) russian = russian.replaceAll(latin, letters);
  return russian;
}

/** How many letters of the text stand in known words. */
function knownLetters(text: string, knows: (word: string) => boolean): number {
  return normaliseWords(text)
    .filter((word) => word.length > 1 && knows(word))
    .reduce((sum, word) => sum + word.length, 0);
}
